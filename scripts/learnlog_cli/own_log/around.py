"""The files of a log around its content: what shows it, checks it and publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from learnlog.escaping import markdown_text
from learnlog_cli.own_log.engine_files import LOCK, PUSH_SITE, Engine
from learnlog_cli.own_log.engine_wheel import Wheel, made_wheel

FOLDER = "engine"
REQUIREMENTS = "requirements.txt"
README = "README.md"

# Where each template goes. They have no dots before their names here, since what packs and copies
# files leaves out such as have.
_TEMPLATES = {
    "start.py": "start.py",
    "publish.yml": ".github/workflows/publish.yml",
    "preview.yml": ".github/workflows/preview.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
_NO_REPOSITORY = "NAME/REPOSITORY"
_HOW = """\
# Exactly what this log is built with: learnlog, from the folder engine, and the packages that it
# was tested with, each with its sum. start.py installs it, and so does GitHub.
"""


def around_files(engine: Engine, log_name: str, repository: str) -> dict[str, bytes]:
    """The files by path from the log's folder: the engine first, and then what asks for it.

    `log_name` is what it is called, `repository` its place on GitHub or "".
    """
    wheel = made_wheel(engine)
    files = {
        wheel_path(wheel): wheel.data,
        f"{FOLDER}/push_site.py": _with_plain_ends(engine.files[PUSH_SITE]),
        REQUIREMENTS: _requirements(wheel, _with_plain_ends(engine.files[LOCK])),
    }
    files |= {path: template(name).encode() for name, path in _TEMPLATES.items()}
    words = {"{name}": markdown_text(log_name), "{repository}": repository or _NO_REPOSITORY}
    files[README] = _filled_in(template(README), words).encode()
    return files


def wheel_path(wheel: Wheel) -> str:
    """Where a log keeps a wheel of the engine."""
    return f"{FOLDER}/{wheel.name}"


def _requirements(wheel: Wheel, lock: bytes) -> bytes:
    engine = f"./{wheel_path(wheel)} \\\n    --hash=sha256:{wheel.sha256}\n"
    return _HOW.encode() + engine.encode() + lock


def template(name: str) -> str:
    """The text of a template, some of them with words to be filled in."""
    file = resources.files("learnlog_cli").joinpath(f"own_log/files/{name}")
    return _with_plain_ends(file.read_bytes()).decode("utf-8")


def _with_plain_ends(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")


def _filled_in(text: str, words: Mapping[str, str]) -> str:
    for place, word in words.items():
        text = text.replace(place, word, 1)
    return text
