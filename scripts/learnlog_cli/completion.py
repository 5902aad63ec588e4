"""`learnlog completion`: the script with which a shell completes learnlog's words at Tab."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from learnlog.did_you_mean import nearest
from learnlog_cli import startup_files
from learnlog_cli.shell_words import VARIABLE
from learnlog_cli.startup_files import SHELLS, StartupFile, ask_powershell
from learnlog_cli.stopping import Misunderstood

NAME = "learnlog"
_ALIASES = {"pwsh": "powershell", "powershell.exe": "powershell", "pwsh.exe": "powershell"}
_NO_COMMAND = (
    "a shell can complete the command 'learnlog' only, not 'python scripts/log.py', and no folder "
    "of PATH has a command 'learnlog' yet.\n"
    "To get it, install learnlog as a package; in the folder of learnlog, type:\n"
    "    python -m pip install .\n"
    "Where pip refuses, 'pipx install .' does it. Where it warns that a folder is not on PATH, add "
    "that folder to PATH."
)


def _offer(_ctx: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(shell) for shell in SHELLS if shell.startswith(begun)]


def _shell(_ctx: click.Context, _argument: click.Parameter, given: str | None) -> str:
    """The shell that was named, else the one that this computer speaks of."""
    if not given:
        return guess_shell(os.environ.get("SHELL", ""), sys.platform)
    name = given.lower()
    if (shell := _ALIASES.get(name, name)) in SHELLS:
        return shell
    close = nearest(name, SHELLS)
    hint = f" Did you mean '{close}'?" if close else ""
    raise Misunderstood(f"Words can be completed in {', '.join(SHELLS)}, not '{given}'.{hint}")


@click.command(short_help="Print what makes a shell complete learnlog's words at Tab.")
@click.argument(
    "shell", required=False, metavar="[bash|zsh|fish|powershell]", callback=_shell,
    shell_complete=_offer,
)  # fmt: skip
@click.option("--install", is_flag=True, help="Put the line that does it into the shell's file.")
def completion(shell: str, install: bool) -> None:
    """Print the script with which a shell completes commands, numbers of ideas and open steps.

    Without a name, the shell is the one in $SHELL, or PowerShell on Windows. The line to put into
    which file is told beside it; --install does that, and says how to undo it.
    """
    script = script_for(shell)
    there = shutil.which(NAME) is not None
    file = startup_files.startup_file(shell, os.environ, sys.platform, Path.home(), ask_powershell)
    if install:
        _install(file, there)
        return
    # Bytes, since a shell on Windows stumbles over line ends of Windows.
    click.echo(script.encode(), nl=False)
    click.echo(f"To have this always, put this line into {file.path}:", err=True)
    click.echo(f"    {file.line}\nor type: learnlog completion {shell} --install", err=True)
    if not there:
        click.echo(f"It does nothing yet: {_NO_COMMAND}", err=True)


def guess_shell(variable: str, platform: str) -> str:
    """The shell that `$SHELL` names; where it says nothing, PowerShell on Windows."""
    name = variable.replace("\\", "/").rpartition("/")[2].removesuffix(".exe").lower()
    name = _ALIASES.get(name, name)
    if name in SHELLS:
        return name
    if platform == "win32":
        return "powershell"
    raise Misunderstood(
        f"Which shell do you use? Name it, for example: learnlog completion bash "
        f"(there are {', '.join(SHELLS)})."
    )


def script_for(shell: str) -> str:
    """The script that click has for a shell."""
    from learnlog_cli.main import cli

    maker = get_completion_class(shell)
    if maker is None:
        raise click.ClickException(
            f"The installed click can't complete in {shell}; version 8.5 can. To get it, type:\n"
            'python -m pip install --upgrade "click>=8.5.1,<9"'
        )
    return maker(cli, {}, NAME, VARIABLE).source()


def _install(file: StartupFile, there: bool) -> None:
    """Show the lines, put them into the file, and say what was done."""
    block = startup_files.block_for(file)
    click.echo(f"Into {file.path} belong these lines:\n")
    click.echo("".join(f"    {line}\n" for line in block.splitlines()))
    try:
        done = startup_files.put_block(file.path, block)
    except startup_files.Unsure as unsure:
        raise click.ClickException(str(unsure)) from None
    except OSError as error:
        raise click.ClickException(
            f"{file.path} can't be written ({error.strerror or error}). "
            "Put the lines into it with an editor."
        ) from None
    if there:
        click.echo(f"{done} They work in every window that you open from now on.")
    else:
        click.echo(f"{done} They do nothing yet: {_NO_COMMAND}")
        click.echo("They work in every window that you open after that.")
    click.echo(f"To undo it, delete these lines from {file.path}.")
    if file.remark:
        click.echo(file.remark)
