"""How a name is read from a place on: initials, particles, words with capitals."""

from __future__ import annotations

from functools import lru_cache

from learnlog.privacy.rules import BLANK, CAPITAL, CAPITALS, LETTER, LETTERS, Rule
from learnlog.privacy.words import one_of, words

_GAP = r"(?:[ ]{1,8}|[ ]{0,3}\n[ ]{0,24})"
_WORD = (
    rf"(?:(?:al|el|d|l|ul|ur|an|as"
    rf"|ibn)['-])?{CAPITAL}{LETTER}{{1,30}}(?:['-]{LETTER}{{2,30}}){{0,3}}"
    rf"|{CAPITAL}'{LETTER}{{3,30}}(?:-{LETTER}{{2,30}})?"
)


def _particle() -> str:
    return rf"(?:{one_of(words('name_particles'))}{_GAP})"


def _whole() -> str:
    first = rf"(?:{_particle()}{{0,2}}(?:{_WORD}))"
    initials = rf"(?:{CAPITAL}(?:\.|(?![{LETTERS}])){BLANK}{{0,3}}){{0,3}}"
    nickname = rf"(?:['\x22(]{LETTER}{{2,15}}['\x22)]{_GAP})?"
    middle = rf"(?:{CAPITAL}\.?(?![{LETTERS}]){_GAP}){{0,2}}"
    return rf"{initials}{first}(?:{_GAP}{nickname}{middle}{first}){{0,3}}"


_NAME = Rule(_whole)
_INITIAL = Rule(rf"{CAPITAL}(?:\.{BLANK}?{CAPITAL}){{0,2}}(?![{LETTERS}0-9'&/-])\.?")
_PARTS = Rule(rf"(?:{LETTER}|['.\x22()-]){{1,60}}")
_GENITIVE = ("'s", "'S")
_CAPITAL = Rule(f"[{CAPITALS}]")


@lru_cache(maxsize=4096)
def name_at(plain: str, at: int, sure: bool = False) -> int:
    """Where a name ends that begins at a place; 0 where none does.

    It ends before the first word that is no name: Mrs Jones Monday. A genitive is left out.
    Where a name is `sure` to begin here, that may be a word which is mostly something else: Mr Day.
    """
    match = _NAME.at(plain, at)
    if not match:
        return 0
    end = 0
    for part in _PARTS.all_in(plain, at, match.end()):
        word = part.group()
        if len(bare(word)) > 1 and _is_no_name(bare(word), sure and not end, bool(end)):
            break
        if _CAPITAL.within(word) and len(bare(word)) > 1:
            end = part.end() - (len(word) - len(bare(word)) if word.endswith(_GENITIVE) else 0)
            if word.endswith((*_GENITIVE, ".")) and len(word) > 2:
                break
    return end


def _is_no_name(word: str, sure: bool, second: bool) -> bool:
    if sure and word in words("surnames_unsure"):
        return False
    if word.endswith("s") and word[:-1] in words("not_after_titles"):
        return True
    if word in words("grammar") or word in words("not_after_titles") or word in words("days"):
        return True
    if sure or (second and word in words("surnames_unsure")):
        return False
    return word in words("not_names")


def initial_at(plain: str, at: int) -> int:
    """Where an initial ends that stands for a name: Mr B., Mrs J; not X, Y, Z; 0 for none."""
    match = _INITIAL.at(plain, at)
    return match.end() if match and match.group()[0] not in "XYZ" else 0


def bare(word: str) -> str:
    """A word without its genitive and the full stop behind it."""
    for ending in _GENITIVE:
        word = word.removesuffix(ending)
    return word.rstrip(".'\")").lstrip("'\"(")
