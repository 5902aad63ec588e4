"""The register of lessons: of every kind of entry, by month, and whether each was used again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from learnlog import addresses
from learnlog.lesson_register import Told, lessons_told, years_told
from learnlog.views.lesson_lines import LessonLine, lesson_line
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.weeks import MONTHS

FEW = 8


@dataclass(frozen=True, slots=True)
class EntryLessons:
    """The lessons of one entry."""

    entry: Link
    dates: str
    author: str
    lessons: list[LessonLine]


@dataclass(frozen=True, slots=True)
class Month:
    """A month with the entries whose lessons are of it, newest first."""

    name: str
    entries: list[EntryLessons]


@dataclass(frozen=True, slots=True)
class Unused:
    """Lessons that were not used again, oldest first; `years` lead to the `more` others."""

    lessons: list[LessonLine]
    more: int
    years: list[Link]


@dataclass(frozen=True, slots=True)
class LessonsPage:
    """The lessons of a year; the first page also has those without a day.

    `total` counts those of all years, on the first page; `summary` those of this one.
    """

    year: int | None
    total: str
    summary: str
    unused: Unused | None
    months: list[Month]
    years: list[Link]


def lessons_pages(site: Site) -> Iterator[tuple[str, int | None, LessonsPage]]:
    """The address and year of every page of the register; the newest year is on the first."""
    told = lessons_told(site.log)
    by_year = years_told(told)
    uris = {year: addresses.year_uri(addresses.LESSONS, year) for year in by_year}
    newest = next(iter(by_year), None)
    if newest:
        uris[newest] = addresses.LESSONS
    first = _year_page(site, newest, by_year.get(newest or 0, ()), uris)
    yield addresses.LESSONS, newest, _with_all(site, first, told, uris)
    for year, some in by_year.items():
        if year != newest:
            yield uris[year], year, _year_page(site, year, some, uris)


def _year_page(
    site: Site, year: int | None, told: Sequence[Told], uris: Mapping[int, str]
) -> LessonsPage:
    uri = uris[year] if year else addresses.LESSONS
    return LessonsPage(
        year=year,
        total="",
        summary=f"{year}: {_counts(told)}",
        unused=None,
        months=list(_months(site, uri, told)),
        years=_year_links(site, uri, uris),
    )


def _with_all(
    site: Site, page: LessonsPage, told: Sequence[Told], uris: Mapping[int, str]
) -> LessonsPage:
    """The first page, with what is told of all lessons and those without a day."""
    undated = [one for one in told if one.day is None]
    last = Month("Without a day", _by_entry(site, addresses.LESSONS, undated))
    return replace(
        page,
        total=_counts(told),
        summary=page.summary if len(uris) > 1 else "",
        unused=_unused(site, told, uris),
        months=page.months + ([last] if undated else []),
    )


def _unused(site: Site, told: Sequence[Told], uris: Mapping[int, str]) -> Unused | None:
    """The oldest that were not used again, and links to the years of the others."""
    unused = [one for one in told if not one.used]
    years = Counter(one.day.year for one in unused[FEW:] if one.day)
    links = [Link(str(year), _year_place(site, year, uris), str(years[year])) for year in years]
    few = [lesson_line(site, addresses.LESSONS, one.entry, one.lesson) for one in unused[:FEW]]
    return Unused(few, len(unused[FEW:]), links) if unused else None


def _year_place(site: Site, year: int, uris: Mapping[int, str]) -> str:
    """The page of a year, or on the first page the place where its lessons begin."""
    here = uris[year] == addresses.LESSONS
    return "#learnlog-by-month" if here else site.href(addresses.LESSONS, uris[year])


def _months(site: Site, uri: str, told: Sequence[Told]) -> Iterator[Month]:
    """The lessons of a year by month, newest first."""
    newest_first = sorted(told, key=lambda one: str(one.day), reverse=True)
    for month, some in groupby(newest_first, key=lambda one: one.day.month if one.day else 0):
        yield Month(MONTHS[month - 1], _by_entry(site, uri, some))


def _by_entry(site: Site, uri: str, told: Iterable[Told]) -> list[EntryLessons]:
    """The lessons of each entry, in the order in which the entries come."""
    return [
        EntryLessons(
            entry=site.entry_link(uri, entry),
            dates=site.dates(entry),
            author=site.author_name(entry),
            lessons=[lesson_line(site, uri, entry, one) for one in entry.lessons],
        )
        for entry in {one.entry.uri: one.entry for one in told}.values()
    ]


def _counts(told: Sequence[Told]) -> str:
    """ "23 lessons, 9 used again since."."""
    used = sum(one.used for one in told)
    return f"{counted(len(told), 'lesson', 'lessons')}, {used} used again since."


def _year_links(site: Site, uri: str, uris: Mapping[int, str]) -> list[Link]:
    """Links to all years that have lessons, none where there is but one."""
    if len(uris) < 2:
        return []
    return [
        Link(str(year), "" if target == uri else site.href(uri, target))
        for year, target in uris.items()
    ]
