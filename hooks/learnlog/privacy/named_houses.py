"""Addresses of houses with a name: Rose Cottage, Mill Lane; Lower Marsh Farm, nr Wexbury."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.address_parts import GAP, NUMBER, PART, any_kind, is_an_address, street_kinds
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import CAPITAL_WORD, Rule
from learnlog.privacy.words import one_of, words

_NAMED_HOUSE = Rule(
    lambda: (
        rf"((?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD})(?:,{GAP}|[ ]?\n[ ]{{0,4}})"
        rf"((?:{NUMBER})?{PART})({any_kind()})"
    )
)
# A house by its name, and where: Lower Marsh Farm, nr Wexbury; The Old Forge, Clos y Deri.
_NEAR_A_PLACE = Rule(
    lambda: (
        rf"(?:[Tt]he{GAP})?(?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD},{GAP}"
        rf"(?:(?:nr|near|by|off)\.?{GAP}{CAPITAL_WORD}"
        rf"|{one_of(words('street_kinds_first'))}{GAP}(?:(?:y|yr|ar|de|la|du|an|na){GAP})?"
        rf"{CAPITAL_WORD})(?:{GAP}{CAPITAL_WORD})?"
    )
)
_HOUSE_IN_A_PLACE = Rule(
    rf"(?:[Tt]he{GAP})?(?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD},{GAP}{CAPITAL_WORD}"
    rf"(?:{GAP}{CAPITAL_WORD})?"
)
_HOMES = {
    *("Cottage", "Farm", "Farmhouse", "Bungalow", "Lodge", "Rectory", "Vicarage", "Barn", "House"),
    *("Croft", "Grange", "Cottages", "Villa"),
}
_TOWN = Rule(rf"(?:,|[ ]?\n[ ]{{0,4}}){GAP}?{CAPITAL_WORD}")
_GOING = Rule(r"(?:^|[^a-z])(?:from|to|at|outside|of|address|addr)[^0-9a-z]{1,8}(?:the )?$")


def named_houses(text: Prepared) -> Iterator[Finding]:
    """A house with a name, and its street or the place that it is near."""
    for start, end in stretches(text.plain, street_kinds(text), 90, 4):
        yield from _with_streets(text, start, end)
    if text.capital_words & words("street_kinds_first") or text.words & {"nr", "near", "off"}:
        for match in _NEAR_A_PLACE.all_in(text.plain):
            house = match.group().split(",")[0].split()
            a_house = house[-1].title() in words("house_kinds")
            if a_house or not any(one in match.group() for one in (" near ", " by ", " off ")):
                yield Finding(*match.span(), "address")
    for start, end in stretches(text.plain, text.capital_words & _HOMES, 60, 40):
        for match in _HOUSE_IN_A_PLACE.all_in(text.plain, start, end):
            house = match.group().split(",")[0].split()
            going = _GOING.within(text.small, max(0, match.start() - 20), match.start())
            if house[-1] in _HOMES and going and is_an_address(match.group()):
                yield Finding(*match.span(), "address")


def _with_streets(text: Prepared, begin: int, stop: int) -> Iterator[Finding]:
    for match in _NAMED_HOUSE.all_in(text.plain, begin, stop):
        house = match.group(1).split()
        sure = match.group(3).title() in {*words("street_kinds_sure"), "St", "Ln", "Cres"}
        house = house[1:] if house[0].title() == "The" else house
        if not house or house[-1].title() in words("street_kinds_sure"):
            continue  # two streets, and no house
        sure = sure or house[-1].title() in words("house_kinds")
        sure = sure or bool(
            _TOWN.at(text.plain, match.end())
            and _GOING.within(text.small, max(0, match.start() - 20), match.start())
        )
        if sure and is_an_address(" ".join([*house, match.group(2)])):
            yield Finding(*match.span(), "address")
