"""Lists on terminals of any width: words keep their room, dates stay whole, nothing is empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from sites import SETTINGS, make_site

from learnlog_cli.main import cli

WIDTHS = (50, 60, 80, 120, 160)
LONG = (
    "Ask the night porter, and whoever else is up, where the walking frames go in the small hours"
)
WIDE = "会議の前に夜勤の担当者に歩行器がどこへ行くのかを尋ねて、その答えを壁に貼り出しておくこと"
FIRST = f"""\
---
ideas:
  - Put the bed board where the porters can see it and where the flowers are not in the way
next_steps:
  - {LONG}
  - text: {WIDE}
    due: 2026-09-28
    idea: 1
---
"""
SECOND = f"""\
---
followed_up:
  - step: {WIDE}
    outcome: carried
ideas:
  - Give the porters a pen
  - idea: 1
    status: testing
---
"""
DATE = re.compile(r"\d{4}-\d\d-\d\d")
STYLE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {"weeks/2026-09-07.md": FIRST, "weeks/2026-09-14.md": SECOND}
    return make_site(tmp_path / "site", SETTINGS, files)


def listed(site: Path, words: str, width: int | None) -> list[str]:
    """The lines of a list, as a terminal of a width shows them; without one, as a file does."""
    terminal = {"COLUMNS": str(width), "FORCE_COLOR": "1", "TERM": "xterm"}
    asked = [*words.split(), "--today", "2026-11-20", "--site", str(site)]
    done = CliRunner().invoke(cli, asked, env=terminal if width else {"COLUMNS": "50"}, color=True)
    assert done.exit_code == 0, done.stderr
    return [STYLE.sub("", line).rstrip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", ["steps list", "steps list --all", "ideas list"])
def test_every_line_fits_and_every_date_is_whole(site: Path, words: str, width: int) -> None:
    lines = listed(site, words, width)
    assert max(map(cell_len, lines)) <= width
    dates = [date for line in lines for date in DATE.findall(line)]
    assert dates == [date for line in listed(site, words, None) for date in DATE.findall(line)]
    assert not [line for line in lines if re.search(r"\d-$|\b\d{4}-\d?$", line)]


@pytest.mark.parametrize("width", WIDTHS)
def test_words_keep_their_room(site: Path, width: int) -> None:
    """A sentence takes a third more lines than the width would ask for, at most."""
    lines = listed(site, "steps list", width)
    start = next(at for at, line in enumerate(lines) if "Ask the night" in line)
    end = next(at for at, line in enumerate(lines) if "small hours" in line)
    assert end - start + 1 <= {50: 2, 60: 2, 80: 3, 120: 2, 160: 1}[width]


@pytest.mark.parametrize("width", [50, 60])
def test_a_narrow_terminal_has_lines_with_the_facts_below(site: Path, width: int) -> None:
    lines = listed(site, "steps list", width)
    assert lines[0].startswith("Ask the night porter")
    assert "  from 2026-09-07, carried 1" in lines
    assert not [line for line in lines if "From" in line or "──" in line]
    facts = " ".join(line.strip() for line in lines if line.startswith("  "))
    assert "due 2026-09-28, carried 1, outcome: carried, idea 1" in facts
    ideas = listed(site, "ideas list", width)
    assert ideas[0].startswith("1  Put the bed board")
    assert any(line.startswith("2  Give the porters a pen") for line in ideas)


def test_numbers_of_several_digits_stand_below_each_other(site: Path) -> None:
    more = "".join(f"  - Number {number}\n" for number in range(3, 12))
    text = f"---\nideas:\n{more}---\n"
    (site / "docs" / "weeks" / "2026-09-21.md").write_text(text, "utf-8")
    lines = listed(site, "ideas list", 50)
    assert " 2  Give the porters a pen" in lines
    assert "11  Number 11" in lines


def test_a_fact_is_never_parted(site: Path) -> None:
    for width in range(30, 70):
        lines = listed(site, "ideas list", width)
        assert sum("last seen 2026-09-14" in line for line in lines) == 2, width


@pytest.mark.parametrize("width", [80, 120, 160, None])
def test_a_column_with_nothing_in_it_is_left_out(site: Path, width: int | None) -> None:
    (site / "docs" / "weeks" / "2026-09-14.md").unlink()
    text = "---\nnext_steps:\n  - Hang up a pen\n---\n"
    (site / "docs" / "weeks" / "2026-09-07.md").write_text(text, "utf-8")
    lines = listed(site, "steps list", width)
    assert [line.split() for line in lines if "From" in line] == [["Step", "From"]]
    assert [line.split() for line in lines if "pen" in line] == [
        ["Hang", "up", "a", "pen", "2026-09-07"]
    ]


def test_a_file_gets_a_table_160_wide_whatever_the_terminal_is(site: Path) -> None:
    lines = listed(site, "steps list", None)
    assert any(LONG in line and "2026-09-07" in line for line in lines)


@pytest.mark.parametrize("width", [50, 120])
def test_nothing_to_list_is_said(site: Path, width: int) -> None:
    done = CliRunner().invoke(
        cli,
        ["ideas", "list", "--status", "parked", "--site", str(site)],
        env={"COLUMNS": str(width), "FORCE_COLOR": "1"},
    )
    assert (done.stdout, done.stderr) == ("", "No idea fits.\n")
