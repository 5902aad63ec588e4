"""The folders of a site that was replaced serve the next one, and nothing that was in them does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from learnlog.files.site_swap import SiteSwap
from learnlog.files.spare_folders import leave_filled, set_aside, take

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="a folder of Windows may be a second name of another one"
)


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    """The folders of a site that had two pages."""
    site = tmp_path / "site"
    for name in ("weeks/one", "weeks/two"):
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text("old")
    (site / "index.html").write_text("old")
    set_aside(site, tmp_path / "spare")
    return tmp_path / "spare"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    (tmp_path / "fresh").mkdir()
    return tmp_path / "fresh"


def all_in(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*")}


def test_they_are_kept_without_a_file(spare: Path) -> None:
    assert all_in(spare) == {"weeks", "weeks/one", "weeks/two"}
    assert not spare.with_name("site").exists()


def test_they_stand_where_the_next_site_is_built(spare: Path, fresh: Path) -> None:
    taken = take(spare, fresh)
    assert {Path(one).relative_to(fresh).as_posix() for one in taken} == all_in(fresh)
    assert all_in(fresh) == {"weeks", "weeks/one", "weeks/two"}
    assert not spare.exists()


def test_those_that_nothing_was_put_into_do_not_stay(spare: Path, fresh: Path) -> None:
    taken = take(spare, fresh)
    (fresh / "weeks" / "two" / "index.html").write_text("new")
    leave_filled(taken)
    assert all_in(fresh) == {"weeks", "weeks/two", "weeks/two/index.html"}


def test_no_file_comes_with_them(spare: Path, fresh: Path) -> None:
    (spare / "weeks" / "slipped-in.html").write_text("old")
    (spare / "link.html").symlink_to(fresh)
    (spare / "weeks" / "link").symlink_to(fresh.parent, target_is_directory=True)
    take(spare, fresh)
    assert all_in(fresh) == {"weeks", "weeks/one", "weeks/two"}
    assert fresh.parent.is_dir()


def test_what_links_lead_to_is_left_alone(tmp_path: Path) -> None:
    mine, site = tmp_path / "mine", tmp_path / "site"
    (mine / "deep").mkdir(parents=True)
    (mine / "deep" / "letter.txt").write_text("mine")
    site.mkdir()
    (site / "link").symlink_to(mine, target_is_directory=True)
    set_aside(site, tmp_path / "spare")
    assert (mine / "deep" / "letter.txt").read_text() == "mine"
    assert all_in(tmp_path / "spare") == set()


def test_what_its_owner_keeps_hidden_in_a_site_is_not_kept_twice(tmp_path: Path) -> None:
    site = tmp_path / "log" / "site"
    for turn in ("first", "second", "third"):
        (site / ".git" / "refs").mkdir(parents=True, exist_ok=True)
        (site / ".git" / "refs" / "main").write_text(turn)
        swap = SiteSwap(print)
        built = Path(swap.begin(str(site), site.parent))
        swap.take_folders()
        (built / "index.html").write_text(turn)
        swap.finish(str(built))
        assert (site / ".git" / "refs" / "main").read_text() == turn
        assert not (site.parent / ".learnlog" / "site-folders" / ".git").exists()


def test_folders_for_other_people_are_made_anew(spare: Path, fresh: Path) -> None:
    (spare / "weeks" / "one").chmod(0o700)
    spare.chmod(0o700)
    wanted = fresh.stat().st_mode
    take(spare, fresh)
    assert all_in(fresh) == {"weeks", "weeks/two"}
    assert fresh.stat().st_mode == wanted


def test_a_folder_that_is_not_empty_stays_as_it_is(spare: Path, fresh: Path) -> None:
    (fresh / "page.html").write_text("new")
    assert take(spare, fresh) == []
    assert all_in(fresh) == {"page.html"}


def test_a_link_in_their_place_is_not_followed(tmp_path: Path, fresh: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "deep").mkdir(parents=True)
    (mine / "letter.txt").write_text("mine")
    (tmp_path / "spare").symlink_to(mine, target_is_directory=True)
    assert take(tmp_path / "spare", fresh) == []
    assert all_in(mine) == {"deep", "letter.txt"}


def test_the_first_build_has_none(tmp_path: Path, fresh: Path) -> None:
    assert take(tmp_path / "spare", fresh) == []
