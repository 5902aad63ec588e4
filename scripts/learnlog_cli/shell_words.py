"""A sentence as one word of the shell that a person types in, whatever quotes they have begun."""

from __future__ import annotations

import re
from collections.abc import Mapping

VARIABLE = "_LEARNLOG_COMPLETE"

_PLAIN_IN_BASH = re.compile(r"[^\w@%+=:,./-]")


def as_typed(text: str, environment: Mapping[str, str]) -> str:
    """A sentence as one word of the shell that asks; zsh and fish quote by themselves."""
    shell = environment.get(VARIABLE, "").partition("_")[0]
    if shell == "powershell":
        return "'" + text.replace("'", "''") + "'"
    if shell != "bash":
        return text
    # click's script reads the answer with `read`, which takes one backslash of two away.
    begun = _word_begun(environment)[:1]
    if begun == "'":
        return text.replace("'", r"'\\''")
    if begun == '"':
        return re.sub(r'([\\"$`])', r"\\\\\1", text)
    return _PLAIN_IN_BASH.sub(lambda found: r"\\" + found[0], text)


def _word_begun(environment: Mapping[str, str]) -> str:
    """The word that the person is typing, with its quotes; click's script sends one a line."""
    words = environment.get("COMP_WORDS", "").split("\n")
    at = environment.get("COMP_CWORD", "")
    return words[int(at)] if at.isdigit() and int(at) < len(words) else ""
