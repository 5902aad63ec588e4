"""What the names of files and folders say of people: mrs-jones-fall.jpg."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.birth_dates import birth_dates
from learnlog.privacy.email_addresses import email_addresses
from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import is_a_sure_name
from learnlog.privacy.health_numbers import health_numbers
from learnlog.privacy.national_insurance import national_insurance_numbers
from learnlog.privacy.phone_numbers import phone_numbers
from learnlog.privacy.postcodes import postcodes
from learnlog.privacy.prepared import Prepared, prepared
from learnlog.privacy.record_numbers import record_numbers
from learnlog.privacy.resolving import resolved
from learnlog.privacy.rules import Rule
from learnlog.privacy.street_addresses import street_addresses
from learnlog.privacy.words import small_words, words

_NUMBERS = (
    health_numbers,
    national_insurance_numbers,
    birth_dates,
    record_numbers,
    email_addresses,
    phone_numbers,
)
_PARTS = Rule(r"[^ \-_./\\+,()&]{1,60}")
_ENDING = Rule(r"\.[a-z0-9]{1,5}$")
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sister", "matron", "nurse", "rev", "sir"}
_CALLED = {"called", "named"}
_TIES = {
    *("patient", "pt", "client", "daughter", "son", "wife", "husband", "mum", "mother", "father"),
    *("sister", "brother", "nurse", "carer", "physio"),
}


def find_in_name(path: str) -> tuple[Finding, ...]:
    """What the name of a file, with its folders, says of people; places are those in the name.

    Dashes and underlines part words there, and capitals mean nothing.
    """
    ending = _ENDING.within(path.lower())
    whole = path[: ending.start()] if ending else path
    spaced = "".join(" " if one in "_+," else one for one in whole)
    blanked = "".join(" " if one in "-_+,./" else one for one in whole)
    found: list[Finding] = []
    for text in (prepared(spaced), prepared(blanked)):
        found += [one for detector in _NUMBERS for one in detector(text)]
    found += postcodes(prepared(f"{blanked.upper()}"))
    if len(blanked.title()) == len(blanked):
        found += street_addresses(prepared(blanked.title()))
    found += _names(prepared(blanked))
    return resolved(found)


def _names(text: Prepared) -> Iterator[Finding]:
    """A name behind a title or a tie, or a given name with what is a surname behind it."""
    parts = [(match.start(), match.end()) for match in _PARTS.all_in(text.small)]
    written = [text.small[start:end] for start, end in parts]
    for at, word in enumerate(written):
        if (
            at + 1 < len(written) and word in _TITLES | _CALLED and _may_be_a_name(written[at + 1])
        ) or (at + 1 < len(written) and word in _TIES and is_a_sure_name(written[at + 1].title())):
            yield Finding(*parts[at + 1], "name")
        elif is_a_sure_name(word.title()):
            with_surname = at + 1 < len(written) and _is_a_surname(written[at + 1])
            yield Finding(parts[at][0], parts[at + with_surname][1], "name")


def _may_be_a_name(word: str) -> bool:
    if not word.isalpha() or word in small_words("not_after_titles"):
        return False
    if len(word) == 1:
        return word not in "xyzs"
    return word.title() not in words("grammar")


def _is_a_surname(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word.title() not in words("not_names")
