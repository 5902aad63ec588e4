"""A file waits for the draft that names it, unless something published shows it too."""

from __future__ import annotations

import pytest

from learnlog.only_in_withheld import mentioned, only_in_withheld

FILE = "weeks/images/board.jpg"
DRAFT = ("weeks/2018-09-24.md", "![The board](images/board.jpg)\n")


def waiting(*published: tuple[str, str], draft: str = DRAFT[1], file: str = FILE) -> bool:
    found = only_in_withheld([file], published, [(DRAFT[0], draft)])
    assert found in ({}, {file: DRAFT[0]})
    return bool(found)


@pytest.mark.parametrize(
    "written",
    [
        "![a](images/board.jpg)",
        "[a](./images/board.jpg 'Title')",
        "![a][b]\n\n[b]: images/board.jpg",
        "<img src=images/board.jpg>",
        "![[board.jpg]]",
        "poster: images/board.jpg",
        "It lies at board.jpg, beside this.",
        "![a](images/board%2Ejpg)",
        "![a](images/board&#46;jpg)",
        "![a](Images/Board.JPG)",  # as it is found on Windows and macOS
    ],
)
def test_a_draft_names_a_file_however_it_is_written(written: str) -> None:
    assert waiting(draft=written)


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("weeks/2018-09-17.md", "![a](images/board.jpg)"),
        ("weeks/2018-09-17.md", "![a](<images/board.jpg>)"),
        ("weeks/2018-09-17.md", '![a](images/board.jpg "The board")'),
        ("weeks/2018-09-17.md", "[![a](images/board.jpg)](images/board.jpg)"),
        ("weeks/2018-09-17.md", "![a][b]\n\n[b]: images/board.jpg\n"),
        ("weeks/2018-09-17.md", '<img src="../images/board.jpg">'),
        ("weeks/2018-09-17.md", "<img srcset='../images/board.jpg 2x'>"),
        ("weeks/2018-09-17.md", "![a](/log/weeks/images/board.jpg)"),
        ("weeks/2018-09-17.md", "![a](https://example.org/log/weeks/images/board.jpg)"),
        ("weeks/2018-09-17.md", "![a](../weeks/./images/board.jpg)"),
        ("weeks/2018-09-17.md", "![a](images/board.jpg#part)"),
        ("posts/2018-09-17-a.md", "![a](../weeks/images/board%2Ejpg)"),
        ("interviews/2018-09-17-a.md", "videos: [{poster: ../weeks/images/board.jpg}]"),
        (".authors.yml", "authors: {sam: {avatar: weeks/images/board.jpg}}"),
        ("index.md", "![a](weeks/images/board.jpg)"),
    ],
)
def test_what_a_published_page_shows_does_not_wait(page: str, written: str) -> None:
    assert waiting()
    assert not waiting((page, written))


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("posts/2018-09-17-a.md", "![a](images/board.jpg)"),  # another one of this name
        ("posts/2018-09-17-a.md", "![a](../weeks/board.jpg)"),
        ("weeks/2018-09-17.md", "![a](images/whiteboard.jpg)"),
        ("weeks/2018-09-17.md", "![a](images/board.jpgx)"),
        ("weeks/2018-09-17.md", "There is board.jpg somewhere."),
        ("index.md", "![a](https://example.org/log/images/board.jpg)"),
    ],
)
def test_what_only_looks_like_the_file_does_not_publish_it(page: str, written: str) -> None:
    assert waiting((page, written))


def test_names_with_blanks_and_accents_are_found() -> None:
    name = "weeks/my caf\u00e9 board.jpg"
    written = "![a](my%20cafe%CC%81%20board.jpg)"  # the accent as a sign of its own, as on macOS
    assert waiting(draft=written, file=name)
    assert not waiting(("weeks/2018-09-17.md", written), draft=written, file=name)
    plain = "![a](<my caf\u00e9 board.jpg>)"
    assert not waiting(("weeks/2018-09-17.md", plain), draft=written, file=name)


def test_a_file_that_nobody_names_is_no_matter() -> None:
    assert only_in_withheld([FILE], [], []) == {}
    assert not waiting(draft="No picture.")


def test_a_passage_of_a_page_can_be_withheld() -> None:
    page = "weeks/2018-09-17.md"
    shown, kept = (page, "![a](images/floor.jpg)"), (page, "![a](images/board.jpg)")
    files = [FILE, "weeks/images/floor.jpg"]
    assert only_in_withheld(files, [shown], [kept]) == {FILE: page}


def test_a_name_is_a_word_of_its_own() -> None:
    assert mentioned(["a/b.png", "c.png"], "url(B.png)") == {"a/b.png"}
    assert not mentioned(["a/b.png"], "ab.png b.pngs")
