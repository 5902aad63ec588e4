"""Exact ages of a person, where a stage of life would do."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule

_AGE = r"(?:1[01][0-9]|[1-9]?[0-9])"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_SPELT = rf"(?:{_TENS}(?:[ -]{_UNITS})?|{_TEENS}|{_UNITS}|(?:a|one) hundred(?: and {_UNITS})?)"
_OLD = Rule(
    rf"{_AGE}(?:[ -]{{0,3}}(?:years?|yrs?|yr)\.?[ -]{{1,3}}(?:old|of age)|[ -]?y\.?[/ .]?o(?:ld)?(?![a-z])\.?"
    rf"|[ -]?(?:yrs?|y)(?![a-z/]))"
)
_SPELT_OLD = Rule(rf"{_SPELT}[ -]years?[ -]old")
_AGED = Rule(
    rf"(?:aged|age|age of|age:|age is|age was|turned|turning|turns)(?::| |\n){{1,3}}((?:{_AGE})(?![0-9%:/.-][0-9a-z]?)|{_SPELT}(?![a-z-]))"
)
_SEX = Rule(rf"{_AGE}[ ]?/?[ ]?(?:[MF]|male|female|Male|Female)(?![A-Za-z0-9])")
_IS = Rule(
    rf"(?:he|she|they|who|mum|mam|dad|gran|nan|grandad|patient|pt|man|woman|lady|gentleman|resident|client|mother|father|husband|wife)"
    rf"(?:,| (?:is|was|'s|will be|will soon be|had been|would be|is now|is nearly|is almost|was nearly|had just turned|is only|was only)|'s)(?: about| over| nearly| almost| already)?[ \n]"
    rf"((?:{_AGE})(?=,|\.(?![0-9])|;|\)| and[ \n]| but[ \n]| next | this (?:week|month|year)|$|\n)|(?:ninety|a hundred)(?:-{_UNITS})?(?![a-z]))"
)
_OF_SO_MANY = Rule(
    rf"(?:boy|girl|man|woman|lad|lass|child|baby|lady|gentleman|daughter|son|patient|teenager|kid|toddler) of[ \n]({_AGE})(?![0-9%:/.-][0-9a-z]?)"
)
_OLDEST = Rule(
    rf"(?:oldest|youngest)[a-z ,]{{0,30}} (?:is|was|at|had just turned|turned)[ \n]({_AGE})(?![0-9%:])"
)
_BIRTHDAY = Rule(
    r"(?:9[0-9]|1[01][0-9])(?:st|nd|rd|th)[ -]birthday|(?:nineti|hundred)(?:e)?th[ -]birthday|centenarian"
)
_IN_GROUPS = Rule(
    r"[ \n]{0,3}(?:(?:and|or|years and|years or)[ \n](?:over|older|above|under|younger|more|up|below)|\+|-[ ]?[0-9]|to [0-9]|-?year plan|plus(?![a-z])"
    r"|(?:building|hospital|equipment|scanner|machine|policy|system|guideline|rule|tradition|form|lift|boiler|hoist|bed|computer|printer|project|programme|service|document|idea|law|pump|carpet|charts?|plan|house|trust|unit|ward|data)(?![a-z]))"
)
_GROUP_BEFORE = Rule(
    r"(?:over|under|adults|children|people|patients|those|everyone|anyone|women|men|babies|students|staff|all|building is|hospital is|ward is|unit is|it is|policy is|lift is|hoist is|which is|trust is|service is|house is|school is|between [0-9]{1,3} and|[0-9] to|[0-9]-|[0-9] or|[0-9] and|than)[ \n(-]{0,3}$"
)


def ages(text: Prepared) -> Iterator[Finding]:
    """Ages in years: 92-year-old, aged 92, 92F; not those of groups, houses and things."""
    small = text.small
    for rule in (_OLD, _OLDEST, _AGED, _IS, _OF_SO_MANY):
        for match in rule.all_in(small):
            yield from _finding(text, *match.span(rule.pattern.groups and 1), match.start())
    for match in _SEX.all_in(text.plain):
        if not text.plain[match.start() - 1 : match.start()] in ("£", "-", "+", "$", "€"):
            yield from _finding(text, match.start(), match.end(), match.start())
    if text.words & {"old", "centenarian", "birthday"}:
        for rule in (_SPELT_OLD, _BIRTHDAY):
            for match in rule.all_in(small):
                yield from _finding(text, match.start(), match.end(), match.start())


def _finding(text: Prepared, start: int, end: int, cue: int) -> Iterator[Finding]:
    small = text.small
    before = small[cue - 1 : cue]
    if before.isalnum() or before in (".", "£", "/", "_", ":"):
        return
    if _IN_GROUPS.at(small, end) or _GROUP_BEFORE.within(small, max(0, cue - 24), cue):
        return
    yield Finding(start, end, "age")
