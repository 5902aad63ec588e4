"""Which files of a docs folder a text names: the pictures, papers and films that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import basename
from unicodedata import normalize

from learnlog.only_in_withheld import Text, in_plain_signs, leads_to

_WORDS = re.compile(r"[\w-]+(?:\.[\w-]+)*")


class FileNames:
    """The files of a folder (paths in the docs folder), to be looked up in many texts.

    Only files whose last word a text holds are looked for in it, since a log may have thousands
    of both.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for file in files:
            words = _WORDS.findall(normalize("NFC", basename(file)))
            self._by_word.setdefault(words[-1] if words else "", []).append(file)

    def named_by(self, page: str, text: str) -> list[str]:
        """The files to which a path in the text of a page leads, in the order of their names."""
        if not self._by_word:
            return []
        plain = in_plain_signs(text)
        words = {"", *_WORDS.findall(plain)}
        likely = (file for word in words & self._by_word.keys() for file in self._by_word[word])
        return sorted(file for file in likely if leads_to(file, page, plain))


def named_by_none(files: Iterable[str], texts: Iterable[Text]) -> list[str]:
    """The files to which no text leads, in their order."""
    files = list(files)
    names = FileNames(files)
    named = {file for page, text in texts for file in names.named_by(page, text)} if files else ()
    return [file for file in files if file not in named]
