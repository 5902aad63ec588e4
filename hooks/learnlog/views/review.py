"""The page of a month, quarter, year or assignment: the writer's own words, then the roll-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from learnlog.entry_names import stem_of
from learnlog.model import Entry, Kind
from learnlog.own_words import has_own_words, without_prompts
from learnlog.roll_up import roll_up
from learnlog.spans import Span
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.looking_back import LookingBack
from learnlog.views.review_numbers import Number, review_numbers
from learnlog.views.review_parts import Part, review_parts
from learnlog.views.site import Link
from learnlog.weeks import long_date

_NOT_SEARCHED: dict[str, object] = {"search": {"exclude": True}}


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything the page shows; `own` are the writer's words, `above` and `below` other spans."""

    title: str
    days: str
    own: EntryParts | None
    section: Link
    assignment: Link | None = None
    above: list[Link] = field(default_factory=list)
    below: list[Link] = field(default_factory=list)
    older: Link | None = None
    newer: Link | None = None
    numbers: list[Number] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    description: str = ""
    page_options: dict[str, object] = field(default_factory=dict)


class ReviewAt(NamedTuple):
    """A page of a review: its place and title, the name of its span (which may not be known), and
    whether the entry there is another one than the first that the writer wrote of the span.
    """

    uri: str
    title: str
    span: str
    by_entry: bool


def review_pages(back: LookingBack) -> Iterator[ReviewAt]:
    """The pages of every span, and of every review that the writer wrote."""
    site, shown = back.site, set[str]()
    for span in back.spans.values():
        uri, own = back.uri(span), back.written.get(span.name)
        shown.add(uri)
        yield ReviewAt(uri, site.title(own) if own else _title(span), span.name, False)
    for entry in site.log.of_kind(Kind.REVIEW):
        if entry.uri not in shown:
            yield ReviewAt(entry.uri, site.title(entry), stem_of(entry.uri), True)


def review_page(back: LookingBack, at: ReviewAt) -> ReviewPage:
    """The values of the page of a review."""
    entry = back.site.entry_at[at.uri] if at.by_entry else None
    span = back.spans.get(at.span)
    if span:
        return span_page(back, span, entry)
    return words_page(back, back.site.entry_at[at.uri])


def words_page(back: LookingBack, entry: Entry) -> ReviewPage:
    """The page of a review whose days are not known: that of an assignment without a first day."""
    site = back.site
    parts = entry_parts(site, replace(entry, prose=without_prompts(entry.prose)))
    unsearched = {} if has_own_words(entry) else _NOT_SEARCHED
    return ReviewPage(
        title=site.title(entry),
        days=parts.subtitle,
        own=parts,
        section=parts.above,
        description=description(site, entry),
        page_options=page_options(entry) | unsearched,
    )


def span_page(back: LookingBack, span: Span, entry: Entry | None = None) -> ReviewPage:
    """The page of a span, with the review `entry` of it, or else the one that the log has."""
    site, entry = back.site, entry or back.written.get(span.name)
    uri = entry.uri if entry else back.uri(span)
    found = roll_up(site.log, span, back.happenings)
    page = words_page(back, entry) if entry else _without_words(back, span, uri)
    older, newer = back.neighbours[span.name]
    return replace(
        page,
        days=span.title if entry and span.period else _days(span),
        assignment=site.entry_link(uri, span.frame.entry) if span.frame else None,
        above=[back.link(uri, one) for one in back.wholes_of(span)],
        below=[back.link(uri, one) for one in back.parts_of(span)],
        older=back.link(uri, older) if older else None,
        newer=back.link(uri, newer) if newer else None,
        numbers=list(review_numbers(site.log, found)),
        parts=list(review_parts(site, uri, found, back.audits)),
    )


def _without_words(back: LookingBack, span: Span, uri: str) -> ReviewPage:
    section = Link("Reviews", back.site.href(uri, Kind.REVIEW.section))
    return ReviewPage(_title(span), "", None, section, page_options=_NOT_SEARCHED)


def _title(span: Span) -> str:
    return span.title if span.period else f"Review of {span.title}"


def _days(span: Span) -> str:
    days = f"{long_date(span.first)} to {long_date(span.last)}"
    return f"{days}, so far" if span.so_far else days
