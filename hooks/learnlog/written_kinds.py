"""What an entry of one kind says besides what all kinds may say, as it was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from learnlog.problems import Source
from learnlog.written_items import NOT_SAID, Listed, Sentence, Smart


@dataclass(frozen=True, slots=True)
class Objective(Listed):
    """What an assignment is to reach; `met` is yes, partly, no or None, `outcome` in words."""

    text: str
    source: Source
    measure: str | None = None
    met: str | None = None
    outcome: str | None = None
    due: dt.date | None = None
    smart: Smart = NOT_SAID
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Challenge:
    """What was hard, and what was done about it."""

    text: str
    source: Source
    response: str | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A period of work with objectives, which weeks belong to."""

    host: str | None = None
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    days_a_week: float | None = None
    sponsors: tuple[str, ...] = ()
    focus: str | None = None
    objectives: tuple[Objective, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    would_do_differently: tuple[Sentence, ...] = ()
    thanks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PrincipleScore(Listed):
    """One principle of an audit: a `score`, or `answers` to its questions (None: no answer)."""

    principle: str
    source: Source
    score: float | None = None
    answers: tuple[float | None, ...] = ()
    evidence: str | None = None
    comment: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Audit:
    """A filled-in instrument; `depth` is quick or deep, `scope` whom it is about."""

    instrument: str | None = None
    depth: str | None = None
    scope: str | None = None
    scores: tuple[PrincipleScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What a post tells of."""

    name: str
    source: Source
    date: dt.date | None = None
    place: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An article, an event report, a case study or a guest post."""

    standfirst: str | None = None
    form: str | None = None
    role: str | None = None
    organisation: str | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says is so, and what shows it."""

    text: str
    source: Source
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Forecast(Listed):
    """What somebody expects, when to look (`review`), and how it turned out (`outcome`, `note`)."""

    text: str
    source: Source
    review: dt.date | None = None
    outcome: str | None = None
    note: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Video(Listed):
    """A video of an answer; `transcript` has a paragraph an item."""

    link: str
    source: Source
    title: str | None = None
    poster: str | None = None
    transcript: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions and answers; `role` and `organisation` are of the person who answers."""

    standfirst: str | None = None
    role: str | None = None
    organisation: str | None = None
    claims: tuple[Claim, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    top_tip: str | None = None
    videos: tuple[Video, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The writer's own words on a period; `period` is the stem of the file's name."""

    period: str


Details: TypeAlias = Assignment | Audit | Post | Interview | Review | None
