"""The command itself: its verbs, and did-you-mean for one that does not exist."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from learnlog import __version__
from learnlog.did_you_mean import nearest

# Each verb and the sentence of it in the list; its module is loaded when it is called.
VERBS = {
    "check": "Say what is wrong in the log, and what to write instead.",
    "ideas": "List the ideas, or show the story of one.",
    "stage": "Write the pages as plain Markdown for another builder.",
    "steps": "List the next steps.",
}


class Verbs(click.Group):
    """A group that loads a verb when it is called, and names the nearest where one is unknown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of a writer's week."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, or None."""
        if cmd_name not in VERBS:
            return None
        verb: click.Command = getattr(import_module(f"learnlog_cli.{cmd_name}"), cmd_name)
        return verb

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            close = nearest(args[0], self.list_commands(ctx)) if args else None
            raise click.UsageError(
                f"There is no command '{args[0]}'."
                + (f" Did you mean '{close}'?" if close else ""),
                ctx,
            ) from wrong


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: learnlog check --help",
)
@click.version_option(__version__, "-V", "--version", message="learnlog %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read a log of reflective writing: check it, list its ideas and next steps.

    SITE is the folder of the log's mkdocs.yml, the current one unless given. Nothing here changes
    an entry.
    """
    if os.environ.get("NO_COLOR"):  # no-color.org
        context.color = False


def main() -> None:
    """Run the command; output that nobody reads any more is no fault."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console must not stop a message
    try:
        cli(prog_name="learnlog")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
