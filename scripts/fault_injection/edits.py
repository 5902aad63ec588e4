"""Edits of made-up entries, counted: exact to the byte, refused and why, or wrong."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from fault_injection import made_up_values as values
from fault_injection.edit_judge import Trial, fault
from fault_injection.made_up_entries import made_up_entry
from fault_injection.made_up_places import FIELDS, MAIN, OTHERS, PATH, Item, MadeUp, Span
from learnlog.edit.changes import AddItem, ReplaceProse, SetFields
from learnlog.edit.editing import edited
from learnlog.edit.refusal import Refusal

_PROSE = (*values.PLAIN, *values.HARD, "two\nlines", "", "\n\nIdea 4: new")
_QUOTED = re.compile(r"'.*'")


@dataclass
class Counts:
    """What became of the edits: `exact` ones, refused ones by their reason, and wrong ones."""

    files: int = 0
    edits: int = 0
    exact: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def count_edits(number: int, seed: int) -> Counts:
    """Make up so many files, try a change of each sort in each, and count what comes of it."""
    counts = Counts()
    for at in range(number):
        counts.files += 1
        made_up = made_up_entry(seed + at)
        for trial in trials(made_up, random.Random(seed + at)):
            counts.edits += 1
            outcome = tried(made_up, trial)
            if isinstance(outcome, Refusal):
                counts.refused[reason(outcome)] += 1
            elif outcome:
                counts.wrong.append(outcome)
            else:
                counts.exact += 1
    return counts


def tried(made_up: MadeUp, trial: Trial) -> str | Refusal:
    """Make a change: its refusal, or what is wrong with it, which is "" where nothing is."""
    result = edited(PATH, made_up.data, trial.change)
    if isinstance(result, Refusal):
        return result
    wrong = fault(made_up, trial, result.data)
    return wrong and f"{wrong}\n{trial}\n{made_up.data!r}\n{result.data!r}"


def reason(refusal: Refusal) -> str:
    """The class of a refusal: its message without what it quotes."""
    why = refusal.message.removeprefix(f"{PATH} was left as it is: ")
    return re.sub(r"\d+", "…", _QUOTED.sub("'…'", why.replace(PATH, "the file")))


def trials(made_up: MadeUp, dice: random.Random) -> Iterator[Trial]:
    """A new item, fields of an item that is there, and other words in the prose."""
    sorts: tuple[Sequence[_Place], ...] = (list(MAIN), _items(made_up), made_up.words)
    for places in sorts:
        if places:
            yield _trial(dice, made_up, dice.choice(places))


def every_trial(made_up: MadeUp, dice: random.Random) -> Iterator[Trial]:
    """A change at every place where one can be made."""
    places: list[_Place] = [*MAIN, *_items(made_up), *made_up.words]
    for place in places:
        yield _trial(dice, made_up, place)


def _items(made_up: MadeUp) -> list[_Listed]:
    return [_Listed(name, item) for name, items in made_up.items.items() for item in items]


class _Listed(NamedTuple):
    """An item of the list `name`."""

    name: str
    item: Item


_Place: TypeAlias = str | _Listed | Span


def _trial(dice: random.Random, made_up: MadeUp, place: _Place) -> Trial:
    if isinstance(place, str):
        return Trial(AddItem(place, _new_fields(dice, place)), made_up.rooms[place])
    if isinstance(place, _Listed):
        return _fields_of(dice, *place)
    start, end = (at - made_up.body for at in place)
    return Trial(ReplaceProse(start, end, dice.choice(_PROSE)), place)


def _new_fields(dice: random.Random, name: str) -> dict[str, str]:
    names = [one for one in FIELDS[name] if one == MAIN[name] or dice.random() < 0.5]
    return {one: _new_value(dice, one) for one in names}


def _new_value(dice: random.Random, field: str) -> str:
    return dice.choice(OTHERS.get(field) or values.PLAIN + values.HARD)


def _fields_of(dice: random.Random, name: str, item: Item) -> Trial:
    """One field or several set, a new one, or one taken away; each with the place it may touch."""
    way = dice.randrange(5)
    removable = [one for one in item.lines if one not in (MAIN[name], "idea")]
    if way == 0 and removable:
        gone = dice.choice(removable)
        return _set(name, item, {gone: ""}, item.lines[gone])
    if way == 1:
        names = dice.sample(FIELDS[name], 2)
        return _set(name, item, {one: _new_value(dice, one) for one in names}, item.whole)
    one = dice.choice(FIELDS[name])
    fields = {one: _new_value(dice, one)}
    if item.plain:
        span = item.where[""] if one == MAIN[name] else item.whole
        return _set(name, item, fields, span)
    return _set(name, item, fields, item.where.get(one, item.room))


def _set(name: str, item: Item, fields: dict[str, str], span: Span) -> Trial:
    return Trial(SetFields(name, item.line, item.main, fields), span)
