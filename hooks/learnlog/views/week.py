"""The page of one week: last week's plan, the prose, ideas, achievements, lessons, next steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from learnlog import addresses
from learnlog.model import Achievement, Answer, Entry, IdeaUpdate, Lesson
from learnlog.prose_page import prose_page
from learnlog.views.parts import StepLine, step_line
from learnlog.views.site import Link, Site
from learnlog.views.years import year_uri
from learnlog.weeks import monday_of, short_date

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class ListedIdea:
    """An idea that the entry's front matter speaks of."""

    anchor: str
    link: Link
    said: str
    note: str
    now: str


@dataclass(frozen=True, slots=True)
class Item:
    """An achievement or lesson in a list."""

    text: str
    hours: str
    applied: Link | None
    shows: tuple[str, ...]
    tags: list[Link]


@dataclass(frozen=True, slots=True)
class WeekPage:
    """Everything the page of a week shows; `prose` is Markdown for the builder."""

    title: str
    heading: str
    subtitle: str
    description: str
    author: str
    role: str
    minutes: int
    archive: Link
    newer: Link | None
    older: Link | None
    tags: list[Link]
    plan: list[StepLine]
    prose: Markup
    ideas: list[ListedIdea]
    achievements: list[Item]
    lessons: list[Item]
    next_steps: list[StepLine]
    page_options: dict[str, object]


def week_page(site: Site, entry: Entry) -> WeekPage:
    """The values of a week's page."""
    author = site.log.authors.get(entry.author or "")
    return WeekPage(
        title=site.title(entry),
        heading=site.heading(entry),
        subtitle=entry.title or "",
        description=str(entry.page_options.get("description") or site.excerpts[entry.uri]),
        author=site.author_name(entry),
        role=author.role if author else "",
        minutes=max(1, round(len(entry.prose.body.split()) / WORDS_A_MINUTE)),
        archive=_archive(site, entry),
        newer=_neighbour(site, entry, 1),
        older=_neighbour(site, entry, -1),
        tags=site.tag_links(entry.uri, entry.tags),
        plan=list(_plan(site, entry)),
        prose=Markup(prose_page(site.log, entry)),
        ideas=[listed for update in entry.ideas for listed in _listed(site, entry, update)],
        achievements=[item(site, entry.uri, one) for one in entry.achievements],
        lessons=[item(site, entry.uri, one) for one in entry.lessons],
        next_steps=[
            step_line(site, entry.uri, site.step_at[step.source]) for step in entry.next_steps
        ],
        page_options={name: entry.page_options[name] for name in sorted(entry.page_options)},
    )


def item(site: Site, uri: str, one: Achievement | Lesson) -> Item:
    """An achievement or lesson as a page shows it."""
    hours = one.hours if isinstance(one, Achievement) else None
    return Item(
        text=one.text,
        hours=f"{hours:g} h" if hours else "",
        applied=_applied(site, uri, one) if isinstance(one, Lesson) else None,
        shows=one.shows,
        tags=site.tag_links(uri, one.tags),
    )


def _applied(site: Site, uri: str, lesson: Lesson) -> Link | None:
    if lesson.applied is None:
        return None
    used_in = site.by_week.get(monday_of(lesson.applied))
    return site.entry_link(uri, used_in) if used_in else Link(short_date(lesson.applied), "")


def _archive(site: Site, entry: Entry) -> Link:
    uri = year_uri(site, addresses.ARCHIVE, entry.date.year)
    return Link(str(entry.date.year), site.href(entry.uri, uri))


def _neighbour(site: Site, entry: Entry, step: int) -> Link | None:
    at = site.positions[entry.uri] + step
    if not 0 <= at < len(site.log.entries):
        return None
    other = site.log.entries[at]
    text = ", ".join(filter(None, (site.week(other.date), site.author_name(other))))
    link = site.entry_link(entry.uri, other)
    return link if other.author == entry.author else replace(link, text=text)


def _plan(site: Site, entry: Entry) -> Iterator[StepLine]:
    """The steps this entry answers, and those of its author's last entry that it passes over."""
    answered = site.answered.get(entry.uri, ())
    for step, answer in answered:
        yield step_line(site, entry.uri, step, answer)
    before = site.previous.get(entry.uri)
    spoken_of = {id(step) for step, _ in answered}
    for step in site.listed.get(before.uri, ()) if before else ():
        if id(step) not in spoken_of:
            yield step_line(site, entry.uri, step, Answer(entry, None))


def _listed(site: Site, entry: Entry, update: IdeaUpdate) -> Iterator[ListedIdea]:
    idea = site.idea_of(update)
    if idea is None:
        return
    born = idea.history[0].source == update.source
    yield ListedIdea(
        anchor=update.anchor,
        link=site.idea_link(entry.uri, idea),
        said=update.status or ("new" if born else ""),
        note=update.note or (f"Impact: {update.impact}" if update.impact else ""),
        now="" if update.status == idea.status else f"today: {idea.status}",
    )
