"""What was typed into a box, one thing on a line, as the items of an entry's list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from learnlog.forms.written_entry import Value
from learnlog.model import Idea, Step
from learnlog.wording import same_words_key

_BULLET = re.compile(r"\A\s*[-*+•–]\s+(?=\S)")
_COUNTED = re.compile(r"\A\s*(\d{1,3})[.)]\s+(?=\S)", re.ASCII)
_NUMBERED = re.compile(r"\s*idea\s+(\d{1,6})\s*[:.–—-]\s*(.*)", re.IGNORECASE | re.ASCII)
_STATUS = re.compile(r"\s*([a-z-]+)\s*(?:[:.,;–—]\s*(.*))?", re.DOTALL)
_AROUND = " \t–—-:;,."


def items(text: str) -> list[Value]:
    """The lines that hold anything, without the signs that a list begins them with."""
    return [*_lines(text)]


def ideas(text: str, known: Iterable[Idea], statuses: Iterable[str]) -> list[Value]:
    """Ideas; one with the number of a known idea is news of it, and may begin with a status."""
    numbers = {idea.number for idea in known}
    return [_idea(line, numbers, frozenset(statuses)) for line in _lines(text)]


def follow_ups(text: str, outcome: str, steps: Iterable[Step]) -> list[Value]:
    """Follow-ups of the steps whose words a line begins with; what stands behind is the note."""
    by_words = sorted((step.text for step in steps), key=len, reverse=True)
    return [_follow_up(line, outcome, by_words) for line in _lines(text)]


def _lines(text: str) -> list[str]:
    """The lines without bullets; and without numbers where these only count the lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    counted = [int(found[1]) if (found := _COUNTED.match(line)) else 0 for line in lines]
    sign = _COUNTED if counted == list(range(1, len(lines) + 1)) else _BULLET
    return [sign.sub("", line, count=1).strip() for line in lines]


def _idea(line: str, known: set[int], statuses: frozenset[str]) -> Value:
    found = _NUMBERED.fullmatch(line)
    if found is None:
        return line
    number, said = found[1], found[2].strip()
    if int(number) not in known:
        return {"idea": number, "title": said} if said else line
    told = _STATUS.fullmatch(said.lower())
    if told and told[1] in statuses:
        rest = said[told.start(2) :].strip() if told[2] else ""
        return {"idea": number, "status": told[1], "note": rest}
    return {"idea": number, "note": said}


def _follow_up(line: str, outcome: str, by_words: Iterable[str]) -> Value:
    for words in by_words:
        for end in _ends(line, words):
            note = _out_of_brackets(line[end:].strip(_AROUND))
            return {"step": words, "outcome": outcome, "note": note}
    return {"step": line, "outcome": outcome}


def _ends(line: str, words: str) -> Iterator[int]:
    """Where the words of a step end in a line that begins with them, up to case and full stop."""
    key = same_words_key(words)
    for end in range(len(words) - 1, min(len(line), len(words) + 1) + 1):
        whole = end == len(line) or not line[end].isalnum()
        if whole and same_words_key(line[:end]) == key:
            yield end


def _out_of_brackets(text: str) -> str:
    inside = text[1:-1]
    wrapped = text[:1] == "(" and text[-1:] == ")" and not {"(", ")"} & set(inside)
    return inside.strip() if wrapped else text
