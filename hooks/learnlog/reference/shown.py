"""What an entry says it shows, `framework/item`: which item that is, or which was meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from learnlog.did_you_mean import nearest
from learnlog.front_matter.quoting import listed
from learnlog.problems import Problem, Source
from learnlog.reference.frameworks import Framework, FrameworkItem
from learnlog.reference.keys import as_key

TOLD_WITH_TITLES = 12
Shown: TypeAlias = tuple[Framework, FrameworkItem]


@dataclass(frozen=True, slots=True)
class UnknownShown:
    """A text that names no item; `framework` is the one that it does name, if any."""

    shown: str
    framework: Framework | None

    @property
    def word(self) -> str:
        """What was written for the framework."""
        return self.shown.partition("/")[0]

    @property
    def key(self) -> str:
        """What was written for the item."""
        return self.shown.partition("/")[2]


def known_words(frameworks: Mapping[str, Framework]) -> list[str]:
    """What a framework may be called: its file's name, or that of its family."""
    return sorted({*frameworks, *(one.family for one in frameworks.values())})


def framework_of(
    frameworks: Mapping[str, Framework], word: str, day: dt.date | None
) -> Framework | None:
    """The framework of a file's name; or the version of a family in force on a day, else newest."""
    if word in frameworks:
        return frameworks[word]
    versions = [one for one in frameworks.values() if one.family == word]
    in_force = [one for one in versions if day and _is_in_force(one, day)]
    return max(
        in_force or versions, key=lambda one: (one.since or dt.date.min, one.name), default=None
    )


def find_shown(
    frameworks: Mapping[str, Framework], shown: str, day: dt.date | None
) -> Shown | UnknownShown:
    """The item that a text names, on the day of the entry that says so (None: undated)."""
    word, _, key = shown.partition("/")
    framework = framework_of(frameworks, word, day)
    item = framework.item(key) if framework else None
    return (framework, item) if framework and item else UnknownShown(shown, framework)


def wrong_shown(
    frameworks: Mapping[str, Framework],
    unread: Collection[str],
    shown: Sequence[str],
    day: dt.date | None,
    source: Source,
    field: str = "shows",
) -> Iterator[Problem]:
    """What is wrong with the texts of one field; nothing about `unread` frameworks, whose own
    files are wrong.
    """
    for one in shown:
        found = find_shown(frameworks, one, day)
        if isinstance(found, UnknownShown) and found.word not in unread:
            yield unknown_shown(found, frameworks, source, shown, field)


def unknown_shown(
    unknown: UnknownShown,
    frameworks: Mapping[str, Framework],
    source: Source,
    written: Sequence[str] = (),
    field: str = "shows",
) -> Problem:
    """Why a text names no item, and the field as `written` with the item that may be meant."""
    code = "framework-item" if unknown.framework else "framework-unknown"
    if unknown.framework:
        message, instead = _no_item(unknown, unknown.framework, frameworks)
    else:
        message, instead = _no_framework(unknown, frameworks)
    line = [instead if one == unknown.shown else one for one in written] or [instead]
    hint = f"{field}: [{', '.join(map(listed, line))}]" if instead else ""
    return Problem(source, code, message, hint)


def _is_in_force(framework: Framework, day: dt.date) -> bool:
    return (framework.since or day) <= day <= (framework.until or day)


def _no_framework(unknown: UnknownShown, frameworks: Mapping[str, Framework]) -> tuple[str, str]:
    """The message, and the framework and item that may be meant."""
    words = known_words(frameworks)
    names = ", ".join(words)
    close = nearest(unknown.word, words)
    found = framework_of(frameworks, close, None) if close else None
    key = _near(found, unknown.key) if found and unknown.key else None
    meant = f"{close}/{key or unknown.key or '…'}" if close else ""
    if unknown.key:
        message = f"there is no framework '{unknown.word[:60]}'; there are {names}"
        return message, meant or _with_framework(unknown.key, frameworks)
    message = f"'{unknown.shown[:60]}' must be a framework and one of its items, with '/' between"
    instead = _with_framework(unknown.word, frameworks) or meant
    return f"{message}; frameworks are {names}", instead


def _with_framework(key: str, frameworks: Mapping[str, Framework]) -> str:
    """The key of an item behind the family that has it."""
    owner = next((one for one in frameworks.values() if one.item(key)), None)
    return f"{owner.family}/{key}" if owner else ""


def _no_item(
    unknown: UnknownShown, framework: Framework, frameworks: Mapping[str, Framework]
) -> tuple[str, str]:
    keys = _told_items(framework)
    if not unknown.key:
        return f"'{unknown.word}' needs one of its items behind it: {keys}", f"{unknown.word}/…"
    same = framework.name == unknown.word
    called = f"'{unknown.word}'" if same else f"'{unknown.word}' means {framework.name} here, which"
    message = f"{called} has no item '{unknown.key[:60]}'"
    others = [one for one in frameworks.values() if one.family == framework.family]
    elsewhere = next((one for one in others if one.item(unknown.key)), None)
    if elsewhere:
        instead = f"{elsewhere.name}/{unknown.key}"
        return f"{message}, but {elsewhere.name} has; its items are {keys}", instead
    near = _near(framework, unknown.key)
    return f"{message}; its items are {keys}", f"{unknown.word}/{near}" if near else ""


def _told_items(framework: Framework) -> str:
    """The keys of a framework's items; of a few, with the titles that the keys do not say."""
    few = len(framework.items) <= TOLD_WITH_TITLES
    return ", ".join(_told_item(one) if few else one.key for one in framework.items)


def _told_item(item: FrameworkItem) -> str:
    return item.key if as_key(item.title) == item.key else f"{item.key} ({item.title})"


def _near(framework: Framework, key: str) -> str | None:
    """The key of the item that may be meant, by its key or else by its title."""
    titles = {item.title: item.key for item in framework.items}
    close = nearest(key, [item.key for item in framework.items])
    return close or titles.get(nearest(key, titles) or "")
