"""The page of an interview: its questions, its answers, and what can be held against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.forecasts import Foretold, forecasts_in
from learnlog.interview_answers import Question, placed_videos, questions
from learnlog.model import Claim, Entry, Interview
from learnlog.prose_page import Insertion, prose_page
from learnlog.titles import said_by
from learnlog.views.bylines import Writer
from learnlog.views.entry_parts import EntryParts, description, entry_parts, page_options
from learnlog.views.site import Link, Site
from learnlog.views.videos import facade
from learnlog.weeks import long_date


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A forecast and how it stands today; `when` says when to look, `state` is for its style."""

    anchor: str
    text: str
    state: str
    said: str
    when: str
    due: bool
    note: str


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """Everything the page shows; `questions` lead to places on it."""

    parts: EntryParts
    asked_by: Writer | None
    answered_by: str
    undated: bool
    standfirst: str
    questions: list[Link]
    claims: tuple[Claim, ...]
    forecasts: list[ForecastLine]
    top_tip: str
    top_tips: Link
    description: str
    page_options: dict[str, object]


def interview_page(site: Site, entry: Entry) -> InterviewPage:
    """The values of the page of an interview."""
    details = entry.details if isinstance(entry.details, Interview) else Interview()
    asked = questions(entry.prose)
    prose = prose_page(site.log, entry, [*_anchors(asked), *_facades(site, entry)])
    parts = entry_parts(site, entry, prose)
    return InterviewPage(
        parts=replace(parts, writer=None),  # named as the one who asks instead
        asked_by=parts.writer,
        answered_by=said_by(details),
        undated=not entry.dated,
        standfirst=details.standfirst or "",
        questions=[Link(one.words, f"#{one.anchor}") for one in asked],
        claims=details.claims,
        forecasts=[_forecast_line(site, one) for one in forecasts_in(entry)],
        top_tip=details.top_tip or "",
        top_tips=Link("All top tips", site.href(entry.uri, addresses.TOP_TIPS)),
        description=description(site, entry),
        page_options=page_options(entry),
    )


def _anchors(asked: tuple[Question, ...]) -> Iterator[Insertion]:
    for question in asked:
        yield Insertion(question.start, question.start, f'<span id="{question.anchor}"></span>')


def _facades(site: Site, entry: Entry) -> Iterator[Insertion]:
    for video in placed_videos(entry):
        yield Insertion(video.start, video.end, facade(site, entry, video), is_html=True)


def _forecast_line(site: Site, foretold: Foretold) -> ForecastLine:
    forecast, due = foretold.forecast, foretold.due(site.log.today)
    return ForecastLine(
        anchor=foretold.anchor,
        text=forecast.text,
        state="open" if foretold.open else "done",
        said=forecast.outcome or "open",
        when=_when(foretold, due),
        due=due,
        note=forecast.note or "",
    )


def _when(foretold: Foretold, due: bool) -> str:
    review = foretold.forecast.review
    if not foretold.open:
        return ""
    if review is None:
        return "no day set to look at it again"
    return f"due since {long_date(review)}" if due else f"to be looked at on {long_date(review)}"
