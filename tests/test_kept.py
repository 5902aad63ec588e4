"""What is kept from one build to the next: whole or nothing, ours or nothing, the same or new."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from learnlog.files.decoding import Decoded
from learnlog.files.folder import read_folder
from learnlog.files.kept_records import FOLDER, NOT_KEPT, Shelf, open_shelf
from learnlog.kept.digests import NoDigestError, digest_of_settings, digest_of_view
from learnlog.kept.entries import KeptEntries
from learnlog.kept.records import packed, unpacked
from learnlog.kept.values import from_bytes, to_bytes
from learnlog.late_words import LateWords
from learnlog.load import load
from learnlog.pages import build_pages
from learnlog.problems import Problem, Source
from learnlog.views.site import OwnPage

TEXT = "---\ntitle: One\nnext_steps: [Ask]\n---\nIdea 1: Something.\n"
WEEK = "docs/weeks/2018-09-17.md"


@given(st.dictionaries(st.text(), st.binary(max_size=40), max_size=5), st.text(max_size=5))
def test_records_come_back_as_they_were(records: dict[str, bytes], made_by: str) -> None:
    records = {name.encode("utf-8", "ignore").decode(): data for name, data in records.items()}
    made_by = made_by.encode("utf-8", "ignore").decode()
    data = b"".join(packed(records, made_by))
    assert unpacked(data, made_by) == records
    assert unpacked(data, f"{made_by}x") == {}


@given(st.data())
def test_a_damaged_file_counts_for_nothing(data: st.DataObject) -> None:
    whole = b"".join(packed({"one": b"first", "two": b"second"}, "me"))
    at = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.sampled_from(["flip", "cut", "more"]))
    flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    damaged = {"flip": flipped, "cut": whole[:at], "more": whole + b"x"}[change]
    assert unpacked(damaged, "me") == {}


def test_values_of_the_logs_own_come_back() -> None:
    log, problems = load({WEEK: TEXT + "[[x]] {{y}}\n"}, dt.date(2018, 10, 1))
    value = (log.entries[0], problems)
    assert from_bytes(to_bytes(value)) == value


def test_every_entry_of_the_demo_comes_back_in_all_its_parts() -> None:
    log, _ = load(read_folder(ROOT).texts, dt.date(2026, 11, 1))
    assert len({entry.kind for entry in log.published}) > 3
    for entry in (*log.published, *log.withheld):
        back = from_bytes(to_bytes(entry))
        assert back == entry
        assert repr(back) == repr(entry)  # also what does not count when two are compared


class Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("harmed",)


def from_ours() -> object:
    """A function of the log's own, which is no type."""
    from learnlog.kept.records import unpacked as function

    return function


@pytest.mark.parametrize("value", [Harmful(), from_ours(), Path("x"), os.getcwd])
def test_nothing_else_comes_back(
    value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(pickle.UnpicklingError):
        from_bytes(pickle.dumps(value))
    assert not list(tmp_path.iterdir())


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    with suppress(pickle.UnpicklingError):
        from_bytes(data)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, "some", "me")


def again(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, "some", "me")


def test_a_shelf_forgets_what_a_build_did_not_use(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("one", b"1")
    shelf.put("two", b"2")
    shelf.save()
    second = again(tmp_path)
    second.use("two")
    second.save()
    third = again(tmp_path)
    assert (third.get("one"), third.get("two")) == (None, b"2")


def test_a_shelf_that_did_not_change_is_not_written(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("one", b"1")
    shelf.save()
    before = (tmp_path / FOLDER / "some").stat().st_ino
    second = again(tmp_path)
    second.put("one", b"1")
    second.save()
    assert (tmp_path / FOLDER / "some").stat().st_ino == before
    second.put("one", b"2")
    second.save()
    assert (tmp_path / FOLDER / "some").stat().st_ino != before


def test_what_killed_builds_left_is_swept(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("one", b"1")
    shelf.save()
    old, new = (tmp_path / FOLDER / f"some-{number}-new" for number in (1, 2))
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    shelf.put("one", b"2")
    shelf.save()
    assert not old.exists()
    assert new.exists()  # another build may be writing it


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / ".learnlog").write_text("no folder", encoding="utf-8")
    shelf = again(tmp_path)
    shelf.put("one", b"1")
    shelf.save()
    assert again(tmp_path).get("one") is None


def test_a_variable_switches_keeping_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NOT_KEPT, "1")
    assert open_shelf(tmp_path, "some", "me") is None


def test_an_entry_is_read_once_until_its_text_changes(shelf: Shelf, tmp_path: Path) -> None:
    text = Decoded(WEEK, TEXT)
    read = (None, [Problem(Source(WEEK, 1), "some", "kept")])
    KeptEntries(shelf)[text] = read
    shelf.save()
    kept = KeptEntries(again(tmp_path))
    assert kept[text] == read
    assert replace(text, text=f"{TEXT} ") not in kept
    assert replace(text, path="docs/weeks/2018-09-24.md") not in kept


@dataclass(frozen=True, slots=True)
class Two:
    one: object
    two: object = None


def test_equal_values_have_one_sum_wherever_they_come_from() -> None:
    word = "".join(["so", "me"])
    assert digest_of_view(Two("some", "some")) == digest_of_view(Two("some", word))
    assert digest_of_view(Two("a", "bc")) != digest_of_view(Two("ab", "c"))
    assert digest_of_view(Two(1)) != digest_of_view(Two("1"))
    assert digest_of_settings({"a": [1]}) != digest_of_settings({"a": ["1"]})
    assert digest_of_settings([len, "len"]) != digest_of_settings(["len", len])
    with pytest.raises(NoDigestError):
        digest_of_settings(object())
    with pytest.raises(NoDigestError):
        digest_of_settings(lambda: None)


SUMS = """
import datetime as dt, sys
from pathlib import Path
from learnlog.files import site_file
from learnlog.site_build import read_site
site = Path(sys.argv[1])
config, problems = site_file.read_site_file(site).config()
build = read_site(site, dt.date(2026, 11, 20), config, problems)
print(*(page.digest for page in build.pages()))
"""


def test_the_pages_of_the_demo_have_one_sum_in_every_process() -> None:
    said = set()
    for seed in ("1", "2"):
        variables = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "hooks")}
        command = [sys.executable, "-c", SUMS, str(ROOT)]
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, check=True, encoding="utf-8"
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert len(said.pop().split()) > 60


def test_numbers_of_what_is_open_are_filled_in_last() -> None:
    one = {WEEK: TEXT}
    two = {**one, "docs/weeks/2018-09-24.md": "---\nnext_steps: [Call]\n---\nHere.\n"}
    marked = [dict[str, str](), dict[str, str]()]
    for texts, found in zip((one, two), marked, strict=True):
        late = LateWords()
        log, _ = load(texts, dt.date(2018, 10, 1))
        for page in build_pages(log, OwnPage()):
            marks = late.marked(page)
            assert late.written(marks.markdown) == page.markdown
            assert late.written_into(marks.markdown.encode()) == page.markdown.encode()
            found[page.uri] = marks.digest
            if page.open is not None:
                assert late.written(marks.full_name) == page.full_name
    same = [uri for uri, digest in marked[0].items() if marked[1].get(uri) == digest]
    assert "ideas/1.md" in same
