"""A group of commands that meets an unknown one with the nearest."""

from __future__ import annotations

import click

from learnlog.did_you_mean import nearest


class Verbs(click.Group):
    """A group that names the nearest command where one is unknown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added, not by their letters."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            close = nearest(args[0], self.list_commands(ctx)) if args else None
            hint = f" Did you mean '{close}'?" if close else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx) from wrong
