"""The command itself: its verbs, and did-you-mean for one that does not exist."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from learnlog import __version__
from learnlog_cli.verbs import Verbs

# Each verb and the sentence of it in the list; its module is loaded when it is called.
VERBS = {
    "new": "Begin this week's entry.",
    "ideas": "List the ideas, or say what became of one.",
    "steps": "List the next steps, or say what became of one.",
    "review": "Go through what waits for a decision, one by one.",
    "post": "Begin a post (an article, a report), or list them.",
    "interview": "Begin an interview (questions and answers), or list them.",
    "assignment": "Begin an assignment (work with objectives), or list them.",
    "audit": "Begin an audit, or list instruments and audits.",
    "reviews": "Write about a period in your own words, or list periods.",
    "evidence": "List the frameworks, or the items of one and what they have.",
    "check": "Say what is wrong in the log, and what to write instead.",
    "build": "Make the site, with MkDocs or another builder.",
    "serve": "Show the log in a browser while you write.",
    "declare": "Say that nobody in an entry can be recognised.",
    "publish": "Check, build and look through the site before it is published.",
    "issue": "Make entries of a form on GitHub, in a private repository.",
    "unpublish": "Say how to take something down again.",
    "undo": "Take back what the last command wrote.",
    "remind": "Say what waits this week; make a calendar of it.",
    "stage": "Write the pages as plain Markdown for another builder.",
    "schema": "Print the JSON Schema of an entry's front matter.",
    "doctor": "Look whether this computer has what learnlog needs.",
    "completion": "Have the Tab key complete commands.",
    "init": "Begin a log of your own in a new folder.",
    "update": "Bring the files around a log's content up to date.",
    "migrate": "Write a log in the form that this learnlog knows.",
}


class LateVerbs(Verbs):
    """The verbs, each of which is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of a writer's week."""
        return list(VERBS)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; "help post new" is "post new --help"."""
        return super().parse_args(ctx, [*args[1:], "--help"] if args[:1] == ["help"] else args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name, or None."""
        if cmd_name not in VERBS:
            return None
        verb: click.Command = getattr(import_module(f"learnlog_cli.{cmd_name}"), cmd_name)
        return verb

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The verbs that begin so, without loading any of them."""
        verbs = [one for one in VERBS if one.startswith(incomplete)]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [CompletionItem(one, help=VERBS[one]) for one in verbs] + options

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=LateVerbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: learnlog check --help",
)
@click.version_option(__version__, "-V", "--version", message="learnlog %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Write a log of reflective practice, and see what became of its ideas and plans.

    \b
    A Friday:
      learnlog new                      begin the week's entry, with all that is open
      learnlog steps done WORDS         say what became of a plan
      learnlog ideas set 3 testing      say how far an idea is
      learnlog review                   decide about what has been waiting
      learnlog check                    see whether all is well

    Every command works in the folder of the log (that of mkdocs.yml) and in those below it. A
    command that writes changes the lines it means and no other; "learnlog undo" takes it back.
    """
    if os.environ.get("NO_COLOR"):  # no-color.org
        context.color = False


def main() -> None:
    """Run the command; output that nobody reads any more is no fault."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        _open_missing()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console must not stop a message
    try:
        cli(prog_name="learnlog")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as wrong:  # such as an answer redirected to a full disk
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - what is left can't be written
        click.echo(f"Error: the system refused: {wrong}.", err=True)
        click.echo("What was written before, 'learnlog undo --show' tells.", err=True)
        sys.exit(1)


def _open_missing() -> None:
    """Something to read from and to write to, where the caller has closed a stream."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - for good
