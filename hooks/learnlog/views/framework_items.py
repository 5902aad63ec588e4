"""The items of a framework with all that supports them: what counts, and apart what does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.evidence import Evidence
from learnlog.evidence_scopes import (
    AFTER,
    BEFORE,
    COUNTS,
    OTHERS,
    UNDATED,
    Scope,
    for_item,
    grouped,
    standing,
)
from learnlog.reference.frameworks import Framework
from learnlog.views.evidence_lines import EvidenceLine, evidence_line
from learnlog.views.site import Site


@dataclass(frozen=True, slots=True)
class ApartView:
    """What is named for an item and does not count, below the reason in `title`."""

    title: str
    lines: list[EvidenceLine]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with what is named for it, and which audits scored it; `lent` where from more is.

    `apart` is what lies outside the cycle, or is by somebody whom no cycle is for.
    """

    anchor: str
    title: str
    group: str
    lent: str
    shown: list[EvidenceLine]
    scored: list[EvidenceLine]
    apart: list[ApartView]


def item_views(
    site: Site, framework: Framework, scopes: Sequence[Scope], pieces: Sequence[Evidence]
) -> list[ItemView]:
    """The items in the order of the framework, as its page shows them."""
    uri = addresses.evidence_uri(framework.name)
    by_item = grouped(pieces)
    with_author = len({one.entry.author for one in pieces}) > 1

    def lines(some: Sequence[Evidence]) -> list[EvidenceLine]:
        return [evidence_line(site, uri, one, with_author) for one in some]

    views = []
    for item in framework.items:
        found = [(standing(scopes, one), one) for one in for_item(by_item, item)]
        counts = [one for why, one in found if why == COUNTS]
        lender = framework.item(item.of or "")
        view = ItemView(
            anchor=addresses.item_anchor(item.key),
            title=item.title,
            group=item.group or "",
            lent=lender.title if lender else "",
            shown=lines([one for one in counts if not one.scored]),
            scored=lines([one for one in counts if one.scored]),
            apart=[ApartView(title, lines(some)) for title, some in _apart(scopes, found)],
        )
        views.append(view)
    return views


def _apart(
    scopes: Sequence[Scope], found: Sequence[tuple[str, Evidence]]
) -> Iterator[tuple[str, list[Evidence]]]:
    """What does not count, by the reason."""
    cycle = "this cycle" if len(scopes) == 1 else "the cycle of who wrote it"
    reasons = {
        BEFORE: f"Before {cycle}",
        AFTER: f"After {cycle}",
        UNDATED: "Without a day, so in no cycle",
        OTHERS: "By somebody whom no cycle is for",
    }
    for reason, title in reasons.items():
        if some := [one for why, one in found if why == reason]:
            yield f"{title} ({len(some)})", some
