"""Builds of sites by a process that has MkDocs and the engine in its memory already.

A `python -m mkdocs build` takes about as long to import all that as to build the site of a test.
So one process imports it and builds nothing itself; each build runs in a fork of it, which knows of
no other build. Where a system can't fork, or a test asks for it, a build begins from nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
OTHERS = (
    *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs.contrib.search"),
    *("mkdocs.livereload", "mkdocs.theme", "material.plugins.search.plugin"),
    *("markdown.extensions.toc", "markdown.extensions.tables", "markdown.extensions.footnotes"),
    *("markdown.extensions.attr_list", "markdown.extensions.fenced_code", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.highlight", "pymdownx.tasklist", "pymdownx.tilde"),
)
CAN_FORK = hasattr(os, "fork") and sys.platform == "linux"


def built_ready(
    arguments: Sequence[str], folder: Path, variables: Mapping[str, str]
) -> tuple[int, str]:
    """The exit code of `mkdocs` with these arguments, and all that it said."""
    with TemporaryDirectory() as place:
        asked = {"arguments": [*arguments], "folder": str(folder), "variables": {**variables}}
        server = _server()
        server.stdin.write(json.dumps({**asked, "place": place}) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        said = (Path(place, name).read_text("utf-8") for name in ("stdout", "stderr"))
        return code, "".join(said)


@cache
def _server() -> subprocess.Popen[str]:
    """The process that waits; it ends when this one does, which closes its input."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    variables["PYTHONPATH"] = str(ROOT / "hooks")
    return subprocess.Popen(
        [sys.executable, __file__],
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def _serve() -> None:
    """Fork for each line that is read, and tell the exit code of each fork in a line."""
    _import_all()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _build(**asked)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _import_all() -> None:
    """MkDocs, the theme, the extensions that sites of tests have, and every module of ours."""
    import learnlog

    ours = walk_packages(learnlog.__path__, "learnlog.")
    for name in (*OTHERS, *(one.name for one in ours)):
        import_module(name)


def _build(arguments: Sequence[str], folder: str, variables: Mapping[str, str], place: str) -> None:
    """Become what `python -m mkdocs` would be, and end."""
    from mkdocs.__main__ import cli

    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(Path(place, name), os.O_WRONLY | os.O_CREAT, 0o600), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    time.tzset()
    sys.argv = ["mkdocs", *arguments]
    sys.path[:] = [folder, *(one for one in sys.path[1:] if one != str(ROOT / "hooks"))]
    code: object = 1
    try:
        code = cli.main([*arguments], prog_name="mkdocs", standalone_mode=True)
    except SystemExit as end:
        code = end.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(bool(code)))


if __name__ == "__main__":
    _serve()
