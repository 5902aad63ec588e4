"""MkDocs, ProperDocs and Zensical make the same site of a log, but for what the manual lists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest
from built_sites import built, differences, files_of
from manual_pages import page, sections
from sites import HOOKED, make_site

ROOT = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (.+?) \| `(\w+)` \| `(.+?)` \| (.+?) \|$", re.MULTILINE)


class Listed(NamedTuple):
    """A row of the manual's table: which differences of which builder it is about."""

    what: str
    builder: str
    name: str
    why: str


def listed() -> list[Listed]:
    """The rows of the one table of differences."""
    table = sections(page("other-builders.md"), 2)["What is not the same"]
    return [Listed(*row) for row in _ROW.findall(table)]


@pytest.fixture(scope="module")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("mkdocs", tmp_path_factory.mktemp("mkdocs") / "site")


@pytest.fixture(scope="module")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("zensical", tmp_path_factory.mktemp("zensical") / "site")


@pytest.fixture(scope="module")
def by_properdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("properdocs", tmp_path_factory.mktemp("properdocs") / "site")


def unlisted(found: list[str], builder: str) -> Iterator[str]:
    """What differs and is not in the table, and what is in it and does not differ."""
    rows = [row for row in listed() if row.builder == builder]
    used = set[Listed]()
    for one in found:
        rows_of_it = [row for row in rows if fnmatchcase(one, row.name)]
        used.update(rows_of_it)
        if not rows_of_it:
            yield f"not listed: {one}"
    yield from (f"no longer so: {row.name}" for row in rows if row not in used)


def test_properdocs_makes_the_same_site(by_mkdocs: Path, by_properdocs: Path) -> None:
    found = list(differences(by_mkdocs, by_properdocs))
    assert list(unlisted(found, "properdocs")) == []


def test_zensical_makes_the_same_site(by_mkdocs: Path, by_zensical: Path) -> None:
    found = list(differences(by_mkdocs, by_zensical))
    assert list(unlisted(found, "zensical")) == []


def test_each_listed_difference_has_a_reason_and_a_builder() -> None:
    assert listed()
    assert {row.builder for row in listed()} == {"properdocs", "zensical"}
    assert all(len(row.why) > 15 for row in listed())


def test_what_is_not_listed_would_be_found(by_mkdocs: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    for name in ("index.html", "ideas/1/index.html", "search/search_index.json", "feed.xml"):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes((by_mkdocs / name).read_bytes())
    idea = other / "ideas/1/index.html"
    text = idea.read_text("utf-8")
    changed = text.replace("../../next-steps/", "../next-steps/", 1).replace('id="', 'id="a', 20)
    idea.write_text(changed.replace("<title>", "<title>Not "), "utf-8")
    (other / "feed.xml").write_text("none", "utf-8")
    search = other / "search/search_index.json"
    search.write_text(search.read_text("utf-8").replace("letter", "epistle"), "utf-8")
    found = "\n".join(differences(by_mkdocs, other))
    for kind in (
        "title: ideas/1",
        "link: ideas/1",
        "content: feed.xml",
        "search: weeks/",
        "file: ",
    ):
        assert f"\n{kind}" in f"\n{found}"


# Put before everything else, it makes Python find neither of them, as where they can't be had.
_GONE = """
import sys

class Gone:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {gone!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Gone)
"""


@pytest.fixture
def without(tmp_path: Path) -> Mapping[str, str]:
    """Variables under which neither MkDocs nor Material can be imported."""
    return gone(tmp_path, "mkdocs", "material")


def gone(folder: Path, *names: str) -> dict[str, str]:
    (folder / "sitecustomize.py").write_text(_GONE.format(gone=names), "utf-8")
    roots = [folder, ROOT / "hooks", ROOT / "scripts"]
    return {"PYTHONPATH": os.pathsep.join(map(str, roots))}


def test_the_site_can_be_made_when_mkdocs_and_material_are_gone(
    by_zensical: Path, without: Mapping[str, str], tmp_path: Path
) -> None:
    site = built("zensical", tmp_path / "site", without)
    before, now = files_of(by_zensical), files_of(site)
    assert set(now) == set(before)
    assert [name for name in now if now[name].read_bytes() != before[name].read_bytes()] == []


def test_properdocs_needs_no_mkdocs(tmp_path: Path) -> None:
    log = make_site(
        tmp_path / "log", HOOKED, {"weeks/2018-09-17.md": "Idea 1: Ask the night staff.\n"}
    )
    site = built("properdocs", tmp_path / "site", gone(tmp_path, "mkdocs"), log)
    assert "Ask the night staff" in (site / "ideas/1/index.html").read_text("utf-8")


def test_nothing_but_the_modules_named_after_it_needs_mkdocs(without: Mapping[str, str]) -> None:
    names = [
        ".".join(file.relative_to(ROOT / root).with_suffix("").parts)
        for root in ("hooks", "scripts")
        for file in sorted((ROOT / root).glob("learnlog*/**/*.py"))
        if not file.stem.startswith(("mkdocs_", "__")) and "own_log/files" not in file.as_posix()
    ]
    program = f"import importlib\nfor name in {names!r}: importlib.import_module(name)\n"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **without},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert len(names) > 300


def test_a_builder_that_is_missing_is_told_with_what_installs_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "learnlog_cli", "build", "--with", "zensical"]
    done = subprocess.run(
        [*command, "--site", str(ROOT)],
        env={**os.environ, **gone(tmp_path, "zensical")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Zensical is not installed" in done.stderr
    assert '-m pip install "zensical>=' in done.stderr
    assert "Traceback" not in done.stderr
