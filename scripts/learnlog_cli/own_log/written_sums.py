"""What learnlog wrote into a log, by sums: so it is known later what the owner has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from learnlog.privacy.declarations import sum_of

FILE = "engine/written.json"

_ABOUT = "What learnlog wrote here, by sums, so that it leaves alone what you change."


@dataclass(frozen=True, slots=True)
class Written:
    """The files around the content and the examples, by path, each with its sum when written."""

    version: str = ""
    around: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)


def read_written(log: Path) -> Written | None:
    """What was written into a log; None where that is not known."""
    try:
        found = json.loads((log / FILE).read_text("utf-8"))
        around, examples = found["around"], found["examples"]
        return Written(str(found["learnlog"]), _texts(around), _texts(examples))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def as_bytes(written: Written) -> bytes:
    """The file that tells it."""
    told = {
        "about": _ABOUT,
        "learnlog": written.version,
        "around": dict(sorted(written.around.items())),
        "examples": dict(sorted(written.examples.items())),
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def sum_of_file(data: bytes) -> str:
    """The sum of a file around the content; line ends, which Git may change, make no difference."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def sum_of_example(data: bytes) -> str:
    """The sum of an example's words: that somebody has declared it changes nothing in them."""
    return sum_of(data.decode("utf-8", "replace").replace("\r\n", "\n"))


def _texts(value: Mapping[str, object]) -> dict[str, str]:
    """Sums by path; a path that leads out of the log is none that learnlog wrote."""
    return {str(path): str(one) for path, one in value.items() if _is_inside(str(path))}


def _is_inside(path: str) -> bool:
    return not (PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts) and not (
        {"\\", ":"} & set(path)
    )
