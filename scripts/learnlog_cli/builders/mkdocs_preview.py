"""A log shown by MkDocs, or by ProperDocs, and what is wrong in it told as it comes and goes."""

from __future__ import annotations

from pathlib import Path

import click

from learnlog.files.site_file import SiteFile, read_site_file
from learnlog_cli.builders.previewing import Teller, end_tidily
from learnlog_cli.builders.with_mkdocs import become, settings_of, switched_on, told_by_mkdocs

_CHANGED = "Detected file changes"  # what MkDocs says before it builds again


def preview_with_mkdocs(
    site: Path,
    builder: str,
    address: tuple[str, int],
    *,
    polling: bool,
    open_in_browser: bool,
    quiet: bool,
) -> None:
    """Show a log until Ctrl-C, which raises KeyboardInterrupt."""
    become(builder)
    from mkdocs.exceptions import Abort

    from learnlog.mkdocs_serving import serve_site
    from learnlog.mkdocs_telling import Said, heard

    docs_dir = (read_site_file(site) or SiteFile()).docs_dir
    said: list[Said] = []
    teller = Teller(quiet)

    def hear(one: Said) -> None:
        if _CHANGED in one.message:
            teller.begin()
        said.append(one)

    def built(shown: bool) -> None:
        teller.tell(told_by_mkdocs(said, docs_dir), shown)
        said.clear()

    end_tidily()
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
