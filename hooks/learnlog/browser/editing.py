"""What the editor asks: an entry's text as a form, and a form as the text of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from learnlog.admin.collections import BODY, DATE, DECLARED, NOTICE, ORIGINAL, PERIOD, REMINDER
from learnlog.admin.numbering import IDEAS, highest_in
from learnlog.admin.saving import Saved, saved
from learnlog.admin.shape import nested
from learnlog.browser.asked import day, table, text
from learnlog.browser.checking import checked
from learnlog.edit.refusal import Refusal
from learnlog.forms.entry_form import entry_form, rules_of
from learnlog.kinds import Kind
from learnlog.prose import read_ideas_in_prose

_UNFIT = (
    "This entry is shown as it is. It can't be changed in a form, and nothing of it will be saved "
    "here: open its file on GitHub."
)

_TAKEN = "There is an entry of that week already. Open that one, and write there."

_WOULD_RENUMBER = (
    "An idea that is new here would give another number to the ideas of later entries, as far as "
    "these have none in their files (the last such entry is of {}). Write it into a later entry, "
    "or have the numbers written first: learnlog ideas number."
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def forms(asked: Mapping[str, object]) -> list[dict[str, object]]:
    """`{kind, texts}` to `{values, highest}` for each text; the highest number of an idea in it."""
    texts, kind = asked["texts"], Kind(text(asked, "kind"))
    if not isinstance(texts, list):
        raise TypeError("'texts' is no list")
    return [_form(str(one), kind) for one in texts]


def _form(written: str, kind: Kind) -> dict[str, object]:
    found = entry_form("", written, kind)
    own = {ORIGINAL: written, DATE: "", PERIOD: "", DECLARED: False}
    if isinstance(found, Refusal):
        return {"values": {**own, NOTICE: f"{_UNFIT}\n{found}", BODY: written}, "highest": 0}
    values = {**own, NOTICE: REMINDER, BODY: found.body, **nested(rules_of(kind), found.values)}
    places = read_ideas_in_prose("", found.body, 1, []).places
    numbers = [place.number or 0 for place in places]
    return {"values": values, "highest": max([*numbers, highest_in(found.values.get(IDEAS))])}


def save_form(asked: Mapping[str, object]) -> dict[str, object]:
    """`{kind, data, text, places, highest, by, today}` to the file's text, and with `{path, facts,
    recent, unnumbered}` what is to be said of it there.

    `text` is what stands in the file, null for a new one; `data` are the editor's values. With a
    `path` the result is looked at as well. The answer is `{text, places, highest, doubts}`, or
    `{refused}` with the reason.
    """
    before = asked.get("text")
    result = saved(
        Kind(text(asked, "kind")),
        before if isinstance(before, str) else None,
        table(asked, "data"),
        places=table(asked, "places"),
        highest=int(str(asked.get("highest") or 0)),
        by=text(asked, "by", ""),
        today=day(asked, "today"),
    )
    if isinstance(result, Refusal):
        return {"refused": str(result)}
    answer = {"text": result.text, "places": result.places, "highest": result.highest}
    path = text(asked, "path", "")
    if before is None and _is_taken(Kind(text(asked, "kind")), table(asked, "data"), path):
        return {"refused": _TAKEN}
    last = text(asked, "unnumbered", "")
    if path and result.new and _is_before(path, result.text, last):
        return {"refused": _WOULD_RENUMBER.format(last)}
    return {**answer, **(_looked_at(asked, path, result, before) if path else {"doubts": []})}


def _is_taken(kind: Kind, data: Mapping[str, object], path: str) -> bool:
    """Whether the editor gave a week's file another name, since there is one of its own name."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    day, author = data.get(DATE), data.get("author")
    return bool(path) and kind is Kind.WEEK and stem not in (day, f"{day}-{author}")


def _is_before(path: str, written: str, last: str) -> bool:
    """Whether a new idea in an entry is born before one of the `last` day that has no number: on an
    earlier day, or on that day above the prose that tells of it.
    """
    found = _DAY.match(path.rpartition("/")[2])
    day = found[0] if found else ""
    places = read_ideas_in_prose("", written.rpartition("\n---\n")[2], 1, []).places
    return day < last or (day == last and any(place.number is None for place in places))


def _looked_at(
    asked: Mapping[str, object], path: str, result: Saved, before: object
) -> dict[str, object]:
    earlier = before if isinstance(before, str) else None
    facts, recent = table(asked, "facts"), table(asked, "recent")
    found = checked(facts, recent, path, result.text, earlier, day(asked, "today"))
    return {"refused": found.refused} if found.refused else {"doubts": list(found.doubts)}
