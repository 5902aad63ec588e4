"""What the confidentiality check can find: the kinds of detail, and a finding of one in a text."""

from __future__ import annotations

from typing import NamedTuple


class Detail(NamedTuple):
    """A kind of detail that could identify somebody.

    `stops`: whether it stops the build (an error) or asks the writer (a warning);
    `called`: what it is, with its article, for a sentence such as "this looks like …";
    `instead`: what to write instead, as an example in words that may be copied and that are true
    of anybody; "" where it is best left out (`instead.py` has more on ages).
    """

    stops: bool
    called: str
    instead: str


KINDS: dict[str, Detail] = {
    # What stops a build
    "nhs-number": Detail(True, "an NHS number", "a patient"),
    "chi-number": Detail(True, "a CHI number", "a patient"),
    "hc-number": Detail(True, "a Health and Care number", "a patient"),
    "national-insurance": Detail(True, "a National Insurance number", ""),
    "birth-date": Detail(True, "a date of birth", ""),
    "record-number": Detail(True, "a hospital or record number", "a patient"),
    "postcode": Detail(True, "a full postcode", "nearby"),
    "email": Detail(True, "an e-mail address", "by e-mail"),
    "phone": Detail(True, "a phone number", "by phone"),
    "address": Detail(True, "a street address", "at home"),
    # What asks the writer
    "name": Detail(False, "a person's name", "a patient, a colleague"),
    "age": Detail(False, "an exact age that could single somebody out", "a person"),
    "incident-date": Detail(False, "the exact date of an event", "one day that month"),
    "ward-and-date": Detail(False, "a place, a date and an event together", "on a ward, that week"),
    "place": Detail(False, "a named ward or site", "a ward"),
    "relative": Detail(False, "somebody's tie to a public role", "a member of the family"),
    "organisation": Detail(False, "an organisation's name", "another organisation"),
}


class Finding(NamedTuple):
    """A detail of a `kind` (a key of `KINDS`) in a text, from `start` up to before `end`.

    The span is of what identifies alone: a name without its title, a number without its label.
    """

    start: int
    end: int
    kind: str

    @property
    def stops(self) -> bool:
        """Whether it stops a build."""
        return KINDS[self.kind].stops
