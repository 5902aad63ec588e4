"""What the log concludes about ideas: numbers, and the fold of all updates into one story each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from learnlog.config import Config
from learnlog.idea_rules import born_wrongly, last_of_chain, status_problems, wrong_merge
from learnlog.model import NOT_SAID, Entry, Idea, IdeaUpdate, Kind, Moment, Smart
from learnlog.problems import Problem, Source
from learnlog.wording import same_words_key, share_a_word

LATER = ("mention", "step")  # within an entry these come after what it says of the idea itself


@dataclass
class Growing:
    """An idea while its updates are being read."""

    number: int
    title: str
    status: str
    born: Source
    tags: tuple[str, ...]
    impact: str | None = None
    into: int | None = None
    into_at: Source | None = None
    reached: int = 0
    smart: Smart = NOT_SAID
    moments: list[Moment] = field(default_factory=list)


def fold_ideas(
    entries: Sequence[Entry], today: dt.date, config: Config
) -> tuple[dict[int, Idea], dict[tuple[Source, str], int], list[Problem]]:
    """The ideas by number, the numbers given to unnumbered items, and what is wrong.

    `entries` are in reading order; within one, listed ideas come before the prose.
    """
    fold = _Fold(config)
    for entry in entries:
        if entry.kind is not Kind.ASSIGNMENT:  # which tells of many days at once
            for update in (*entry.ideas, *entry.prose.updates):
                fold.add(update, entry)
    growing = fold.growing
    fold.problems.extend(_merges(growing))
    _add_mentions(growing, entries)
    order = {entry.uri: at for at, entry in enumerate(entries)}
    leads = _leads(growing)
    ideas = {n: _concluded(growing[n], leads, order, today, config) for n in sorted(growing)}
    return ideas, fold.numbers, fold.problems


class _Fold:
    """The ideas as far as they have been read."""

    def __init__(self, config: Config) -> None:
        self.growing: dict[int, Growing] = {}
        self.numbers: dict[tuple[Source, str], int] = {}
        self.problems: list[Problem] = []
        self._config = config
        self._highest = 0

    def add(self, update: IdeaUpdate, entry: Entry) -> None:
        number = update.number or self._highest + 1
        if update.number is None:
            self.numbers[update.source, update.anchor] = number
        idea = self.growing.get(number)
        kind = "update" if idea else "born"
        if idea:
            self.problems.extend(_same_idea(idea, update, self._highest + 1))
        else:
            idea = self._born(number, update, entry)
        if idea:
            self.problems.extend(status_problems(update, idea.status, idea.reached, self._config))
            _apply(idea, update, self._config)
            idea.moments.append(_moment(kind, update, entry))

    def _born(self, number: int, update: IdeaUpdate, entry: Entry) -> Growing | None:
        title = update.title or _title_in_prose(entry, number)
        if not title:
            titles = {known: one.title for known, one in self.growing.items()}
            self.problems.append(born_wrongly(number, update, titles))
            return None
        beside = {other.number for other in (*entry.ideas, *entry.prose.updates)}
        if number > self._highest + 1 and number - 1 not in beside:
            message = f"idea {number} is new, but there is no idea {number - 1} yet; is it a slip?"
            self.problems.append(Problem(update.source, "idea-gap", message))
        self._highest = max(self._highest, number)
        first = self._config.statuses[0]
        self.growing[number] = Growing(number, title, first, update.source, entry.tags)
        return self.growing[number]


def _moment(kind: str, update: IdeaUpdate, entry: Entry) -> Moment:
    said_more = kind == "update" or same_words_key(update.words or "") != same_words_key(
        update.title or ""
    )
    quote = update.words if said_more else None
    return Moment(kind, entry, update.anchor, update.source, update.status, update.note, quote)


def _title_in_prose(entry: Entry, number: int) -> str | None:
    found = (update.title for update in entry.prose.updates if update.number == number)
    return next(found, None)


def _same_idea(idea: Growing, update: IdeaUpdate, free: int) -> Iterator[Problem]:
    if update.words is not None:
        if not share_a_word(update.words, idea.title):
            message = f"this paragraph shares no word with idea {idea.number}, '{idea.title}'"
            yield Problem(update.source, "idea-words", message)
    elif update.title and same_words_key(update.title) != same_words_key(idea.title):
        message = (
            f"idea {idea.number} is already '{idea.title}' ({idea.born}); a new idea takes {free}"
        )
        yield Problem(update.at("idea"), "idea-title", message, f"idea: {free}")


def _apply(idea: Growing, update: IdeaUpdate, config: Config) -> None:
    if update.status in config.all_statuses:
        idea.status = update.status
        idea.into = update.into if update.status == "merged" else None
        idea.into_at = update.at("into")
    if update.status in config.statuses:
        idea.reached = config.statuses.index(update.status)
    idea.impact = update.impact or idea.impact
    idea.tags = tuple(dict.fromkeys(idea.tags + update.tags))
    idea.smart = update.smart.over(idea.smart)


def _merges(growing: Mapping[int, Growing]) -> Iterator[Problem]:
    """Merges into nothing, into the idea itself, or round in a circle."""
    leads = _leads(growing)
    for idea in growing.values():
        if idea.status == "merged" and idea.into is not None:
            yield from wrong_merge(idea.number, idea.into_at or idea.born, leads)


def _leads(growing: Mapping[int, Growing]) -> dict[int, int | None]:
    """Which idea each became part of."""
    return {number: idea.into for number, idea in growing.items()}


def _add_mentions(growing: Mapping[int, Growing], entries: Sequence[Entry]) -> None:
    for entry in entries:
        for place in entry.prose.mentions:
            if place.number and (idea := growing.get(place.number)):
                moment = Moment("mention", entry, place.anchor, place.source, quote=place.quote)
                idea.moments.append(moment)
        for at, step in enumerate(entry.next_steps, start=1):
            if step.idea and (idea := growing.get(step.idea)):
                idea.moments.append(
                    Moment("step", entry, f"log-step-{at}", step.source, quote=step.text)
                )


def _concluded(
    idea: Growing,
    leads: Mapping[int, int | None],
    order: Mapping[str, int],
    today: dt.date,
    config: Config,
) -> Idea:
    moments = sorted(idea.moments, key=lambda m: (order[m.entry.uri], m.kind in LATER, m.source))
    last_seen = moments[-1].entry.date
    live = idea.status in config.live_statuses
    return Idea(
        number=idea.number,
        title=idea.title,
        status=idea.status,
        born=moments[0].entry.date,
        last_seen=last_seen,
        mentions=sum(moment.kind == "mention" for moment in moments),
        stale=live and (today - last_seen).days > 7 * config.stale_after,
        history=tuple(moments),
        tags=idea.tags,
        impact=idea.impact,
        merged_into=last_of_chain(idea.number, leads) if idea.into else None,
        smart=idea.smart,
    )
