"""Random numbers that identify: of the health services, of National Insurance, of records.

All are random. None is taken from anybody, nor from the ranges kept for tests (an NHS number that
begins with 999), as the rules may let those pass. By chance one may belong to somebody, as any
random number of the right form may.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

# Letters of National Insurance numbers, and the pairs that are never given out.
FIRST_LETTERS = "ABCEGHJKLMNOPRSTWXYZ"
SECOND_LETTERS = "ABCEGHJKLMNPRSTWXYZ"
NEVER = {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}
WEIGHTS = range(10, 1, -1)


def shaped(dice: random.Random, shape: str) -> str:
    """A shape with # for a digit, $ for one from 2 to 9, ? for a letter."""
    signs = {"#": "0123456789", "$": "23456789", "?": "ABCDEFGHJKLMNPRSTWXYZ"}
    return "".join(dice.choice(signs.get(sign, sign)) for sign in shape)


def poured(digits: str, shape: str) -> str:
    """Digits in the places that a shape has for them."""
    rest = iter(digits)
    return "".join(next(rest) if sign == "#" else sign for sign in shape)


def check_digit(nine: str) -> int:
    """The tenth digit of an NHS, CHI or Health and Care number (modulo 11); 10 where none fits."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, nine, strict=True))
    return (11 - total % 11) % 11


def nhs_number(dice: random.Random) -> str:
    """Ten digits from the ranges that England, Wales and the Isle of Man give out."""
    return _checked(dice, lambda: shaped(dice, f"{dice.choice('467')}########"))


def nhs_number_with_a_slip(dice: random.Random) -> str:
    """Ten digits of which the last is wrong."""
    right = nhs_number(dice)
    return right[:9] + dice.choice([digit for digit in "0123456789" if digit != right[9]])


def hc_number(dice: random.Random) -> str:
    """Ten digits from the range of Northern Ireland."""
    return _checked(dice, lambda: f"{dice.randint(320, 399)}{shaped(dice, '######')}")


def chi_number(dice: random.Random) -> str:
    """Ten digits of Scotland's Community Health Index, which begin with a date of birth."""
    return _checked(dice, lambda: f"{birthday(dice):%d%m%y}{shaped(dice, '###')}")


def birthday(dice: random.Random) -> dt.date:
    """A day on which a patient may have been born."""
    return dt.date(1924, 1, 1) + dt.timedelta(days=dice.randrange(32_000))


def national_insurance(dice: random.Random, shape: str) -> str:
    """Two letters, six digits, a letter from A to D, in a shape such as `PP######S`."""
    prefix = next(iter(NEVER))
    while prefix in NEVER:
        prefix = dice.choice(FIRST_LETTERS) + dice.choice(SECOND_LETTERS)
    suffix = dice.choice("ABCD")
    letters = iter(prefix + suffix)
    filled = (next(letters) if sign in "PpSs" else sign for sign in shape)
    number = shaped(dice, "".join(filled))
    return number.lower() if shape.islower() else number


def isbn_ten(dice: random.Random) -> str:
    """The old ten-digit number of a book, whose last sign is made as that of an NHS number is."""
    nine = f"{dice.choice(('0192', '0199', '0335', '0443', '0702'))}{shaped(dice, '#####')}"
    last = check_digit(nine)
    return f"{nine}{'X' if last == 10 else last}"


def _checked(dice: random.Random, nine: Callable[[], str]) -> str:
    digits, last = "", 10
    while last == 10:
        digits = nine()
        last = check_digit(digits)
    return f"{digits}{last}"
