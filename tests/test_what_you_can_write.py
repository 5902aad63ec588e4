"""Every shortest file that the manual shows makes a site by itself, and all of them make one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from links import broken_links
from manual_pages import fences, page, rows
from recording import every_command
from sites import HOOKED, build, make_site

from learnlog import Severity, load
from learnlog.addresses import href
from learnlog.kinds import Kind, kind_of
from learnlog.reference.placing import FILES, FOLDERS

PAGE = page("what-you-can-write.md")
SHORTEST = {one.title: one.text for one in fences(PAGE)}
ENTRIES = [title for title in SHORTEST if kind_of(title.removeprefix("docs/"))]
DATA = [title for title in SHORTEST if title not in ENTRIES]
SHOWS = "shows: [our-team/we-tell-people-what-came-of-it]"
DAY = dt.date(2026, 11, 20)
SETTINGS = f"{HOOKED}extra: {{learnlog: {{today: {DAY}}}}}\n"


def site_of(folder: Path, *titles: str) -> Path:
    files = {title.removeprefix("docs/"): SHORTEST[title] for title in titles}
    return make_site(folder, SETTINGS, files)


def test_there_is_one_of_everything() -> None:
    assert [kind_of(title.removeprefix("docs/")) for title in ENTRIES] == [
        *(Kind.WEEK, Kind.POST, Kind.INTERVIEW, Kind.ASSIGNMENT, Kind.AUDIT, Kind.REVIEW)
    ]
    places = {re.sub(r"/[^/]+\.yml$", "", title.removeprefix("docs/_data/")) for title in DATA}
    assert places == {*FOLDERS, *FILES}
    assert len(DATA) == len(places)


@pytest.mark.parametrize("title", ENTRIES)
def test_an_entry_alone_makes_a_site_with_its_page(title: str, tmp_path: Path) -> None:
    built = build(site_of(tmp_path, title))
    assert built.code == 0, built.said
    assert broken_links(built.folder) == []
    text = built.page(href("index.md", title.removeprefix("docs/"))).get_text(" ")
    _, _, prose = SHORTEST[title].rpartition("---\n")
    for words in re.findall(r"^\w.*", prose, re.MULTILINE):
        assert words in text


@pytest.mark.parametrize("title", DATA)
def test_a_data_file_alone_makes_a_site_and_is_read(title: str, tmp_path: Path) -> None:
    built = build(site_of(tmp_path, title))
    assert built.code == 0, built.said
    assert broken_links(built.folder) == []
    reference, name = load({title: SHORTEST[title]}, DAY)[0].reference, Path(title).stem
    one_of_many = {*reference.frameworks, *reference.instruments, *reference.models}
    alone = {"people": reference.people.people, "evidence": reference.cycles}
    assert name in one_of_many or alone[name]


@pytest.mark.parametrize("title", SHORTEST)
def test_a_file_alone_has_nothing_that_is_wrong(title: str) -> None:
    problems = load({title: SHORTEST[title]}, DAY)[1]
    assert [str(one) for one in problems if one.severity is not Severity.NOTICE] == []


def test_all_together_make_a_site(tmp_path: Path) -> None:
    built = build(site_of(tmp_path, *SHORTEST))
    assert built.code == 0, built.said
    assert broken_links(built.folder) == []
    for title in ENTRIES:
        assert built.page(href("index.md", title.removeprefix("docs/"))).h1
    assert "_data" not in {file.name for file in built.folder.iterdir()}


def test_what_the_page_says_of_its_own_files_is_so() -> None:
    log, problems = load(
        SHORTEST | {"docs/posts/2026-09-10.md": f"---\n{SHOWS}\n---\nWe did.\n"}, DAY
    )
    assert [str(one) for one in problems if one.severity is not Severity.NOTICE] == []
    assert f"`{SHOWS}`" in PAGE
    for command, known in (("audit new", "instruments"), ("new --model", "models")):
        (name,) = re.findall(rf"You gain `learnlog {command} ([a-z-]+)`", PAGE)
        assert name in getattr(log.reference, known)


def test_the_tables_name_every_file_and_commands_that_exist() -> None:
    table = [row for row in rows(PAGE) if row[0].startswith("[")]
    assert len(table) == len(SHORTEST)
    for row, title in zip(table, SHORTEST, strict=True):
        assert title.startswith(f"docs/{row[2].strip('`')}")
    begun = [row[3].strip("`") for row in table if len(row) > 3]
    assert len(begun) == len(ENTRIES)
    assert set(begun) <= {name for name, _ in every_command()}
