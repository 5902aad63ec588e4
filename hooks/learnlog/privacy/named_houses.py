"""Addresses of houses with a name: Rose Cottage, Mill Lane; Lower Marsh Farm, nr Wexbury."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.address_parts import (
    GAP,
    NUMBER,
    ONE_WORD,
    PART_OF_A_LINE,
    any_kind,
    is_an_address,
    one_word_streets,
    street_kinds,
    sure_kind,
)
from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import CAPITAL_WORD, Rule
from learnlog.privacy.words import one_of, words

_NAMED_HOUSE = Rule(
    lambda: (
        rf"((?:{CAPITAL_WORD}{GAP}(?:(?:of|the|an|na|nan|y|on){GAP})?){{0,3}}{CAPITAL_WORD})"
        rf"(?:,{GAP}|[ ]?\n[ ]{{0,4}})"
        rf"((?:{NUMBER})?(?:{PART_OF_A_LINE}|(?={ONE_WORD})))({any_kind()}|{ONE_WORD})"
    )
)
# A house by its name, and where: Lower Marsh Farm, nr Wexbury; The Old Forge, Clos y Deri.
_NEAR_A_PLACE = Rule(
    lambda: (
        rf"(?:[Tt]he{GAP})?(?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD},{GAP}"
        rf"(?:(?:nr|near|by|off)\.?{GAP}(?:the{GAP}[a-z]{{3,12}},{GAP})?{CAPITAL_WORD}"
        rf"|{one_of(words('street_kinds_first'))}{GAP}(?:(?:y|yr|ar|de|la|du|an|na){GAP})?"
        rf"{CAPITAL_WORD})(?:{GAP}{CAPITAL_WORD})?"
    )
)
_RUN_TOGETHER = Rule(
    lambda: (
        rf"(?:[Tt]he{GAP}{CAPITAL_WORD}|(?:Ty|Bryn|Plas|Hafod|Croft|Glen|Whin){GAP}(?:an?{GAP})?{CAPITAL_WORD}|(?:{CAPITAL_WORD}{GAP}){{1,2}}{one_of(words('house_kinds'))})"
        rf"{GAP}(?:{NUMBER})?{PART_OF_A_LINE}{sure_kind()}"
    )
)
_HOUSE_IN_A_PLACE = Rule(
    rf"(?:[Tt]he{GAP})?(?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD},{GAP}{CAPITAL_WORD}"
    rf"(?:{GAP}{CAPITAL_WORD})?"
)
_A_STREET = 3  # words: The Old Mill Lane is a street and no house
_HOMES = {
    *("Cottage", "Farm", "Farmhouse", "Bungalow", "Lodge", "Rectory", "Vicarage", "Barn", "House"),
    *("Croft", "Grange", "Cottages", "Villa"),
}
# The words with which names of houses begin in Wales, Scotland and Ireland.
_CELTIC = {
    *("Ty", "Bryn", "Plas", "Hafod", "Tigh", "Taigh", "Teach", "Ard", "Cnoc", "Dun", "Craig"),
    *("Min", "Gwel", "Cartref", "Llys", "Noddfa", "Haulfryn", "Croft", "Whin", "Maes"),
}
_TO_SOMEBODY = Rule(
    rf"(?:^|[^A-Za-z])(?:daughter|son|mother|father|sister|brother|niece|nephew|mum|dad|carer|friend)'s,{GAP}"
    rf"((?:{CAPITAL_WORD}{GAP}){{0,3}}{CAPITAL_WORD},{GAP}{CAPITAL_WORD}(?:{GAP}{CAPITAL_WORD})?)"
)
_TOWN = Rule(rf"(?:,|[ ]?\n[ ]{{0,4}}){GAP}?{CAPITAL_WORD}")
_GOING = Rule(
    r"(?:^|[^a-z])(?:visit|visits|from|to|at|outside|of|address|addr|rent|rented|bought|let"
    r"|left)[^0-9a-z]{1,8}(?:the )?$"
)


def named_houses(text: Prepared) -> Iterator[Finding]:
    """A house with a name, and its street or the place that it is near."""
    for start, end in stretches(text.plain, [*street_kinds(text), *one_word_streets(text)], 90, 4):
        yield from _with_streets(text, start, end)
        for match in _RUN_TOGETHER.all_in(text.plain, start, end):
            written = match.group().removeprefix("The ")
            if is_an_address(written) and len(match.group().split()) > _A_STREET:
                yield Finding(*match.span(), "address")
    if text.capital_words & words("street_kinds_first") or text.words & {"nr", "near", "off"}:
        for match in _NEAR_A_PLACE.all_in(text.plain):
            name, _, where = match.group().partition(",")
            a_house = name.split()[-1].title() in words("house_kinds")
            vague = any(one in where for one in (" near ", " by ", " off "))
            if a_house or " the " in where or not vague:
                yield Finding(*match.span(), "address")
    if "'s," in text.plain:
        for match in _TO_SOMEBODY.all_in(text.plain):
            yield Finding(*match.span(1), "address")
    for start, end in stretches(text.plain, text.capital_words & _HOMES, 60, 40):
        for match in _HOUSE_IN_A_PLACE.all_in(text.plain, start, end):
            house = match.group().split(",")[0].split()
            going = _GOING.within(text.small, max(0, match.start() - 20), match.start())
            named = house[0] == "The" and house[-1] in ("Bungalow", "Cottage", "Farm", "Farmhouse")
            written = match.group().removeprefix("The ")
            if house[-1] in _HOMES and (going or named) and is_an_address(written):
                yield Finding(*match.span(), "address")


def _with_streets(text: Prepared, begin: int, stop: int) -> Iterator[Finding]:
    for match in _NAMED_HOUSE.all_in(text.plain, begin, stop):
        house = match.group(1).split()
        sure = match.group(3).title() in {*words("street_kinds_sure"), "St", "Ln", "Cres"}
        house = house[1:] if house[0].title() == "The" else house
        going = _GOING.within(text.small, max(0, match.start() - 20), match.start())
        a_street = house and house[-1].title() in words("street_kinds_sure")
        if not house or (a_street and not (going and _TOWN.at(text.plain, match.end()))):
            continue  # two streets, and no house
        sure = sure or house[-1].title() in words("house_kinds") or house[0] in _CELTIC
        if (sure or going) and is_an_address(" ".join([*house, match.group(2)])):
            yield Finding(*match.span(), "address")
