"""Phone numbers: British ones in all their groupings, those of other countries, extensions."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import in_an_address
from learnlog.privacy.words import is_reserved

_GAP = r"(?:[ .\-/_]{0,6}|[ .\-]{0,3}\n[ ]{0,24})"
_NATIONAL = Rule(
    rf"(?:\( ?0[0-9]{{0,5}} ?\)|0[0-9]{{2,10}}|07(?=[ \-]))(?:{_GAP}\(?[0-9]{{2,8}}\)?){{0,4}}"
)
_ABROAD = Rule(
    rf"(?:\+ ?|00 ?|(?=44 ?7[0-9]))[1-9][0-9]{{0,14}}(?:{_GAP}\(? ?[0-9]{{1,9}} ?\)?){{0,6}}"
)
_LONG_GROUP = Rule("[0-9]{3}")
_GROUP = Rule(r"[0-9]{1,15}")
# Ofcom, National Telephone Numbering Plan: what may follow the leading nought.
_PREFIX = Rule(r"0(?:1[0-9]{2}|2[03489]|3[0347]|5[056]|7[0-9]|80[08]|84[2-5]|87[0-3]|9[018])")
# ComReg, numbering of Ireland: mobiles, and landlines of Dublin as they are grouped.
_IRISH = Rule(
    r"(?:0[1-9][0-9][ \-][0-9]{3}[ \-][0-9]{4}"
    r"|\(0[1-9][0-9]{0,2}\)[ ]{0,3}[0-9]{3}[ ]?[0-9]{2,4}|08[35679][ \-]?[0-9]{3}[ \-]?[0-9]{4}"
    r"|\(?01\)?[ \-][2-9][0-9]{2}[ \-][0-9]{4})(?![0-9])"
)
_ON_ITS_OWN = Rule(
    r"(?:^|[\n\t])[ ]{0,4}(?:[tmphfTMPHF][:.]?[ ])?(\(?0[0-9]{1,4}\)?[ \-][0-9]{3,7}"
    r"(?:[ \-.][0-9]{3,4})?)"
    r"[ ]{0,4}(?=$|[\n\t])"
)
_EXTENSION = Rule(
    r"(?:ext|extn|extension|x|internal)\.?(?: no\.?| number)?[: #]{0,3}([0-9]{3,6})(?![0-9%])"
)
_INTERNAL = Rule(
    r"(?:(?:his|her|their|my) (?:bleep|bleeper|pager)|extension|ext|extn"
    r"|(?:line(?: is)?|on|dial|ring|phone|call) x)\.?(?: no\.?| number)?[: #]{0,3}"
    r"((?:0[0-9]{2,5}|[0-9]{4,6}))(?![0-9%°]|[.,\-][0-9]| degrees)"
)
_LOCAL = Rule(
    r"(?:tel|telephone|phone|mobile|mob|fax|landline|whatsapp|ring|rang|call|dial|dialled|text|texted|sms)\.?"
    r"(?: number| no\.?| num)?"
    r"(?: (?:is|was|on|her|his|him|them|me|us|the|at|from|[a-z]{3,12}(?= (?:at"
    r"|on) ))){0,3}[: .,#(\x22']{1,6}"
    r"([0-9]{3,7}(?:[ \-][0-9]{3,7}){0,2})(?![0-9%]|[:,.\-/][0-9])"
)
_CALLING = {
    *("tel", "telephone", "phone", "mobile", "mob", "fax", "landline", "whatsapp"),
    *("ring", "rang", "call", "dial", "dialled", "text", "texted", "sms"),
}
_TEL_LINK = Rule(r"tel:([+0-9(][0-9 .()\-]{4,20}[0-9])")
_OF_SOMETHING_ELSE = Rule(
    r"(?:(?:^|[^a-z])(?:order|invoice|account|acct|isbn(?:-?1[03])?|issn|doi|asset|ticket|serial"
    r"|barcode|batch|lot|gtin|ean"
    r"|charity|company|product|catalogue|part|model|purchase|snomed|pmid|orcid|ref|reference|rec"
    r"|cost code|tracking|version|licence)s?"
    r"(?: (?:numbers?|nos?|num|nr|ids?|ref|reference|codes?|is|was|of|for|the)\.?){0,3} ?|£|\$|€)"
    r"[.:#]?[^0-9a-z+]{0,6}$"
)
_YEARS = Rule(r"(?:19|20)[0-9]{2}(?:[ \-]?(?:19|20)[0-9]{2})?$")


def phone_numbers(text: Prepared) -> Iterator[Finding]:
    """Phone numbers; those that Ofcom keeps for plays pass."""
    if text.has_numbers:
        for match in _ABROAD.all_in(text.plain):
            yield from _abroad(text, match.start(), match.end())
        for at in _noughts(text):
            national = _NATIONAL.at(text.plain, at)
            if national:
                yield from _national(text, *national.span())
        for match in _TEL_LINK.all_in(text.small):
            if not is_reserved("phones", _at_home(_digits(match.group(1)))):
                yield Finding(*match.span(1), "phone")
    if text.has_digits:
        for match in _IRISH.all_in(text.plain):
            if _stands_alone(text, match.start()):
                yield Finding(*match.span(), "phone")
        for match in _ON_ITS_OWN.all_in(text.plain):
            yield Finding(*match.span(1), "phone")
    if text.has_digits and text.words & _CALLING:
        for span in stretches(text.small, text.words & _CALLING, 1, 60):
            for match in _LOCAL.all_in(text.small, *span):
                yield from _local(text, *match.span(1), match.start())
    if text.words & {"bleep", "bleeper", "pager", "extension", "ext", "extn", "line", "x"}:
        yield from _inside(text)


def _noughts(text: Prepared) -> Iterator[int]:
    """Where a number begins with 0, or the bracket before it."""
    for start, _ in text.numbers:
        if text.plain[start] == "0":
            before = text.plain[max(0, start - 2) : start]
            yield start
            if before.endswith("(") or before == "( ":
                yield start - (2 if before == "( " else 1)


def _national(text: Prepared, start: int, end: int) -> Iterator[Finding]:
    """A number that begins with 0: as many groups as make eleven digits, or ten."""
    if not _stands_alone(text, start) or not _PREFIX.at(_digits(text.plain[start:end]), 0):
        return
    if not _LONG_GROUP.within(text.plain, start, end):
        return  # bytes: 07 06 05 04 03
    for length in (11, 10):
        stop = _end_of_groups(text.plain, start, end, length)
        if stop:
            if not is_reserved("phones", _digits(text.plain[start:stop])):
                yield Finding(start, _with_extension(text.small, stop), "phone")
            return


def _abroad(text: Prepared, start: int, end: int) -> Iterator[Finding]:
    """A number with the code of a country: +44 (0)20 …, 00353 …; nine to fifteen digits."""
    written = text.plain[start:end]
    digits = _digits(written)
    if not _stands_alone(text, start) or not (written[0] == "+" or _LONG_GROUP.within(written)):
        return
    if written.startswith("00"):
        digits = digits[2:]
        if len(digits) < 10:
            return
    extra = len(_digits(written)) - len(digits)
    if digits.startswith("44"):
        with_nought = digits.startswith("440")
        lengths = [13, 12] if with_nought else [12, 11]
    else:
        lengths = list(range(15, 8, -1))
    for length in lengths:
        stop = _end_of_groups(text.plain, start, end, length + extra)
        if stop:
            if not is_reserved("phones", _at_home(digits[:length])):
                yield Finding(start, _with_extension(text.small, stop), "phone")
            return


def _local(text: Prepared, start: int, end: int, label: int) -> Iterator[Finding]:
    """A number without its area behind a word for a phone: six to eleven digits."""
    digits = _digits(text.plain[start:end])
    if not 6 <= len(digits) <= 13 or text.small[label - 1 : label].isalnum():
        return
    if not _YEARS.at(digits, 0) and not is_reserved("phones", digits):
        yield Finding(start, end, "phone")


def _inside(text: Prepared) -> Iterator[Finding]:
    """An extension; a bleep where it is somebody's own, as others lead to whoever is on call."""
    for match in _INTERNAL.all_in(text.small):
        before = text.small[match.start() - 1 : match.start()]
        if not before.isalnum() and not _YEARS.at(match.group(1), 0):
            yield Finding(*match.span(1), "phone")


def _end_of_groups(plain: str, start: int, end: int, length: int) -> int:
    """Where the groups end that have so many digits together; 0 where none does."""
    count = 0
    for group in _GROUP.all_in(plain, start, end):
        count += len(group.group())
        if count >= length:
            behind = plain[group.end() : group.end() + 1]
            fits = count == length and not behind.isalnum()
            return group.end() if fits else 0
    return 0


def _with_extension(small: str, end: int) -> int:
    for gap in range(0, 4):
        match = _EXTENSION.at(small, end + gap)
        if match:
            return match.end()
    return end


def _stands_alone(text: Prepared, start: int) -> bool:
    before = text.small[max(0, start - 40) : start]
    last = before[-1:]
    if last.isalnum() or (last and last in "£$€#=_"):
        return False
    if last in (".", ",", "/", "-") and last and before[-2:-1].isdigit():
        return False
    return not _OF_SOMETHING_ELSE.within(before) and not in_an_address(text.plain, start)


def _at_home(digits: str) -> str:
    """The form with a leading 0 of a number that begins with 44, or with 0 already."""
    return "0" + digits[2:].removeprefix("0") if digits.startswith("44") else digits


def _digits(written: str) -> str:
    return "".join(one for one in written if one.isdigit())
