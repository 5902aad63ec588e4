"""The form and its workflow as files of a log, for whoever wants them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

import click

from learnlog_cli.issues.form import FORM, LABEL, form_text

WORKFLOW = ".github/workflows/entry-from-issue.yml"
NEXT = (
    "Commit both files. Then, in the repository on GitHub, which has to be private:\n"
    f"  1. Issues, Labels, New label: {LABEL}\n"
    "  2. Settings, Actions, General: allow GitHub Actions to create pull requests\n"
    "  3. Issues, New issue: The entry of a week"
)

_INSTALLED = (
    "python -m pip install --require-hashes --only-binary ':all:' --no-input -r requirements.txt"
)
_WITH_SCRIPTS = "scripts/log.py"


def files(with_scripts: bool) -> Mapping[str, str]:
    """Each file by its path in the log's folder.

    `with_scripts`: whether the log has the scripts of learnlog in it, which install by themselves.
    """
    text = resources.files("learnlog_cli.issues").joinpath("files/entry-from-issue.yml")
    workflow = text.read_text("utf-8")
    if with_scripts:
        step = f"      - run: {_INSTALLED}\n"
        workflow = workflow.replace(step, "").replace(
            "learnlog issue", f"python {_WITH_SCRIPTS} issue"
        )
    return {FORM: form_text(), WORKFLOW: workflow}


def set_up(site: Path, force: bool) -> Iterator[str]:
    """Write the files into a log; gives the path of each that is written."""
    wanted = files((site / _WITH_SCRIPTS).is_file())
    different = [path for path, text in wanted.items() if _read(site / path) not in (None, text)]
    if different and not force:
        raise click.ClickException(
            f"There is another file '{different[0]}'; nothing was written. --force replaces it."
        )
    for path, text in wanted.items():
        if _read(site / path) != text:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text, encoding="utf-8", newline="\n")
            yield path


def _read(file: Path) -> str | None:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return None
