"""Which builder makes a site, and what to do where it is not installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec

import click

MKDOCS, PROPERDOCS, ZENSICAL = "mkdocs", "properdocs", "zensical"
BUILDERS = {MKDOCS: "MkDocs", PROPERDOCS: "ProperDocs", ZENSICAL: "Zensical"}
# As in pyproject.toml, which a test compares.
VERSIONS = {
    MKDOCS: "mkdocs>=1.6.1,<2",
    PROPERDOCS: "properdocs>=1.6.7,<1.7",
    ZENSICAL: "zensical>=0.0.73,<0.1",
}

WITH = click.option(
    "--with",
    "builder",
    type=click.Choice(list(BUILDERS)),
    default=MKDOCS,
    show_default=True,
    envvar="LEARNLOG_BUILDER",
    help="The program that makes the site.",
)


def need(builder: str) -> None:
    """End the command, with the way out, where a builder is not installed."""
    if not is_installed(builder):
        raise click.ClickException(
            f"{BUILDERS[builder]} is not installed. This installs it beside learnlog:\n"
            f'    "{sys.executable}" -m pip install "{VERSIONS[builder]}"'
        )


def is_installed(builder: str) -> bool:
    """Whether Python finds a builder."""
    try:
        return find_spec(builder) is not None
    except ModuleNotFoundError:
        return False
