"""The text of an issue that a form has made, parted into the answers to its questions.

GitHub writes each label as a heading, an empty line, and the answer. What is answered may hold
such headings too. They are met in the order of the form, each once, so that a heading out of turn
is a part of the answer it stands in; no word of the text is ever lost.
"""

from __future__ import annotations

from learnlog_cli.issues.declaring import besides
from learnlog_cli.issues.questions import LABELS, TEXT, Question

NOTHING = "_No response_"
_MARK = "### "


def answers(body: str) -> dict[str, str]:
    """The answers by the labels of their questions; "" has what stands above all of them."""
    found: dict[str, list[str]] = {"": []}
    current, after = "", 0
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        label = line.removeprefix(_MARK).rstrip() if line.startswith(_MARK) else ""
        if label in LABELS[after:]:
            current, after = label, LABELS.index(label) + 1
            found[current] = []
        else:
            found[current].append(line)
    said = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return {label: text for label, text in said.items() if text not in ("", NOTHING)}


def answer_to(question: Question, said: dict[str, str]) -> str:
    """What was answered; what stands above or below all questions belongs to the text."""
    own = said.get(question.label, "")
    if question.field != TEXT:
        return own
    return "\n\n".join(filter(None, (said.get(""), own, besides(said))))
