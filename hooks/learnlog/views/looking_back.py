"""The reviews there are: every span with its days, its page, and the writer's own words on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.audits import Audits, read_audits
from learnlog.entry_names import stem_of
from learnlog.happenings import Happenings, happenings_of
from learnlog.model import Entry, Kind
from learnlog.periods import MONTH, QUARTER, YEAR, Period, period_of
from learnlog.spans import Span, spans_looked_back_on
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What all pages of reviews need: spans by name, periods first, and what was written of them.

    `neighbours` are the spans of the same length before and after one.
    """

    site: Site
    happenings: Happenings
    audits: Audits
    spans: Mapping[str, Span]
    written: Mapping[str, Entry]
    neighbours: Mapping[str, tuple[Span | None, Span | None]]

    def uri(self, span: Span) -> str:
        """The page of a span: the writer's own file where there is one."""
        own = self.written.get(span.name)
        return own.uri if own else addresses.review_uri(span.name)

    def link(self, source: str, span: Span) -> Link:
        """A link to the page of a span."""
        return Link(span.title, self.site.href(source, self.uri(span)))

    def parts_of(self, span: Span) -> Sequence[Span]:
        """The quarters of a year, the months of a quarter, as far as they have a page."""
        period = span.period
        if period is None or period.months == MONTH:
            return ()
        shorter = {YEAR: QUARTER, QUARTER: MONTH}[period.months]
        first = period.first
        starts = [first.replace(month=first.month + at) for at in range(0, period.months, shorter)]
        return self._known(Period(start, shorter) for start in starts)

    def wholes_of(self, span: Span) -> Sequence[Span]:
        """The quarter and the year that a month lies in, the year of a quarter."""
        if span.period is None:
            return ()
        longer = [one for one in (QUARTER, YEAR) if one > span.period.months]
        return self._known(period_of(span.first, months) for months in longer)

    def _known(self, periods: Iterable[Period]) -> list[Span]:
        return [self.spans[one.name] for one in periods if one.name in self.spans]


def looking_back(site: Site) -> LookingBack:
    """Everything that is looked back on in a log."""
    happenings = happenings_of(site.log)
    written: dict[str, Entry] = {}
    for entry in site.log.of_kind(Kind.REVIEW):
        written.setdefault(stem_of(entry.uri), entry)
    spans = {one.name: one for one in spans_looked_back_on(site.log, happenings.days)}
    return LookingBack(
        *(site, happenings, read_audits(site.log), spans, written),
        neighbours=dict(_neighbours(spans.values())),
    )


def _neighbours(
    spans: Iterable[Span],
) -> Iterator[tuple[str, tuple[Span | None, Span | None]]]:
    alike: dict[int, list[Span]] = {}
    for span in spans:
        alike.setdefault(span.period.months if span.period else 0, []).append(span)
    for some in alike.values():
        for before, span, after in zip((None, *some), some, (*some[1:], None), strict=False):
            yield span.name, (before, after)
