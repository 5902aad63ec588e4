"""A declaration covers the pictures and files that an entry names, as it covers its words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import HOOKED, make_site

from learnlog.config import Config
from learnlog.privacy_options import Declarations
from learnlog.site_build import read_site
from learnlog_cli import asking
from learnlog_cli.main import cli

PAGE = "weeks/2018-09-17.md"
TODAY = "2018-10-01"
SHOWN = "![The board](images/board.jpg)\n\n[The paper](papers/a%20b.pdf)\n"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg">\n<path d="M1 1"/>\n</svg>\n'
FILES = {
    "weeks/images/board.jpg": b"\xff\xd8\xff\x00one",
    "weeks/papers/a b.pdf": b"%PDF-1.7 one",
    "weeks/images/other.jpg": b"\xff\xd8\xff\x00other",
    "weeks/images/plan.svg": DRAWING,
}


def site_of(folder: Path, text: str) -> Path:
    site = make_site(folder, HOOKED, {PAGE: text})
    for name, data in FILES.items():
        write(site, name, data)
    return site


def write(site: Path, name: str, data: bytes) -> None:
    file = site / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def asked(site: Path) -> str:
    """Why the entry has to be declared, or nothing."""
    config = Config(declaration=Declarations.REQUIRE)
    problems = read_site(site, dt.date(2018, 10, 1), config, []).problems
    return "".join(one.message for one in problems if one.code == "declaration-missing")


@pytest.fixture(autouse=True)
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)


def declare(site: Path) -> str:
    words = ["declare", f"docs/{PAGE}", "--by", "sam", "--site", str(site), "--today", TODAY]
    done = CliRunner(catch_exceptions=False).invoke(cli, words, input="n\n" * 6)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (SHOWN, "weeks/images/board.jpg"),
        (SHOWN, "weeks/papers/a b.pdf"),
        ("---\nvideos: [{poster: images/board.jpg}]\n---\n", "weeks/images/board.jpg"),
        ("<!-- private -->\n" + SHOWN + "<!-- /private -->\n", "weeks/images/board.jpg"),
        (SHOWN + "![A plan](images/plan.svg)\n", "weeks/images/plan.svg"),
        (SHOWN + "![New](images/new.png)\n", "weeks/images/new.png"),
    ],
)
def test_another_picture_in_the_place_of_a_declared_one_asks_again(
    text: str, changed: str, tmp_path: Path
) -> None:
    site = site_of(tmp_path, text)
    assert "nobody has looked through it" in asked(site)
    assert declare(site).startswith("Declared by sam")
    assert asked(site) == ""
    assert "has not been changed since" in declare(site)
    write(site, changed, b"\xff\xd8\xff\x00another")
    assert asked(site).startswith("it, or a picture or file that it names, was changed since sam")
    assert declare(site).startswith("Declared by sam")
    assert asked(site) == ""


def test_a_file_that_it_names_and_that_is_gone_asks_again(tmp_path: Path) -> None:
    site = site_of(tmp_path, SHOWN)
    declare(site)
    (site / "docs" / "weeks" / "images" / "board.jpg").unlink()
    assert asked(site)


def test_what_it_does_not_name_asks_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, SHOWN + "[Another week](2018-09-24.md)\n")
    write(site, "weeks/2018-09-24.md", b"---\ndraft: true\n---\nA week.\n")
    declare(site)
    write(site, "weeks/images/other.jpg", b"\xff\xd8\xff\x00another")
    write(site, "weeks/2018-09-24.md", b"---\ndraft: true\n---\nAnother week.\n")
    write(site, "posts/images/board.jpg", b"\xff\xd8\xff\x00another")
    assert asked(site) == ""


def test_line_ends_of_a_drawing_are_no_change(tmp_path: Path) -> None:
    """Git writes them as the computer has them."""
    site = site_of(tmp_path, "![A plan](images/plan.svg)\n")
    declare(site)
    write(site, "weeks/images/plan.svg", DRAWING.replace(b"\n", b"\r\n"))
    assert asked(site) == ""


def test_an_entry_without_pictures_keeps_the_sum_that_it_had(tmp_path: Path) -> None:
    line = "anonymised: {by: sam, date: 2018-09-21, sha: ffffffffffffffff}"
    site = site_of(tmp_path, f"---\ntitle: A\n{line}\n---\nA quiet week.\n")
    assert asked(site).startswith("it was changed since sam")
    declare(site)
    text = (site / "docs" / PAGE).read_text("utf-8")
    assert "sha: 3d333f58c290f760}" in text
