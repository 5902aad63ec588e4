"""What the form asks, made of the fields that the parser reads: nothing is said of one twice."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.front_matter.fields import GROUPS, OF_KIND
from learnlog.kinds import Kind

DAY = "date"
TEXT = "text"  # the prose, which is no field
_FIELDS = OF_KIND[Kind.WEEK]
_LINES = "One on a line."
_OUTCOMES = GROUPS["followed_up"]["outcome"].choices


@dataclass(frozen=True, slots=True)
class Question:
    """A box of the form: its `label`, which also heads its answer, and what stands below it.

    `field` is what the answer becomes, `outcome` what the follow-ups of this box have in common;
    `lines`: whether it has room for several.
    """

    label: str
    hint: str
    field: str
    lines: bool = False
    outcome: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other boxes, as GitHub wants it."""
        return "-".join(filter(None, (self.field.replace("_", "-"), self.outcome)))


def _line(field: str, hint: str = "") -> Question:
    return Question(_label(field), hint or _FIELDS[field].meaning, field)


def _list(field: str, more: str = "") -> Question:
    said = " ".join(filter(None, (_FIELDS[field].meaning, _LINES, more)))
    return Question(_label(field), said, field, lines=True)


def _label(field: str) -> str:
    return field.replace("_", " ").capitalize()


def _follow_up(outcome: str) -> Question:
    why = " Say behind it, in brackets, why." if outcome in ("dropped", "deferred") else ""
    said = f"{_FIELDS['followed_up'].meaning} {_LINES} In the words in which you listed it.{why}"
    return Question(f"Earlier next steps: {outcome}", said, "followed_up", True, outcome)


QUESTIONS: tuple[Question, ...] = (
    Question("Week", "Any day of the week, such as 2026-11-23. Empty: the week of this form.", DAY),
    _line("author", "Who wrote it, where several people do: the key, such as sam."),
    _line("title"),
    *map(_follow_up, _OUTCOMES),
    _list("ideas", "News of an earlier one begins with its number: Idea 3: …"),
    _list("achievements"),
    _list("lessons"),
    _list("next_steps"),
    Question("Text", "Everything else, in your own words and order.", TEXT, lines=True),
)
LABELS: tuple[str, ...] = tuple(question.label for question in QUESTIONS)
