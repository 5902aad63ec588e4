"""Exact ages of a person, where a stage of life would do."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import sentence_around

_AGE = r"(?:1[01][0-9]|[1-9][0-9]|[0-9])"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_SPELT = rf"(?:{_TENS}(?:[ -]{_UNITS})?|{_TEENS}|{_UNITS}|(?:a|one) hundred(?: and {_UNITS})?)"
_PERSON = (
    r"(?:he|she|they|who|mum|mam|dad|gran|nan|grandad|patient|pt|man|woman|lady|gentleman|resident"
    r"|client|mother|father|husband|wife|grandmother|grandfather|brother|sister|son"
    r"|daughter|boy|girl|child|baby|teenager|student"
    r"|grandson|granddaughter|partner|colleague|nurse|twin|twins)"
)
_OLD = Rule(
    rf"{_AGE}(?:[ -]{{0,3}}(?:years?|yrs?|yr)\.?[ -]{{1,3}}(?:old|of age)"
    rf"|[ -]?y\.?[/ .]?o(?:ld)?(?![a-z])\.?"
    rf"|[ -]?(?:yrs?|y)(?![a-z/]))"
)
_YOUNG = Rule(r"[0-9]{1,2}[ -]{1,2}(?:day|week|month)s?[ -]{1,2}old(?![a-z])")
_SPELT_OLD = Rule(rf"{_SPELT}[ -]years?[ -]old")
# What stands right before an age, and what right behind one that has no other sign.
_BEFORE = {
    "sure": Rule(
        r"(?:^|[^a-z])(?:aged|age|age of|age:|age is|age was|turned|turning|turns)[: \n]{1,6}$"
    ),
    "person": Rule(
        rf"(?:^|[^a-z])(?:{_PERSON}(?:,| (?:is|was|'s|will be|will soon be|had been|would be|is now"
        r"|is nearly|is almost|was nearly|had just turned|is only|was only)|'s)"
        r"(?: about| over| nearly| almost| already| just)?|(?:oldest"
        r"|youngest)[a-z ,]{0,30} (?:is|was|at))"
        r"[ \n]{1,6}$"
    ),
    "of": Rule(
        rf"(?:^|[^a-z])(?:{_PERSON}|boy|girl|lad|lass|child|baby|daughter|son|teenager"
        rf"|kid|toddler) of[ \n]{{1,6}}$"
    ),
}
_AGE_WORDS = {
    "aged",
    "age",
    "age:",
    "of",
    "turned",
    "turning",
    "turns",
    "is",
    "was",
    "be",
    "been",
    "at",
    "now",
    "nearly",
    "almost",
    "only",
    "over",
    "about",
    "already",
    "just",
}
_NOT_BEHIND = Rule(r"[0-9%:/]|[.\-][0-9a-z]|,[0-9]|[ ]{0,2}(?:%|per|mg|kg|cm|mm|ml)")
_ENDS = Rule(
    r"[ ]{0,4}(?:,|\.(?![0-9])|;|\)|!|$|\n|\t)|[ \n]{1,4}(?:and|but|next|this (?:week"
    r"|month|year)|when|now|today)(?![a-z])"
)
_HIGH = Rule(r"(?:9[0-9]|1[01][0-9])$")
_NAMED_BEFORE = Rule(r"(?:^|[ \n])[A-Z][a-z]{1,20}[ ]{1,4}\($")
_WORD_BEFORE = Rule(r"[a-z]{3},[ ]{1,4}$")
_COMMA_BEHIND = Rule(r"[ ]{0,4},[ ]{1,4}(?!and [0-9]|[0-9])[a-z]")
_SOMEBODY = Rule(
    rf"(?:^|[^a-z])(?:{_PERSON}|retired|widow|widower|vicar|teacher|farmer|miner|nurse|carer|he|she)"
    r"(?![a-z])"
)
_AGE_ONLY = Rule(rf"{_AGE}$")
_SPELT_TENS = {
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
}
_SEX = Rule(rf"{_AGE}[ ]?/?[ ]?(?:[MF]|male|female|Male|Female)(?![A-Za-z0-9])")
_SPELT_AGED = Rule(
    rf"(?:aged|turned|(?:he|she|who|patient|mother|father) (?:is"
    rf"|was))[ \n]{{1,4}}((?:{_TENS}(?:[ -]{_UNITS})?"
    rf"|a hundred(?: and {_UNITS})?)(?![a-z-]))(?!'s| (?:percent|per|of|minutes|days"
    rf"|people|patients|pounds|beds|staff|years ago))"
)
_BIRTHDAY = Rule(
    r"(?:9[0-9]|1[01][0-9])(?:st|nd|rd|th)[ -]birthday|(?:nineti"
    r"|hundred)(?:e)?th[ -]birthday|centenarian"
)
_IN_GROUPS = Rule(
    r"[ \n]{0,3}(?:(?:and|or|years and|years or)[ \n](?:over|older|above|under|younger"
    r"|more|up|below)|\+|-[ ]?[0-9]|to [0-9]|-?year plan|plus(?![a-z])"
    r"|(?:building|hospital|equipment|scanner|machine|policy|system|guideline|rule"
    r"|tradition|form|lift|boiler|hoist|bed|computer|printer|project|programme|service"
    r"|document|idea|law|pump|carpet|charts?|plan|house|trust|unit|ward"
    r"|data)(?![a-z]))"
)
_GROUP_BEFORE = Rule(
    r"(?:over|under|adults|children|people|patients|those|everyone|anyone|women|men"
    r"|babies|students|staff|all|building is|hospital is|ward is|unit is|it is"
    r"|policy is|lift is|hoist is|which is|trust is|service is|house is|school is"
    r"|between [0-9]{1,3} and|[0-9] to|[0-9]-|[0-9] or|[0-9] and|than)[ \n(-]{0,3}$"
)


def ages(text: Prepared) -> Iterator[Finding]:
    """Ages in years: 92-year-old, aged 92, 92F; not those of groups, houses and things."""
    small = text.small
    for start, end in text.numbers:
        if end - start > 3:
            continue
        match = _OLD.at(small, start) or _YOUNG.at(small, start) or _SEX.at(text.plain, start)
        if match and small[start - 1 : start] not in ("-", "+", "$", "€"):
            yield from _finding(text, start, match.end())
        elif (_AGE_ONLY.at(small[start:end], 0) and _is_an_age(small, start, end)) or (
            _HIGH.at(small[start:end], 0) and _is_set_off(text, start, end)
        ):
            yield from _finding(text, start, end)
    if text.words & {"old", "centenarian", "birthday"}:
        marks = ("years old", "year old", "year-old", "years-old", "birthday", "centenarian")
        for span in stretches(small, marks, 32, 0):
            for rule in (_SPELT_OLD, _BIRTHDAY):
                for match in rule.all_in(small, *span):
                    yield from _finding(text, match.start(), match.end())
    for span in stretches(small, text.words & _SPELT_TENS, 12, 24):
        for match in _SPELT_AGED.all_in(small, *span):
            yield from _finding(text, *match.span(1))


def _is_an_age(small: str, start: int, end: int) -> bool:
    """Whether a number that has no "years" behind it is an age by the words before it."""
    if _NOT_BEHIND.at(small, end):
        return False
    before = small[max(0, start - 56) : start]
    last = before.split()[-1:]
    if not last or (last[0] not in _AGE_WORDS and not last[0].endswith((",", "'s"))):
        return False
    if _BEFORE["sure"].within(before) or _BEFORE["of"].within(before):
        return True
    return bool(_BEFORE["person"].within(before)) and bool(_ENDS.at(small, end))


def _is_set_off(text: Prepared, start: int, end: int) -> bool:
    """Whether a high number stands as an age does: Ian (94); a retired vicar, 94, walked."""
    before = text.plain[max(0, start - 24) : start]
    if _NAMED_BEFORE.within(before) and text.plain[end : end + 1] == ")":
        return True
    commas = _WORD_BEFORE.within(before) and _COMMA_BEHIND.at(text.small, end)
    sentence = sentence_around(text.plain, start, end)
    return bool(commas) and bool(_SOMEBODY.within(text.small, *sentence))


def _finding(text: Prepared, start: int, end: int) -> Iterator[Finding]:
    small = text.small
    before = small[start - 1 : start]
    if before.isalnum() or before in (".", "£", "/", "_", ":"):
        return
    if _IN_GROUPS.at(small, end) or _GROUP_BEFORE.within(small, max(0, start - 24), start):
        return
    yield Finding(start, end, "age")
