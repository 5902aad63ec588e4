"""A site is whole at all times: where folders can change places, and where they can't."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sites import HOOKED, PLUGGED, build_anew, make_site

from learnlog.edit.refusal import Refused
from learnlog.files import site_swap
from learnlog.files.exchange import exchange
from learnlog.files.site_swap import SiteSwap

ENGINE = Path(__file__).parents[1] / "hooks"
LOG = {"weeks/2018-09-17.md": "Idea 1: Ask the night staff.\n"}
TODAY = "extra: {learnlog: {today: 2018-10-01}}\n"
KILLED_IN_BETWEEN = """\
import os, signal, sys
from pathlib import Path
from learnlog.files import site_swap
site_swap.exchange = lambda one, other: False
rename, calls = Path.rename, []
def once(path, target):
    if calls:
        os._exit(9)
    calls.append(path)
    return rename(path, target)
Path.rename = once
swap = site_swap.SiteSwap(print)
fresh = Path(swap.begin(sys.argv[1], Path(sys.argv[1]).parent))
(fresh / "index.html").write_text("new")
swap.finish(str(fresh))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "Frühling log" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("old")
    return site


@pytest.fixture(params=[True, False], ids=["in one moment", "by two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(site_swap, "exchange", lambda one, other: False)
    return bool(request.param)


def begun(swap: SiteSwap, site: Path) -> Path:
    home = next(one for one in site.parents if one.is_dir())
    fresh = Path(swap.begin(str(site), home))
    (fresh / "index.html").write_text("new")
    return fresh


def beside(site: Path) -> set[str]:
    return {path.name for path in (site.parent / ".learnlog").iterdir()} - {".gitignore"}


@pytest.mark.usefixtures("way")
def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    (site / "gone.html").write_text("old")
    swap = SiteSwap(print)
    fresh = begun(swap, site)
    assert (site / "index.html").read_text() == "old"
    assert swap.finish(str(fresh)) == str(site)
    assert [(path.name, path.read_text()) for path in site.iterdir()] == [("index.html", "new")]
    assert beside(site) == {"building"}


def test_linux_and_macos_let_folders_change_places_in_one_moment(
    site: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    changed = exchange(other, site)
    assert changed == (sys.platform in ("linux", "darwin"))
    assert changed == (other / "index.html").exists()


def test_an_exchange_that_the_system_refuses_changes_nothing(site: Path, tmp_path: Path) -> None:
    assert not exchange(tmp_path / "missing", site)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.usefixtures("way")
def test_the_first_build_needs_no_old_site(tmp_path: Path) -> None:
    swap = SiteSwap(print)
    swap.finish(str(begun(swap, tmp_path / "public" / "site")))
    assert (tmp_path / "public" / "site" / "index.html").read_text() == "new"


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(site: Path) -> None:
    swap = SiteSwap(print)
    begun(swap, site)
    swap.abandon()
    assert (site / "index.html").read_text() == "old"
    assert beside(site) == {"building"}


def test_a_kill_between_the_two_renames_is_repaired_by_the_next_build(site: Path) -> None:
    command = [sys.executable, "-c", KILLED_IN_BETWEEN, str(site)]
    variables = {**os.environ, "PYTHONPATH": str(ENGINE)}
    assert subprocess.run(command, env=variables, check=False).returncode == 9
    assert not site.exists()
    swap = SiteSwap(print)
    begun(swap, site)
    assert (site / "index.html").read_text() == "old"
    swap.abandon()
    assert beside(site) == {"building"}


@pytest.mark.parametrize("step", [1, 2])
def test_a_site_that_can_not_be_moved_stays_and_the_reason_is_told(
    site: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, while another program has a file of it open."""
    swap = SiteSwap(print)
    fresh = begun(swap, site)
    original, calls = Path.rename, []

    def rename(path: Path, target: Path) -> Path:
        if target.name in ("site-old", "site") and path.name != "site-old":
            calls.append(path)
            if len(calls) % 2 == step % 2 or step == 1:
                raise PermissionError(13, "used by another process")
        return original(path, target)

    monkeypatch.setattr(site_swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(site_swap, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(Refused, match=r"(?s)could not be moved.*used by another.*close what has"):
        swap.finish(str(fresh))
    assert len(calls) == 3 * step
    assert (site / "index.html").read_text() == "old"
    assert beside(site) == {"building"}


def test_what_its_owner_hides_in_the_folder_is_kept(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / ".domain").write_text("example.org")
    swap = SiteSwap(print)
    swap.finish(str(begun(swap, site)))
    assert (site / ".git" / "HEAD").read_text() == "ref"
    assert (site / ".domain").read_text() == "example.org"
    assert (site / "index.html").read_text() == "new"


def test_a_build_within_a_build_is_a_part_of_it(site: Path) -> None:
    swap = SiteSwap(print)
    fresh = str(begun(swap, site))
    assert swap.begin(fresh, site.parent) == fresh
    assert swap.finish(fresh) == fresh
    assert (site / "index.html").read_text() == "old"
    assert swap.finish(fresh) == str(site)
    assert (site / "index.html").read_text() == "new"


def test_settings_that_a_failed_build_has_left_still_mean_the_same_site(site: Path) -> None:
    swap = SiteSwap(print)
    fresh = str(begun(swap, site))
    swap.abandon()
    assert swap.begin(fresh, site.parent) == fresh
    (Path(fresh) / "index.html").write_text("new")
    assert swap.finish(fresh) == str(site)
    assert (site / "index.html").read_text() == "new"


def test_where_nothing_can_be_written_beside_it_is_built_in_place(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(site_swap.journal, "make_folder", forbidden)
    said: list[str] = []
    assert SiteSwap(said.append).begin(str(site), site.parent) == str(site)
    assert "building into it" in said[0]


def test_a_file_in_learnlogs_place_has_it_built_in_place(site: Path) -> None:
    (site.parent / ".learnlog").write_text("a file")
    said: list[str] = []
    swap = SiteSwap(said.append)
    assert swap.begin(str(site), site.parent) == str(site)
    assert swap.finish(str(site)) == str(site)
    assert "building into it" in said[0]
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("way_in", ["hook", "plugin"])
def test_a_build_that_fails_late_leaves_the_last_site(way_in: str, tmp_path: Path) -> None:
    """A link that leads nowhere is a warning, which a strict build counts at its very end."""
    options = "plugins:\n  - search\n  - learnlog: {today: 2018-10-01}\n"
    plugged = PLUGGED.replace("plugins: [search, learnlog]\n", options)
    site = make_site(tmp_path, HOOKED + TODAY if way_in == "hook" else plugged, LOG)
    installed = None
    if way_in == "plugin":
        info = tmp_path / "installed" / "learnlog-0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: learnlog\nVersion: 0\n")
        entry = "[mkdocs.plugins]\nlearnlog = learnlog.mkdocs_adapter:LearnlogPlugin\n"
        (info / "entry_points.txt").write_text(entry)
        shutil.copytree(ENGINE / "learnlog", info.parent / "learnlog")
        installed = info.parent
    first = build_anew(site, installed)
    assert first.code == 0, first.said
    before = first.every_byte()
    (site / "docs" / "more.md").write_text("[nowhere](nowhere.md)\n")
    second = build_anew(site, installed)
    assert second.code == 1
    assert "nowhere.md" in second.said
    assert second.every_byte() == before
    assert beside(site / "site") == {"building", "cache", "checked-texts.json"}


def test_a_site_built_into_another_has_nothing_of_ours_in_that(site: Path) -> None:
    inner = site / "en"
    swap = SiteSwap(print)
    fresh = Path(swap.begin(str(inner), site.parent))
    (fresh / "index.html").write_text("new")
    swap.finish(str(fresh))
    assert (inner / "index.html").read_text() == "new"
    assert not (site / ".learnlog").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_the_new_site_may_be_read_by_whom_the_old_one_was(site: Path) -> None:
    site.chmod(0o2775)
    swap = SiteSwap(print)
    swap.finish(str(begun(swap, site)))
    assert site.stat().st_mode & 0o7777 == 0o2775


def test_a_file_left_where_the_new_site_is_built_is_swept(site: Path) -> None:
    swap = SiteSwap(print)
    fresh = begun(swap, site)
    swap.abandon()
    fresh.write_text("a file")
    swap.finish(str(begun(swap, site)))
    assert (site / "index.html").read_text() == "new"
