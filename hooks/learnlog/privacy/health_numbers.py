"""NHS numbers, CHI numbers and Health and Care numbers: ten digits each, with one check digit."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.check_digits import (
    begins_with_a_birth_date,
    check_digit_fits,
    kind_of_number,
)
from learnlog.privacy.findings import Finding
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import in_an_address, sentence_around
from learnlog.privacy.words import is_reserved

# Between groups of digits: blanks, dashes, dots, strokes, marks that became blanks, one line break.
_BETWEEN = r"(?:[ .\-/_]{1,8}|[ .\-]{0,4}\n[ .\-]{0,24})"
_CELLS = r"[ \n\t.\-/_]{1,10}"
_LABEL = Rule(
    r"(?:nhs|rhif gig|chi|h ?[&+] ?c|hcn?|health (?:and|&) (?:social )?care|community health index)"
    r"(?: ?[#-] ?| )?(?:(?:number|numbers|no|nos|num|nr|id|identifier|ref)(?![a-z])[^0-9\n]{0,40}"
    r"\n?[^0-9\n]{0,20}|[^0-9a-z\n]{0,8}\n?[^0-9a-z\n]{0,8})"
)
_TEN = Rule(r"[0-9](?:[ .\-/_]{0,8}\n?[ .\-/_]{0,3}[0-9]){9}(?![0-9])")
_SHAPED = Rule(rf"(?:\([0-9]{{3}}\) ?|[0-9]{{3}}{_BETWEEN})[0-9]{{3}}{_BETWEEN}[0-9]{{4}}(?![0-9])")
_IN_CELLS = Rule(rf"[0-9]{{3}}{_CELLS}[0-9]{{3}}{_CELLS}[0-9]{{4}}(?![0-9])")
_SOLID = Rule(r"[0-9]{10}(?![0-9A-Za-z_=]|[.,\-][0-9])")
_OTHER = Rule(
    rf"[0-9]{{3}}{_BETWEEN}[0-9]{{7}}(?![0-9])|[0-9]{{6}}{_BETWEEN}[0-9]{{4}}(?![0-9])"
    rf"|[0-9](?:{_BETWEEN}[0-9]){{9}}(?![0-9])"
    rf"|[0-9]{{2}}{_BETWEEN}[0-9]{{2}}{_BETWEEN}[0-9]{{2}}{_BETWEEN}[0-9]{{4}}(?![0-9])"
)
# Ten digits in whatever groups, from the ranges of England, Wales and Northern Ireland.
_IN_GROUPS = Rule(
    r"[0-9]{2,7}(?:[ .\-][0-9]{2,7}){1,4}(?![0-9]|[:/.,][0-9]|[ .\-][0-9]{2})"
    r"|[0-9](?:\t[0-9]){9}(?![0-9])|[0-9]{3},[0-9]{3},[0-9]{4}(?![0-9,])"
)
_WITH_A_SLIP = Rule(r"[467][0-9]{2}[ \-][0-9]{7}(?![0-9])")
_OF_A_PATIENT = Rule(r"(?:nhs|label|wristband|number|patient|pt|digit)(?![a-z])")
# What such a number is not, when these words stand right before it.
_OF_SOMETHING_ELSE = Rule(
    r"(?:^|[^a-z])(?:order|invoice|account|acct|isbn(?:-?1[03])?|issn|doi|nct|grant|asset|ticket"
    r"|serial|barcode|batch|lot"
    r"|charity|company|registration|delivery note|gtin|ean|snomed|sctid|pmid|orcid|uprn|product"
    r"|catalogue|part"
    r"|model|purchase|po|timestamp|epoch|unix|unix time|epoch time|commit|\(merge|hash|sha|rev"
    r"|licence|license|policy|tracking|parcel|vat"
    r"|tax|card|cost cent(?:re|er)|budget|sort code|iban"
    r"|job|project|requisition|quote|cost code|item|sku|upc|isrctn|eudract"
    r")s?(?: (?:numbers?|nos?|num|nr|ids?|ref|reference|codes?|is|was|of|for|the)\.?)"
    r"{0,3}"
    r" ?[.:#]?[^0-9a-z]{0,8}$"
)
_A_CALL = Rule(r"(?:\+ ?[0-9]{1,3}[ .\-(]{0,3}(?:\(?0\)? ?)?|\(?0\) ?)$")
# A part of an address that says so: …/patient/4857773456.
_IN_A_PATH = Rule(r"(?:patients?|records?|nhs|chi|hcn?|persons?|people|clients?|number|id)[/=]$")
_LENGTH = 10
_LONG_GROUP = Rule(r"[0-9]{3}|\t")
_A_DIGIT = Rule(r"[0-9][ .\-]$")
_A_YEAR = Rule(r"[^0-9](?:19|20)[0-9]{2}$")
_TIME_STAMP = Rule(r"20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])$")


def health_numbers(text: Prepared) -> Iterator[Finding]:
    """Numbers by which a health service knows a patient; those of the test range pass."""
    if not text.has_numbers:
        return
    yield from _labelled(text)
    for match in _SHAPED.all_in(text.plain):
        likely = check_digit_fits(_digits(match.group())) or not _A_YEAR.within(match.group())
        if likely and _stands_alone(text, match.start()):
            yield from _finding(match.start(), match.group(), "")
    for match in _WITH_A_SLIP.all_in(text.plain):
        sentence = sentence_around(text.plain, *match.span())
        if _OF_A_PATIENT.within(text.small, *sentence) and _stands_alone(text, match.start()):
            yield from _finding(match.start(), match.group(), "")
    for rule in (_IN_CELLS, _OTHER, _SOLID, _IN_GROUPS):
        for match in rule.all_in(text.plain):
            digits = _digits(match.group())
            if len(digits) != _LENGTH:
                continue
            in_a_path = _IN_A_PATH.within(text.small, max(0, match.start() - 12), match.start())
            if rule is _SOLID and text.plain[match.end() :][:1] == "/" and not in_a_path:
                continue
            solid = len(match.group()) == _LENGTH
            if rule is _IN_GROUPS and not (
                _is_given_out(digits) and _LONG_GROUP.within(match.group())
            ):
                continue
            if rule is _IN_GROUPS and _A_DIGIT.within(
                text.plain, max(0, match.start() - 2), match.start()
            ):
                continue
            fits = check_digit_fits(digits) and not (solid and _TIME_STAMP.at(digits, 0))
            if fits and _stands_alone(text, match.start(), solid):
                yield from _finding(match.start(), match.group(), "")


def _is_given_out(digits: str) -> bool:
    """Whether a number is of the ranges in use, or begins with a day, as CHI numbers do."""
    return digits[0] in "3467" or begins_with_a_birth_date(digits)


def _labelled(text: Prepared) -> Iterator[Finding]:
    """Any ten digits behind the name of such a number, right or wrong."""
    for label in _LABEL.all_in(text.small):
        before = text.small[label.start() - 1 : label.start()]
        match = _TEN.at(text.plain, label.end())
        if match and not before.isalnum():
            yield from _finding(match.start(), match.group(), label.group())


def _finding(start: int, written: str, label: str) -> Iterator[Finding]:
    digits = _digits(written)
    placeholder = not label and len(set(digits)) == 1  # 000 000 0000
    if not placeholder and not is_reserved("nhs_numbers", digits):
        yield Finding(start, start + len(written), _kind(digits, label))


def _kind(digits: str, label: str) -> str:
    if label.startswith(("nhs", "rhif")):
        return "nhs-number"
    if label.startswith(("chi", "community")):
        return "chi-number"
    if label:
        return "hc-number"
    if begins_with_a_birth_date(digits) and not check_digit_fits(digits):
        return "nhs-number"
    return kind_of_number(digits)


def _stands_alone(text: Prepared, start: int, solid: bool = False) -> bool:
    """Whether a number is no part of a longer one or an address, nor said to be something else."""
    before = text.small[max(0, start - 48) : start]
    last = before[-1:]
    if _IN_A_PATH.within(before):
        return True
    if last.isalnum() or (solid and last and last in "./-_#=+"):
        return False
    if (last in (".", ",") and last and before[-2:-1].isdigit()) or _A_CALL.within(before):
        return False
    if in_an_address(text.plain, start) and not _IN_A_PATH.within(before):
        return False
    return not _OF_SOMETHING_ELSE.within(before)


def _digits(written: str) -> str:
    return "".join(one for one in written if one.isdigit())
