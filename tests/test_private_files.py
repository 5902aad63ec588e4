"""A file that only private words name is kept back, as one that only a draft names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sites import HOOKED
from test_pictures_of_a_site import PICTURES, everything, problems_of, run, site_with

from learnlog.files.decoding import Decoded
from learnlog.private_parts import parted

PAGE = "weeks/2018-09-17.md"
SECRET, PAPER = "weeks/images/secret.jpg", "weeks/images/zebra-paper.pdf"
SHOWN = "![A secret photograph](images/secret.jpg)\n\n[a paper](images/zebra-paper.pdf)\n"
PASSAGE = f"A week.\n\n<!-- private -->\n{SHOWN}<!-- /private -->\n"
ITEM = """\
---
lessons:
  - text: "![A secret photograph](images/secret.jpg)"
    private: true
  - text: Look twice
achievements: [{text: "Read [a paper](images/zebra-paper.pdf)", private: yes}, Slept]
---
A week.
"""
REFERENCE = """\
A week with [one](https://example.org/).

<!-- private -->
![A secret photograph][Secret photo] and [a paper].
<!-- /private -->

[secret  photo]: images/secret.jpg
[a paper]: images/zebra-paper.pdf
"""
HIDDEN = {"a passage": PASSAGE, "items of lists": ITEM, "links by reference": REFERENCE}
FILES = {SECRET: PICTURES["photo.jpg"], PAPER: b"%PDF-1.7"}


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("name", [PAGE, "about.md"])
def test_it_is_on_no_site_and_in_no_staged_folder(hidden: str, name: str, tmp_path: Path) -> None:
    if hidden == "items of lists" and name != PAGE:
        pytest.skip("a page that is no entry has no items")
    written = HIDDEN[hidden]
    if name != PAGE:
        written = written.replace("images/", "weeks/images/")
    files = {PAGE: "A week.\n", name: written, **FILES}
    site = site_with(tmp_path / "log", files, HOOKED + "extra: {learnlog: {declaration: off}}\n")
    assert {one.source.path for one in problems_of(site) if one.code == "file-withheld"} == {
        f"docs/{SECRET}",
        f"docs/{PAPER}",
    }
    code, said = run("publish", site, "--check", "--declaration", "off", "--today", "2018-10-01")
    assert code == 0, said
    assert (
        f"docs/{SECRET}: notice: only private words in docs/{name} name it" in run("check", site)[1]
    )
    listed = json.loads((site / "site-manifest.json").read_text("utf-8"))["files"]
    code, said = run("stage", tmp_path / "staged", site)
    assert code == 0, said
    for made in (listed, everything(site / "site"), everything(tmp_path / "staged")):
        assert PAGE.removesuffix(".md") in "".join(made)
        assert not [one for one in made if "secret" in one or "zebra" in one]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PAGE, f"{PASSAGE}\n{SHOWN}"),
        (PAGE, ITEM + SHOWN),
        (PAGE, ITEM.replace("private: true", "private: false") + "[a](images/zebra-paper.pdf)\n"),
        (PAGE, REFERENCE + "\n![Secret photo]\n\n[That][a paper]\n"),
        ("about.md", SHOWN.replace("images", "weeks/images")),
        ("about.html", SHOWN),
    ],
)
def test_what_public_words_name_too_is_published(name: str, text: str, tmp_path: Path) -> None:
    site = site_with(tmp_path, {PAGE: PASSAGE, name: text, **FILES})
    assert "file-withheld" not in {one.code for one in problems_of(site)}


@pytest.mark.parametrize("text", [f"<!-- {SHOWN} -->\n", f"A <!--\n{SHOWN}--> b.\n"])
def test_a_comment_shows_nothing_to_readers(text: str, tmp_path: Path) -> None:
    site = site_with(tmp_path / "a", {PAGE: PASSAGE + text, **FILES})
    assert [one.code for one in problems_of(site)].count("file-withheld") == 2
    site = site_with(tmp_path / "b", {PAGE: text, **FILES})
    assert "file-unnamed" in {one.code for one in problems_of(site)}


def test_a_text_with_nothing_private_is_open() -> None:
    for text in ("A week.\n", "---\ntitle: Private\n---\nA <b>week</b>.\n"):
        assert parted(Decoded("a.md", text), entry=True).private == ""


@pytest.mark.parametrize(
    "text",
    [
        "---\nprivate: true\n---\n![A](a.png)\n",
        "---\nlessons:\n  - text: a: ![A](a.png)\n    private: true\n---\n",
        "Words.\n\n<!-- private -->\n![A](a.png)\n",
        "---\nlessons:\n  - text: ![A](a.png)\n    privat: true\n---\n",
    ],
)
def test_what_is_meant_to_be_private_and_is_written_wrong_is_kept_back(text: str) -> None:
    parts = parted(Decoded("docs/weeks/2018-09-17.md", text), entry=True)
    assert "a.png" in parts.private
    assert "a.png" not in parts.open
