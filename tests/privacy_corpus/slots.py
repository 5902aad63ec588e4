"""What the slots of templates are filled with, and which of them identify somebody."""

from __future__ import annotations

import random
import re

from privacy_corpus import days, numbers, places
from privacy_corpus.templates import values

# The slots whose value is a detail, with its kind, by the first word of a slot's name: what
# follows it (`nhs-solid`) is how it is written. All other slots are mere filling.
DETAILS = {
    "nhs": "nhs-number",
    "chi": "chi-number",
    "hc": "hc-number",
    "ni": "national-insurance",
    "birth": "birth-date",
    "record": "record-number",
    "postcode": "postcode",
    "email": "email",
    "phone": "phone",
    "address": "address",
    "first": "name",
    "last": "name",
    "full": "name",
    "listed": "name",
}
SLOT = re.compile(r"\{([^{}]*)\}")
TEN_DIGITS = {"nhs": numbers.nhs_number, "chi": numbers.chi_number, "hc": numbers.hc_number}
SOLID = "##########"


def kind_of(slot: str) -> str:
    """The kind of detail that a slot is filled with; empty where it identifies nobody."""
    return DETAILS.get(slot.partition("-")[0], "")


def filled(slot: str, folder: str, dice: random.Random) -> str:
    """A value for a slot: of a range `2-9`, of alternatives `a|b`, of a kind or a list by name."""
    if span := re.fullmatch(r"(\d+)-(\d+)", slot):
        width = len(span[1]) if span[1].startswith("0") else 0
        return f"{dice.randint(int(span[1]), int(span[2])):0{width}}"
    if "|" in slot:
        return dice.choice(slot.split("|"))
    word = slot.partition("-")[0]
    if DETAILS.get(word) == "name":
        return _name(slot, folder, dice)
    return _detail(word, slot, folder, dice) if word in DETAILS else _filling(slot, folder, dice)


def _detail(word: str, slot: str, folder: str, dice: random.Random) -> str:
    lists = values(folder)
    shape = dice.choice(lists.get(slot, [SOLID]))
    if slot == "nhs-wrong":
        shape = dice.choice(lists["nhs-spaced"])
        return numbers.poured(numbers.nhs_number_with_a_slip(dice), shape)
    if word in TEN_DIGITS:
        return numbers.poured(TEN_DIGITS[word](dice), shape)
    match word:
        case "ni":
            return numbers.national_insurance(dice, shape)
        case "birth":
            return days.written(numbers.birthday(dice), shape)
        case "record":
            return numbers.shaped(dice, shape)
        case "phone":
            return places.phone(dice, shape)
        case "email":
            return f"{dice.choice(lists['mail-user'])}@{dice.choice(lists['mail-domain'])}"
        case "postcode":
            shape = dice.choice(lists["postcode-solid" if slot == "postcode-solid" else "postcode"])
            return places.postcode(dice, dice.choice(lists["postcode-area"]), shape)
    return _again(shape, folder, dice)  # an address: its shape is made of slots


def _name(slot: str, folder: str, dice: random.Random) -> str:
    lists = values(folder)
    first = dice.choice(lists["first"])
    last = dice.choice(lists["last"])
    match slot:
        case "first":
            return first
        case "last":
            return last
        case "full":
            return f"{first} {last}"
        case "listed":
            return f"{last.upper()}, {first}"
        case "last-caps":
            return last.upper()
        case "last-small":
            return last.lower()
    return dice.choice(lists[slot])


def _filling(slot: str, folder: str, dice: random.Random) -> str:
    match slot:
        case "initial":
            return f"{dice.choice('ABCDEFGHJKLMNPRSTW')}."
        case "month":
            return dice.choice(days.MONTHS)
        case "weekday":
            return dice.choice(days.WEEKDAYS)
        case "isbn-ten":
            return numbers.isbn_ten(dice)
    value = dice.choice(values(folder)[slot])
    if slot == "date":
        return days.written(days.recent_day(dice), value)
    return _again(value, folder, dice)


def _again(value: str, folder: str, dice: random.Random) -> str:
    """A value that has slots itself."""
    return SLOT.sub(lambda one: filled(one[1], folder, dice), value)
