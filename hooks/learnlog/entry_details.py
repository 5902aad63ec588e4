"""What each kind of entry says besides what all may say: front matter to records."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.front_matter import items
from learnlog.front_matter.fields import EVENT
from learnlog.front_matter.kind_fields import DEPTHS, FORECAST_OUTCOMES, FORMS, MET, MET_MEANT
from learnlog.front_matter.listed_items import each
from learnlog.front_matter.nodes import Fields
from learnlog.front_matter.other_values import (
    amounts,
    one_of,
    score,
    web_address,
    written_paragraphs,
)
from learnlog.front_matter.values import Values
from learnlog.model import (
    Assignment,
    Audit,
    Challenge,
    Claim,
    Details,
    Event,
    Forecast,
    Interview,
    Kind,
    Objective,
    Post,
    PrincipleScore,
    Review,
    Video,
)
from learnlog.problems import Problem, Source


def read_details(kind: Kind, stem: str, values: Values, problems: list[Problem]) -> Details:
    """The details of an entry of that kind whose file's name is `stem`; None for a week."""
    if kind is Kind.REVIEW:
        return Review(stem)
    read = _READERS.get(kind)
    return read(values, problems) if read else None


def _assignment(values: Values, problems: list[Problem]) -> Assignment:
    return Assignment(
        host=values.text("host"),
        role=values.text("role"),
        start=values.date("start"),
        end=values.date("end"),
        days_a_week=values.amount("days_a_week", "a number of days such as 2.5"),
        sponsors=values.texts("sponsors"),
        focus=values.text("focus"),
        objectives=tuple(each(values, "objectives", _objective, problems)),
        challenges=tuple(each(values, "challenges", _challenge, problems)),
        would_do_differently=tuple(each(values, "would_do_differently", items.sentence, problems)),
        thanks=tuple(each(values, "thanks", items.sentence, problems)),
    )


def _objective(values: Values, source: Source) -> Objective:
    return Objective(
        values.text("text") or "",
        source,
        values.text("measure"),
        one_of(values, "met", MET, MET_MEANT),
        values.text("outcome"),
        values.date("due"),
        items.smart(values),
        values.lines,
    )


def _challenge(values: Values, source: Source) -> Challenge:
    return Challenge(values.text("text") or "", source, values.text("response"))


def _audit(values: Values, problems: list[Problem]) -> Audit:
    return Audit(
        values.text("instrument"),
        one_of(values, "depth", DEPTHS),
        values.text("scope"),
        tuple(each(values, "scores", _score, problems)),
    )


def _score(values: Values, source: Source) -> PrincipleScore:
    return PrincipleScore(
        values.text("principle") or "",
        source,
        score(values, "score"),
        amounts(values, "answers"),
        values.text("evidence"),
        values.text("comment"),
        values.lines,
    )


def _post(values: Values, _: list[Problem]) -> Post:
    return Post(
        values.text("standfirst"),
        one_of(values, "form", FORMS),
        values.text("role"),
        values.text("organisation"),
        _event(values),
    )


def _event(values: Values) -> Event | None:
    """An event: its name alone, or a group of fields."""
    source = Source(values.path, values.line_of("event"))
    if not isinstance(values.node("event"), Fields):
        name = values.text("event")
        return Event(name, source) if name else None
    event = values.group("event", EVENT)
    if event is None or not event.has("name"):
        values.report("event", "field-missing", "the event needs a name", "name: …")
        return None
    return Event(
        event.text("name") or "",
        source,
        event.date("date"),
        event.text("place"),
        web_address(event, "link"),
    )


def _interview(values: Values, problems: list[Problem]) -> Interview:
    return Interview(
        values.text("standfirst"),
        values.text("role"),
        values.text("organisation"),
        tuple(each(values, "claims", _claim, problems)),
        tuple(each(values, "forecasts", _forecast, problems)),
        values.text("top_tip"),
        tuple(each(values, "videos", _video, problems)),
    )


def _claim(values: Values, source: Source) -> Claim:
    return Claim(values.text("text") or "", source, values.text("evidence"))


def _forecast(values: Values, source: Source) -> Forecast:
    return Forecast(
        values.text("text") or "",
        source,
        values.date("review"),
        one_of(values, "outcome", FORECAST_OUTCOMES),
        values.text("note"),
        values.lines,
    )


def _video(values: Values, source: Source) -> Video:
    return Video(
        values.text("link") or "",
        source,
        values.text("title"),
        values.text("poster"),
        written_paragraphs(values, "transcript"),
        values.lines,
    )


_READERS: dict[Kind, Callable[[Values, list[Problem]], Details]] = {
    Kind.ASSIGNMENT: _assignment,
    Kind.AUDIT: _audit,
    Kind.POST: _post,
    Kind.INTERVIEW: _interview,
}
