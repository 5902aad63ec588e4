"""What must not be published is in no byte of the site, however it was kept out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sites import HOOKED, build, make_site

from learnlog import load

SECRET = "quagga"
ENTRY = "Idea 1: Ask the night staff.\n"
HIDDEN = f"---\ndraft: true\ntags: [{SECRET}]\n---\nIdea 2: Buy a {SECRET}.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("weeks/2018-09-24.md", HIDDEN, id="draft entry"),
        pytest.param("weeks/2018-09-24.md", HIDDEN.replace("true", "Yes"), id="draft: Yes"),
        pytest.param("weeks/2018-09-24.md", HIDDEN.replace("true", '"true"'), id="draft in quotes"),
        pytest.param("weeks/2099-01-05.md", f"A {SECRET}.\n", id="future entry"),
        pytest.param("index.md", HIDDEN, id="draft home page"),
        pytest.param("README.md", HIDDEN, id="draft home page by its other name"),
        pytest.param("notes.md", HIDDEN, id="draft page"),
        pytest.param("notes.markdown", HIDDEN, id="draft page with another ending"),
        pytest.param("notes.mkd", HIDDEN, id="draft page with a rare ending"),
        pytest.param("_data/people.yml", f"people:\n  - name: {SECRET}\n", id="the log's own data"),
        pytest.param(".authors.yml", f"authors: {{sam: {{name: {SECRET}}}}}\n", id="authors"),
    ],
)
def test_what_is_kept_out_is_nowhere(tmp_path: Path, name: str, text: str) -> None:
    files = {"weeks/2018-09-17.md": ENTRY, name: text}
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 0, built.said
    assert SECRET.encode() not in built.every_byte()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("weeks/2018-09-24.md.txt", HIDDEN, id="Notepad's ending"),
        pytest.param("weeks/2018-09-24.txt", HIDDEN, id="TextEdit's ending"),
        pytest.param("weeks/2018-09-24.md~", HIDDEN, id="an editor's copy"),
        pytest.param("weeks/2018-09-24.docx", HIDDEN, id="Word"),
        pytest.param("weeks/2018-09-24.MD", HIDDEN, id="capitals"),
        pytest.param("notes.MD", HIDDEN, id="capitals elsewhere"),
        pytest.param("weeks/2018-09-24.md", HIDDEN.replace("true", ""), id="an empty draft"),
        pytest.param("weeks/2018-09-24.md", HIDDEN.replace("draft", "Draft"), id="Draft"),
        pytest.param("notes.mkd", HIDDEN.replace("[", "[["), id="broken front matter, rare ending"),
    ],
)
def test_what_may_have_been_meant_to_stay_out_stops_the_build(
    tmp_path: Path, name: str, text: str
) -> None:
    files = {"weeks/2018-09-17.md": ENTRY, name: text}
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 1
    assert f"docs/{name}" in built.said
    assert not built.folder.exists()


@pytest.mark.parametrize("written", ["mkdocs.yaml", "mkdocs.yml and its parent"])
def test_exclusions_hold_wherever_they_are_written(tmp_path: Path, written: str) -> None:
    files = {"weeks/2018-09-17.md": ENTRY, "weeks/2018-09-24.md": f"Idea 2: Buy a {SECRET}.\n"}
    excluding = HOOKED + "exclude_docs: |\n  /weeks/2018-09-24.md\n"
    site = make_site(tmp_path, excluding, files)
    if written == "mkdocs.yaml":
        (site / "mkdocs.yml").rename(site / "mkdocs.yaml")
    else:
        (site / "mkdocs.yml").rename(site / "base.yml")
        (site / "mkdocs.yml").write_text("INHERIT: base.yml\n", "utf-8")
    built = build(site)
    assert built.code == 0, built.said
    assert SECRET.encode() not in built.every_byte()


@pytest.mark.parametrize(
    "link",
    [
        "[a](2018-09-24.md)",
        "[a](2018-09-24.md#idea)",
        "[a](../2018-09-24/)",
        "[a](/weeks/2018-09-24.md)",
        "[a](/log/weeks/2018-09-24/)",
        "[a](https://example.org/log/weeks/2018-09-24/)",
        "[a](2018%2D09-24.md)",
        "[a](2018-09-24.html)",
        "[a][b]\n\n[b]: 2018-09-24.md",
        '<a href="../2018-09-24/">a</a>',
    ],
)
def test_a_link_to_a_draft_is_an_error_however_it_is_written(link: str) -> None:
    texts = {"docs/weeks/2018-09-17.md": f"One.\n\n{link}\n", "docs/weeks/2018-09-24.md": HIDDEN}
    _, problems = load(texts, dt.date(2018, 10, 1))
    assert [(one.code, one.source.line) for one in problems if one.code == "draft-link"] == [
        ("draft-link", 5 if "[b]:" in link else 3)
    ]


def test_a_private_passage_of_an_included_file_stops_the_build(tmp_path: Path) -> None:
    """Other programs that read files of their own know nothing of passages."""
    files = {"weeks/2018-09-17.md": ENTRY, "about.md": '--8<-- "docs/part.txt"\n'}
    files["part.txt"] = f"One.\n\n<!-- private -->\n\n{SECRET}\n\n<!-- /private -->\n"
    settings = HOOKED + "markdown_extensions: [pymdownx.snippets]\n"
    built = build(make_site(tmp_path, settings + "exclude_docs: part.txt\n", files))
    assert built.code == 1
    assert "about.md: a private passage came into this page" in built.said
    assert not built.folder.exists()


def test_comments_reach_no_page(tmp_path: Path) -> None:
    text = f"One <!-- {SECRET} --> two.\n\n<!--\n{SECRET}\n-->\n\n```html\n<!-- kept -->\n```\n"
    files = {"weeks/2018-09-17.md": text, "about.md": f"# About\n\n{text}", "index.md": text}
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 0, built.said
    assert SECRET.encode() not in built.every_byte()
    for address in ("weeks/2018-09-17", "about", "."):
        assert "<!-- kept -->" in built.page(address).get_text()
