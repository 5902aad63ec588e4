"""A group of commands that meets an unknown one, or an unknown option, with the nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from learnlog.did_you_mean import nearest


class Verbs(click.Group):
    """A group that names the nearest command, or the nearest option, where one is unknown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added, not by their letters."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchOption:
            raise
        except click.UsageError as wrong:
            meant = self._meant(ctx, args[0])
            hint = f" Did you mean {_either(meant)}?" if meant else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx) from wrong

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group; an unknown one is met with the nearest."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as wrong:
            raise _with_the_nearest(wrong) from wrong

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an unknown option of it is met with the nearest."""
        try:
            return super().invoke(ctx)
        except click.NoSuchOption as wrong:
            raise _with_the_nearest(wrong) from wrong

    def _meant(self, ctx: click.Context, word: str) -> list[str]:
        """The commands that a word may mean: one of this group, or one of others by its name."""
        root = ctx.find_root()
        elsewhere: dict[str, list[str]] = defaultdict(list)
        if isinstance(root.command, click.Group):
            for name, full in _commands(root.command, root, root.command_path):
                elsewhere[name].append(full)
        if same := elsewhere.get(word.casefold()):
            return same
        own = self.list_commands(ctx)
        if close := nearest(word, own):
            return [close]
        if ctx.parent and "new" in own:  # a title, or whatever else is to be begun
            return [f"{ctx.command_path} new"]
        return elsewhere.get(nearest(word, elsewhere) or "", [])


class OtherVerb(click.Command):
    """A command without words of its own; some first words mean another one, which is named."""

    def __init__(self, *given: Any, others: Mapping[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        self._others = others

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; a word that belongs to another command ends this one."""
        word = args[0].casefold() if args else ""
        if meant := self._others.get(word):
            from learnlog_cli.stopping import Misunderstood  # what few need is not loaded for all

            path = ctx.command_path
            raise Misunderstood(f"'{path} {args[0]}' is no command. Did you mean '{meant}'?")
        return super().parse_args(ctx, args)


def _commands(group: click.Group, ctx: click.Context, path: str) -> Iterator[tuple[str, str]]:
    """Every command in a group and in the groups below it: its name, and what is typed for it."""
    for name in group.list_commands(ctx):
        yield name, f"{path} {name}"
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from _commands(command, ctx, f"{path} {name}")


def _either(names: Sequence[str]) -> str:
    """ "'a'", "'a' or 'b'" or "'a', 'b' or 'c'"."""
    *others, last = map(repr, names)
    return f"{', '.join(others)} or {last}" if others else last


def _with_the_nearest(wrong: click.NoSuchOption) -> click.NoSuchOption:
    """The same, naming one option that may be meant instead of several by their letters."""
    close = nearest(wrong.option_name, wrong.possibilities or ())
    return click.NoSuchOption(
        wrong.option_name, wrong.message, [close] if close else None, wrong.ctx
    )
