"""Texts below `_data/` to the reference data of a log: learnlog's own, then the owner's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from learnlog.files.decoding import Decoded
from learnlog.problems import Problem, in_order
from learnlog.reference import cycles, people_reading
from learnlog.reference.catalogue import Reference
from learnlog.reference.data_files import ENDING, FOLDER, shipped_files
from learnlog.reference.frameworks import Framework, read_framework
from learnlog.reference.instruments import Instrument, read_instrument
from learnlog.reference.people import People
from learnlog.reference.placing import misplaced, right_place
from learnlog.reference.reflective_models import ReflectiveModel, read_model

Data = TypeVar("Data")
Read: TypeAlias = Callable[[str, str, bytes | str], Data | list[Problem]]


class Owned:
    """The owner's texts by their path below `_data/`, and what is wrong with them so far."""

    def __init__(self, texts: Sequence[Decoded], docs_dir: str) -> None:
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._texts: dict[str, Decoded] = {}
        for text in texts:
            begin = f"{docs_dir}/{FOLDER}"
            uri = text.path.removeprefix(begin)
            right = right_place(uri) if text.path.startswith(begin) else None
            if right == uri:
                self._texts[uri] = text
            elif right:
                self.problems.append(misplaced(text.path, uri, right))
                self.unread.add(right.removesuffix(ENDING))

    def of(self, folder: str, read: Read[Data], shipped: Mapping[str, Data]) -> dict[str, Data]:
        """The data of one folder by name, in the order of the names."""
        found = dict(shipped)
        for name, text in self._named(folder):
            data = read(text.path, name, text.text)
            if isinstance(data, list):
                self.problems += data
                self.unread.add(f"{folder}/{name}")
            else:
                found[name] = data
        return {name: found[name] for name in sorted(found)}

    def file(self, uri: str, read: Callable[[str, str], Data | list[Problem]], none: Data) -> Data:
        """The data of a file, and `none` where there is none or it is wrong."""
        text = self._texts.get(uri.removeprefix(FOLDER))
        data = read(text.path, text.text) if text else none
        if isinstance(data, list):
            self.problems += data
            return none
        return data

    def _named(self, folder: str) -> Iterator[tuple[str, Decoded]]:
        for uri in sorted(self._texts):
            name = uri.removeprefix(f"{folder}/").removesuffix(ENDING)
            if uri == f"{folder}/{name}{ENDING}":
                yield name, self._texts[uri]


def read_reference(texts: Sequence[Decoded], docs_dir: str) -> tuple[Reference, list[Problem]]:
    """The reference data that a log has, and what is wrong with the owner's.

    An owner's file stands in the place of a shipped one of its name, unless it is wrong.
    """
    owned = Owned(texts, docs_dir)
    frameworks = owned.of("frameworks", read_framework, shipped_frameworks())
    instruments = owned.of("audits", read_instrument, shipped_instruments())
    models = owned.of("models", read_model, shipped_models())
    unread = Reference(unread=frozenset(owned.unread)).unread_frameworks

    def read_cycles(path: str, data: str) -> tuple[cycles.Cycle, ...] | list[Problem]:
        return cycles.read_cycles(path, data, frameworks, unread)

    reference = Reference(
        frameworks,
        instruments,
        models,
        owned.file(people_reading.FILE, people_reading.read_people, People()),
        owned.file(cycles.FILE, read_cycles, ()),
        frozenset(owned.unread),
    )
    return reference, in_order([*owned.problems, *_wrong_dimensions(reference)])


@cache
def shipped_frameworks() -> Mapping[str, Framework]:
    """The frameworks that come with learnlog, by name."""
    return _shipped("frameworks", read_framework)


@cache
def shipped_instruments() -> Mapping[str, Instrument]:
    """The instruments that come with learnlog, by name."""
    return _shipped("audits", read_instrument)


@cache
def shipped_models() -> Mapping[str, ReflectiveModel]:
    """The reflective models that come with learnlog, by name."""
    return _shipped("models", read_model)


def _shipped(folder: str, read: Read[Data]) -> Mapping[str, Data]:
    """What is read of learnlog's own files, all of which a test holds to be right."""
    found: dict[str, Data] = {}
    for name, data in shipped_files(folder).items():
        read_data = read(f"learnlog/data/{folder}/{name}{ENDING}", name, data)
        if not isinstance(read_data, list):
            found[name] = read_data
    return MappingProxyType(found)


def _wrong_dimensions(reference: Reference) -> Iterator[Problem]:
    for instrument in reference.instruments.values():
        for one in instrument.principles:
            source = one.dimensions_source
            yield from reference.wrong_shown(one.dimensions, instrument.date, source, "dimensions")
