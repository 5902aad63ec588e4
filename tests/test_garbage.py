"""What a preview no longer shows is thrown away, and not while a build goes on."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnlog import garbage
from learnlog.garbage import Tidying, collecting_seldom

ENGINE = Path(__file__).resolve().parents[1] / "hooks"


class Page:
    """Holds itself, as MkDocs' pages and files hold each other."""

    def __init__(self) -> None:
        self.own = self


def gone(kept: weakref.ref[Page]) -> bool:
    end = time.monotonic() + 5
    while kept() and time.monotonic() < end:
        time.sleep(0.01)
    return kept() is None


@pytest.fixture(autouse=True)
def _nobody_else_collects_and_tidying_is_soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(garbage, "_REST", 0.05)
    gc.disable()
    yield
    gc.enable()


def test_what_is_shown_no_more_is_thrown_away() -> None:
    kept = weakref.ref(Page())
    assert kept() is not None
    Tidying().plan(1)
    assert gone(kept)


def test_nothing_is_done_while_a_build_goes_on() -> None:
    kept, tidying = weakref.ref(Page()), Tidying()
    tidying.plan(1)
    tidying.put_off()
    time.sleep(0.2)
    assert kept() is not None


def test_many_builds_in_a_row_do_not_put_it_off_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_REST", 60.0)
    monkeypatch.setattr(garbage, "_SOON", 0.05)
    kept, tidying = weakref.ref(Page()), Tidying()
    for _ in range(20):
        tidying.plan(garbage._MANY // 20)
    assert gone(kept)


def test_builds_that_leave_no_time_between_them_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, "_REST", 60.0)
    monkeypatch.setattr(garbage, "_SOON", 60.0)
    kept, tidying = weakref.ref(Page()), Tidying()
    for _ in range(11):
        with collecting_seldom():  # as the preview has it around a build
            tidying.put_off()
            with collecting_seldom():
                pass
            tidying.plan(garbage._TOO_MANY // 10)
    assert kept() is None


def test_one_within_another_leaves_everything_as_it_was() -> None:
    usual = gc.get_threshold()
    with collecting_seldom():
        inside = gc.get_threshold()
        with collecting_seldom():
            pass
        assert gc.get_threshold() == inside != usual
        assert gc.get_freeze_count()
    assert gc.get_threshold() == usual
    assert not gc.get_freeze_count()


BEGUN = """\
import gc, sys
from learnlog.garbage import Tidying
gc.set_threshold(0)
class Page: pass
page = Page()
page.own = page
page.words = (word for word in "as a library keeps them".split())
next(page.words)
"""
# How often Python searches at the end, told by a page that holds itself.
COUNTED = """
gc.callbacks.append(lambda phase, info: print(info["collected"]) if phase == "stop" else None)
del page
"""


def test_a_program_ends_without_looking_through_all_that_it_holds() -> None:
    as_ever, ours = said_by(BEGUN + COUNTED), said_by(f"{BEGUN}Tidying()\n{COUNTED}")
    assert sum(map(int, as_ever.split())) > sum(map(int, ours.split()))


@pytest.mark.parametrize(
    "acts",
    [
        "page.file = open(sys.argv[1], 'w')\npage.file.write('kept')",
        "def last():\n try: yield\n finally: open(sys.argv[1], 'w').write('kept')\n"
        "page.last = last()\nnext(page.last)\ndel page",
        "Page.__del__ = lambda self, write=open(sys.argv[1], 'w').write: write('kept')",
    ],
    ids=["a file", "a generator", "a last act"],
)
def test_what_acts_when_it_is_thrown_away_still_does(acts: str, tmp_path: Path) -> None:
    said_by(f"{BEGUN}Tidying()\n{acts}\n", str(tmp_path / "kept"))
    assert (tmp_path / "kept").read_text() == "kept"


def test_what_can_not_tell_its_name_is_no_fault() -> None:
    assert said_by(f"{BEGUN}Tidying()\npage.stream = sys.stdin\nsys.stdin.detach()\n") == ""


def said_by(program: str, *given: str) -> str:
    """What a program prints, faults at its end included."""
    command = [sys.executable, "-c", program, *given]
    variables = {**os.environ, "PYTHONPATH": str(ENGINE)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    return subprocess.run(command, env=variables, text=True, check=True, **pipes).stdout  # type: ignore
