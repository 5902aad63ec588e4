"""The reflective models that a log has: those of learnlog, and the owner's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from learnlog_cli.stopping import Misunderstood

if TYPE_CHECKING:
    from learnlog.reference.reflective_models import ReflectiveModel


def find_model(site: Path, docs_dir: str, asked: str) -> ReflectiveModel:
    """The model that was asked for; one in the log's own folder comes before a shipped one."""
    from learnlog.reference import reflective_models  # most entries are begun without a model

    name = asked.casefold()
    folder = f"{docs_dir}/{reflective_models.FOLDER}"
    own = {file.stem.casefold(): file for file in (site / folder).glob("*.yml") if file.is_file()}
    known = reflective_models.shipped()
    if name not in {*own, *known}:
        where = f"{folder}{name if name.isalnum() else 'name'}.yml"
        message = reflective_models.unknown_model(asked, {*own, *known})
        raise Misunderstood(f"{message} One of your own would be the file {where}")
    path = f"{folder}{own[name].name}" if name in own else f"{name}.yml"
    try:
        data = own[name].read_bytes() if name in own else known[name]
    except OSError as wrong:
        raise click.ClickException(f"{path} can't be read: {wrong.strerror}") from None
    model = reflective_models.read_model(path, name, data)
    if not isinstance(model, list):
        return model
    faults = "\n".join(
        "\n    ".join([str(problem), *problem.hint.splitlines()]) for problem in model
    )
    raise click.ClickException(f"The reflective model can't be used:\n{faults}")
