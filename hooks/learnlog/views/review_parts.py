"""The lists of a roll-up: what was achieved, promised, thought of and learned, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from learnlog.audit_telling import in_short
from learnlog.audits import Audits
from learnlog.by_day import Told
from learnlog.forecasts import Foretold
from learnlog.gaps import ASKED_FOR, Gap
from learnlog.happenings import StepAnswered
from learnlog.model import Achievement, Entry, Kind, Lesson, Step
from learnlog.roll_up import RollUp
from learnlog.roll_up_ideas import Move, Path
from learnlog.roll_up_promises import Promises
from learnlog.views.lesson_lines import lesson_line
from learnlog.views.listings import Line, Listing, listing, listings
from learnlog.views.site import Link, Site
from learnlog.views.status_looks import status_words
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with a sentence and lists."""

    heading: str
    listings: list[Listing] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def review_parts(site: Site, uri: str, found: RollUp, audits: Audits) -> Iterator[Part]:
    """The parts of a roll-up that have anything in them, as the page `uri` shows them."""
    shown = _Shown(site, uri)
    others = (one for one in found.entries if one.kind is not Kind.AUDIT)
    parts = (
        Part("Achievements", listings(("", map(shown.achievement, found.achievements)))),
        Part("Promises", shown.promises(found), _sentences(found.promises.rate)),
        Part("Ideas", shown.ideas(found)),
        Part("Lessons", shown.lessons(found)),
        Part("Forecasts", listings(("", map(shown.forecast, found.forecasts)))),
        Part("Audits", listings(("", shown.audits(found, audits)))),
        Part("Assignments", listings(("", map(shown.assignment, found.assignments)))),
        Part("Entries", listings(("", map(shown.entry, others)))),
        Part("Gaps", [], gap_sentences(found.gaps)),
    )
    return (part for part in parts if part.listings or part.sentences)


def gap_sentences(gaps: Sequence[Gap]) -> list[str]:
    """The gaps, each in a sentence, and why they are told."""
    return [*(gap.sentence for gap in gaps), ASKED_FOR] if gaps else []


def _sentences(rate: str) -> list[str]:
    return [f"{rate}."] if rate else []


@dataclass(frozen=True, slots=True)
class _Shown:
    """Makes lines for the page `uri`."""

    site: Site
    uri: str

    def promises(self, found: RollUp) -> list[Listing]:
        promises = found.promises
        closed = listings(
            ("Done", map(self._answered, promises.kept)),
            ("Let go", map(self._answered, promises.dropped)),
        )
        listed = (self._listed(one, promises.so_far) for one in promises.listed)
        return [*closed, *self._left_open(promises), *listings(("Made in this time", listed))]

    def ideas(self, found: RollUp) -> list[Listing]:
        return listings(
            ("New", map(self._born, found.born)),
            ("Moved on", map(self._moved, found.moved)),
            ("Decided", map(self._moved, found.decided)),
        )

    def lessons(self, found: RollUp) -> list[Listing]:
        return listings(
            ("Learned", map(self._lesson, found.learned)),
            ("From before, and used", map(self._lesson, found.used_again)),
        )

    def achievement(self, one: Told[Achievement]) -> Line:
        hours = one.what.hours
        said = f"{hours:g} h" if hours else ""
        return Line(one.what.text, said=said, source=self._link(one.entry))

    def forecast(self, one: Told[Foretold]) -> Line:
        forecast, today = one.what.forecast, self.site.log.today
        told = "to look at since" if one.what.due(today) else "to look at on"
        said = f"{told} {short_date(one.day)}" if one.what.open else forecast.outcome or ""
        return Line(
            forecast.text, note=forecast.note or "", said=said, source=self._link(one.entry)
        )

    def audits(self, found: RollUp, audits: Audits) -> Iterator[Line]:
        for entry in found.of_kind(Kind.AUDIT):
            yield replace(self.entry(entry), said=in_short(audits, entry))

    def assignment(self, one: Told[str]) -> Line:
        return replace(self.entry(one.entry), said=f"{one.what} {short_date(one.day)}")

    def entry(self, entry: Entry) -> Line:
        title = self.site.title(entry)
        return Line("", lead=Link(title, self.site.href(self.uri, entry.uri)))

    def _left_open(self, promises: Promises) -> Iterator[Listing]:
        """The steps that were open at the end, those from before as a number."""
        before = promises.left_from_before
        lines = list(map(self._answered, promises.left_open))
        label = "Still open" if promises.so_far else "Open at the end"
        if number := len(lines) + before:
            shown = listing("", lines)
            told = f"Made before and not spoken of in this time: {before}." if before else ""
            below = " ".join(filter(None, (shown.below, told))).removesuffix(".")
            yield replace(shown, label=f"{label} ({number})", below=below)

    def _listed(self, one: Told[Step], so_far: bool) -> Line:
        """A step as it stands today, which is said where the time is over."""
        now = one.what.outcome or "open"
        said = now if so_far else f"(today: {now})"
        return Line(one.what.text, said=said, source=self._link(one.entry))

    def _answered(self, one: Told[StepAnswered]) -> Line:
        answer = one.what.answer
        until = f"until {short_date(answer.until)}" if answer.until else ""
        link = self._link(one.entry)
        return Line(one.what.step.text, note=answer.note or "", said=until, source=link)

    def _born(self, one: Move) -> Line:
        link = self.site.entry_link(self.uri, one.entry, one.anchor)
        idea = self.site.idea_link(self.uri, one.idea)
        today = f"(today: {one.idea.status})" if one.idea.status != one.to else ""
        way = status_words([one.to], self.site.log.config)
        return Line(idea.note, Link(idea.text, idea.href), way, said=today, source=link)

    def _moved(self, one: Path) -> Line:
        last = one.last
        link = self.site.entry_link(self.uri, last.entry, last.anchor)
        idea = self.site.idea_link(self.uri, one.idea)
        lead, note = Link(idea.text, idea.href), last.note or ""
        merged = last.to == "merged" and one.idea.merged_into
        into = f"into Idea {one.idea.merged_into}" if merged else ""
        way = status_words(one.statuses, self.site.log.config)
        return Line(idea.note, lead, way, note, into, link)

    def _lesson(self, one: Told[Lesson]) -> Line:
        line = lesson_line(self.site, self.uri, one.entry, one.what)
        return Line(line.text, source=line.source, used=line.used)

    def _link(self, entry: Entry) -> Link:
        return self.site.entry_link(self.uri, entry)
