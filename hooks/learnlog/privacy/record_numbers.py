"""Numbers of a hospital, of records and of their systems, beside words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import one_of, words

_NUMBER_WORD = (
    r"(?:numbers?|nos?|num|nr|nbr|ids?|identifiers?|identification|ref(?:erence)?|code|#)(?![a-z])"
)
_JOIN = (
    r"(?:[^0-9a-z\n.]|[.](?! )|\n(?!\n)|(?:is|was|are|were|of|as|for|given|reads?|being|and|the"
    r"|now|still"
    r"|his|her|their|this|pt|patient|he|she|down|to|in|on|entered|written|typed|quoted|logged"
    r"|under|with|came|up|said|shows?|showed|says)(?![a-z])){0,12}"
)
_VALUE = (
    r"[a-z]{1,3}[0-9][ \-][0-9]{5,8}(?![0-9a-z])|20[0-9]{2}/[0-9]{3,6}(?![0-9/])|"
    r"[a-z][0-9]{2,4}[a-z][0-9]{1,4}(?![a-z0-9])|[a-z]{3,6}-[0-9]{2,4}(?![a-z0-9])"
    r"|[a-z]{0,4}[ \-/.]?[0-9]{2,10}(?:[ \-/.][0-9]{2,6}){0,3}(?:[\-/]?[a-z]{1,2}(?![a-z0-9]))?"
)


def _labelled() -> str:
    label = one_of(words("record_labels"))
    return rf"{label}[ \-.,'s/_]{{0,4}}\.?(?:{_NUMBER_WORD}\.?[ ]?){{1,2}}{_JOIN}({_VALUE})"


_LABELLED = Rule(_labelled)
# Some words may stand between one number's name and the number: "at the top, 54291430".
_LABELLED_FURTHER = Rule(
    lambda: (
        rf"{one_of(words('record_labels'))}[ \-.'s/_]{{0,4}}\.?"
        r"(?:number|no|num|id|identifier)(?![a-z])"
        r"(?:[^0-9a-z.!?\n]|\n(?!\n)|[a-z']{1,15}(?![a-z'0-9])){0,14}"
        r"([a-z]{0,4}[ \-/]?[0-9]{5,10}(?![0-9a-z]|[,.][0-9]))"
    )
)
# Any number that is named, of letters and five or more digits: WPAS number RWE305087.
_NAMED = Rule(
    r"[a-z][a-z\-]{0,14} (?:number|no\.?|num|id|ref)(?: is| was|:)?[^0-9a-z\n]{0,6}"
    r"([a-z]{0,4}[\-/]?(?:[0-9]{5,8}|[0-9]{2,4}-[0-9]{3,5}(?:-[0-9]{2,4})?)(?![0-9a-z\-]))"
)
# These need no word for number.
_ALONE = Rule(
    r"(?:mrn(?:'?s)?(?: for the [a-z]{3,12})?|rhif ysbyty|x-no|epr|ehr|epcr|wpas|medical record"
    r"|hosp"
    r"|case ?notes?|case-notes|rio|pas|ubrn|crn"
    r"|h/n|hn|emis"
    r"|systmone"
    r"|carenotes|k-number|district|paris|trak|cris|pid|urn|nhi)"
    rf"(?![a-z])\.?{_JOIN}({_VALUE})"
)
# A long number behind a word for what is kept about somebody: her notes, HB540104.
_OF_A_FILE = Rule(
    r"(?:records?|notes|file|chart|folder|wristband|band|label|sticker|addressograph"
    r"|id band)"
    rf"(?![a-z])\.?{_JOIN}((?!po|inc|cr|so|iso|bs|en|din|rfc|cve)[a-z]{{1,4}}[ \-/]?[0-9]{{5,8}}"
    rf"(?![0-9a-z])"
    r"|(?!(?:19|20)[0-9]{2}[01][0-9])[0-9]{6,8}(?![0-9])|[0-9]{3}-[0-9]{3}(?![0-9\-]))"
)
OF_A_THING = Rule(
    r"(?:^|[^a-z])(?:order|model|part|product|item|version|catalogue|kit|asset|serial|grant|device"
    r"|batch|lot|ticket|issue|commit|licen[cs]e|policy|invoice|po|pump|standard|iso|cost code"
    r"|form|barcode|sku|study|trial|nct|course|booking|room|review|cochrane|paper|report"
    r"|guideline|protocol|employee|inc|as|job|works|requisition|call|log|fault|permit|drawing"
    r"|clause|page|line|sheet|bay|locker|plate|badge|password|route|bus|train|flight|seat|exam"
    r"|question|module|section|bug|pr|build|release|run|sprint|isbn|isrctn|account|sort|vat|tax"
    r"|company|charity|reg|registration|certificate|warranty|patent|tender|contract|bill|cheque"
    r"|parcel|tracking|pmid|doi|epic|story|change|request|incident|datix|web|ref|seal|lid|pin|key|gas|meter|filter|reel|cell|box|bin|tray|shelf|crate)"
    r"[a-z ]{0,10}[.:#( ]{0,4}$"
)
# Codes of few digits, for which a label must stand before: M099L72, TWXDE-98.
_CODE = Rule(r"[A-Za-z](?:[0-9]{2,4}[A-Za-z][0-9]{1,4}|[A-Za-z]{2,5}-[0-9]{2,4})(?![A-Za-z0-9])")
_DIGITS = Rule(r"[0-9]{2,10}(?:[ \-/.][0-9]{2,6}){0,3}")
# Not worth a look: a day, a year, one to three digits.
_TOO_PLAIN = Rule(
    r"(?:[12][0-9]{3}-[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{2}|[0-9]{1,3})(?![0-9]|[ \-/.][0-9])"
)
_REACH = 64
_FEW = 4
# A quick look, before the slow ones.
_ANY_LABEL = Rule(
    r"(?:numbe|rhif|no|num|nr|nbr|id|ident|ref|code|#|mrn|hosp|wpas|record|notes|rio|pas|ubrn|crn|h/n|hn"
    r"|emis|systmone|district|paris|trak|cris|urn|nhi|epr|ehr|epcr|file|chart|folder|band|label|sticker|addres)"
)
_YEAR = Rule(r"(?:19|20)[0-9]{2}(?![0-9])")
_OF_CARE = Rule(
    r"(?:^|[^a-z])(?:patients?|pts?|resident|client|child|pupil|wrong (?:one|person)|admitted"
    r"|referred|discharged?|assessment|his|her|social worker|swis|wristband)(?![a-z])"
)
_MORE = Rule(
    r"[ ]{0,5}(?:,|;|/|&|and|or|not|,? and|instead of|rather than)[ ]{1,5}([0-9]{2,3}/[0-9]{4,6}"
    r"|[a-z]{1,4}[ \-]?[0-9]{5,8}|[0-9]{6,9})"
    r"(?![0-9a-z.,][0-9]?)"
)
_OF_A_YEAR = Rule(r"20[0-9]{2}/[0-9]{4,6}$")
_CODED = Rule(r"[a-z]{3,6}-[0-9]{2,4}$")
_RIGHT_BEHIND = Rule(r"(?:number|no\.?|#|mrn|hosp|crn|emis|rio|pas)[^0-9a-z]{0,6}$")
_DATE = Rule(r"[0-9]{1,4}[\-/. ](?:0?[1-9]|1[0-2])[\-/. ][0-9]{2,4}")


def record_numbers(text: Prepared) -> Iterator[Finding]:
    """Numbers of four or more digits behind the name of such a number; years and dates are none."""
    for start, stop in text.numbers:
        begin = _begin_of_a_code(text.plain, start, stop)
        number = _DIGITS.at(text.small, start)
        if begin == start and (not number or _TOO_PLAIN.at(text.small, start)):
            continue
        near = max(0, start - _REACH)
        if _ANY_LABEL.within(text.small, near, start):
            yield from _labelled_near(text.small, begin, number.end() if number else stop)


def _begin_of_a_code(plain: str, start: int, end: int) -> int:
    """Where a code of few digits begins, such as M099L72 and TWXDE-98; else the number itself."""
    if end - start > _FEW or not plain[max(0, start - 2) : start].strip(" .,:;(/"):
        return start
    code = _CODE.within(plain, max(0, start - 7), end + 6)
    here = code and code.start() < start < code.end()
    return (
        code.start()
        if code and here and not plain[code.start() - 1 : code.start()].isalnum()
        else start
    )


def _labelled_near(small: str, start: int, end: int) -> Iterator[Finding]:
    begin = max(0, start - _REACH)
    for rule in (_LABELLED, _ALONE, _OF_A_FILE, _LABELLED_FURTHER, _NAMED):
        for match in rule.all_in(small, begin, end + 12):
            before = small[match.start() - 1 : match.start()]
            at_it = match.start(1) <= start < match.end(1)
            if not at_it or before.isalnum() or not _is_a_number(small, *match.span(1)):
                continue
            if rule is _NAMED and not _is_of_somebody(small, match.start(), *match.span(1)):
                continue
            label = small[match.start() : match.start(1)]
            if (rule in (_LABELLED, _ALONE) and _RIGHT_BEHIND.within(label)) or not _is_a_day(
                match[1]
            ):
                yield Finding(*match.span(1), "record-number")
                yield from _and_more(small, match.end(1))


def _is_of_somebody(small: str, label: int, start: int, end: int) -> bool:
    """Whether a number with a name that is not known is no thing's; digits alone need more."""
    if OF_A_THING.within(small, max(0, label - 1), start):
        return False
    only_digits = small[start:end].isdigit()
    return not only_digits or bool(_OF_CARE.within(small, max(0, label - _REACH), end + _REACH))


def _and_more(small: str, at: int) -> Iterator[Finding]:
    """Others behind the first: J010456, MH 508726 and RGT710380."""
    more = _MORE.at(small, at)
    while more:
        yield Finding(*more.span(1), "record-number")
        more = _MORE.at(small, more.end(1))


def _is_a_number(small: str, start: int, end: int) -> bool:
    digits = sum(one.isdigit() for one in small[start:end])
    behind = small[end : end + 2]
    coded = _CODED.at(small[start:end], 0)
    if (digits < 4 and not coded) or behind[:1].isalnum() or behind[:1] == "%":
        return False
    if behind[:1] in (",", ".", ":") and behind[1:].isdigit():
        return False
    if _OF_A_YEAR.at(small[start:end], 0):
        return True
    return not (_YEAR.at(small[start:end], 0) and digits < 9)


def _is_a_day(value: str) -> bool:
    return bool(_DATE.at(value, 0)) and sum(one.isdigit() for one in value) <= 8
