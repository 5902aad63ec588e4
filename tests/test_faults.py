"""Nothing is lost: each count of scripts/faults.py in its reduced size, and that it can fail."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from learnlog.edit import explanations, saving
from learnlog.edit.refusal import Refusal

if not hasattr(os, "fork"):
    pytest.skip("the counts make children by fork, which Windows has not", allow_module_level=True)

from fault_injection import builds, full_disk, kills, other_editors, races, read_only
from fault_injection.__main__ import main
from fault_injection.kinds import KINDS
from fault_injection.results import Kind, row


def no_tick() -> None:
    pass


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_is_lost(kind: Kind) -> None:
    count = kind.count(kind.reduced, 1, no_tick)
    assert count.met, row(kind, count)
    assert count.tried == kind.reduced


def naive(site: Path, path: str, before: bytes, after: bytes) -> Refusal | None:
    """How a file must not be written."""
    with (site / path).open("wb", buffering=0) as opened:
        for start in range(0, len(after), 4_096):
            opened.write(after[start : start + 4_096])
            time.sleep(0.001)  # so that no machine is too fast to be caught at it
    return None


def test_kills_would_find_files_that_are_written_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "put", naive)
    assert kills.count_kills(30, 1, no_tick).mixed > 0


def test_a_full_disk_and_a_forbidden_folder_would_show_words_that_do_not_explain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(explanations, "of_system", lambda wrong, place: Refusal(repr(wrong)))
    assert full_disk.count_full_disk(2, 1, no_tick).unclear == 2
    assert read_only.count_read_only(3, 1, no_tick).unclear == 3


def test_where_no_disk_can_be_made_files_may_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_disk, "small_disk", lambda *_: False)
    count = full_disk.count_full_disk(10, 1, no_tick)
    assert count.met, count.result
    assert "no disk could be made" in count.result


def test_a_full_disk_would_find_a_file_that_is_emptied_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def emptied(site: Path, path: str, before: bytes, after: bytes) -> Refusal | None:
        (site / path).write_bytes(b"")
        return explanations.of_system(OSError(errno.ENOSPC, "full"), site / path)

    monkeypatch.setattr(saving.journal, "note", lambda *_: Path())
    monkeypatch.setattr(saving, "put", emptied)
    assert full_disk.count_full_disk(20, 1, no_tick).changed > 0


def test_races_would_find_commands_that_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving.FileLock, "acquire", lambda *_, **__: None)
    assert not races.count_races(80, 1, no_tick).met


def test_editors_would_lose_to_a_command_that_does_not_compare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "put", naive)
    assert other_editors.count_other_editors(12, 1, no_tick).lost > 0


def test_builds_would_find_a_site_that_is_emptied_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds.site_swap.SiteSwap, "begin", lambda self, site_dir, home: site_dir)
    monkeypatch.setattr(builds, "_EVERY", 1_000)
    assert builds.count_builds(4, 1, no_tick).broken > 0


def test_the_script_prints_a_table_and_fails_where_a_goal_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fine = CliRunner().invoke(main, ["--reduced", "--only", "read-only"])
    assert fine.exit_code == 0
    assert [line.count("|") for line in fine.stdout.splitlines()] == [5, 5, 5]
    monkeypatch.setattr(explanations, "of_system", lambda wrong, place: Refusal(repr(wrong)))
    missed = CliRunner().invoke(main, ["--reduced", "--only", "read-only"])
    assert missed.exit_code == 1
    assert "**missed**" in missed.stdout
