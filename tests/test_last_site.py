"""Pages that stay as they are get a second name in the new site, and only those that are right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from sites import HOOKED, Built, build, make_site

from learnlog.files.kept_records import open_shelf
from learnlog.mkdocs_kept_pages import MadeOf, Sums
from learnlog.mkdocs_last_site import LastSite
from learnlog.site_assets import STYLE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the pages are written there")

PAGE = "weeks/2018-09-17/index.html"
FILES = {
    "weeks/2018-09-17.md": "---\nnext_steps: [Call]\n---\nIdea 1: Ask the night staff.\n",
    "weeks/2018-09-24.md": "A quiet week.\n",
}
OTHER = {"weeks/2018-09-24.md": "A busy week.\n"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = make_site(tmp_path / "log", HOOKED, FILES)
    assert build(made).code == 0
    return made


def changed(site: Path, files: dict[str, str]) -> Built:
    """The same site built again after a change."""
    return build(make_site(site, HOOKED, files))


def from_nothing(site: Path) -> bytes:
    """The bytes of a page where nothing of an earlier build is used."""
    other = site.parent / "other"
    shutil.copytree(site / "docs", other / "docs")
    shutil.copy(site / "mkdocs.yml", other)
    return (build(other).folder / PAGE).read_bytes()


def test_a_page_that_stays_as_it_is_is_not_written_again(site: Path) -> None:
    before = (site / "site" / PAGE).stat()
    for number in range(3):
        done = changed(site, {"weeks/2018-09-24.md": f"Week {number}.\n"})
        after = (done.folder / PAGE).stat()
        assert (after.st_ino, after.st_nlink) == (before.st_ino, 1)
        assert f"Week {number}." in done.page("weeks/2018-09-24").text
    assert (site / "site" / PAGE).read_bytes() == from_nothing(site)


def spoil(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"night", b"daily"))


def link(page: Path) -> None:
    page.rename(page.with_name("other.html"))
    page.symlink_to("other.html")


def share(page: Path) -> None:
    os.link(page, page.with_name("other.html"))


def hide(page: Path) -> None:
    page.chmod(0o600)


def move(page: Path) -> None:
    folder = page.parent
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")


@pytest.mark.parametrize("harm", [spoil, link, share, hide, move, Path.unlink])
def test_a_page_that_somebody_touched_is_written(site: Path, harm: Callable[[Path], None]) -> None:
    page = site / "site" / PAGE
    mode = page.stat().st_mode
    harm(page)
    done = changed(site, OTHER)
    after = (done.folder / PAGE).lstat()
    assert (after.st_mode, after.st_nlink) == (mode, 1)
    assert not (done.folder / PAGE).parent.is_symlink()
    assert (done.folder / PAGE).read_bytes() == from_nothing(site)


def test_a_number_that_stands_on_every_page_is_written_on_each(site: Path) -> None:
    before = (site / "site" / PAGE).stat().st_ino
    done = changed(site, {"weeks/2018-09-24.md": "---\nnext_steps: [Write]\n---\nHere.\n"})
    assert (done.folder / PAGE).stat().st_ino != before
    assert (done.folder / PAGE).read_bytes() == from_nothing(site)


def test_a_build_that_fails_leaves_the_last_site_as_it_is(site: Path) -> None:
    before = {file: file.read_bytes() for file in (site / "site").rglob("*") if file.is_file()}
    failed = changed(site, {"weeks/2018-09-24.md": "A [link](nowhere.md).\n"})
    assert failed.code == 1
    assert all(file.read_bytes() == data for file, data in before.items())
    assert (changed(site, OTHER).folder / PAGE).read_bytes() == from_nothing(site)


@pytest.mark.parametrize(
    ("names", "taken"), [(["about.md"], True), (["about.md", "about/index.md"], False)]
)
def test_two_pages_in_one_place_do_not_write_into_the_last_site(
    tmp_path: Path, names: list[str], taken: bool
) -> None:
    old, new = tmp_path / "site", tmp_path / "new"
    files = Files([File(name, "", str(new), True) for name in names])
    assert {file.dest_uri for file in files} == {"about/index.html"}
    shelf = open_shelf(tmp_path, "written", "a test")
    assert shelf
    for folder in (old, new):
        (folder / STYLE).parent.mkdir(parents=True)
        (folder / STYLE).write_bytes(b"")
        (folder / "about").mkdir()
    (old / "about" / "index.html").write_bytes(b"The page.")
    path, made_of = str(new / "about" / "index.html"), MadeOf(Sums("text", "rest", "others"), ())

    before = LastSite(str(tmp_path / "none"), str(old), shelf)
    before.note(str(old / "about" / "index.html"), made_of)
    before.finish(files)
    last = LastSite(str(old), str(new), shelf)
    last.listed(files, MkDocsConfig())
    assert last.has(path, made_of) is taken
    assert last.has(path, made_of.with_text("other text")) is False
    assert last.has(path, made_of._replace(words=(("a mark", "2"),))) is False
