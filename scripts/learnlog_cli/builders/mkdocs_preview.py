"""A log shown by MkDocs, or by ProperDocs, and what is wrong in it told as it comes and goes."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click

from learnlog.files.site_file import read_site_file
from learnlog_cli.builders.previewing import Teller
from learnlog_cli.builders.with_mkdocs import become, settings_of, switched_on, told_by_mkdocs

_CHANGED = "Detected file changes"  # what MkDocs says before it builds again


def preview_with_mkdocs(
    site: Path,
    builder: str,
    address: tuple[str, int],
    polling: bool,
    open_in_browser: bool,
    quiet: bool,
) -> None:
    """Show a log until Ctrl-C, which raises KeyboardInterrupt."""
    become(builder)
    from mkdocs.exceptions import Abort

    from learnlog.mkdocs_serving import serve_site
    from learnlog.mkdocs_telling import Said, heard

    read = read_site_file(site)
    docs_dir = read.docs_dir if read else "docs"
    said: list[Said] = []
    teller = Teller(quiet)

    def hear(one: Said) -> None:
        if _CHANGED in one.message:
            teller.begin()
        said.append(one)

    def built(shown: bool) -> None:
        teller.tell(told_by_mkdocs(said, docs_dir), shown)
        said.clear()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # tidy up then, too
    try:
        with switched_on(), heard(hear):
            serve_site(
                str(settings_of(site)),
                address,
                polling=polling,
                open_in_browser=open_in_browser,
                begun=teller.address,
                built=built,
            )
    except Abort:
        if said:  # the settings could not even be read
            built(False)
        raise click.ClickException("MkDocs could not show the log; why stands above") from None
