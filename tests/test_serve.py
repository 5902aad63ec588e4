"""`mkdocs serve`: an edited, a new and a deleted entry are seen, and no old state stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
import tainted_pictures as tainted
from sites import HOOKED, make_site, previewed

FIRST = "---\nnext_steps:\n  - Meet the records team\n---\nIdea 1: Ask the night staff.\n"
SECONDS = 40


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    site = make_site(tmp_path, HOOKED, {"weeks/2018-09-17.md": FIRST})
    with previewed(site) as address:
        yield site / "docs" / "weeks", address


def until(seen: Callable[[str], bool], address: str) -> str:
    """The page at an address once it is as expected, or as it was last."""
    last = ""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                last = answer.read().decode()
        except (URLError, OSError) as error:
            last = str(error)
        if seen(last):
            return last
        time.sleep(0.2)
    return last


def test_edits_are_seen_and_leave_nothing_behind(served: tuple[Path, str]) -> None:
    weeks, address = served
    assert "1 open step<" in until(lambda page: "1 open step<" in page, f"{address}ideas/1/")

    edited = FIRST.replace("Meet the records team", "Meet them\n  - And the others")
    (weeks / "2018-09-17.md").write_text(edited, "utf-8")
    assert "2 open steps" in until(lambda page: "2 open steps" in page, f"{address}ideas/1/")

    new = "---\nideas:\n  - idea: 1\n    status: testing\n---\nIdea 2: Draw a map.\n"
    (weeks / "2018-09-24.md").write_text(new, "utf-8")
    assert "Draw a map" in until(lambda page: "Draw a map" in page, f"{address}ideas/2/")
    assert "testing" in until(lambda page: "testing" in page, f"{address}ideas/1/")

    (weeks / "2018-09-24.md").unlink()
    assert "404" in until(lambda page: "404" in page, f"{address}ideas/2/")
    assert "testing" not in until(lambda page: "testing" not in page, f"{address}ideas/1/")


def test_a_fault_is_seen_in_the_browser_and_so_is_its_mend(served: tuple[Path, str]) -> None:
    weeks, address = served
    until(lambda page: "Ask the night staff" in page, address + "ideas/1/")
    (weeks / "2018-09-24.md").write_text("---\ntitle: a: b\n---\nSecret.\n", "utf-8")
    for page in ("ideas/1/", "weeks/2018-09-24/"):
        told = until(lambda text: "One error in the log" in text, address + page)
        assert "docs/weeks/2018-09-24.md:2" in told
        assert 'title: "a: b"' in unescape(told)
        assert "learnlog-errors" in told
    assert "Ask the night staff" in until(lambda _: True, address + "ideas/1/")
    (weeks / "2018-09-24.md").write_text('---\ntitle: "a: b"\n---\nMended.\n', "utf-8")
    assert "Mended" in until(lambda page: "Mended" in page, address + "weeks/2018-09-24/")


def test_pictures_are_clean_in_a_preview_and_a_refused_one_is_told(
    served: tuple[Path, str],
) -> None:
    weeks, address = served
    (weeks / "board.png").write_bytes(tainted.png())
    (weeks / "2018-09-17.md").write_text(f"{FIRST}\n![The board](board.png)\n", "utf-8")
    assert "board.png" in until(lambda page: "board.png" in page, f"{address}weeks/2018-09-17/")
    with urlopen(f"{address}weeks/board.png", timeout=5) as answer:
        assert tainted.WORD.encode() not in answer.read()

    (weeks / "IMG_1.heic").write_bytes(b"\x00\x00\x00\x18ftypheic")
    page = until(lambda page: "a HEIC picture" in page, f"{address}weeks/2018-09-17/")
    assert "a HEIC picture" in page
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{address}weeks/IMG_1.heic", timeout=5)
