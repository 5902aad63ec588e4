"""The line in an entry that says who looked through it, written or renewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from learnlog.edit import proof
from learnlog.edit.editing import Edited
from learnlog.edit.layout import Layout
from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.front_matter.fences import FENCE
from learnlog.privacy.declarations import FIELD, Declaration, sum_of


def declared(
    path: str, data: bytes, by: str, day: dt.date, files: Sequence[str] = ()
) -> Edited | Refusal:
    """The bytes of an entry with the declaration of its words by somebody on a day, and of the
    files that it names, by the sum of each.

    Every byte outside of that line is the same; the result is read again, and refused unless
    nothing else is different and the sum fits.
    """
    before, errors = proof.readable(path, data)
    if before is None:
        return Refusal(f"the file has a mistake: {errors[0].source}: {errors[0].message}")
    file = FileText(data.decode("utf-8"))
    line = written(Declaration(by, day, sum_of(file.plain, files)))
    splice = _splice(Layout(file.plain), line)
    if isinstance(splice, Refusal):
        return splice
    result = file.spliced(splice)
    after, _ = proof.readable(path, result.data)
    if after is None or after.body != before.body:
        return _by_hand(line)
    old, new = proof.shapes(before.fields), proof.shapes(after.fields)
    others = {name for name in (*old, *new) if name != FIELD}
    same = all(old.get(name) == new.get(name) for name in others)
    if not same or FIELD not in new or sum_of(result.plain) != sum_of(file.plain):
        return _by_hand(line)
    return Edited(result.data)


def written(said: Declaration) -> str:
    """A declaration as it stands in the front matter."""
    return f"{FIELD}: {{by: {said.by}, date: {said.date}, sha: {said.sha}}}"


def _splice(layout: Layout, line: str) -> Splice | Refusal:
    root = layout.root
    if root is None:
        return Splice(0, 0, f"{FENCE}\n{line}\n{FENCE}\n")
    if root.flow_style:
        return _by_hand(line)
    margin = " " * layout.column(root.value[0][0])
    for key, node in root.value:
        if key.value == FIELD:
            start = layout.line_begin(layout.start(key))
            return Splice(start, layout.last_line_end(node), f"{margin}{line}")
    return Splice(layout.end, layout.end, f"{margin}{line}\n")


def _by_hand(line: str) -> Refusal:
    return Refusal("the line can't be added safely", f"write it yourself:\n{line}")
