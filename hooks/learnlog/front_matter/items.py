"""Items of an entry's lists to records: ideas, follow-ups, achievements, lessons, next steps."""

from __future__ import annotations

import re

from learnlog.front_matter import fields, quoting
from learnlog.front_matter.item_fields import CONSENT, CONSENT_MEANT, HOW, OUTCOME_MEANT, SMART
from learnlog.front_matter.meant import word_meant
from learnlog.front_matter.other_values import one_of
from learnlog.front_matter.values import Values
from learnlog.model import (
    Achievement,
    Activity,
    FollowUp,
    IdeaUpdate,
    Lesson,
    NextStep,
    PersonNamed,
    Sentence,
    Smart,
)
from learnlog.problems import Source

_NUMBER_LIKE = re.compile(r"[-+#.,\d\s]*")


def idea(values: Values, source: Source) -> IdeaUpdate:
    """A new idea, or news of one that has a number; its place on the page is still to be given."""
    return IdeaUpdate(
        number=_idea_number(values),
        source=source,
        anchor="",
        title=values.text("title") or _words_as_number(values),
        status=values.text("status"),
        note=values.text("note"),
        impact=values.text("impact"),
        into=values.number("into"),
        tags=values.texts("tags"),
        shows=values.texts("shows"),
        smart=smart(values),
        lines=values.lines,
    )


def follow_up(values: Values, source: Source) -> FollowUp:
    """What became of an earlier step."""
    outcome = values.text("outcome")
    note = values.text("note")
    if outcome and outcome not in fields.OUTCOMES:
        meant = word_meant(outcome, fields.OUTCOMES, OUTCOME_MEANT)
        message = f"unknown outcome '{outcome}'; use {', '.join(fields.OUTCOMES)}"
        values.report("outcome", "step-outcome", message, f"outcome: {meant}" if meant else "")
    if outcome in ("dropped", "deferred") and not note:
        message = f"a step that is {outcome} needs a note that says why"
        values.report("outcome", "step-note", message, f"outcome: {outcome}\nnote: …")
    step = values.text("step") or ""
    return FollowUp(step, source, outcome, note, values.date("until"), values.lines)


def achievement(values: Values, source: Source) -> Achievement:
    """Something that went well."""
    return Achievement(
        values.text("text") or "",
        source,
        activity(values),
        values.texts("shows"),
        values.texts("tags"),
        values.lines,
    )


def activity(values: Values) -> Activity:
    """What something took: hours, whether together with others, and its type."""
    return Activity(
        values.amount("hours", "a number of hours such as 1.5"),
        values.has("participatory") and values.yes("participatory"),
        values.text("activity"),
    )


def smart(values: Values) -> Smart:
    """The five fields of something that is meant to be kept."""
    return Smart(*map(values.text, SMART))


def person(values: Values, source: Source) -> PersonNamed:
    """Somebody who was met, and whether they may be named."""
    return PersonNamed(
        values.text("name"),
        source,
        values.text("role"),
        values.text("organisation"),
        one_of(values, "how", HOW) or "mentioned",
        one_of(values, "consent", CONSENT, CONSENT_MEANT),
        values.lines,
    )


def sentence(values: Values, source: Source) -> Sentence:
    """A sentence in a list."""
    return Sentence(values.text("text") or "", source)


def lesson(values: Values, source: Source) -> Lesson:
    """Something learned."""
    return Lesson(
        values.text("text") or "",
        source,
        values.date("applied"),
        values.texts("shows"),
        values.texts("tags"),
        values.lines,
    )


def next_step(values: Values, source: Source) -> NextStep:
    """Something that is meant to be done."""
    return NextStep(
        values.text("text") or "",
        source,
        values.date("due"),
        values.number("idea"),
        values.text("principle"),
        values.texts("tags"),
        smart(values),
        values.lines,
    )


def _words_as_number(values: Values) -> str | None:
    """The words of a new idea that were written where its number belongs."""
    written = values.plain("idea")
    words = isinstance(written, str) and not _NUMBER_LIKE.fullmatch(written.strip())
    return written if isinstance(written, str) and words else None


def _idea_number(values: Values) -> int | None:
    if written := _words_as_number(values):
        message = "'idea' is the number of an idea; for a new one write its words as the title"
        values.report("idea", "field-value", message, f"title: {quoting.quoted_if_needed(written)}")
        return None
    return values.number("idea")
