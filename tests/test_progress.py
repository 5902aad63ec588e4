"""Whoever waits for more than two seconds sees what is done, and how far; nobody else does."""

from __future__ import annotations

import datetime as dt
import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import HOOKED, make_site

from learnlog import load
from learnlog.config import Config
from learnlog.files import shown_progress as shown_module
from learnlog.files.shown_progress import ShownProgress, shown_progress
from learnlog.mkdocs_progress import build_progress
from learnlog.progress import UNSEEN, Progress
from learnlog.site_build import read_site


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Told(Progress):
    """Keeps the phases and how far each came."""

    def __init__(self) -> None:
        self.phases: dict[str, list[int]] = {}

    def phase(self, name: str, total: int = 0) -> None:
        self.phases[name] = [0, total]

    def advance(self, steps: int = 1) -> None:
        list(self.phases.values())[-1][0] += steps


@pytest.fixture(autouse=True)
def _a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("LEARNLOG_QUIET", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def run(stream: io.StringIO, seconds_a_step: float, steps: int) -> list[str]:
    """What is said of some work where no terminal is."""
    said: list[str] = []
    clock = Clock()
    progress = shown_progress(stream, said.append, clock)
    for _ in progress.over("Reading", range(steps)):
        clock.now += seconds_a_step
    progress.end()
    return said


def test_what_is_quick_is_not_told() -> None:
    assert run(io.StringIO(), 0.19, 10) == []
    terminal = Terminal()
    assert run(terminal, 0.19, 10) == []
    assert terminal.getvalue() == ""


def test_elsewhere_there_is_a_line_for_each_tenth_and_two_seconds_at_most() -> None:
    stream = io.StringIO()
    slow = run(stream, 1, 50)
    assert slow == [f"Reading: {done} of 50" for done in (2, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50)]
    quick = run(stream, 0.125, 100)
    assert quick == [f"Reading: {done} of 100" for done in (16, 32, 48, 64, 80, 96)]
    assert stream.getvalue() == ""  # `say` alone writes


def test_a_phase_of_which_nobody_knows_the_steps_is_told_once() -> None:
    said: list[str] = []
    clock = Clock()
    progress = shown_progress(io.StringIO(), said.append, clock)
    progress.phase("Looking")
    for _ in range(20):
        clock.now += 1
        progress.reached(0)
    assert said == ["Looking"]


def test_the_waiting_begins_with_the_first_phase_and_again_after_an_end() -> None:
    said: list[str] = []
    clock = Clock()
    progress = shown_progress(io.StringIO(), said.append, clock)
    progress.phase("One", 3)
    clock.now += 1.5
    progress.phase("Two", 3)
    clock.now += 1
    progress.advance()
    progress.end()
    progress.phase("Three", 3)
    progress.advance()
    assert said == ["Two: 1 of 3"]


def drawn() -> tuple[ShownProgress, Clock, Terminal]:
    terminal, clock = Terminal(), Clock()
    progress = shown_progress(terminal, pytest.fail, clock)
    assert isinstance(progress, ShownProgress)
    progress.phase("Reading", 50)
    clock.now += 3
    progress.reached(12)
    return progress, clock, terminal


def test_on_a_terminal_it_is_one_line_which_is_gone_at_the_end() -> None:
    progress, _, terminal = drawn()
    assert "Reading" in terminal.getvalue()
    assert "12 of 50" in terminal.getvalue()
    assert "3 s" in terminal.getvalue()
    progress.end()
    assert terminal.getvalue().endswith("\x1b[1A\x1b[2K")
    assert terminal.getvalue().count("\n") == 1  # after the line, before it is taken away


def test_the_cursor_is_never_left_hidden() -> None:
    _, _, terminal = drawn()
    assert terminal.getvalue().rindex("\x1b[?25h") > terminal.getvalue().rindex("\x1b[?25l")


def test_the_line_is_not_drawn_more_often_than_ten_times_a_second() -> None:
    progress, clock, terminal = drawn()
    before = terminal.getvalue()
    clock.now += 0.05
    progress.advance()
    assert terminal.getvalue() == before
    clock.now += 0.1
    progress.advance()
    assert "14 of 50" in terminal.getvalue()


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_can_draw_nothing_gets_lines(
    monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    assert run(Terminal(), 2, 2) == ["Reading: 1 of 2", "Reading: 2 of 2"]


def test_nothing_is_shown_where_there_is_nobody() -> None:
    closed = Terminal()
    closed.close()
    for stream in (None, closed):
        assert shown_progress(stream, pytest.fail, Clock()) is UNSEEN


def test_nothing_is_shown_where_a_variable_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEARNLOG_QUIET", "1")
    assert shown_progress(Terminal(), pytest.fail, Clock()) is UNSEEN


def test_a_terminal_that_goes_away_stops_no_work() -> None:
    progress, clock, terminal = drawn()
    terminal.close()
    clock.now += 1
    progress.advance()
    progress.end()


def test_a_process_that_was_split_off_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    progress, clock, terminal = drawn()
    before = terminal.getvalue()
    monkeypatch.setattr(shown_module.os, "getpid", lambda: -7)
    clock.now += 1
    progress.advance()
    progress.end()
    assert terminal.getvalue() == before


@pytest.fixture
def mkdocs_log() -> Iterator[logging.Logger]:
    logger = logging.getLogger("mkdocs")
    before = logger.handlers, logger.level
    yield logger
    logger.handlers, logger.level = before


def test_a_build_takes_its_line_away_before_it_says_something(
    monkeypatch: pytest.MonkeyPatch, mkdocs_log: logging.Logger
) -> None:
    terminal, clock = Terminal(), Clock()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("learnlog.mkdocs_progress.time.monotonic", clock)
    mkdocs_log.handlers = [logging.StreamHandler(terminal)]
    mkdocs_log.setLevel(logging.INFO)
    for _ in range(2):  # a preview builds again and again
        progress = build_progress()
    assert len(mkdocs_log.handlers) == 2
    progress.phase("Reading", 50)
    clock.now += 3
    progress.advance()
    mkdocs_log.warning("Mind the gap")
    assert terminal.getvalue().endswith("\x1b[2KMind the gap\n")
    clock.now += 3
    progress.advance()
    assert "2 of 50" in terminal.getvalue()


def test_a_build_without_a_terminal_tells_it_among_its_messages(
    monkeypatch: pytest.MonkeyPatch, mkdocs_log: logging.Logger
) -> None:
    messages, clock = io.StringIO(), Clock()
    monkeypatch.setattr("sys.stderr", messages)
    monkeypatch.setattr("learnlog.mkdocs_progress.time.monotonic", clock)
    mkdocs_log.handlers = [logging.StreamHandler(messages)]
    for level, told in ((logging.INFO, "Reading: 1 of 50\n"), (logging.ERROR, "")):
        mkdocs_log.setLevel(level)
        progress = build_progress()
        progress.phase("Reading", 50)
        clock.now += 3
        progress.advance()
        progress.end()
        assert messages.getvalue() == told
        messages.truncate(0)
        messages.seek(0)


def test_a_build_whose_messages_another_program_keeps_tells_it_on_standard_error(
    monkeypatch: pytest.MonkeyPatch, mkdocs_log: logging.Logger
) -> None:
    stderr, clock, kept = io.StringIO(), Clock(), list[str]()
    monkeypatch.setattr("sys.stderr", stderr)
    monkeypatch.setattr("learnlog.mkdocs_progress.time.monotonic", clock)
    keeping = logging.Handler()
    keeping.emit = lambda record: kept.append(record.getMessage())  # type: ignore[method-assign]
    mkdocs_log.handlers = [keeping]
    mkdocs_log.setLevel(logging.INFO)
    progress = build_progress()
    progress.phase("Reading", 50)
    clock.now += 3
    progress.advance()
    mkdocs_log.handlers = []  # as while pages are made
    progress.at("Writing pages", 7, 9)
    clock.now += 3
    progress.at("Writing pages", 8, 9)
    assert stderr.getvalue() == "Reading: 1 of 50\nWriting pages: 8 of 9\n"
    assert kept == []


def test_reading_a_site_tells_of_its_texts_and_pictures(tmp_path: Path) -> None:
    weeks = {f"weeks/2018-{month:02}-05.md": "Prose.\n" for month in (2, 3, 11)}
    site = make_site(tmp_path, HOOKED, weeks | {"images/one.svg": "<svg/>\n"})
    told = Told()
    read_site(site, dt.date(2018, 12, 1), Config(), [], {}, progress=told)
    assert told.phases == {
        "Opening files": [3, 3],
        "Reading entries": [3, 3],
        "Writing pictures anew": [1, 1],
        "Looking for what could identify somebody": [4, 4],
    }


def test_a_log_is_the_same_whoever_looks_on() -> None:
    texts = {"docs/weeks/2018-02-05.md": "Prose.\n"}
    day = dt.date(2018, 12, 1)
    assert load(texts, day, progress=Told()) == load(texts, day)
