"""What an update would change, shown line by line before it is done."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import click

from learnlog_cli.own_log.around import REQUIREMENTS
from learnlog_cli.own_log.update_plan import Fate, Step

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_MOST = 400  # lines shown of one file


def show(step: Step) -> None:
    """Print what becomes of a file, and its lines that come and go."""
    size = f", {_size(step.after or step.before or b'')}" if _is_binary(step) else ""
    beside = f": {step.target}" if step.fate is Fate.BESIDE else ""
    click.secho(f"{step.path}: {step.fate.value}{beside}{size}", bold=step.writes)
    if step.fate not in (Fate.REPLACED, Fate.BESIDE) or _is_binary(step):
        return
    lines = list(_difference(step))
    for line in lines[:_MOST]:
        click.secho(f"    {line}", fg=_COLOURS.get(line[:1]))
    if len(lines) > _MOST:
        click.echo(f"    … and {len(lines) - _MOST} more lines")


def _difference(step: Step) -> Iterator[str]:
    before, after = (_lines(step.path, data or b"") for data in (step.before, step.after))
    told = difflib.unified_diff(before, after, n=2, lineterm="")
    yield from (line for line in told if not line.startswith(("---", "+++")))


def _lines(path: str, data: bytes) -> list[str]:
    """The lines of a text; of the list of packages without the sums, which tell nobody anything."""
    lines = data.decode("utf-8", "replace").splitlines()
    shown = ["".join(sign if sign.isprintable() else " " for sign in line) for line in lines]
    if path == REQUIREMENTS:
        return [line.removesuffix(" \\") for line in shown if "--hash=" not in line]
    return shown


def _is_binary(step: Step) -> bool:
    return step.path.endswith(".whl")


def _size(data: bytes) -> str:
    return f"{len(data) / 1_000_000:.1f} MB" if len(data) >= 100_000 else f"{len(data)} bytes"
