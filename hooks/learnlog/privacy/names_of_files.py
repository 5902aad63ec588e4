"""What the names of files and folders say of people: mrs-jones-fall.jpg."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from learnlog.privacy.birth_dates import birth_dates
from learnlog.privacy.email_addresses import email_addresses
from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import is_a_sure_name
from learnlog.privacy.health_numbers import health_numbers
from learnlog.privacy.national_insurance import national_insurance_numbers
from learnlog.privacy.phone_numbers import phone_numbers
from learnlog.privacy.postcodes import postcodes
from learnlog.privacy.prepared import Prepared, prepared
from learnlog.privacy.public_names import public_surnames
from learnlog.privacy.record_codes import record_codes
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
    record_codes,
    email_addresses,
    phone_numbers,
)
_PARTS = Rule(r"[^ \-_./\\+,()&]{1,60}")
_RUN_TOGETHER = Rule(r"[A-Z](?:[a-z']{2,30})?")
_ENDING = Rule(r"\.[a-z0-9]{1,5}$")
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sister", "matron", "nurse", "rev", "sir"}
_CALLED = {"called", "named"}
_TIES = {
    *("patient", "pt", "client", "daughter", "son", "wife", "husband", "mum", "mother", "father"),
    *("sister", "brother", "nurse", "carer", "physio"),
}


@lru_cache(maxsize=4096)
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
    """A name behind a title, a tie or an initial; a given name, a surname, and both together."""
    parts = list(_parts_of(text.plain))
    written = [text.small[start:end] for start, end in parts]
    for at, word in enumerate(written):
        following = written[at + 1] if at + 1 < len(written) else ""
        titled = word in _TITLES | _CALLED and _may_be_a_name(following)
        tied = word in _TIES and is_a_sure_name(following.title())
        initial = len(word) == 1 and following.title() in words("surnames")
        if following and (titled or tied or initial):
            yield Finding(parts[at if initial else at + 1][0], parts[at + 1][1], "name")
        elif is_a_sure_name(word.title()):
            with_surname = bool(following) and _is_a_surname(following)
            yield Finding(parts[at][0], parts[at + with_surname][1], "name")
        elif _is_known_as_a_surname(word) or (_may_be_given(word) and _is_listed(following)):
            both = _may_be_given(word) and bool(following)
            yield Finding(parts[at][0], parts[at + both][1], "name")


def _parts_of(plain: str) -> Iterator[tuple[int, int]]:
    """The words of a name of a file; those run together, as in KeithPoole, are two."""
    for match in _PARTS.all_in(plain):
        pieces = list(_RUN_TOGETHER.all_in(plain, *match.span()))
        if len(pieces) > 1 and pieces[-1].end() == match.end():
            yield from (piece.span() for piece in pieces)
        else:
            yield match.span()


def _is_known_as_a_surname(word: str) -> bool:
    sure = word.title() in words("surnames") and word.title() not in words("surnames_unsure")
    return (
        sure
        and word not in small_words("small_words_too")
        and word.title() not in public_surnames()
    )


def _may_be_given(word: str) -> bool:
    return word.title() in words("given_names") or word.title() in words("given_names_unsure")


def _is_listed(word: str) -> bool:
    return word.title() in words("surnames") or word.title() in words("surnames_unsure")


def _may_be_a_name(word: str) -> bool:
    if not word.isalpha() or word in small_words("not_after_titles"):
        return False
    if len(word) == 1:
        return word not in "xyzs"
    return word.title() not in words("grammar")


def _is_a_surname(word: str) -> bool:
    return word.isalpha() and len(word) > 2 and word.title() not in words("not_names")
