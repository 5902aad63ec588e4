"""Saving a file: whole or not at all, its mode kept, other programs' work left alone, undone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from learnlog.edit import journal, replacing, saving
from learnlog.edit.refusal import Refused
from learnlog.edit.undoing import last_notes, undo

PATH = "docs/weeks/2018-09-17.md"
OLD, NEW = b"\xef\xbb\xbfold\r\n", b"\xef\xbb\xbfnew\r\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "weeks").mkdir(parents=True)
    (tmp_path / PATH).write_bytes(OLD)
    return tmp_path


def saved(site: Path, before: bytes, after: bytes, what: str = "a change") -> str:
    with saving.site_lock(site):
        refusal = saving.save(site, PATH, before, after, journal.occasion(site, what))
    return str(refusal or "")


def taken_back(site: Path) -> str:
    with saving.site_lock(site):
        return str(undo(site, last_notes(site)) or "")


def visible(site: Path) -> list[str]:
    return sorted(one.name for one in (site / "docs" / "weeks").iterdir())


def test_a_saved_file_holds_the_new_bytes_and_nothing_lies_beside_it(site: Path) -> None:
    assert saved(site, OLD, NEW) == ""
    assert (site / PATH).read_bytes() == NEW
    assert visible(site) == ["2018-09-17.md"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_of_a_file_stays(site: Path, mode: int) -> None:
    (site / PATH).chmod(mode)
    assert saved(site, OLD, NEW) == ""
    assert stat.S_IMODE((site / PATH).stat().st_mode) == mode


def test_a_file_that_another_program_changed_meanwhile_is_left_alone(site: Path) -> None:
    (site / PATH).write_bytes(b"by the editor")
    assert "changed by another program" in saved(site, OLD, NEW)
    assert (site / PATH).read_bytes() == b"by the editor"
    assert visible(site) == ["2018-09-17.md"]
    assert last_notes(site) == []


def test_a_link_to_another_place_is_left_alone(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_bytes(OLD)
    (site / PATH).unlink()
    (site / PATH).symlink_to(elsewhere)
    assert "link" in saved(site, OLD, NEW)
    assert elsewhere.read_bytes() == OLD


def test_a_file_that_has_gone_is_told_and_not_made_again(site: Path) -> None:
    (site / PATH).unlink()
    assert "not there any more" in saved(site, OLD, NEW)
    assert visible(site) == []


def test_what_an_interrupted_command_left_is_swept_by_the_next(site: Path) -> None:
    orphan = site / "docs" / "weeks" / ".2018-09-17.md.4711.learnlog-tmp"
    orphan.write_bytes(b"half")
    other = site / "docs" / "weeks" / ".2018-09-17.md.swp"
    other.write_bytes(b"an editor's own")
    assert saved(site, OLD, NEW) == ""
    assert visible(site) == [".2018-09-17.md.swp", "2018-09-17.md"]


def test_a_new_file_is_never_put_over_another(site: Path) -> None:
    with saving.site_lock(site):
        refusal = saving.create(site, PATH, NEW, journal.occasion(site, "new"))
    assert "there already" in str(refusal)
    assert (site / PATH).read_bytes() == OLD
    assert last_notes(site) == []


def test_a_new_file_in_a_new_folder_is_taken_back_whole(site: Path) -> None:
    path = "docs/weeks/2019/2019-01-07.md"
    with saving.site_lock(site):
        assert saving.create(site, path, NEW, journal.occasion(site, "new")) is None
    assert (site / path).read_bytes() == NEW
    assert taken_back(site) == ""
    assert not (site / path).exists()


def test_commands_are_taken_back_one_after_the_other_to_the_byte(site: Path) -> None:
    saved(site, OLD, NEW, "first")
    saved(site, NEW, b"third", "second")
    assert [note.occasion.what for note in last_notes(site)] == ["second"]
    assert taken_back(site) == ""
    assert (site / PATH).read_bytes() == NEW
    assert taken_back(site) == ""
    assert (site / PATH).read_bytes() == OLD
    assert last_notes(site) == []


def test_what_was_changed_since_is_not_taken_back(site: Path) -> None:
    saved(site, OLD, NEW)
    (site / PATH).write_bytes(NEW + b"and by hand")
    assert "changed since" in taken_back(site)
    assert (site / PATH).read_bytes() == NEW + b"and by hand"


def test_a_command_that_saved_two_files_is_taken_back_whole_or_not_at_all(site: Path) -> None:
    other = "docs/weeks/2018-09-24.md"
    (site / other).write_bytes(OLD)
    with saving.site_lock(site):
        both = journal.occasion(site, "both")
        for path in (PATH, other):
            assert saving.save(site, path, OLD, NEW, both) is None
    (site / PATH).write_bytes(b"by hand")
    assert "changed since" in taken_back(site)
    assert (site / other).read_bytes() == NEW
    (site / PATH).write_bytes(NEW)
    assert taken_back(site) == ""
    assert (site / PATH).read_bytes() == (site / other).read_bytes() == OLD


def test_a_note_of_a_change_that_did_not_happen_is_passed_over(site: Path) -> None:
    saved(site, OLD, NEW, "done")
    with saving.site_lock(site):
        journal.note(site, PATH, NEW, b"never written", journal.occasion(site, "killed"))
    assert [note.occasion.what for note in last_notes(site)] == ["done"]


def test_a_half_written_note_is_passed_over(site: Path) -> None:
    saved(site, OLD, NEW, "done")
    (site / ".learnlog" / "undo" / "00000099-00000099.json").write_text('{"path": "docs/we')
    assert [note.occasion.what for note in last_notes(site)] == ["done"]


def test_only_the_last_changes_are_kept(site: Path) -> None:
    before = OLD
    for number in range(journal.KEPT + 5):
        after = str(number).encode()
        assert saved(site, before, after) == ""
        before = after
    assert len(list((site / ".learnlog" / "undo").iterdir())) == journal.KEPT


def test_the_notes_stay_out_of_git(site: Path) -> None:
    saved(site, OLD, NEW)
    assert "*" in (site / ".learnlog" / ".gitignore").read_text().splitlines()


def test_a_second_command_waits_and_then_says_so(site: Path) -> None:
    with (
        saving.site_lock(site),
        pytest.raises(Refused, match="Another learnlog command"),
        saving.site_lock(site, wait=0.05),
    ):
        pass


def test_the_new_bytes_are_on_the_disk_before_they_take_the_place_of_the_old(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    synced, exchanged = os.fsync, replacing.replaced

    def fsync(handle: int) -> None:
        happened.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        synced(handle)

    def replaced(target: Path, before: bytes, fresh: Path) -> bool:
        happened.append("replaced")
        return exchanged(target, before, fresh)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(replacing, "replaced", replaced)
    assert saved(site, OLD, NEW) == ""
    expected = ["file", "replaced"] + (["folder"] if os.name == "posix" else [])
    assert happened == expected


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_notes_of_a_private_file_are_private(site: Path) -> None:
    (site / PATH).chmod(0o600)
    assert saved(site, OLD, NEW) == ""
    (note,) = (site / ".learnlog" / "undo").iterdir()
    assert stat.S_IMODE(note.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["00000001-00000001-LAPTOP.json", "1a-2.json", "old.json"])
def test_copies_that_other_programs_make_of_notes_are_passed_over(site: Path, name: str) -> None:
    saved(site, OLD, NEW, "done")
    folder = site / ".learnlog" / "undo"
    (note,) = folder.iterdir()
    (folder / name).write_bytes(note.read_bytes())
    assert [one.occasion.what for one in last_notes(site)] == ["done"]
    assert saved(site, NEW, b"third") == ""
    assert taken_back(site) == ""
    assert (site / PATH).read_bytes() == NEW
