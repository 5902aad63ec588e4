"""Text that is printed where GitHub's runner reads each line, and takes some for its commands.

The runner does what a line says that begins, after blanks, with two colons (`::add-mask::…`), or
that holds the older sign of a command anywhere. Words of a log must never reach it so: a hint
shows the lines of a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# The runner ends a line at either sign, and passes over every kind of blank before the colons.
_COLONS = re.compile(r"(?:\A|(?<=[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]))([^\S\r\n]*)(?=::)")
_OLDER = re.compile(r"##(?=\[)")
# Taken out where there is no terminal, so that they could hide what a line begins with.
_COLOURS = re.compile(r"\x1b\[[;?0-9]*[A-Za-z]")


def in_workflow(environ: Mapping[str, str]) -> bool:
    """Whether what is printed goes to GitHub's runner, by the variables of the environment."""
    return environ.get("GITHUB_ACTIONS") == "true"


def without_commands(text: str) -> str:
    """The text with a `|` before each line that the runner could take for a command.

    A sign that can be seen: whoever copies a line from there sees that it was not in the file.
    """
    plain = _COLOURS.sub("", text)
    while plain != text:  # one may stand inside another
        text, plain = plain, _COLOURS.sub("", plain)
    return _OLDER.sub("# #", _COLONS.sub(r"\1| ", plain))
