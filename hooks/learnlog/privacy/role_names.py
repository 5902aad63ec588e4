"""Names behind a role or a tie: her daughter Ann, staff nurse Karen Poole, a man called J. Doe."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from learnlog.privacy.findings import Finding
from learnlog.privacy.name_reading import name_at
from learnlog.privacy.prepared import CapitalWord, Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.surroundings import word_before
from learnlog.privacy.words import one_of, small_words, words

_PARTICLE_WORDS = {
    *("van", "von", "der", "den", "ter", "de", "da", "do", "dos", "del", "della", "di", "du", "la"),
    *("le", "el", "al", "bin", "ibn", "bint", "ap", "d", "ul", "ur"),
}
_PARTICLES = Rule(
    r"[^A-Za-z'-]((?:(?:van|von|der|den|ter|de|da|do|dos|del|della|di|du|la|le|el|al"
    r"|bin|ibn|bint|ap)"
    r"[ \n]{1,2}){1,3}|(?:al|el|d|ul|ur)['-])$"
)
_PERSON = Rule(
    lambda: (
        rf"(?:^|[^a-z])(?:{one_of(words('roles'))}|he|she|they|somebody|someone|person"
        rf"|dog|people|name|i|we|everyone|everybody)"
        r"(?: (?:is|was|who|whom|that|we|i|had|been|be|being|to|likes|wants|prefers"
        r"|asked|got|always|everybody|everyone|have|has|will|ll|'ll|'d|'s|just|only"
        r"|really)| (?:i|we)'ll|,){0,6}"
        r" (?:called|named|nicknamed|christened)[ ,:\x22'(]{1,8}$"
    )
)
_CALLING = Rule(
    r"(?:known (?:to (?:us|me|all|everybody|everyone) )?as|(?:call|calls|called|name"
    r"|named) (?:her|him|them|me|myself|himself|herself|themselves|this patient"
    r"|the patient)"
    r"|names? (?:is|was|were|be|of)|by the name(?: of)?|introduced (?:him|her|them"
    r"|my)sel(?:f|ves) as|goes by|went by|answers to|signs? (?:him|her)self"
    r"|(?:i'm|i am)|real name|addressed as|preferred name|likes to be|first name"
    r"|forename|surname|last name|maiden name|full name|patient name"
    r"|name)[ :,\x22'(\-]{1,8}$"
)
_LABELS = {
    *("name", "surname", "forename", "nok", "kin", "carer", "gp", "author", "witness", "cc"),
    *("patient", "pt", "client", "consultant", "keyworker", "mother", "father", "contact"),
    *("seen", "by", "daughter", "son", "wife", "husband", "partner", "nurse", "reported"),
    *("assessor", "tutor", "examiner", "supervisor", "mentor", "mentee", "owner", "assignee"),
    *("chair", "master", "worker", "registrar", "reg", "sho", "signed", "lead", "resident"),
    *("student", "staff", "manager", "chaired", "reviewer", "apologies", "present", "assessed"),
    *("call", "week", "block", "to", "attendees", "sick", "bay", "bed", "minutes"),
}
_CLOSED = Rule(
    r"[ ]{0,4}(?:[,)\].;!?\x22]|$|\n|'s|-)| (?:who|said|told|asked|was|is|had|has|and"
    r"|did|rang|from|wanted|could|would|came|felt|will|with|in|on|at)(?![a-z])"
)


def role_names(text: Prepared) -> Iterator[Finding]:
    """Names that come right behind a word for a person, or behind "called", "known as", "name:"."""
    particles = bool(text.words & _PARTICLE_WORDS)
    for one in text.capitals:
        known = _is_common(one.word)
        if _is_no_name(one.word) and not known:
            continue
        start = _with_particles(text.plain, one.start) if particles else one.start
        word, between = word_before(text.small, start)
        if word and _points_to_a_name(text, one, word, between):
            end = name_at(text.plain, start, sure=known)
            if end:
                yield Finding(start, end, "name")


def _is_no_name(word: str) -> bool:
    if len(word) > 1 and word.isupper():
        return True
    if word in words("organisation_generic") and not _is_common(word):
        return True
    return word in words("not_names") or word in words("grammar")


def _with_particles(plain: str, at: int) -> int:
    """Where a name begins that has small words before its capital: van der Meer, de Souza."""
    before = _PARTICLES.within(plain, max(0, at - 16), at)
    return before.start(1) if before else at


def _points_to_a_name(text: Prepared, one: CapitalWord, word: str, between: str) -> bool:
    if word in words("called"):
        before = text.small[max(0, one.start - 70) : one.start].replace("\n", " ")
        known = one.word in words("given_names") or one.word in words("given_names_unsure")
        return known or bool(_PERSON.within(before)) or bool(_CALLING.within(before))
    if ":" in between or "=" in between:
        other = one.word in words("not_names") or one.word in words("grammar")
        return word in _LABELS and not (word == "name" and other)
    role = word.removesuffix("'s") if word.endswith("'s") else word
    if "\n" in between and not _is_common(one.word):
        return False
    if role in small_words("roles") or _short_role(text, one, word):
        return not between.strip() or _set_off(text, one, between)
    if word in (
        "as",
        "is",
        "was",
        "her",
        "him",
        "them",
        "name",
        "by",
        "me",
        "i'm",
        "am",
        "of",
        "herself",
        "himself",
        "themselves",
        "patient",
        "to",
        "be",
    ):
        return bool(_CALLING.within(text.small, max(0, one.start - 60), one.start))
    return False


def _is_common(word: str) -> bool:
    return word in _common()


@cache
def _common() -> frozenset[str]:
    lists = ("given_names", "given_names_unsure", "surnames", "surnames_unsure")
    return frozenset().union(*(words(name) for name in lists))


def _short_role(text: Prepared, one: CapitalWord, word: str) -> bool:
    """A role in capitals, as staff write it: HCA Tina, OT Sam; before a known name only."""
    written = text.plain[max(0, one.start - 8) : one.start].split()
    if not written or written[-1].strip("(,:-") not in words("role_marks"):
        return False
    return (
        one.word in words("given_names")
        or one.word in words("given_names_unsure")
        or one.word in words("surnames")
        or one.word in words("surnames_unsure")
    )


def _set_off(text: Prepared, one: CapitalWord, between: str) -> bool:
    """Between commas, brackets or dashes: the consultant, Patel, was off."""
    if between.strip() not in (",", "(", "-", '"', "'"):
        return False
    end = name_at(text.plain, one.start, sure=True)
    known = one.word in words("given_names") or one.word in words("surnames")
    known = known and one.word not in words("not_names")
    return bool(end) and (known or bool(_CLOSED.at(text.plain, end)))
