"""A page is taken for what it was only where it is: all that its view looks at is noted."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from learnlog.by_day import ByDay, Told, by_day
from learnlog.config import Config, configured
from learnlog.files import site_file
from learnlog.files.folder import read_folder
from learnlog.kept.answers import AnswerSums
from learnlog.kept.digests import NoDigestError, digest_of_view
from learnlog.kept.entries import KeptEntries
from learnlog.kept.views import View
from learnlog.kept.watched_days import watched_days
from learnlog.kept.watching import Watch, WatchedMapping, WatchedSequence
from learnlog.load import load
from learnlog.model import Log
from learnlog.pages import BuiltPage, build_pages
from learnlog.problems import Source
from learnlog.repository import Repository
from learnlog.spans import Span
from learnlog.views.site import OwnPage

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 20)
SETTINGS, _ = site_file.read_site_file(ROOT).config()
DEMO = {
    path: data if isinstance(data, str) else data.decode("utf-8")
    for path, data in read_folder(ROOT, "docs", SETTINGS.excluded).texts.items()
}
ENTRIES = sorted(
    path for path in DEMO if re.match(r"docs/(weeks|posts|audits|assignments|interviews|rev)", path)
)
WEEK = Span("made-up", "Made up", dt.date(2026, 5, 4), dt.date(2026, 5, 10), so_far=False)
CHANGES: list[Callable[[random.Random, dict[str, str]], object]] = []


def some(dice: random.Random, texts: dict[str, str]) -> str:
    return dice.choice([path for path in ENTRIES if path in texts])


def a_change(one: Callable[[random.Random, dict[str, str]], object]) -> None:
    CHANGES.append(one)


@a_change
def words(dice: random.Random, texts: dict[str, str]) -> None:
    texts[some(dice, texts)] += "\nOne more sentence, on Idea 2.\n"


@a_change
def a_line_less(dice: random.Random, texts: dict[str, str]) -> None:
    path = some(dice, texts)
    lines = texts[path].split("\n")
    del lines[dice.randrange(1, len(lines))]
    texts[path] = "\n".join(lines)


@a_change
def a_line_twice(dice: random.Random, texts: dict[str, str]) -> None:
    path = some(dice, texts)
    lines = texts[path].split("\n")
    at = dice.randrange(1, len(lines))
    texts[path] = "\n".join([*lines[:at], lines[at], *lines[at:]])


@a_change
def an_entry_less(dice: random.Random, texts: dict[str, str]) -> None:
    del texts[some(dice, texts)]


@a_change
def a_word(dice: random.Random, texts: dict[str, str]) -> None:
    path = dice.choice([one for one in texts if not one.endswith("about.md")])
    found = list(re.finditer(r"\b[a-z]{4,}\b", texts[path]))
    one = dice.choice(found)
    texts[path] = f"{texts[path][: one.start()]}other{texts[path][one.end() :]}"


@a_change
def a_day(dice: random.Random, texts: dict[str, str]) -> None:
    path = some(dice, texts)
    texts[path] = re.sub(r"20\d\d-\d\d-\d\d", "2026-10-01", texts[path], count=1)


@a_change
def an_achievement_and_a_step(dice: random.Random, texts: dict[str, str]) -> None:
    path = some(dice, texts)
    for field in ("achievements", "next_steps"):
        texts[path] = texts[path].replace(f"\n{field}:\n", f"\n{field}:\n  - One more\n", 1)


@a_change
def another_entry(dice: random.Random, texts: dict[str, str]) -> None:
    text = "---\nideas: [{idea: 1, note: again}]\nlessons: [Ask first.]\n---\nOf Idea 3.\n"
    texts[f"docs/weeks/2026-{dice.randint(1, 10):02}-{dice.randint(1, 28):02}.md"] = text


def read(texts: dict[str, str], today: dt.date, config: Config) -> tuple[Log, KeptEntries]:
    entries = KeptEntries()
    return load(texts, today, config, known=entries)[0], entries


def pages_of(log: Log, entries: KeptEntries | None) -> dict[str, BuiltPage]:
    made = build_pages(log, OwnPage(), entries.sum_of if entries else None)
    return {page.uri: page for page in made}


def records(pages: dict[str, BuiltPage]) -> dict[str, bytes]:
    return {uri: page.view.record for uri, page in pages.items() if page.digest}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_taken_for_the_same_is_the_same(seed: int) -> None:
    dice = random.Random(seed)
    texts, today, config = dict(DEMO), TODAY, SETTINGS
    kept = records(pages_of(*read(texts, today, config)))
    same = 0
    for turn in range(4):
        if turn == 2:
            today += dt.timedelta(days=dice.choice((1, 6, 40)))
        if turn == 3:
            config = replace(config, stale_after=2, smart_labels=SETTINGS.smart_labels)
        for _ in range(dice.randint(1, 3)):
            before = dict(texts)
            dice.choice(CHANGES)(dice, texts)
            if not read(texts, today, config)[0].entries:
                texts = before
        log, entries = read(texts, today, config)
        plain, watched = pages_of(log, None), pages_of(log, entries)
        for uri, page in watched.items():
            page.view.before = kept.get(uri, b"")
            same += page.view.as_before
            assert page.digest == plain[uri].digest, uri
        kept = records(watched)
    assert same > 5


def test_an_entry_that_changes_leaves_most_pages_as_they_were() -> None:
    texts = dict(DEMO)
    kept = records(pages_of(*read(texts, TODAY, SETTINGS)))
    week = next(path for path in ENTRIES if path.startswith("docs/weeks/"))
    texts[week] += "\nOne more sentence.\n"
    after = pages_of(*read(texts, TODAY, SETTINGS))
    for uri, page in after.items():
        page.view.before = kept[uri]
    watched = [page for page in after.values() if len(kept[page.uri]) > 0]
    made = [page.uri for page in watched if not page.view.as_before]
    assert week.removeprefix("docs/") in made
    print(len(made), len(watched))
    assert len(made) < len(watched) / 2


def test_on_the_next_day_pages_that_tell_no_days_are_as_they_were() -> None:
    kept = records(pages_of(*read(DEMO, TODAY, SETTINGS)))
    after = pages_of(*read(DEMO, TODAY + dt.timedelta(days=1), SETTINGS))
    for uri, page in after.items():
        page.view.before = kept[uri]
    same = {uri for uri, page in after.items() if page.view.as_before}
    assert len([uri for uri in same if uri.startswith("weeks/")]) > 3


def test_every_option_is_looked_at_as_it_is() -> None:
    options = {
        "comments": {
            **{"repo": "robin/log", "repo_id": "R_kgDOabcdef", "category": "General"},
            **{"category_id": "DIC_kwDOabcdef"},
        },
        "reply_to": "robin@example.org",
        "smart_labels": {"measurable": "Countable"},
        "start": "2026-05-04",
        "stale_after": 3,
    }
    config, problems = configured(options, lambda _: Source("mkdocs.yml", 1), SETTINGS)
    assert not problems
    repository = Repository("robin/log", "main")
    for one in (
        config,
        replace(config, feeds=True, editor=True, directory_urls=False, repository=repository),
        replace(config, feeds=True, editor=False, commit="0123456789abcdef"),
    ):
        log, entries = read(DEMO, TODAY, one)
        plain, watched = pages_of(log, None), pages_of(log, entries)
        assert {uri: page.markdown for uri, page in watched.items()} == {
            uri: page.markdown for uri, page in plain.items()
        }


def watched_views(said: dict[str, int], ask: Callable[[WatchedMapping[str, int]], object]) -> bool:
    """Whether a view that asks so of one and two is as before when these are said."""

    def view(of: dict[str, int]) -> View[object]:
        watch = Watch(digest_of_view)
        mapping = WatchedMapping(watch, "numbers", of)
        return View(lambda: ask(mapping), watch)

    first = view({"one": 1, "two": 2})
    first.made()
    second = view(said)
    second.before = first.record
    return second.as_before


@pytest.mark.parametrize(
    ("said", "ask", "same"),
    [
        ({"one": 1, "two": 3}, lambda of: of["one"], True),
        ({"one": 2, "two": 2}, lambda of: of["one"], False),
        ({"one": 1, "two": 3}, lambda of: of.get("two"), False),
        ({"one": 1, "two": 2, "three": 3}, lambda of: of.get("three"), False),
        ({"one": 1, "two": 2, "three": 3}, lambda of: "four" in of, True),
        ({"one": 1, "two": 2, "three": 3}, lambda of: "three" in of, False),
        ({"one": 5, "two": 5}, list, True),
        ({"two": 2, "one": 1}, list, False),
        ({"one": 1, "two": 2, "three": 3}, len, False),
        ({"one": 1, "two": 3}, lambda of: list(of.values()), False),
        ({"one": 1, "two": 3}, lambda of: list(of.items()), False),
        ({}, lambda of: 1, True),
    ],
)
def test_each_way_to_ask_a_mapping_is_noted(
    said: dict[str, int], ask: Callable[[WatchedMapping[str, int]], object], same: bool
) -> None:
    assert watched_views(said, ask) is same


@pytest.mark.parametrize(
    ("said", "ask", "same"),
    [
        ([1, 5, 3], lambda of: of[0], True),
        ([1, 2], lambda of: of[2], False),
        ([1, 2], lambda of: of[-1], False),
        ([1, 2, 4], lambda of: of[:2], True),
        ([1, 3, 3], lambda of: of[1:], False),
        ([1, 3, 3], list, False),
        ([4, 5, 6], len, True),
        ([4, 5], len, False),
        ([1, 2, 4], lambda of: (*of, *of), False),
        ([1, 2, 4], lambda of: 3 in of, False),
        ([1, 2, 4], lambda of: list(reversed(of)), False),
    ],
)
def test_each_way_to_ask_a_sequence_is_noted(
    said: list[int], ask: Callable[[WatchedSequence[int]], object], same: bool
) -> None:
    def view(of: list[int]) -> View[object]:
        watch = Watch(digest_of_view)
        sequence = WatchedSequence(watch, "numbers", of)
        return View(lambda: ask(sequence), watch)

    first, second = view([1, 2, 3]), view(said)
    first.made()
    second.before = first.record
    assert second.as_before is same


def days_told(*days: int) -> ByDay[str]:
    """Something that the first entry of the demo tells of some days of a month."""
    log, _ = read(DEMO, TODAY, SETTINGS)
    entry = log.entries[0]
    return by_day(Told(dt.date(2026, 5, day), entry, f"of the {day}.") for day in days)


@pytest.mark.parametrize(
    ("days", "ask", "same"),
    [
        ((1, 8, 20, 30), lambda of: of.within(WEEK), True),
        ((1, 9, 20), lambda of: of.within(WEEK), False),
        ((1, 8, 20, 30), lambda of: of.number_by_end(WEEK), True),
        ((1, 2, 8, 20), lambda of: of.number_by_end(WEEK), False),
        ((1, 8, 21), lambda of: of.days, False),
        ((1, 8, 21), lambda of: of.told, False),
    ],
)
def test_each_way_to_ask_what_is_told_by_day_is_noted(
    days: tuple[int, ...], ask: Callable[[ByDay[str]], object], same: bool
) -> None:
    def view(told: ByDay[str]) -> View[object]:
        watch = Watch(AnswerSums(lambda _: "an entry").of)
        of = watched_days(watch, "told", told)
        return View(lambda: ask(of), watch)

    first, second = view(days_told(1, 8, 20)), view(days_told(*days))
    first.made()
    second.before = first.record
    assert second.as_before is same


def test_a_record_that_is_damaged_counts_for_nothing() -> None:
    watch = Watch(digest_of_view)
    numbers = WatchedMapping(watch, "numbers", {"one": 1})
    first = View(lambda: numbers["one"], watch)
    first.made()
    good = first.record
    for bad in (b"", good[:-4], good[:70], b"x" * len(good), good[:64], good + b"x"):
        again = View(lambda: numbers["one"], watch)
        again.before = bad
        assert again.sum == first.sum
        assert not again.as_before or bad == good + b"x"  # pickles end where they say


def test_a_view_is_not_as_before_where_a_collection_is_gone() -> None:
    first_watch, second_watch = Watch(digest_of_view), Watch(digest_of_view)
    numbers = WatchedMapping(first_watch, "numbers", {"one": 1})
    first = View(lambda: numbers["one"], first_watch)
    first.made()
    second = View(lambda: 1, second_watch)
    second.before = first.record
    assert not second.as_before


def test_what_can_have_no_sum_is_made_each_time() -> None:
    def nobody_knows(_: object) -> str:
        raise NoDigestError("a value")

    watch = Watch(nobody_knows)
    numbers = WatchedMapping(watch, "numbers", {"one": object()})
    view = View(lambda: bool(numbers["one"]), watch)
    view.made()
    assert view.record == b""


def test_a_section_shows_another_year_as_soon_as_there_is_one() -> None:
    """The page of the newest year keeps its place and its title, and shows other entries."""
    kept = records(pages_of(*read(DEMO, TODAY, SETTINGS)))
    later = {**DEMO, "docs/weeks/2027-01-11.md": "Another year.\n"}
    after = pages_of(*read(later, dt.date(2027, 1, 12), SETTINGS))
    for uri in ("archive/index.md", "next-steps/index.md", "achievements/index.md"):
        after[uri].view.before = kept[uri]
        assert not after[uri].view.as_before
