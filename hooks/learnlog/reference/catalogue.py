"""All reference data that a log has, learnlog's and the owner's own, in one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from learnlog.reference.people import People

if TYPE_CHECKING:  # every log has its reference data, and few commands look into them
    from learnlog.problems import Problem, Source
    from learnlog.reference.cycles import Cycle
    from learnlog.reference.frameworks import ActivityType, Framework
    from learnlog.reference.instruments import Instrument, Principle
    from learnlog.reference.reflective_models import ReflectiveModel
    from learnlog.reference.shown import Shown, UnknownShown


@dataclass(frozen=True, slots=True)
class Reference:
    """The files of reference data by name.

    `unread` are the owner's that are wrong, as `frameworks/hcpc`: of them nothing more is told.
    """

    frameworks: Mapping[str, Framework] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    models: Mapping[str, ReflectiveModel] = field(default_factory=dict)
    people: People = field(default_factory=People)
    cycles: tuple[Cycle, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def unread_frameworks(self) -> frozenset[str]:
        """The names of frameworks whose files are wrong."""
        begin = "frameworks/"
        return frozenset(one.removeprefix(begin) for one in self.unread if one.startswith(begin))

    def framework(self, word: str, day: dt.date | None) -> Framework | None:
        """The framework of a file's name, or a family's version in force on a day, else newest."""
        from learnlog.reference import shown as what_is_shown

        return what_is_shown.framework_of(self.frameworks, word, day)

    def find_shown(self, shown: str, day: dt.date | None) -> Shown | UnknownShown:
        """The item that `framework/item` names on the day of an entry (None: undated)."""
        from learnlog.reference import shown as what_is_shown

        return what_is_shown.find_shown(self.frameworks, shown, day)

    def wrong_shown(
        self, shown: Sequence[str], day: dt.date | None, source: Source, field: str = "shows"
    ) -> Iterator[Problem]:
        """What is wrong with the texts of one field that say what is shown."""
        from learnlog.reference import shown as what_is_shown

        unread = self.unread_frameworks
        return what_is_shown.wrong_shown(self.frameworks, unread, shown, day, source, field)

    def dimensions(self, instrument: Instrument, principle: Principle) -> tuple[Shown, ...]:
        """The items that a principle is evidence for, as on the day of the instrument."""
        found = (self.find_shown(one, instrument.date) for one in principle.dimensions)
        return tuple(one for one in found if isinstance(one, tuple))

    @property
    def activities(self) -> tuple[ActivityType, ...]:
        """The types of activity of all frameworks, each key once."""
        found = {one.key: one for fw in self.frameworks.values() for one in fw.activities}
        return tuple(found[key] for key in sorted(found))
