"""The manual's page of data files names every field there is, and its examples can be read."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from manual_pages import fences, fields_told, own_words, page, rows, sections

from learnlog import load
from learnlog.front_matter.field_rules import Rules
from learnlog.reference import cycles, frameworks, instruments, people_reading, reflective_models
from learnlog.reference.placing import FILES, FOLDERS, right_place

PAGE = page("data-files.md")
DATA = "docs/_data/"
FIELDS: dict[str, Rules] = {
    "People and organisations": people_reading.PEOPLE,
    "people": people_reading.PERSON,
    "organisations": people_reading.ORGANISATION,
    "links": people_reading.LINK,
    "Evidence": cycles.EVIDENCE,
    "cycles": cycles.CYCLE,
    "Frameworks": frameworks.FRAMEWORK,
    "items": frameworks.ITEM,
    "activities": frameworks.ACTIVITY,
    "Instruments": instruments.INSTRUMENT,
    "scale": instruments.POINT,
    "principles": instruments.PRINCIPLE,
    "Reflective models": reflective_models.MODEL,
    "stages": reflective_models.STAGE,
}
DAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize("group", FIELDS)
def test_every_field_is_described(group: str) -> None:
    described = {**sections(PAGE, 2), **sections(PAGE, 3), **sections(PAGE, 4)}[group]
    told = fields_told(own_words(described))
    assert told == {name: rule.kind for name, rule in FIELDS[group].items()}


def test_every_file_is_named_and_shown() -> None:
    named = {row[0].strip("`") for row in rows(sections(PAGE, 2)["How they are written"])[1:]}
    known = {f"{DATA}{name}" for name in FILES} | {f"{DATA}{name}/NAME.yml" for name in FOLDERS}
    assert named == known
    shown = {re.sub(r"/[^/]+\.yml", "/NAME.yml", one) for one in map(below_data, TITLES)}
    assert {f"{DATA}{one}" for one in shown} == known


TITLES = [one.title for one in fences(PAGE)]


def below_data(title: str) -> str:
    assert title.startswith(DATA)
    return title.removeprefix(DATA)


@pytest.mark.parametrize("title", TITLES)
def test_an_example_can_be_read(title: str) -> None:
    (example,) = (one for one in fences(PAGE) if one.title == title)
    log, problems = load({title: example.text}, DAY)
    assert {one.code for one in problems} == {"no-entries"}
    reference, name = log.reference, title.rpartition("/")[2].removesuffix(".yml")
    read = {
        "frameworks": name in reference.frameworks,
        "audits": name in reference.instruments,
        "models": name in reference.models,
        "people.yml": bool(reference.people.people),
        "evidence.yml": bool(reference.cycles),
    }
    assert read[below_data(title).partition("/")[0]]
    assert right_place(below_data(title)) == below_data(title)


def test_the_items_that_the_page_names_are_those_of_its_example() -> None:
    log, _ = load({one.title: one.text for one in fences(PAGE)}, DAY)
    for shown in ("our-team-2025/ask-first", "our-team/ask-first"):
        assert f"`{shown}`" in PAGE
        assert isinstance(log.reference.find_shown(shown, DAY), tuple)
