"""The rules an update of an idea must keep: a known status, a reason, a successor, a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from learnlog.config import Config
from learnlog.did_you_mean import nearest
from learnlog.model import Idea, IdeaUpdate
from learnlog.problems import Problem, Source


def status_problems(
    update: IdeaUpdate, before: str, reached: int, config: Config
) -> Iterator[Problem]:
    """What is wrong with an update's status; `reached` is the index of the furthest one so far."""
    if update.status is None:
        if update.into is not None:
            message = "'into' goes with 'status: merged'"
            hint = f"status: merged\ninto: {update.into}"
            yield Problem(update.at("into"), "idea-into", message, hint)
    elif update.status not in config.all_statuses:
        yield _unknown_status(update, config)
    elif update.status == "merged" and update.into is None:
        message = "a merged idea needs the number of the idea that it became part of"
        hint = "status: merged\ninto: …"
        yield Problem(update.at("status"), "idea-into", message, hint)
    elif not update.note and (why := needs_reason(update.status, before, reached, config)):
        hint = f"status: {update.status}\nnote: …"
        yield Problem(update.at("status"), "idea-note", f"{why} needs a note that says why", hint)


def _unknown_status(update: IdeaUpdate, config: Config) -> Problem:
    known = config.all_statuses
    close = nearest(update.status or "", known) or known[0]
    message = f"unknown idea status '{update.status}'; use {', '.join(known)}"
    return Problem(update.at("status"), "idea-status", message, f"status: {close}")


def needs_reason(status: str, before: str, reached: int, config: Config) -> str:
    """What it is about a new status that needs a note, or ""."""
    if status in ("parked", "rejected"):
        return f"an idea that is {status}"
    if status in config.statuses:
        if before in ("rejected", "merged"):
            return f"taking up an idea that was {before}"
        if config.statuses.index(status) < reached:
            return f"an idea that goes back from {config.statuses[reached]} to {status}"
    return ""


def reached(idea: Idea, config: Config) -> int:
    """The index of the status up to which an idea came last, parked or not."""
    said = [moment.status for moment in idea.history if moment.status in config.statuses]
    return config.statuses.index(said[-1]) if said and said[-1] else 0


def reason_needed(idea: Idea, status: str, config: Config) -> str:
    """What it is about a new status of an idea that needs a note, or ""."""
    return needs_reason(status, idea.status, reached(idea, config), config)


def born_wrongly(number: int, update: IdeaUpdate, titles: Mapping[int, str]) -> Problem:
    """Why an update of an unknown number is not a birth: it has no title."""
    if update.words is not None:
        message = f"idea {number} is new but has no words; write it after 'Idea {number}:'"
        return Problem(update.source, "idea-untitled", message, f"Idea {number}: …")
    known = min(titles, key=lambda one: (abs(one - number), one), default=None)
    nearest_one = (
        f"the nearest is idea {known}, '{titles[known]}'" if known else "there is none yet"
    )
    message = f"no idea has the number {number} so far; {nearest_one}; a new idea needs a title"
    hint = f"idea: {known}" if known else f"idea: {number}\ntitle: …"
    return Problem(update.at("idea"), "idea-unknown", message, hint)


def wrong_merge(number: int, source: Source, leads: Mapping[int, int | None]) -> Iterator[Problem]:
    """A merge into an idea that does not exist, or round in a circle."""
    into = leads[number]
    if into is None:
        return
    if into not in leads:
        message = f"idea {number} is merged into idea {into}, which does not exist"
        near = min(leads, key=lambda known: (known == number, abs(known - into), known))
        hint = f"into: {near}" if near != number else ""
        yield Problem(source, "idea-into", message, hint)
    elif number in _chain(into, leads):
        by_way = f", by way of idea {into}" if into != number else ""
        yield Problem(source, "idea-into", f"idea {number} is merged into itself{by_way}")


def last_of_chain(number: int, leads: Mapping[int, int | None]) -> int | None:
    """Where a chain of merges ends; None for a circle or a loose end."""
    last = _chain(number, leads)[-1]
    return last if leads[last] is None else None


def _chain(number: int | None, leads: Mapping[int, int | None]) -> list[int]:
    """The numbers of the ideas that one leads to, itself first, each once."""
    chain: dict[int, None] = {}
    while number is not None and number in leads and number not in chain:
        chain[number] = None
        number = leads[number]
    return list(chain)
