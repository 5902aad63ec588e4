"""A command run in this process: what it writes is kept in order, its questions are answered."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import click
import pytest
from click.testing import CliRunner

from learnlog_cli.main import cli

OUT, ERR, IN = "", "! ", "< "


class Said(NamedTuple):
    """A piece of what was written: to standard output, to standard error, or by the person."""

    mark: str
    text: str


class Stream(io.RawIOBase):
    """Standard output or error, which keeps the order of both."""

    def __init__(self, mark: str, said: list[Said]) -> None:
        super().__init__()
        self._mark, self._said = mark, said

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._said.append(Said(self._mark, bytes(data).decode("utf-8")))
        return len(data)


def run_recorded(arguments: Sequence[str], typed: Sequence[str]) -> tuple[list[Said], int]:
    """What was written and typed, and the exit code."""
    said: list[Said] = []
    with _spoken(said, typed):
        result = CliRunner(catch_exceptions=False).invoke(cli, arguments, prog_name="learnlog")
    return said, result.exit_code


@contextmanager
def _spoken(said: list[Said], typed: Sequence[str]) -> Iterator[None]:
    """Have everything that is written within be kept, and the questions be answered."""
    isolated = CliRunner.isolation
    answers = iter(typed)

    def answer(prompt: str = "") -> str:
        said.append(Said(ERR, prompt))
        words = next(answers, None)
        if words is None:
            raise EOFError
        said.append(Said(IN, f"{words}\n"))
        if words == "^C":
            raise KeyboardInterrupt
        return words

    @contextmanager
    def isolation(self: CliRunner, *given: object, **more: object) -> Iterator[object]:
        with isolated(self, *given, **more) as streams, pytest.MonkeyPatch.context() as patch:  # type: ignore[arg-type]
            for name, mark in (("stdout", OUT), ("stderr", ERR)):
                stream = io.TextIOWrapper(Stream(mark, said), "utf-8", write_through=True)  # type: ignore[type-var]
                patch.setattr(f"sys.{name}", stream)
            patch.setattr(click.termui, "visible_prompt_func", answer)
            yield streams

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CliRunner, "isolation", isolation)
        yield
    left = list(answers)
    assert not left, f"nobody asked for {left}"


def lines_of(said: Sequence[Said]) -> Iterator[str]:
    """The pieces as lines, each with its mark; blanks at the end of a line are left out."""
    begun = ""
    for at, (mark, text) in enumerate(said):
        begun += text
        ends = at + 1 == len(said) or said[at + 1].mark != mark
        if ends:
            yield from (f"{mark}{line}".rstrip() for line in begun.split("\n")[: _count(begun)])
            begun = ""


def _count(text: str) -> int:
    return len(text.split("\n")) - (1 if text.endswith("\n") or not text else 0)


def joined(said: Sequence[Said]) -> str:
    """The pieces as they stand in the window; blanks at the end of a line are left out."""
    text = "".join(text for _, text in said)
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def every_command(
    command: click.Command = cli, name: str = "learnlog"
) -> Iterator[tuple[str, click.Command]]:
    """The command and all below it, each with its full name."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for verb in command.list_commands(context):
            below = command.get_command(context, verb)
            assert below
            yield from every_command(below, f"{name} {verb}")
