"""How a command ends that can't do what was asked."""

from __future__ import annotations

import click

from learnlog.edit.refusal import Refusal


class Misunderstood(click.ClickException):
    """What was asked can't be meant; said without the usage lines, which would not help."""

    exit_code = 2


def stop(refusal: Refusal | None) -> None:
    """End the command with a refusal's words, if there is one."""
    if refusal:
        raise click.ClickException(str(refusal))
