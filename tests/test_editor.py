"""The editor of a site: what it is told is what the parser reads, and where it is left out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from sites import HOOKED, build, make_site

from learnlog import load
from learnlog.admin.assets import CONFIG, PAGE, admin_files
from learnlog.admin.collections import collections
from learnlog.admin.offers import offers_of
from learnlog.admin.shape import level, nested
from learnlog.browser.door import answer
from learnlog.config import Config
from learnlog.editor_links import admin_link
from learnlog.forms.entry_form import EntryForm, entry_form, rules_of
from learnlog.forms.form_answers import group_answered
from learnlog.forms.form_fields import LEFT_OUT
from learnlog.front_matter.fields import EVENT, GROUPS, OF_KIND, FieldRule, Rules
from learnlog.kinds import Kind
from learnlog.model import Log
from learnlog.repository import Repository
from learnlog.vendored import is_vendored
from learnlog_cli.main import cli

DAY = dt.date(2026, 11, 25)
AT = Repository("sam-example/log", "main")
WEEK = """\
---
author: sam
ideas:
  - Ask the teams
  - title: Talk to the university
    status: adopted
  - title: Nobody may know this
    private: true
next_steps:
  - Arrange shadowing
  - text: Say nothing
    private: true
---
Text.
"""
TEXTS = {
    "docs/weeks/2026-11-16.md": WEEK,
    "docs/weeks/2026-11-23.md": "---\ndraft: true\nideas:\n  - Not yet\n---\nText.\n",
    "docs/.authors.yml": "authors:\n  sam: {name: Sam Example}\n  kit: {name: Kit Sample}\n",
}
# The widgets that fit a kind of value, and those of fields that offer what the log knows.
FITTING = {
    "text": {"string", "text", "select"},
    "words": {"text"},
    "texts": {"list"},
    "amounts": {"list"},
    "date": {"datetime"},
    "number": {"number", "select"},
    "hours": {"number"},
    "amount": {"number"},
    "yes or no": {"boolean"},
    "items": {"list"},
    "event": {"object"},
}
# Fields that the editor does not ask for, beside those of no form.
IN_THE_NAME = {"date": "the name of the file says it"}


def a_log(config: Config | None = None) -> Log:
    log, problems = load(TEXTS, DAY, replace(config or Config(), repository=AT))
    assert not [one for one in problems if one.severity.value == "error"]
    return log


def told(log: Log) -> dict[str, Any]:
    config: dict[str, Any] = json.loads(dict(admin_files(log, "A log"))[CONFIG])
    return config


def fields_of(asked: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields by name, those of the group apart among them."""
    for field in asked:
        if field["name"] == "more":
            yield from fields_of(field["fields"])
        else:
            yield field["name"], field


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_the_parser_has_a_fitting_widget(kind: Kind) -> None:
    log = a_log()
    asked = next(one for one in told(log)["cms"]["collections"] if one["name"] == kind.value)
    left_out = {*LEFT_OUT} | (
        {*IN_THE_NAME} if "file_date" in dict(fields_of(asked["fields"])) else set()
    )
    assert_fitting(
        asked["fields"], {n: r for n, r in OF_KIND[kind].items() if n not in left_out}, log
    )


def assert_fitting(asked: list[dict[str, Any]], rules: Rules, log: Log) -> None:
    found = dict(fields_of(asked))
    assert len(found) == len([*fields_of(asked)]), "a field is asked for twice"
    assert rules.keys() <= found.keys()
    own = {
        "notice",
        "learnlog_text",
        "learnlog_key",
        "file_date",
        "looks_back_on",
        "body",
        "declared",
        "at",
    }
    assert found.keys() - rules.keys() <= own
    for name, rule in rules.items():
        assert_widget(found[name], rule, log)


def assert_widget(field: dict[str, Any], rule: FieldRule, log: Log) -> None:
    assert field["widget"] in FITTING[rule.kind], field
    assert field["required"] is False
    assert field["label"]
    assert field["hint"]
    if rule.kind == "date":
        assert (field["type"], field["format"]) == ("date", "YYYY-MM-DD")
    if rule.choices:
        assert [one["value"] for one in field["options"]] == [*rule.choices]
    if rule.kind in ("items", "event"):
        inner = GROUPS[field["name"]] if rule.kind == "items" else EVENT
        assert_fitting(field["fields"], inner, log)


def test_what_is_offered_is_what_the_published_log_knows() -> None:
    weeks = dict(fields_of(told(a_log())["cms"]["collections"][0]["fields"]))
    ideas = dict(fields_of(weeks["ideas"]["fields"]))
    assert ideas["idea"]["options"] == [
        {"label": "1 – Ask the teams", "value": 1},
        {"label": "2 – Talk to the university (adopted)", "value": 2},
    ]
    steps = dict(fields_of(weeks["followed_up"]["fields"]))["step"]["options"]
    assert steps == [{"label": "Arrange shadowing", "value": "Arrange shadowing"}]
    everything = json.dumps(told(a_log()))
    assert "Nobody may know" not in everything
    assert "Say nothing" not in everything
    assert "Not yet" not in everything


def test_who_has_published_nothing_is_not_told_of() -> None:
    log = a_log()
    assert "kit" not in json.dumps(told(log)).lower()
    author = dict(fields_of(told(log)["cms"]["collections"][0]["fields"]))["author"]
    assert "options" not in author, "kit could not be chosen"
    texts = {**TEXTS, "docs/weeks/2026-11-09.md": "---\nauthor: kit\n---\nText.\n"}
    log, _ = load(texts, DAY, Config(repository=AT))
    author = dict(fields_of(told(log)["cms"]["collections"][0]["fields"]))["author"]
    assert [one["value"] for one in author["options"]] == ["sam", "kit"]
    one = {"docs/.authors.yml": "authors:\n  kit: {name: Kit Sample}\n"}
    log, _ = load(one, DAY, Config(repository=AT))
    assert "kit" not in json.dumps(told(log)).lower()


def test_a_log_of_its_own_names_of_statuses_offers_those() -> None:
    log = a_log(Config(statuses=("new", "adopted")))
    weeks = dict(fields_of(told(log)["cms"]["collections"][0]["fields"]))
    status = dict(fields_of(weeks["ideas"]["fields"]))["status"]["options"]
    assert [one["value"] for one in status] == ["new", "adopted", "parked", "rejected", "merged"]


def test_names_of_files_follow_who_writes() -> None:
    log = a_log()
    assert (
        collections(log.config, offers_of(log), several=True)[0]["slug"]
        == "{{fields.file_date}}-{{fields.author}}"
    )
    alone, _ = load({"docs/weeks/2026-11-16.md": "Text.\n"}, DAY, Config())
    slug = collections(alone.config, offers_of(alone), several=False)[0]["slug"]
    assert slug == "{{fields.file_date}}"


@pytest.mark.parametrize("kind", Kind)
def test_values_come_back_from_the_editor_as_they_went(kind: Kind) -> None:
    form = entry_form("", WEEK if "ideas" in OF_KIND[kind] else "---\nauthor: sam\n---\n", kind)
    assert isinstance(form, EntryForm)
    rules = rules_of(kind)
    back = group_answered(rules, level(rules, json.loads(json.dumps(nested(rules, form.values)))))
    assert back == form.values


def test_links_lead_to_the_entry() -> None:
    assert admin_link("weeks/2026-11-16.md") == "admin/#/collections/weeks/entries/2026-11-16"
    assert admin_link("weeks/2018/2018-10-01.md") == "admin/"
    assert admin_link("index.md") == "admin/"


def test_the_files_of_others_are_as_recorded() -> None:
    files = dict(admin_files(a_log(), "A log"))
    others = [path for path in files if "/sveltia/" in path]
    assert len(others) == 9
    assert all(is_vendored(path, files[path]) for path in others)
    assert not is_vendored(others[0], files[others[0]] + b"\n")


def test_the_page_runs_nothing_of_its_own_and_can_stand_anywhere() -> None:
    page = BeautifulSoup(dict(admin_files(a_log(), 'A "log"'))[PAGE], "html.parser")
    assert page.title is not None
    assert page.title.text == 'Write – A "log"'
    policy = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert "script-src 'self';" in str(policy["content"])
    assert "connect-src 'self' data: blob: https://api.github.com;" in str(policy["content"])
    assert page.select_one('meta[name="robots"][content="noindex"]')
    assert all(
        one.text == "" and str(one["src"]).startswith("../") for one in page.select("script")
    )
    assert all(str(one["href"]).startswith("../") for one in page.select("link"))


def test_without_a_repository_the_page_says_what_to_write() -> None:
    log, _ = load(TEXTS, DAY, Config())
    files = dict(admin_files(log, "A log"))
    assert b"repo_url: https://github.com/NAME/REPOSITORY" in files[PAGE]
    assert b"<script" not in files[PAGE]
    assert CONFIG not in files


FILES = {"weeks/2026-11-16.md": "A week.\n", "index.md": "Hello.\n"}
ON_GITHUB = HOOKED + "repo_url: https://github.com/sam-example/log\n"


def test_a_site_has_the_editor_and_may_be_published(tmp_path: Path) -> None:
    site = make_site(tmp_path / "log", ON_GITHUB, FILES)
    assert build(site).code == 0
    assert (site / "site" / "admin" / "index.html").is_file()
    assert "admin/" not in (site / "site" / "sitemap.xml").read_text("utf-8")


def test_a_site_without_it_has_nothing_of_it(tmp_path: Path) -> None:
    site = make_site(tmp_path / "log", ON_GITHUB + "extra: {learnlog: {editor: false}}\n", FILES)
    assert build(site).code == 0
    assert not (site / "site" / "admin").exists()
    assert not (site / "site" / "assets" / "admin").exists()


def test_another_builder_gets_it_too(tmp_path: Path) -> None:
    site = make_site(tmp_path / "log", ON_GITHUB, FILES)
    done = CliRunner().invoke(cli, ["stage", str(tmp_path / "staged"), "--site", str(site)])
    assert done.exit_code == 0, done.output
    staged = tmp_path / "staged"
    assert {PAGE, CONFIG} <= {one.relative_to(staged).as_posix() for one in staged.rglob("*")}


def saving(data: dict[str, Any], **asked: object) -> dict[str, Any]:
    """What the engine answers to the editor that saves a week."""
    question = {
        "kind": "weeks",
        "data": data,
        "text": None,
        "places": {},
        "highest": 7,
        "today": "2026-11-25",
        "path": "docs/weeks/2026-11-16.md",
        "facts": {},
        "recent": {},
        **asked,
    }
    found: dict[str, Any] = json.loads(answer("save", json.dumps(question)))
    return found


NEW = {
    "file_date": "2026-11-16",
    "ideas": [{"at": "a", "title": "One"}, {"at": "b", "title": "Two"}],
}


def test_two_new_ideas_get_two_numbers_and_known_ones_keep_theirs() -> None:
    ideas = [*NEW["ideas"], {"at": "c", "idea": 3, "note": "News."}, {"at": "d", "title": ""}]
    said = saving({**NEW, "ideas": ideas})
    assert said["text"] == (
        "---\nideas:\n  - idea: 8\n    title: One\n  - idea: 9\n    title: Two\n"
        "  - idea: 3\n    note: News.\n---\n"
    )
    again = saving(
        {**NEW, "ideas": [ideas[1], {**ideas[0], "note": "More."}, {"at": "e", "title": "New"}]},
        text=said["text"],
        places=said["places"],
        highest=said["highest"],
    )
    assert again["text"] == (
        "---\nideas:\n  - idea: 9\n    title: Two\n  - idea: 8\n    title: One\n    note: More.\n"
        "  - idea: 10\n    title: New\n---\n"
    )


def test_no_idea_is_born_before_one_that_has_no_number() -> None:
    assert told(a_log())["learnlog"]["unnumbered"] == "2026-11-16"
    assert "text" in saving(NEW, unnumbered="2026-11-16")
    refused = saving(NEW, unnumbered="2026-11-23")["refused"]
    assert "learnlog ideas number" in refused
    assert "2026-11-23" in refused
    assert "refused" in saving({**NEW, "body": "Idea: share it."}, unnumbered="2026-11-16")
    assert "text" in saving({"file_date": "2026-11-16", "title": "x"}, unnumbered="2026-11-23")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Nothing was filled in yet"),
        ({"file_date": "2026-11-16", "title": "x", "followed_up": [{"outcome": "done"}]}, "'step'"),
        ({"file_date": "2026-11-23", "title": "x"}, "There is an entry of that week already"),
        ({"file_date": "2026-11-16", "title": "x", "declared": True}, "say who you are"),
    ],
)
def test_what_can_not_be_kept_is_refused_in_words(data: dict[str, Any], told: str) -> None:
    assert told in saving(data)["refused"]


def test_what_only_may_be_wrong_is_asked_about_once() -> None:
    data = {
        "file_date": "2026-11-16",
        "followed_up": [{"at": "a", "step": "Ring", "outcome": "done"}],
    }
    said = saving(data)
    assert "no step" in said["doubts"][0]
    again = saving({**data, "title": "Now"}, text=said["text"], places=said["places"])
    assert again["doubts"] == []


def test_what_identifies_somebody_is_not_kept_nor_declared() -> None:
    data = {"file_date": "2026-11-16", "body": "943 476 5919 rang.", "declared": True}
    said = saving(data, by="sam")
    assert "'943 476 5919'" in said["refused"]
    assert "'allow' it and say why" in said["refused"]
    allowed = {**data, "more": {"allow": [{"text": "943 476 5919", "because": "Made up."}]}}
    assert "refused" not in saving(allowed, by="sam")
    before = "Then 943 476 5919 rang.\n"
    assert "refused" not in saving({**data, "title": "Now", "body": before}, text=before, by="sam")


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("![a board](images/board.png)", True),
        ("![a board][b]\n\n[b]: images/board.png", True),
        ('<img src="images/board.png">', True),
        ("[plan](../files/plan.docx)", True),
        ("[a post](../posts/2026-11-02-a.md) and [more](https://example.org/a.pdf)", False),
        ('[b]: https://example.org/a.pdf\n<a href="https://example.org/a.pdf">more</a>', False),
    ],
)
def test_an_entry_with_files_of_the_log_is_declared_where_these_are(body: str, own: bool) -> None:
    asked = {"path": "docs/weeks/2026-11-16.md", "text": body, "by": "sam", "today": str(DAY)}
    assert ("refused" in json.loads(answer("declare", json.dumps(asked)))) is own


def test_whoever_ticks_it_declares_it_and_not_whoever_wrote_it() -> None:
    said = saving(
        {"file_date": "2026-11-16", "author": "kit", "body": "Text.", "declared": True}, by="sam"
    )
    assert "anonymised: {by: sam, " in said["text"]


def test_a_declared_entry_is_declared_of_its_new_words() -> None:
    said = saving({"file_date": "2026-11-16", "body": "Text.", "declared": True}, by="sam")
    log, problems = load({"docs/weeks/2026-11-16.md": said["text"]}, DAY, Config())
    assert "anonymised: {by: sam, date: 2026-11-25, sha: " in said["text"]
    assert [one.code for one in problems] == []
    assert log.weeks
