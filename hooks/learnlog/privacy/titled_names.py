"""Names behind a title: Mr, Mrs, Dr, Sister, PC and so on."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import initial_at, name_at
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import BLANK, LETTERS, Rule
from learnlog.privacy.words import one_of, words

_BEHIND = Rule(
    rf"\.?(?:[ (\x22]{{1,6}}|[ ]?\n[ ]{{0,24}})(?:(?:and|or|&|/){BLANK}{{1,3}}(?=[A-Z]))?|\./?|/"
    rf"(?=[A-Z])"
)
_TITLE = Rule(lambda: one_of(words("titles")) + r"\.?(?:[ \n]{1,5}|/)(?![a-z])")
# Small letters: mr jones, mrs Jones.
_SMALL = Rule(
    rf"(mr|mrs|mister|missus|dr|miss|ms|prof|sister|nurse|matron)(?:\.?[ ]{{1,4}}[\x22'(]?|[\-_])"
    rf"([{LETTERS}][{LETTERS}'-]{{1,30}})"
)
_SURE = {"mr", "mrs", "mister", "missus"}
_NO_NAMES = {
    *("and", "or", "to", "the", "who", "was", "is", "in", "on", "with", "from", "for", "at", "of"),
    *(
        "has",
        "had",
        "said",
        "but",
        "as",
        "so",
        "by",
        "did",
        "does",
        "will",
        "may",
        "can",
        "x",
        "men",
    ),
    *("without", "number", "against", "versus", "not", "no", "scan", "imaging", "came", "told"),
}
_GAUGE = Rule(r"[0-9][ ]{0,3}$")


def titled_names(text: Prepared) -> Iterator[Finding]:
    """The names behind titles, without the titles; a letter alone is one too, but not Mr X."""
    plain = text.plain
    if text.capital_words & words("titles"):
        for one in text.capitals:
            if one.word in words("titles"):
                start = _name_start(plain, one.end)
                end = name_at(plain, start, sure=True) or _initials(one.word, plain, start)
                if end and not _is_no_title(text, one.start, one.word):
                    yield Finding(start, end, "name")
    if text.words & words("titles_small"):
        yield from _in_small_letters(text)


def _initials(title: str, plain: str, start: int) -> int:
    return (
        initial_at(plain, start)
        if title not in ("PC", "Fr", "Major", "Col", "St", "DC", "DS", "DI")
        else 0
    )


def _name_start(plain: str, at: int) -> int:
    """Where the name begins behind a title; further titles are passed over: Mr and Mrs."""
    for _ in range(3):
        gap = _BEHIND.at(plain, at)
        at = gap.end() if gap else at
        title = _TITLE.at(plain, at)
        if not title or _is_a_surname_too(plain, at, title.end()):
            return at
        at = title.end()
        at = at - 1 if plain[at - 1 : at] in (" ", "\n") else at
    return at


def _is_a_surname_too(plain: str, at: int, end: int) -> bool:
    """Ms Bishop, unless a name follows: Mr Bishop Ann."""
    written = plain[at:end].strip(" \n./")
    return written in words("surnames_unsure") and not name_at(plain, end, sure=True)


def _is_no_title(text: Prepared, start: int, word: str) -> bool:
    """12 Fr Foley is a catheter, and Miss Monday's clinic an order."""
    return word in ("Fr", "Major", "PC") and bool(
        _GAUGE.within(text.plain, max(0, start - 6), start)
    )


def _in_small_letters(text: Prepared) -> Iterator[Finding]:
    for match in _SMALL.all_in(text.small):
        start, end = match.span(2)
        title, name = match.group(1), match.group(2)
        before = text.small[match.start() - 1 : match.start()]
        if before.isalnum() or before == "-" or name in _NO_NAMES:
            continue
        if text.plain[match.start()].isupper() and title not in _SURE:
            continue
        capital = text.plain[start].isupper()
        if capital or title in _SURE:
            last = name_at(text.plain, start, sure=True) if capital else 0
            if not capital or last:
                yield Finding(start, last or end - (2 if name.endswith("'s") else 0), "name")
