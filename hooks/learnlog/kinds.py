"""The kinds of entry, told apart by the folder they stand in."""

from __future__ import annotations

from enum import Enum

from learnlog.files.names import is_markdown

_PAGES_OF_THE_OWNER = {"index.md", "README.md"}


class Kind(Enum):
    """A kind of entry; its value is the name of its folder."""

    WEEK = "weeks"
    POST = "posts"
    INTERVIEW = "interviews"
    ASSIGNMENT = "assignments"
    AUDIT = "audits"
    REVIEW = "reviews"

    @property
    def folder(self) -> str:
        """Where its files stand in the docs folder."""
        return f"{self.value}/"

    @property
    def word(self) -> str:
        """What one of them is called."""
        return self.value.removesuffix("s")

    @property
    def section(self) -> str:
        """The page that lists them all, which for weeks are those of the log itself."""
        return f"{self.value}/index.md"


def kind_of(uri: str) -> Kind | None:
    """The kind that a path in the docs folder is meant as, or None for a page of the owner."""
    folder, _, below = uri.partition("/")
    if not is_markdown(below) or below.rpartition("/")[2] in _PAGES_OF_THE_OWNER:
        return None
    return _KINDS.get(folder)


_KINDS = {kind.value: kind for kind in Kind}
