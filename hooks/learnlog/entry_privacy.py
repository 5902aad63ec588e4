"""What an entry says of its own confidentiality: `allow` and `anonymised`."""

from __future__ import annotations

import re

from learnlog.front_matter.fields import DECLARATION
from learnlog.front_matter.values import Values
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.declarations import FIELD, LENGTH, Declaration
from learnlog.problems import Source

_SUM = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


def read_allowance(values: Values, source: Source) -> Allowance:
    """Words that may stand in the entry; without a reason that is told."""
    because = values.text("because") or ""
    if not because:
        message = "'allow' needs a reason; write why these words may be published"
        values.report("text", "field-missing", message, "because: …")
    return Allowance(values.text("text") or "", because, source)


def read_declaration(values: Values) -> Declaration | None:
    """What the command `declare` wrote; None where there is nothing that counts."""
    group = values.group(FIELD, DECLARATION)
    if group is None:
        return None
    by, day, found = group.text("by"), group.date("date"), group.text("sha") or ""
    if by and day and _SUM.fullmatch(found):
        return Declaration(by, day, found)
    message = (
        f"'{FIELD}' is not as 'learnlog declare' writes it, so it counts for nothing; "
        "delete the line, and declare it again"
    )
    values.report(FIELD, "field-value", message)
    return None
