"""The arithmetic of the numbers by which the four health services know a patient."""

from __future__ import annotations

import datetime as dt


def check_digit_fits(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the others, by modulus 11.

    The rule of NHS, CHI and Health and Care numbers alike: weights 10 to 2 (NHS Data Dictionary).
    """
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9]) and digits != digits[0] * 10


def begins_with_a_birth_date(digits: str) -> bool:
    """Whether ten digits begin with a day, a month and a year of two digits, as a CHI number."""
    day, month = int(digits[:2]), int(digits[2:4])
    try:
        dt.date(2000, month, day)  # a leap year, so that 29 February passes
    except ValueError:
        return False
    return True


def kind_of_number(digits: str) -> str:
    """Whose number ten digits with a right check digit are, by their range.

    Scotland's begin with a date of birth, Northern Ireland's lie between 320 and 399.
    """
    if begins_with_a_birth_date(digits):
        return "chi-number"
    return "hc-number" if "320" <= digits[:3] <= "399" else "nhs-number"
