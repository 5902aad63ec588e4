"""What a page's values were made of, noted while they are made: it is watched, never guessed.

A view gets the log's collections in a form that notes what is asked of them. Where every answer
is the same in another build, so are the values, and nothing need be made.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar, overload

from learnlog.kept.digests import digest_of_bytes

Key = TypeVar("Key")
Value = TypeVar("Value")

_GONE = "gone"  # the sum where there is no such collection

# What was asked of a collection: its name, what of it ("one", "keys", "all"), and which key.
Question: TypeAlias = tuple[str, str, Any]
Answer: TypeAlias = Callable[[Any], object]


class Nothing(Enum):
    """The answer where there is no such key or place."""

    THERE = "nothing there"


class Watch:
    """Notes the questions of one page at a time, and can ask them again."""

    def __init__(self, digest: Callable[[object], str]) -> None:
        self._digest = digest
        self._answers: dict[tuple[str, str], Answer] = {}
        self._sums: dict[Question, str] = {}
        self._noted: dict[Question, None] = {}

    def knows(self, name: str, what: str, answer: Answer) -> None:
        """Have the questions of a kind answered by a function of their key."""
        self._answers[name, what] = answer

    def note(self, name: str, what: str, key: Any = None) -> None:
        """Note a question."""
        self._noted[name, what, key] = None

    def begin(self) -> None:
        """Begin with another page."""
        self._noted = {}

    def noted(self) -> list[Question]:
        """What was asked since, each once."""
        return list(self._noted)

    def sum_of(self, questions: Iterable[Question]) -> str:
        """The sum of all answers as they are now. Raises NoDigestError."""
        known = self._sums
        each = [known.get(one) or self._sum(one) for one in questions]
        return digest_of_bytes("\n".join(each).encode("utf-8", "surrogatepass"))

    def _sum(self, question: Question) -> str:
        name, what, key = question
        answer = self._answers.get((name, what))
        self._sums[question] = self._digest(answer(key)) if answer else _GONE
        return self._sums[question]


class WatchedMapping(Mapping[Key, Value]):
    """A mapping that notes which keys are looked up."""

    __slots__ = ("_inner", "_name", "_note")

    def __init__(self, watch: Watch, name: str, inner: Mapping[Key, Value]) -> None:
        self._inner, self._name, self._note = inner, name, watch.note
        watch.knows(name, "one", lambda key: inner.get(key, Nothing.THERE))
        watch.knows(name, "keys", lambda _: tuple(inner))
        watch.knows(name, "all", lambda _: dict(inner))

    def __getitem__(self, key: Key) -> Value:
        self._note(self._name, "one", key)
        return self._inner[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key."""
        self._note(self._name, "one", key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(self._name, "one", key)
        return key in self._inner

    def __iter__(self) -> Iterator[Key]:
        self._note(self._name, "keys")
        return iter(self._inner)

    def __len__(self) -> int:
        self._note(self._name, "keys")
        return len(self._inner)

    def items(self) -> ItemsView[Key, Value]:
        """All keys with their values."""
        self._note(self._name, "all")
        return self._inner.items()

    def values(self) -> ValuesView[Value]:
        """All values."""
        self._note(self._name, "all")
        return self._inner.values()


class WatchedSequence(Sequence[Value], Generic[Value]):
    """A tuple that notes which places of it are looked at."""

    __slots__ = ("_inner", "_name", "_note")

    def __init__(self, watch: Watch, name: str, inner: Sequence[Value]) -> None:
        self._inner, self._name, self._note = inner, name, watch.note
        watch.knows(
            name, "one", lambda at: inner[at] if -len(inner) <= at < len(inner) else Nothing.THERE
        )
        watch.knows(name, "some", lambda ends: tuple(inner[slice(*ends)]))
        watch.knows(name, "length", lambda _: len(inner))
        watch.knows(name, "all", lambda _: tuple(inner))

    @overload
    def __getitem__(self, at: int) -> Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Value]: ...
    def __getitem__(self, at: int | slice) -> Value | Sequence[Value]:
        if isinstance(at, slice):
            self._note(self._name, "some", (at.start, at.stop, at.step))
        else:
            self._note(self._name, "one", at)
        return self._inner[at]

    def __iter__(self) -> Iterator[Value]:
        self._note(self._name, "all")
        return iter(self._inner)

    def __len__(self) -> int:
        self._note(self._name, "length")
        return len(self._inner)

    def __add__(self, other: Sequence[Value]) -> tuple[Value, ...]:
        return (*self, *other)
