"""What the form asks, made of the fields that the parser reads: nothing is said of one twice."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.config import Config
from learnlog.forms.form_fields import form_of
from learnlog.kinds import Kind
from learnlog.privacy import declarations

DAY = "date"
TEXT = "text"  # the prose, which is no field
_FIELDS = {field.name: field for field in form_of(Kind.WEEK, Config())}
_LINES = "One on a line."
SIX = "Nobody can be recognised"
TICKS = tuple(f"{question} No." for question in declarations.QUESTIONS)


@dataclass(frozen=True, slots=True)
class Question:
    """A box of the form: its `label`, which also heads its answer, and what stands below it.

    `field` is what the answer becomes, `outcome` what the follow-ups of this box have in common;
    `lines`: whether it has room for several; `ticks` are what is to be ticked instead.
    """

    label: str
    hint: str
    field: str
    lines: bool = False
    outcome: str = ""
    ticks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the other boxes, as GitHub wants it."""
        return "-".join(filter(None, (self.field.replace("_", "-"), self.outcome)))


def _line(name: str, hint: str = "") -> Question:
    return Question(_FIELDS[name].label, hint or _FIELDS[name].hint, name)


def _list(name: str, more: str = "") -> Question:
    said = " ".join(filter(None, (_FIELDS[name].hint, _LINES, more)))
    return Question(_FIELDS[name].label, said, name, lines=True)


def _follow_up(outcome: str) -> Question:
    why = " Say behind it, in brackets, why." if outcome in ("dropped", "deferred") else ""
    said = f"{_LINES} In the words in which you listed it.{why}"
    label = f"{_FIELDS['followed_up'].label}: {outcome}"
    return Question(label, said, "followed_up", lines=True, outcome=outcome)


def _outcomes() -> tuple[str, ...]:
    return next(one for one in _FIELDS["followed_up"].fields if one.name == "outcome").choices


QUESTIONS: tuple[Question, ...] = (
    Question("Week", "Any day of the week, such as 2026-11-23. Empty: the week of this form.", DAY),
    _line("author", "Who wrote it, where several people do: the key, such as sam."),
    _line("title"),
    *map(_follow_up, _outcomes()),
    _list("ideas", "News of an earlier one begins with its number: Idea 3: …"),
    _list("achievements"),
    _list("lessons"),
    _list("next_steps"),
    Question("Text", "Everything else, in your own words and order.", TEXT, lines=True),
    Question(
        SIX,
        "Read it once more, as a stranger would, and tick what you can answer with no. Who ticks "
        "all six declares the entry; it can be done later, too.",
        declarations.FIELD,
        ticks=TICKS,
    ),
)
LABELS: tuple[str, ...] = tuple(question.label for question in QUESTIONS)
