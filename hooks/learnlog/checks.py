"""What is worth telling about a log that could be read: each check a function, all in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from learnlog.assignment_checks import (
    assignments_ending_early,
    assignments_overlapping,
    objectives_without_outcome,
)
from learnlog.audit_notices import AUDIT_CHECKS
from learnlog.consent_checks import (
    names_with_more,
    open_consent_in_entries,
    refusals_in_entries,
)
from learnlog.files.authors import unknown_authors
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.interview_checks import (
    answers_without_words,
    forecasts_due,
    forecasts_without_review,
    interviews_without_questions,
    posters_elsewhere,
    videos_misplaced,
)
from learnlog.kind_checks import ideas_without_number, reviews_of_nothing, undated_with_plans
from learnlog.model import Entry, Kind, Log, Step
from learnlog.problems import Problem, Source
from learnlog.shown_checks import activities_unknown, shown_unknown
from learnlog.smart_checks import plans_not_measurable, smart_fields_missing
from learnlog.weeks import monday_of
from learnlog.wording import same_words_key

NUDGE_AFTER = 3


def weeks_written_twice(log: Log) -> Iterator[Problem]:
    """Two entries of one author in one ISO week."""
    seen: dict[tuple[object, str | None], Entry] = {}
    for entry in log.weeks + tuple(one for one in log.withheld if one.kind is Kind.WEEK):
        first = seen.setdefault((monday_of(entry.date), entry.author), entry)
        if first is not entry:
            message = (
                f"a second entry for the week of {monday_of(entry.date)}, beside "
                f"{first.source.path}; join them, or name the authors"
            )
            yield Problem(entry.source, "week-twice", message)


def authors_unknown(log: Log) -> Iterator[Problem]:
    """Entries by someone who is not in `.authors.yml`."""
    return unknown_authors(log.published + log.withheld, log.authors)


def withheld_entries(log: Log) -> Iterator[Problem]:
    """Drafts and entries of the future, so that nobody wonders where they are."""
    for entry in log.withheld:
        if entry.draft:
            message = "a draft: left out of the site until the line 'draft: true' is deleted"
            yield Problem(entry.source, "entry-draft", message)
        else:
            fixed = ", as the option 'today' in mkdocs.yml has it" if log.config.today else ""
            message = f"dated {entry.date}, after today ({log.today}{fixed}): left out until then"
            hint = f"date: {log.today}" if entry.kind is Kind.REVIEW else ""
            yield Problem(entry.source, "entry-future", message, hint)


def steps_unanswered(log: Log) -> Iterator[Problem]:
    """Open steps that the last entries of their author said nothing of."""
    latest = {entry.author: entry for entry in log.weeks}
    for step in log.steps:
        if not step.open or not step.silent:
            continue
        if step.silent < NUDGE_AFTER and (asked := _asked(latest.get(step.origin.author), step)):
            message = "say what became of this step: done, carried, dropped or deferred"
            yield Problem(asked, "step-unanswered", message, "    outcome: done")
            continue
        message = f"say in the next entry what became of '{step.text}'"
        if step.silent >= NUDGE_AFTER:
            message = f"{step.silent} entries have passed over '{step.text}'; do it, or let it go"
        hint = f"followed_up:\n  - step: {quoted_if_needed(step.text)}\n    outcome: done"
        yield Problem(step.source, "step-unanswered", message, hint)


def _asked(entry: Entry | None, step: Step) -> Source | None:
    """Where an entry has a step that waits for its outcome."""
    key = same_words_key(step.text)
    answers = entry.followed_up if entry else ()
    waiting = (said for said in answers if said.outcome is None)
    return next((said.source for said in waiting if same_words_key(said.step) == key), None)


def steps_overdue(log: Log) -> Iterator[Problem]:
    """Open steps whose date has passed."""
    for step in log.steps:
        resting = step.resting_until and step.resting_until > log.today
        if step.open and step.due and step.due < log.today and not resting:
            message = f"'{step.text}' was due on {step.due} and is still open"
            yield Problem(step.source, "step-overdue", message)


def steps_of_unknown_ideas(log: Log) -> Iterator[Problem]:
    """Steps that name an idea which does not exist."""
    for entry in log.entries:
        for step in entry.next_steps:
            if step.idea and step.idea not in log.ideas:
                yield Problem(
                    step.at("idea"), "idea-unknown", *_no_idea(log, step.idea, "idea: {}")
                )


def mentions_of_unknown_ideas(log: Log) -> Iterator[Problem]:
    """`Idea 99` in the text where there is no idea 99."""
    for entry in log.published:
        for place in entry.prose.mentions:
            if place.number is not None and place.certain and place.number not in log.ideas:
                found = _no_idea(log, place.number, "Idea {}")
                yield Problem(place.source, "idea-mention", *found)


def lessons_applied_nowhere(log: Log) -> Iterator[Problem]:
    """Lessons that name a date without an entry, or one before they were learned."""
    mondays = {monday_of(entry.date) for entry in log.entries}
    for entry in log.published:
        for lesson in entry.lessons:
            if lesson.applied and lesson.applied <= entry.date:
                message = f"applied on {lesson.applied}, which is not after this entry"
                yield Problem(lesson.at("applied"), "lesson-applied", message)
            elif lesson.applied and monday_of(lesson.applied) not in mondays:
                message = f"applied on {lesson.applied}, a week that has no entry"
                yield Problem(lesson.at("applied"), "lesson-applied", message)


def log_without_entries(log: Log) -> Iterator[Problem]:
    """A log with nothing in it yet."""
    if not log.files:
        folder = f"{log.config.docs_dir}/weeks"
        message = "no entry yet; write the first as a file named after its Monday"
        hint = f"{folder}/{monday_of(log.today)}.md"
        yield Problem(Source(folder, 0), "no-entries", message, hint)


def _no_idea(log: Log, number: int, form: str) -> tuple[str, str]:
    if not log.ideas:
        return f"there is no idea {number}: the log has none yet", ""
    near = min(log.ideas, key=lambda known: (abs(known - number), known))
    title = log.ideas[near].title
    return f"there is no idea {number}; the nearest is idea {near}, '{title}'", form.format(near)


CHECKS: tuple[Callable[[Log], Iterator[Problem]], ...] = (
    weeks_written_twice,
    authors_unknown,
    withheld_entries,
    steps_unanswered,
    steps_overdue,
    steps_of_unknown_ideas,
    mentions_of_unknown_ideas,
    lessons_applied_nowhere,
    undated_with_plans,
    ideas_without_number,
    reviews_of_nothing,
    shown_unknown,
    activities_unknown,
    smart_fields_missing,
    plans_not_measurable,
    refusals_in_entries,
    open_consent_in_entries,
    names_with_more,
    answers_without_words,
    videos_misplaced,
    interviews_without_questions,
    posters_elsewhere,
    forecasts_without_review,
    forecasts_due,
    assignments_ending_early,
    objectives_without_outcome,
    assignments_overlapping,
    *AUDIT_CHECKS,
    log_without_entries,
)
