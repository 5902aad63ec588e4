"""Who is measured: learnlog in three ways, and other generators on the same entries."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmark import peer_sites
from benchmark.building import Cost
from benchmark.peer_environments import program
from benchmark.process_tree import measured
from benchmark.sites import make_sites
from benchmark.sizes import Size
from learnlog.files.kept_records import NOT_KEPT
from learnlog.page_workers import PROCESSES

SAME_PAGES = "MkDocs, the same pages"
COLD, COLD_TWO, WARM = (
    "learnlog, cold",
    "learnlog, cold, 2 processes",
    "learnlog, one entry changed",
)
_MKDOCS = (sys.executable, "-P", "-m", "mkdocs", "build", "--quiet")
_NO_CACHE = {NOT_KEPT: "1"}


@dataclass(frozen=True, slots=True)
class Contender:
    """A site that a command builds into its folder `output`, which is emptied before each build.

    `keeps`: the build finds what the last one made, and an entry is changed before.
    """

    name: str
    site: Path
    command: Sequence[str]
    output: str = "site"
    variables: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = False

    def build(self, number: int) -> Cost:
        """Build it once; the `number` makes each change of an entry another one."""
        if self.keeps:
            _change_an_entry(self.site / "docs" / "weeks", number)
        else:
            for left in (self.output, ".learnlog", ".cache", "resources"):
                shutil.rmtree(self.site / left, ignore_errors=True)
        return measured(self.command, self.site, self.variables)

    def pages(self) -> tuple[int, int]:
        """How many pages the site has, and how many bytes they are together."""
        found = [file.stat().st_size for file in (self.site / self.output).rglob("*.html")]
        return len(found), sum(found)


Maker = Callable[[Path, Size, Path], list[Contender]]


def _ours(folder: Path, size: Size, _peers: Path) -> list[Contender]:
    """learnlog and plain MkDocs on the same pages; a build of the former is made for the warm."""
    with_us, plain = make_sites(folder / "ours", size.weeks, size.authors)
    kept = folder / "kept"
    shutil.copytree(with_us, kept)
    one = {PROCESSES: "1"}
    measured(_MKDOCS, kept, one)
    return [
        Contender(SAME_PAGES, plain, _MKDOCS),
        Contender(COLD, with_us, _MKDOCS, variables=_NO_CACHE | one),
        Contender(COLD_TWO, with_us, _MKDOCS, variables=_NO_CACHE | {PROCESSES: "2"}),
        Contender(WARM, kept, _MKDOCS, variables=one, keeps=True),
    ]


def _plain(folder: Path, size: Size, _peers: Path) -> list[Contender]:
    site = peer_sites.plain_site(folder / "plain", size)
    return [Contender("MkDocs, the entries alone", site, _MKDOCS)]


def _blog(folder: Path, size: Size, _peers: Path) -> list[Contender]:
    site = peer_sites.blog_site(folder / "blog", size)
    return [Contender("Material's blog plugin", site, _MKDOCS)]


def _zensical(folder: Path, size: Size, peers: Path) -> list[Contender]:
    command = [program("zensical", "peers-zensical", peers), "build", "--clean"]
    site = peer_sites.plain_site(folder / "zensical", size)
    return [Contender("Zensical, the entries alone", site, command)]


def _hugo(folder: Path, size: Size, peers: Path) -> list[Contender]:
    command = [program("hugo", "peers", peers), "--quiet", "--ignoreCache"]
    site = peer_sites.hugo_site(folder / "hugo", size)
    return [Contender("Hugo, minimal templates", site, command, "public")]


def _pelican(folder: Path, size: Size, peers: Path) -> list[Contender]:
    command = [program("pelican", "peers", peers), "content", "--quiet"]
    site = peer_sites.pelican_site(folder / "pelican", size)
    return [Contender("Pelican, its own theme", site, command, "output")]


# By what is written after --only; "learnlog" is always there, as all are compared with it.
MAKERS: Mapping[str, Maker] = {
    "learnlog": _ours,
    "mkdocs": _plain,
    "blog": _blog,
    "zensical": _zensical,
    "hugo": _hugo,
    "pelican": _pelican,
}


def _change_an_entry(weeks: Path, number: int) -> None:
    """Add a sentence to the entry in the middle."""
    files = sorted(weeks.iterdir())
    file = files[len(files) // 2]
    file.write_text(f"{file.read_text('utf-8')}\nOne more sentence, number {number}.\n", "utf-8")
