"""The reader of YAML in Python, for where there is none in C, reads what that one reads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter import yaml_text
from learnlog.header import Header, read_header
from learnlog.problems import Problem

ROOT = Path(__file__).parents[1]
MADE_UP = 3_000
SIGNS = (
    *("\t", ":", " ", "\n", "'", '"', "- ", "[", "]", "{", "}", "#", "&a", "*a", "!x", "|\n", ">"),
    *(
        "@",
        "`",
        "%",
        "\u2028",
        "\x85",
        "\ufeff",
        "\x07",
        "😀",
        "é",
        ",",
        "? ",
        "---\n",
        "...",
        "\\",
    ),
)
Read = tuple[Header | None, list[Problem]]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def corpus() -> dict[str, str]:
    """Every Markdown file of the demo and the manual, and every text of the golden cases."""
    texts = {str(one): one.read_text("utf-8") for one in (ROOT / "docs").rglob("*.md")}
    for case in (ROOT / "tests" / "cases").rglob("*.yml"):
        try:
            found = yaml.safe_load(case.read_text("utf-8"))
        except yaml.YAMLError:  # it has a tag of its own
            continue
        texts |= {f"{case}#{at}": one for at, one in enumerate(strings(found)) if "\n" in one}
    return texts


def with_faults(texts: list[str]) -> Iterator[str]:
    dice = random.Random(2018)
    for _ in range(MADE_UP):
        text = dice.choice(texts)
        text = text[: text.index("\n---", 3) + 5]
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(4, len(text))
            text = text[:at] + dice.choice(SIGNS) + text[at + dice.randint(0, 2) :]
        yield text


def read(texts: dict[str, str]) -> dict[str, Read]:
    decoded = {name: decode(name, text) for name, text in texts.items()}
    found = {name: one for name, one in decoded.items() if isinstance(one, Decoded)}
    return {name: read_header(name, one.text) for name, one in found.items()}


def both(texts: dict[str, str], patch: pytest.MonkeyPatch) -> list[tuple[str, Read, Read]]:
    patch.setattr(yaml_text, "LOADER", yaml.CSafeLoader)
    in_c = read(texts)
    patch.setattr(yaml_text, "LOADER", yaml.SafeLoader)
    in_python = read(texts)
    return [(name, one, in_python[name]) for name, one in in_c.items()]


def test_all_that_the_log_and_the_cases_hold_is_read_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = both(corpus(), monkeypatch)
    assert len(compared) > 1_000
    assert sum(bool(one[1]) for _, one, _ in compared) > 100  # faulty ones are among them
    assert [name for name, one, other in compared if one != other] == []


def test_what_neither_faults_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    headed = [one for one in corpus().values() if one.startswith("---\n") and "\n---" in one[3:]]
    compared = both({str(at): one for at, one in enumerate(with_faults(headed))}, monkeypatch)
    sound = [(one, other) for _, one, other in compared if not one[1] and not other[1]]
    assert len(sound) > 100
    assert [one for one, other in sound if one != other] == []
    told = sum(one != other for _, one, other in compared)
    assert told < len(compared) * 0.05  # what they fault differently: tabs and brackets, mostly
