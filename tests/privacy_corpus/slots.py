"""What the slots of templates are filled with, and which of them identify somebody."""

from __future__ import annotations

import random
import re

from privacy_corpus import days, numbers, places
from privacy_corpus.templates import values

# The slots whose value is a detail, with its kind. All others are mere filling.
DETAILS = {
    "nhs": "nhs-number",
    "nhs-solid": "nhs-number",
    "nhs-spaced": "nhs-number",
    "nhs-wrong": "nhs-number",
    "chi": "chi-number",
    "chi-solid": "chi-number",
    "hc": "hc-number",
    "hc-solid": "hc-number",
    "hc-spaced": "hc-number",
    "ni": "national-insurance",
    "birth": "birth-date",
    "birth-words": "birth-date",
    "record": "record-number",
    "postcode": "postcode",
    "email": "email",
    "phone": "phone",
    "phone-solid": "phone",
    "address": "address",
    "first": "name",
    "last": "name",
    "full": "name",
}
SLOT = re.compile(r"\{([^{}]*)\}")
TEN = {
    "nhs": numbers.nhs_number,
    "chi": numbers.chi_number,
    "hc": numbers.hc_number,
}


def filled(slot: str, split: str, dice: random.Random) -> str:
    """A value for a slot: of a range `2-9`, of alternatives `a|b`, of a kind or a list by name."""
    if span := re.fullmatch(r"(\d+)-(\d+)", slot):
        width = len(span[1]) if span[1].startswith("0") else 0
        return f"{dice.randint(int(span[1]), int(span[2])):0{width}}"
    if "|" in slot:
        return dice.choice(slot.split("|"))
    return _named(slot, split, dice)


def _named(slot: str, split: str, dice: random.Random) -> str:
    name, _, manner = slot.partition("-")
    shape = dice.choice(values(split).get(slot, ["##########"]))
    if slot == "nhs-wrong":
        shape = dice.choice(values(split)["nhs-spaced"])
        return numbers.poured(numbers.nhs_number_with_a_slip(dice), shape)
    if name in TEN:
        return numbers.poured(TEN[name](dice), shape)
    if name == "ni":
        return numbers.national_insurance(dice, shape)
    if name == "birth":
        return days.written(numbers.birthday(dice), shape)
    if name == "phone":
        return places.phone(dice, shape)
    return _listed(slot, split, dice, shape)


def _listed(slot: str, split: str, dice: random.Random, shape: str) -> str:
    lists = values(split)
    match slot:
        case "date":
            return days.written(days.recent_day(dice), shape)
        case "record":
            return numbers.shaped(dice, shape)
        case "postcode":
            area = dice.choice(lists["postcode-area"])
            return places.postcode(dice, area, dice.choice(lists["postcode-shape"]))
        case "email":
            return f"{dice.choice(lists['mail-user'])}@{dice.choice(lists['mail-domain'])}"
        case "address":
            shape = dice.choice(lists["address-shape"])
            return SLOT.sub(lambda one: filled(one[1], split, dice), shape)
        case "full":
            return f"{dice.choice(lists['first'])} {dice.choice(lists['last'])}"
        case "initial":
            return f"{dice.choice('ABCDEFGHJKLMNPRSTW')}."
        case "month":
            return dice.choice(days.MONTHS)
        case "weekday":
            return dice.choice(days.WEEKDAYS)
    return dice.choice(lists[slot])
