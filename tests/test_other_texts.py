"""Texts beside the pages and the settings: what is in them is looked at, and nothing is private."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import HOOKED, SETTINGS, build, make_site

from learnlog.build import Build
from learnlog.files.decoding import Decoded
from learnlog.files.settings_text import read_settings
from learnlog.files.site_file import SiteFile, read_site_file
from learnlog.load import load
from learnlog.other_texts import meant_private
from learnlog.problems import Problem
from learnlog.published_checks import PublishedFiles
from learnlog.site_build import read_site
from learnlog_cli import asking
from learnlog_cli.main import cli

MAIL = "rowan.fell@harbourtrust.nhs.uk"
NUMBER = "943 476 5919"  # a made-up NHS number with the right check digit
WEEK = {"weeks/2026-09-14.md": "A quiet week.\n"}
OFF = "extra: {learnlog: {declaration: off}}\n"
BEGIN, END = "<!-- private -->", "<!-- /private -->"
TODAY = dt.date(2026, 11, 20)

TEXTS = {
    "files/note.txt": f"One.\nAsk {MAIL} then.\n",
    "own.html": f"<p>One.</p>\n<p>Ask {MAIL} then.</p>\n",
    "list.csv": f"name,mail\nteam,{MAIL}\n",
    "film.vtt": f"WEBVTT\nAsk {MAIL} then.\n",
    "film.srt": f"1\nAsk {MAIL} then.\n",
    "data.json": f'{{"a":\n"{MAIL}"}}\n',
    "day.ics": f"BEGIN:VCALENDAR\nSUMMARY:Ask {MAIL}\n",
    "more.yml": f"a: b\nc: {MAIL}\n",
    "CNAME": f"log.example.org\n{MAIL}\n",
    "_data/notes.txt": f"On no page.\n{MAIL}\n",
}


def read(folder: Path, files: dict[str, str | bytes], settings: str = SETTINGS + OFF) -> Build:
    site = make_site(folder, settings, WEEK)
    for name, text in files.items():
        file = site / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    config, wrong = (read_site_file(site) or SiteFile()).config()
    return read_site(site, TODAY, config, wrong, {})


def told(problems: list[Problem], *but: str) -> list[tuple[str, str]]:
    return [(str(one.source), one.code) for one in problems if one.code not in but]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("folder", ["log", "a log é"])
def test_details_are_found_at_their_line(name: str, folder: str, tmp_path: Path) -> None:
    problems = read(tmp_path / folder, {name: TEXTS[name]}).problems
    assert told(problems, "file-unchecked", "file-unnamed") == [(f"docs/{name}:2", "identifying")]
    assert MAIL not in "".join(f"{one} {one.hint}" for one in problems)


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_and_told_of(coding: str, tmp_path: Path) -> None:
    text = f"A caf\u00e9.\r\nAsk {MAIL}.\r\n".encode(coding)
    found = told(read(tmp_path, {"a.txt": text}).problems)
    asked = [] if coding == "utf-8-sig" else [("docs/a.txt", "file-unchecked")]
    assert found == [*asked, ("docs/a.txt:2", "identifying")]


def test_names_are_asked_about_there_too(tmp_path: Path) -> None:
    found = read(tmp_path, {"film.vtt": "WEBVTT\n\nMrs Kowalczyk fell.\n"}).problems
    assert told(found) == [("docs/film.vtt:3", "may-identify")]


def test_what_is_allowed_passes_there(tmp_path: Path) -> None:
    allowed = (
        f"extra: {{learnlog: {{declaration: off, allow: [{{text: {MAIL}, because: ours}}]}}}}\n"
    )
    assert told(read(tmp_path, {"a.txt": f"{MAIL}\n"}, SETTINGS + allowed).problems) == []


def test_programs_and_styles_are_not_read_for_details(tmp_path: Path) -> None:
    files = {"a.js": f"'{MAIL}'", "a.css": f"/* {MAIL} */", "a.mjs": f"'{MAIL}'"}
    assert told(read(tmp_path, {**files}).problems) == []


def test_what_is_too_long_to_be_read_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, {"a.txt": "A quiet day. " * 170_000}).problems
    assert told(found) == [("docs/a.txt", "file-unchecked")]
    assert "larger than 2 MiB" in str(found[0])


def test_what_waits_for_a_draft_is_looked_at_as_the_draft_is(tmp_path: Path) -> None:
    draft = "---\ndraft: true\n---\n[The list](a.txt)\n"
    build_ = read(tmp_path, {"weeks/2026-09-21.md": draft, "weeks/a.txt": f"{MAIL}\n{BEGIN}\n"})
    found = told(build_.problems, "entry-draft", "file-name")
    assert found == [("docs/weeks/a.txt", "file-withheld"), ("docs/weeks/a.txt:1", "identifying")]


def test_show_shows_the_words_of_these_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(tmp_path, {"a.txt": f"One.\r\nAsk {MAIL}.\r\n", f"{MAIL}.png": b""})
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    seen = CliRunner(catch_exceptions=False).invoke(cli, ["check", str(tmp_path), "--show"])
    assert f"here: Ask »{MAIL}«." in seen.output
    assert f"here: docs/»{MAIL}" in seen.output


# What was meant to be private


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.txt", f"One.\n{BEGIN}\nquagga\n{END}\n", [2]),
        ("a.html", f"<p>One.</p>\n{BEGIN}<p>quagga</p>{END}\n", [2]),
        ("a.html", "<p>One.</p>\n<!-- privat -->\n<p>quagga</p>\n", [2]),
        ("a.csv", f"a,b\nc,{BEGIN}quagga{END}\n", [2]),
        ("a.txt", f"quagga\n{END}\n", [2]),
        ("a.txt", f"{BEGIN}a{END}\n{BEGIN}b{END}\n", [1, 2]),
        ("a.css", f"/* {BEGIN} */\n", [1]),
        ("a.txt", "---\ntitle: A\ndraft: true\n---\nquagga\n", [3]),
        ("a.html", "---\nprivate: yes\n---\n<p>quagga</p>\n", [2]),
        ("a.yml", "lessons:\n  - text: quagga\n    private: true\n", [3]),
        ("a.yml", "- private: on\n", [1]),
    ],
)
def test_what_can_not_be_left_out_stops_the_build(name: str, text: str, lines: list[int]) -> None:
    found = list(meant_private(Decoded(f"docs/{name}", text)))
    assert [(one.source.line, one.code) for one in found] == [(n, "private-mark") for n in lines]
    assert "quagga" not in "".join(f"{one} {one.hint}" for one in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "This is private: true or not.\n"),
        ("a.js", "if (a<private>b) draft: true"),
        ("package.json", '{\n"private": true\n}\n'),
        ("a.html", "<p>Write &lt;!-- private --&gt;</p><!-- a private note -->"),
        ("a.yml", "# private: true\na: b\n"),
        ("a.txt", "---\ntitle: A\n---\ndraft: true\n"),
    ],
)
def test_other_words_are_none(name: str, text: str) -> None:
    assert list(meant_private(Decoded(f"docs/{name}", text))) == []


@pytest.mark.parametrize("name", ["a.txt", "own/a.html"])
def test_a_build_and_a_staging_stop(name: str, tmp_path: Path) -> None:
    site = make_site(tmp_path / "a log é", HOOKED, {**WEEK, name: f"One {BEGIN}quagga{END}.\n"})
    built = build(site)
    assert built.code == 1
    assert f"docs/{name}:1: this file is published as it is" in built.said
    assert not built.folder.exists()
    staged = CliRunner().invoke(cli, ["stage", str(tmp_path / "staged"), str(site)])
    assert staged.exit_code == 1
    assert not (tmp_path / "staged").exists()


def test_a_preview_goes_on_without_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, {"a.txt": f"One {BEGIN}quagga{END}.\n", "b.txt": "Two.\n"})
    assert "a.txt" in found.hidden
    assert "b.txt" not in found.hidden


# What another part of the build brings in


def found_in(path: str, text: str | bytes) -> list[str]:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, TODAY)
    data = text if isinstance(text, bytes) else text.encode()
    return [one.code for one in PublishedFiles(log).problems(path, data)]


def test_a_mark_in_the_finished_site_stops_the_publishing() -> None:
    assert found_in("a/index.html", f"<p>One {BEGIN}quagga{END}</p>") == ["private-mark"]
    assert found_in("a.txt", "<!--PRIVATE-->") == ["private-mark"]
    assert found_in("a.html", "<code>&lt;!-- private --&gt;</code><!-- a private note -->") == []


@pytest.mark.parametrize("name", ["a.vtt", "a.srt", "a.tsv", "CNAME", "a.jsonl", "a.org"])
def test_texts_of_any_ending_are_looked_through(name: str) -> None:
    assert found_in(name, f"One\nNHS no {NUMBER}\n") == ["identifying"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "cp1252"])
def test_texts_of_other_encodings_are_looked_through(coding: str) -> None:
    text = (
        f"\ufeffCaf\u00e9: NHS no {NUMBER}"
        if coding == "utf-16-le"
        else f"Caf\u00e9: NHS no {NUMBER}"
    )
    assert found_in("a.txt", text.encode(coding)) == ["identifying"]
    assert found_in("a.bin", b"\0\1" + NUMBER.encode()) == []


def test_a_passage_that_another_hook_brings_in_is_not_published(tmp_path: Path) -> None:
    """It reads the file by itself, and writes into pages that are done."""
    other = tmp_path / "other.py"
    other.write_text(
        "def on_post_page(output, page, config, **_):\n"
        "    with open(config.docs_dir + '/weeks/2026-09-14.md', encoding='utf-8') as entry:\n"
        "        return output.replace('</article>', entry.read() + '</article>')\n",
        "utf-8",
    )
    settings = HOOKED.replace("hooks: [", f"hooks: ['{other.as_posix()}', ")
    files = {"weeks/2026-09-14.md": f"A week.\n\n{BEGIN}\nOf quagga.\n{END}\n"}
    site = make_site(tmp_path / "a log é", settings, files)
    words = ["publish", str(site), "--check", "--declaration", "off", "--today", "2026-11-20"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    assert "site/index.html: error: it holds a mark of a private passage" in done.stdout
    assert not (site / "site").exists()


# The settings


ASKING = f"""\
site_name: A log of {MAIL}
site_description: A log
copyright: >-
  Some words, then
  NHS no {NUMBER}
nav:
  - Mrs Kowalczyk's week: index.md
extra:
  learnlog:
    declaration: off
"""


def test_details_in_the_settings_are_told_at_their_line(tmp_path: Path) -> None:
    problems = read(tmp_path, {}, ASKING).problems
    assert told(problems) == [
        ("mkdocs.yml:1", "identifying"),
        ("mkdocs.yml:5", "identifying"),
        ("mkdocs.yml:7", "may-identify"),
    ]
    assert MAIL not in str(problems)


ALLOWING = [
    f"      - text: {MAIL}\n        because: ours\n      - {{text: Quagga Trust, because: ours}}\n",
    f"      - {{because: ours,\n         text: {MAIL}}}\n      - text: Quagga Trust\n"
    "        because: ours\n",
]


@pytest.mark.parametrize("listed", ALLOWING)
def test_an_allowance_is_not_needed_by_itself(listed: str, tmp_path: Path) -> None:
    problems = read(tmp_path, {}, f"{SETTINGS}{OFF_AND_ALLOW}{listed}").problems
    assert told(problems) == [("mkdocs.yml", "allowance-unused")] * 2
    used = f"copyright: Ask {MAIL}\n{SETTINGS}{OFF_AND_ALLOW}{listed}"
    assert told(read(tmp_path, {}, used).problems) == [("mkdocs.yml", "allowance-unused")]


OFF_AND_ALLOW = "extra:\n  learnlog:\n    declaration: off\n    allow:\n"


def test_lines_and_other_words_of_the_settings_stay(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yaml").write_text(f"{ASKING}    allow:\n{ALLOWING[0]}# end\n", "utf-8")
    read_ = read_settings(tmp_path)
    assert read_
    assert (read_.path, read_.text.count("\n")) == ("mkdocs.yaml", 15)
    assert read_.text.count(MAIL) == 1
    assert read_.text.endswith("# end\n")
    (tmp_path / "mkdocs.yaml").unlink()
    assert read_settings(tmp_path) is None


def test_settings_of_many_kinds_hold_nothing_that_is_asked_about(tmp_path: Path) -> None:
    settings = """\
site_name: Out of the Clinic
site_url: !ENV [SITE_URL, https://example.org/learnlog/]
repo_url: https://github.com/example/log
edit_uri: edit/main/docs/
copyright: "&copy; 2026, the authors. Words: CC BY 4.0."
theme:
  name: material
  palette: [{media: "(prefers-color-scheme: light)", primary: teal, toggle: {name: Dark}}]
plugins:
  - search: {lang: [en, de], separator: '[\\s\\-,:!=\\[\\]()"/]+|(?!\\b)(?=[A-Z][a-z])'}
markdown_extensions:
  - toc: {permalink: true}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  social: [{icon: fontawesome/brands/mastodon, link: https://example.org/@log, name: Rowan}]
  alternate: [{name: English, link: /en/, lang: en}]
  learnlog:
    declaration: off
    stale_after: 6
    start: 2026-05-11
    comments: {repo: a/b, repo_id: R_kgDOJ1a2b3, category: General, category_id: DIC_kwDOJ1a2b84}
    other_hosts: [https://images.example.org]
"""
    assert told(read(tmp_path, {}, settings).problems) == []
