"""Names below a quotation, behind a dash: — Jo Example."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.greetings import is_a_name, is_given
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import CAPITAL_WORD, Rule

_DASHES = 14  # signs before the name, at most
_ATTRIBUTION = Rule(
    rf"(?:^|\n)[ >]{{0,8}}-{{1,2}}[ ]{{1,3}}({CAPITAL_WORD}"
    rf"(?:[ ]{{1,4}}{CAPITAL_WORD}){{0,2}})[ ]{{0,4}}(?=\n[ >]{{0,6}}(?:\n|$)|$)"
)


def attributions(text: Prepared) -> Iterator[Finding]:
    """Who said what stands above: a line of a dash and a name, as below a quotation."""
    for one in text.capitals:
        if text.plain[max(0, one.start - 2) : one.start] != "- ":
            continue
        begin = text.plain.rfind("\n", max(0, one.start - _DASHES), one.start)
        match = _ATTRIBUTION.at(text.plain, max(0, begin))
        if not match or match.start(1) != one.start:
            continue
        first = match[1].split()[0]
        if is_a_name(match[1]) and (len(match[1].split()) > 1 or is_given(first)):
            yield Finding(*match.span(1), "name")
