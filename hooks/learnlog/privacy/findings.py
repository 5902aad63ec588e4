"""What the confidentiality check can find: the kinds of detail, and a finding of one in a text."""

from __future__ import annotations

from typing import NamedTuple


class Detail(NamedTuple):
    """A kind of detail that could identify somebody.

    `stops`: whether it stops the build (an error) or asks the writer (a warning);
    `called`: what it is, with its article, for a sentence such as "this looks like …";
    `instead`: what to write instead, as an example in words that may be copied.
    """

    stops: bool
    called: str
    instead: str


KINDS: dict[str, Detail] = {
    # What stops a build
    "nhs-number": Detail(True, "an NHS number", "a patient of the ward"),
    "chi-number": Detail(True, "a CHI number", "a patient of the practice"),
    "hc-number": Detail(True, "a Health and Care number", "a patient of the practice"),
    "national-insurance": Detail(True, "a National Insurance number", "a colleague"),
    "birth-date": Detail(True, "a date of birth", "a woman in her eighties"),
    "record-number": Detail(True, "a hospital or record number", "a patient of the clinic"),
    "postcode": Detail(True, "a full postcode", "a village in the north of the county"),
    "email": Detail(True, "an e-mail address", "our team's mailbox"),
    "phone": Detail(True, "a phone number", "we phoned the family"),
    "address": Detail(True, "a street address", "at home, in a flat on the third floor"),
    # What asks the writer
    "name": Detail(False, "a person's name", "a woman in her eighties"),
    "age": Detail(False, "an exact age that could single somebody out", "in her eighties"),
    "incident-date": Detail(False, "the exact date of an event", "one Monday in autumn"),
    "ward-and-date": Detail(False, "a place, a date and an event together", "on a ward, that week"),
    "place": Detail(False, "a named ward or site", "a surgical ward"),
    "relative": Detail(False, "somebody's tie to a public role", "a member of the family"),
    "organisation": Detail(False, "an organisation's name", "a hospital in the region"),
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
