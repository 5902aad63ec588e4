"""Taking back after kills, full disks and busy files: what never happened is in nobody's way."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from learnlog.edit import journal, replacing, saving, undoing
from learnlog.edit.refusal import Refusal
from learnlog.edit.undoing import last_notes, undo
from learnlog.files.exchange import exchange

PATH, OTHER = "docs/2018-09-17.md", "docs/2018-09-24.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / PATH).write_bytes(b"0")
    return tmp_path


def save(site: Path, before: bytes, after: bytes) -> str:
    with saving.site_lock(site):
        refusal = saving.save(site, PATH, before, after, journal.occasion(site, "a change"))
    return str(refusal or "")


def take_back(site: Path) -> str:
    with saving.site_lock(site):
        return str(undo(site, last_notes(site)) or "")


def held(site: Path, path: str = PATH) -> bytes:
    return (site / path).read_bytes()


def notes(site: Path) -> list[str]:
    return sorted(one.name for one in (site / ".learnlog" / "undo").iterdir())


def test_a_change_that_was_killed_does_not_stop_the_undo_of_earlier_ones(site: Path) -> None:
    save(site, b"0", b"1")
    save(site, b"1", b"2")
    with saving.site_lock(site):
        journal.note(site, PATH, b"2", b"3", journal.occasion(site, "killed"))
    assert [take_back(site), held(site)] == ["", b"1"]
    assert [take_back(site), held(site)] == ["", b"0"]
    assert notes(site) == []


def test_a_new_file_that_a_kill_prevented_does_not_stop_it_either(site: Path) -> None:
    save(site, b"0", b"1")
    with saving.site_lock(site):
        journal.note(site, OTHER, None, b"new", journal.occasion(site, "killed"))
    assert [take_back(site), held(site)] == ["", b"0"]


def test_a_file_that_was_made_and_changed_by_one_command_is_taken_back_whole(site: Path) -> None:
    with saving.site_lock(site):
        both = journal.occasion(site, "made and filled")
        assert saving.create(site, OTHER, b"new", both) is None
        assert saving.save(site, OTHER, b"new", b"filled", both) is None
    assert take_back(site) == ""
    assert not (site / OTHER).exists()


def test_a_command_that_changed_many_files_is_not_forgotten_by_half(site: Path) -> None:
    paths = [f"docs/{number}.md" for number in range(journal.KEPT + 10)]
    with saving.site_lock(site):
        occasion = journal.occasion(site, "ideas number")
        for path in paths:
            (site / path).write_bytes(b"old")
            assert saving.save(site, path, b"old", b"new", occasion) is None
    assert take_back(site) == ""
    assert {held(site, path) for path in paths} == {b"old"}


def test_an_undo_that_was_stopped_half_way_goes_on(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / OTHER).write_bytes(b"0")
    with saving.site_lock(site):
        both = journal.occasion(site, "both")
        for path in (PATH, OTHER):
            assert saving.save(site, path, b"0", b"1", both) is None

    def stop(_note: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(journal, "forget_from", stop)
        with pytest.raises(KeyboardInterrupt):
            take_back(site)
    assert {held(site), held(site, OTHER)} == {b"0", b"1"}
    assert take_back(site) == ""
    assert held(site) == held(site, OTHER) == b"0"
    assert notes(site) == []


def test_an_undo_does_not_overwrite_an_editor_that_saves_meanwhile(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(site, b"0", b"1")
    original = undoing._given_back

    def overtaken(folder: Path, one: journal.Noted, current: bytes) -> Refusal | None:
        (folder / one.path).write_bytes(b"by the editor")
        return original(folder, one, current)

    monkeypatch.setattr(undoing, "_given_back", overtaken)
    assert "changed by another program" in take_back(site)
    assert held(site) == b"by the editor"


def test_a_note_that_finds_no_room_leaves_nothing_behind(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(site, b"0", b"1")
    before = notes(site)

    def half(note: Path, text: str, readable_like: Path) -> None:
        note.write_text(text[:10], encoding="utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal, "_write", half)
    assert "the disk is full" in save(site, b"1", b"2")
    assert [held(site), notes(site)] == [b"1", before]


def test_an_empty_list_of_what_git_leaves_out_is_written_again(site: Path) -> None:
    (site / ".learnlog").mkdir()
    (site / ".learnlog" / ".gitignore").touch()
    save(site, b"0", b"1")
    assert (site / ".learnlog" / ".gitignore").read_bytes().endswith(b"\n*\n")


def in_use(number: int) -> PermissionError:
    wrong = PermissionError(errno.EACCES, "used by another process")
    wrong.__dict__["winerror"] = number  # as on Windows
    return wrong


@pytest.mark.parametrize("times", [1, 4, 5])
def test_a_file_that_is_open_elsewhere_for_a_moment_is_waited_for(
    site: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, calls = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) <= times:
            raise in_use(32)
        return original(path, target)

    monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(replacing, "PAUSES", (0.0,) * 4)
    said = save(site, b"0", b"1")
    if times < 5:
        assert [said, held(site)] == ["", b"1"]
    else:
        assert "another program has it open" in said
        assert held(site) == b"0"
        assert notes(site) == []


def test_an_editor_that_saves_while_a_file_is_waited_for_is_noticed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(path: Path, target: Path) -> Path:
        target.write_bytes(b"by the editor")
        raise in_use(5)

    monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(replacing, "PAUSES", (0.0,) * 4)
    assert "changed by another program" in save(site, b"0", b"1")
    assert held(site) == b"by the editor"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't exchange files")
@pytest.mark.parametrize("way", ["in place", "renamed over", "deleted"])
def test_an_editor_that_saves_after_the_last_look_is_noticed_too(
    site: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(fresh: Path, target: Path) -> bool:
        monkeypatch.undo()
        if way == "in place":
            target.write_bytes(b"by the editor")
        elif way == "renamed over":
            (site / "fresh").write_bytes(b"by the editor")
            (site / "fresh").replace(target)
        else:
            target.unlink()
        return exchange(fresh, target)

    monkeypatch.setattr(replacing, "exchange", overtaken)
    said = save(site, b"0", b"1")
    if way == "deleted":
        assert "not there any more" in said
        assert list((site / "docs").iterdir()) == []
    else:
        assert "changed by another program" in said
        assert held(site) == b"by the editor"
    assert notes(site) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't exchange files")
def test_of_an_editor_that_saves_twice_in_that_moment_the_latest_stands(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def overtaken(fresh: Path, target: Path) -> bool:
        calls.append(fresh)
        if len(calls) < 3:
            (site / "fresh").write_bytes(b"by the editor %d" % len(calls))
            (site / "fresh").replace(target)
        return exchange(fresh, target)

    monkeypatch.setattr(replacing, "exchange", overtaken)
    assert "changed by another program" in save(site, b"0", b"1")
    assert held(site) == b"by the editor 2"
    assert [one.name for one in (site / "docs").iterdir()] == ["2018-09-17.md"]


def test_a_file_marked_as_read_only_is_left_alone(site: Path) -> None:
    (site / PATH).chmod(0o444)
    assert "marked as read-only" in save(site, b"0", b"1")
    assert held(site) == b"0"
    (site / PATH).chmod(0o644)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such call for folders")
def test_a_disk_that_can_not_settle_folders_is_good_enough(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == "docs":
            raise OSError(errno.EINVAL, "Invalid argument")
        return original(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    assert [save(site, b"0", b"1"), held(site)] == ["", b"1"]


def delete(site: Path, path: str, before: bytes) -> str:
    with saving.site_lock(site):
        return str(saving.delete(site, path, before, journal.occasion(site, "a deletion")) or "")


def test_a_deleted_file_is_given_back(site: Path) -> None:
    save(site, b"0", b"1")
    assert delete(site, PATH, b"1") == ""
    assert not (site / PATH).exists()
    assert [take_back(site), held(site)] == ["", b"1"]
    assert [take_back(site), held(site)] == ["", b"0"]
    assert notes(site) == []


def test_a_deletion_in_a_folder_that_is_gone_is_taken_back_too(site: Path) -> None:
    delete(site, PATH, b"0")
    (site / "docs").rmdir()
    assert [take_back(site), held(site)] == ["", b"0"]


def test_a_deletion_that_was_killed_does_not_stop_the_undo_of_earlier_ones(site: Path) -> None:
    save(site, b"0", b"1")
    with saving.site_lock(site):
        journal.note(site, PATH, b"1", None, journal.occasion(site, "killed"))
    assert [take_back(site), held(site)] == ["", b"0"]


def test_a_file_that_was_changed_is_not_deleted(site: Path) -> None:
    assert "was changed by another program" in delete(site, PATH, b"other")
    assert held(site) == b"0"
    assert notes(site) == []


def test_a_file_that_somebody_made_anew_is_not_overwritten(site: Path) -> None:
    delete(site, PATH, b"0")
    (site / PATH).write_bytes(b"mine")
    assert "was changed since, so nothing was taken back" in take_back(site)
    assert held(site) == b"mine"


def test_one_command_may_make_change_and_delete(site: Path) -> None:
    with saving.site_lock(site):
        all_of_it = journal.occasion(site, "an update")
        assert saving.create(site, OTHER, b"new", all_of_it) is None
        assert saving.save(site, PATH, b"0", b"1", all_of_it) is None
        assert saving.delete(site, PATH, b"1", all_of_it) is None
    assert take_back(site) == ""
    assert held(site) == b"0"
    assert not (site / OTHER).exists()
