"""Where a text names somebody, however many there are to look for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from learnlog.name_patterns import name_pattern, plain_letters
from learnlog.spoken_names import spoken_names

_WORD = re.compile(r"[^\W_]+")
_EMPHASIS = re.compile(r"[*_~`]+")
_NO_BLANKS = re.compile("[\u2e80-\U0010ffff]")  # scripts that write words without blanks


class Names:
    """Some names to look for; one of a single word with its capitals: Will, but not will.

    Each is also found as it is spoken: without its title, and without what stands behind a comma.
    What is left of "Mr Green" by this is not found in the names of `others`, such as Alex Green.
    """

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._names, self._others = _Index(names), _Index(others)
        self._patterns: dict[tuple[frozenset[str], frozenset[str]], re.Pattern[str] | None] = {}

    def __bool__(self) -> bool:
        return bool(self._names.names)

    @property
    def told(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names, and those of the others."""
        return self._names.names, self._others.names

    def lines(self, text: str) -> Iterator[int]:
        """The lines of a text, from 0, on which one of the names begins."""
        if not self:
            return
        plain = plain_letters(text)
        found = list(self._found(plain))
        if _EMPHASIS.search(plain):  # which may stand inside of a word, too
            found += set(self._found(_EMPHASIS.sub("", plain))).difference(found)
        yield from sorted(found)

    def _found(self, plain: str) -> Iterator[int]:
        pattern = self._pattern_for(plain)
        for found in pattern.finditer(plain) if pattern else ():
            if found.lastgroup is None:
                yield plain.count("\n", 0, found.start())

    def _pattern_for(self, plain: str) -> re.Pattern[str] | None:
        """A pattern of those names alone whose words the text has, since one of all is slow."""
        if _NO_BLANKS.search(plain):
            key = frozenset(self._names.names), frozenset(self._others.names)
        else:
            words = _words(plain)
            key = self._names.possible(words), self._others.possible(words)
        if not key[0]:
            return None
        if key not in self._patterns:
            self._patterns[key] = name_pattern(*key)
        return self._patterns[key]


class _Index:
    """Names by their words."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._forms = {name: [*_word_sets(name)] for name in self.names}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for name, forms in self._forms.items():
            for word in frozenset[str]().union(*forms):
                self._by_word[word].append(name)

    def possible(self, words: Set[str]) -> frozenset[str]:
        """The names of which the words of a text have all that is needed."""
        near = {name for word in words & self._by_word.keys() for name in self._by_word[word]}
        return frozenset(name for name in near if any(form <= words for form in self._forms[name]))


def _word_sets(name: str) -> Iterator[frozenset[str]]:
    """The words of each form of a name."""
    for form in spoken_names(plain_letters(name)):
        yield _words(form)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
