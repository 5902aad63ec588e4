"""Keys: the short names by which entries speak of items, each of them once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from learnlog.reference.data_fields import DataFields

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}", re.ASCII)

_NO_KEY = re.compile(r"[^a-z0-9]+")


def as_key(words: str) -> str:
    """Words as a key: small letters, digits and hyphens; "" where none of them is left."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _NO_KEY.sub("-", letters.lower().replace("'", "")).strip("-")[:80].strip("-")


def key_and_title(part: DataFields) -> tuple[str, str]:
    """The key and the title of an item; a title alone makes its key, a key alone is its title."""
    key, title = part.text("key"), part.text("title")
    made = as_key(title or "")
    if key is None:
        if not made:
            part.missing("key" if title else "title")
        return made, title or ""
    if not KEY.fullmatch(key):
        part.wrong("key", "small letters, digits and hyphens", as_key(key) or made)
    return key, title or key


def distinct(
    name: str, parts: Iterable[tuple[str, DataFields]], alike: Callable[[str], str] = str.casefold
) -> None:
    """Tell of every part that has the same word in the field `name` as one before it.

    `alike` makes equal what is no other word.
    """
    seen: dict[str, DataFields] = {}
    for word, part in parts:
        first = seen.setdefault(alike(word), part)
        if word and first is not part:
            line = first.source_of(name).line
            message = f"'{word[:60]}' is given twice, here and on line {line}; keep one"
            part.report(name, "duplicate-field", message)
