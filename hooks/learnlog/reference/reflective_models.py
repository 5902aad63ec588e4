"""Reflective models: the headings of an entry that ask in turn, from data files with a version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learnlog.did_you_mean import nearest
from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.fields import FieldRule, Rules
from learnlog.front_matter.nodes import Fields, Items, Node, Text
from learnlog.front_matter.values import Values
from learnlog.front_matter.yaml_text import read_fields
from learnlog.problems import Problem, Source
from learnlog.prose import read_prose
from learnlog.reference.data_files import of_a_data_file, shipped_files

FOLDER = "_data/models/"

_EXAMPLE = "stages:\n  - heading: What?\n    prompt: What happened?"
MODEL: Rules = {
    "title": FieldRule("text", "What people call the model.", "title: What? So what? Now what?"),
    "version": FieldRule("text", "Changed with every change of the stages.", "version: 1"),
    "date": FieldRule("date", "The day of this version.", "date: 2026-11-23"),
    "source": FieldRule("text", "Where the model comes from.", "source: Gibbs G (1988)"),
    "stages": FieldRule("items", "What is asked, in order.", _EXAMPLE),
}
STAGE: Rules = {
    "heading": FieldRule("text", "The name of the stage.", "heading: What?"),
    "prompt": FieldRule("text", "The question it asks.", "prompt: What happened?"),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a model: its name, and the question that it asks (or nothing)."""

    heading: str
    prompt: str = ""

    @property
    def words(self) -> str:
        """Name and question as one heading."""
        sign = " " if self.heading[-1] in "?!.:…" else ": "
        return f"{self.heading}{sign}{self.prompt}" if self.prompt else self.heading


@dataclass(frozen=True, slots=True)
class ReflectiveModel:
    """The stages of a reflection; `name` is what `--model` says and the file is called."""

    name: str
    title: str
    stages: tuple[Stage, ...]
    version: str | None = None
    date: dt.date | None = None
    source: str | None = None


def shipped() -> dict[str, bytes]:
    """The files of the models that come with learnlog, by name."""
    return shipped_files("models")


def read_model(path: str, name: str, data: bytes | str) -> ReflectiveModel | list[Problem]:
    """The model of a file, or everything that is wrong with it."""
    text = decode(path, data)
    if not isinstance(text, Decoded):
        return text
    document, faults = read_fields(path, text.text, first_line=1)
    problems = [of_a_data_file(fault, "a model", _EXAMPLE) for fault in faults]
    values = Values(path, document, MODEL, problems)
    stages = tuple(_stages(path, document, problems))
    model = ReflectiveModel(
        name,
        values.text("title") or name,
        stages,
        values.text("version"),
        values.date("date"),
        values.text("source"),
    )
    if not stages and not problems:
        message = "the model has no stages; list what it asks"
        problems.append(Problem(Source(path, values.line_of("stages")), *_wrong(message)))
    return problems or model


def unknown_model(asked: str, known: Iterable[str]) -> str:
    """Why there is no model of that name, which there are, and which may be meant."""
    names = sorted(known)
    close = nearest(asked, names)
    hint = f" Did you mean '{close}'?" if close else ""
    return f"There is no reflective model '{asked}'; there are {', '.join(names)}.{hint}"


def _stages(path: str, document: Fields, problems: list[Problem]) -> Iterator[Stage]:
    node = next((field.value for field in document.fields if field.name == "stages"), None)
    if (isinstance(node, Text) and not node.empty) or isinstance(node, Fields):
        message = "'stages' must be a list, each item with a hyphen"
        problems.append(Problem(Source(path, node.line), *_wrong(message)))
    for item in node.items if isinstance(node, Items) else ():
        stage = _stage(path, item, problems)
        source = Source(path, item.line)
        if not stage or not stage.heading:
            message = "a stage needs a heading, and may have a prompt"
            problems.append(Problem(source, "field-missing", message, STAGE["heading"].example))
            continue
        if _clashes(stage.words):
            message = f"'{stage.words[:60]}' would be read as an idea or hidden; use other words"
            problems.append(Problem(source, "field-value", message))
        yield stage


def _stage(path: str, item: Node, problems: list[Problem]) -> Stage | None:
    if isinstance(item, Text):
        return Stage(" ".join(item.value.split()))
    if isinstance(item, Items):
        return None
    values = Values(path, item, STAGE, problems)
    return Stage(values.text("heading") or "", values.text("prompt") or "")


def _clashes(words: str) -> bool:
    """Whether a heading of these words would be more, or less, than a heading."""
    problems: list[Problem] = []
    read_prose("", f"## {words}\n", 1, problems)
    return bool(problems) or "<" in words or "{" in words


def _wrong(message: str) -> tuple[str, str, str]:
    return "field-value", message, _EXAMPLE
