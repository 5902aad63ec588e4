"""The list of all that can be looked back on: years with their quarters and months, assignments."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.forecasts import due_forecasts
from learnlog.model import Kind
from learnlog.own_words import has_own_words
from learnlog.periods import YEAR
from learnlog.roll_up import roll_up
from learnlog.spans import Span
from learnlog.views.looking_back import LookingBack
from learnlog.views.review_numbers import summary
from learnlog.views.review_parts import gap_sentences
from learnlog.views.site import Link
from learnlog.weeks import short_date

URI = Kind.REVIEW.section


@dataclass(frozen=True, slots=True)
class SpanLine:
    """A span in the list; `written` is the title of the writer's own words, `parts` lie in it."""

    link: Link
    summary: str
    written: str
    so_far: bool
    parts: list[SpanLine]


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A forecast that is due, with the day to look and where it was made."""

    text: str
    day: str
    source: Link


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """Everything the page shows; years and assignments newest first."""

    forecasts: list[ForecastLine]
    years: list[SpanLine]
    assignments: list[SpanLine]
    gaps: list[str]


def reviews_page(back: LookingBack) -> ReviewsPage:
    """The values of the page."""
    log = back.site.log
    spans = back.spans.values()
    newest = sorted(spans, key=lambda one: one.first, reverse=True)
    return ReviewsPage(
        forecasts=[
            ForecastLine(
                one.forecast.text,
                short_date(one.forecast.review or log.today),
                back.site.entry_link(URI, one.entry),
            )
            for one in due_forecasts(log, log.today)
        ],
        years=[_line(back, one) for one in newest if one.period and one.period.months == YEAR],
        assignments=[_line(back, one) for one in newest if one.frame],
        gaps=gap_sentences(back.happenings.gaps.get(None, ())),
    )


def _line(back: LookingBack, span: Span) -> SpanLine:
    own = back.written.get(span.name)
    own = own if own and has_own_words(own) else None
    return SpanLine(
        link=back.link(URI, span),
        summary=summary(roll_up(back.site.log, span, back.happenings)),
        written=back.site.title(own) if own else "",
        so_far=span.so_far,
        parts=[_line(back, one) for one in reversed(back.parts_of(span))],
    )
