"""`learnlog serve`: the log in a browser, again after every change that is saved."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import click

from learnlog_cli.builders.beginning import begin
from learnlog_cli.builders.choosing import WITH, ZENSICAL
from learnlog_cli.reading import SITE_OPTION

HOST, PORT = "127.0.0.1", 8000  # this computer only: a log on the desk is nobody else's to read
_TRIED = 20  # ports after the first


@click.command(short_help="Show the log in a browser while you write.")
@SITE_OPTION
@WITH
@click.option("--open", "open_in_browser", is_flag=True, help="Open the browser at its address.")
@click.option(
    "--address",
    metavar="HOST:PORT",
    help=f"Where to show it; otherwise {HOST}:{PORT}, or the next port that is free.",
)
@click.option(
    "--poll",
    is_flag=True,
    help="Look for changes twice a second, for a folder on a network drive.",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew each time.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
def serve(
    site: Path,
    builder: str,
    open_in_browser: bool,
    address: str | None,
    poll: bool,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Show the log in a browser, again after every change that is saved.

    Errors in the log do not stop it: they stand on top of every page until they are mended, and
    in the window. Ctrl-C ends it.

    \b
      learnlog serve --open                     show it, and open the browser
      learnlog serve --address 127.0.0.1:8001   the same, where 8000 is taken
    """
    begin(site, builder, no_cache, quiet)
    where = _given(address) if address else _free()
    how = {"polling": poll, "open_in_browser": open_in_browser, "quiet": quiet}
    try:
        if builder == ZENSICAL:
            from learnlog_cli.builders.zensical_preview import preview_with_zensical

            preview_with_zensical(site, where, **how)
        else:
            from learnlog_cli.builders.mkdocs_preview import preview_with_mkdocs

            preview_with_mkdocs(site, builder, where, **how)
    except KeyboardInterrupt:
        click.echo("\nThe preview has ended.", err=True)
    except OSError as wrong:
        raise click.ClickException(f"{where[0]}:{where[1]} can't be used: {wrong}") from wrong


def _given(address: str) -> tuple[str, int]:
    """The address that was asked for; it must be free."""
    host, _, port = address.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise click.BadParameter(f"'{address}' is not an address such as {HOST}:8001")
    where = (host.strip("[]"), int(port))
    if not is_free(*where):
        other = next(_next_free(where[0], where[1] + 1), where[1] + 1)
        raise click.ClickException(
            f"Another program uses port {port}; perhaps the log is shown already, at "
            f"http://{address} . Otherwise:\n  learnlog serve --address {host}:{other}"
        )
    return where


def _free() -> tuple[str, int]:
    """The usual address, or the next that is free."""
    port = next(_next_free(HOST, PORT), PORT)
    if port != PORT:
        click.echo(f"Another program uses port {PORT}; this preview takes {port}.", err=True)
    return HOST, port


def _next_free(host: str, port: int) -> Iterator[int]:
    """The ports from this one on that are free."""
    return (one for one in range(port, min(port + _TRIED, 65536)) if is_free(host, one))


def is_free(host: str, port: int) -> bool:
    """Whether a server can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as server:
        if os.name == "posix":  # else a port that was closed a moment ago would count as taken
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
        except OSError:
            return False
    return True
