"""Wards, units and sites by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.privacy.findings import Finding
from learnlog.privacy.given_names import is_a_sure_name
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.rules import BLANK, CAPITAL, LETTER, Rule
from learnlog.privacy.surroundings import begins_sentence
from learnlog.privacy.words import words

_NUMBERED = Rule(
    rf"[Ww](?:ard|ARD){BLANK}{{1,4}}(?:[Nn](?:umber"
    rf"|o\.?){BLANK})?(?:[0-9]{{1,3}}[A-Za-z]?|[A-Z][0-9]{{1,3}}"
    rf"|[A-Z](?![&/'A-Za-z])|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven"
    rf"|Twelve))(?![A-Za-z0-9/%]|[.:,][0-9]|-[0-9a-z])"
)
_A_COUNT = Rule(
    r" (?:days?|times|hours?|weeks?|months?|years?|patients|staff|nurses|beds|people"
    r"|minutes|per|of|or|in [0-9]|percent)(?![a-z])"
)
_SMALL_KIND = Rule(rf"{BLANK}{{1,4}}(ward|unit|wing|suite|lodge|hospice|annexe)(?![a-z])")
_SAINT = Rule(
    rf"(?:St|ST|Saint)\.?{BLANK}{{1,3}}{CAPITAL}{LETTER}{{2,20}}(?:'s|s'"
    rf"|')(?![A-Za-z])(?!{BLANK}{{1,3}}(?:Day|Ambulance|Road|Street|Lane|Avenue|Close"
    rf"|Drive|Rd|St|Ave|Crescent|Square|Terrace|Way|Church))"
)
_SMALL_KINDS = {"ward", "unit", "wing", "suite", "lodge", "hospice", "annexe"}
_JOINED = Rule(rf"{BLANK}{{1,4}}")


def places(text: Prepared) -> Iterator[Finding]:
    """Wards with a number or a name, units and houses with a name, sites that are saints'."""
    if "ward" in text.words:
        for match in _NUMBERED.all_in(text.plain):
            before = text.plain[match.start() - 1 : match.start()]
            if not before.isalpha() and not _A_COUNT.at(text.small, match.end()):
                yield Finding(*match.span(), "place")
    if "St" in text.capital_words or "Saint" in text.capital_words:
        for match in _SAINT.all_in(text.plain):
            yield Finding(*match.span(), "place")
    small_kinds = text.words & _SMALL_KINDS
    for at, one in enumerate(text.capitals):
        if one.word in words("place_kinds") or one.word == "WARD":
            start = _name_before(text, text.capitals, at)
            if start is not None:
                yield Finding(start, one.end, "place")
        elif small_kinds:
            yield from _small_kind(text, one)


def _small_kind(text: Prepared, one: CapitalWord) -> Iterator[Finding]:
    """A name before the small word for a place: Bluebell ward."""
    kind = _SMALL_KIND.at(text.plain, one.end)
    if not kind or one.word.isupper() or one.end != one.start + len(one.word):
        return
    if not _generic(one.word) and not begins_sentence(text.plain, one.start):
        yield Finding(one.start, kind.end(), "place")


def _name_before(text: Prepared, capitals: Sequence[CapitalWord], at: int) -> int | None:
    """Where the name of a ward begins; None where it has none of its own: Stroke Unit."""
    start, own = None, False
    end = capitals[at].start
    for one in reversed(capitals[max(0, at - 4) : at]):
        gap = _JOINED.at(text.plain, one.end)
        joined = gap and gap.end() == end
        if not joined or (
            one.word.isupper() and len(one.word) > 1 and not capitals[at].word.isupper()
        ):
            break
        if not _generic(one.word):
            start, own = one.start, True
        end = one.start
    kind = capitals[at].word
    if (
        kind == "Ward"
        and start is not None
        and is_a_sure_name(text.plain[start : start + 40].split()[0])
    ):
        return None  # Joanne Ward
    if own and start is not None and kind not in ("Ward", "Unit", "Wd", "WARD"):
        return None if begins_sentence(text.plain, start) else start
    return start


def _generic(word: str) -> bool:
    first = word[:1] + word[1:].lower() if word.isupper() else word
    return (
        first in words("place_generic")
        or first.title() in words("place_generic")
        or word in words("days")
    )
