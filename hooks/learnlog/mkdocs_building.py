"""A build by MkDocs, or by its fork in its place, begun from a program; for the command only.

Who wants the fork imports `properdocs.replacement` first: then all that is named `mkdocs` is its.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from learnlog.mkdocs_telling import LOG, Said, heard


class SwitchedOff(Exception):  # noqa: N818 - no fault of the program
    """The mkdocs.yml of a log does not name learnlog, so that MkDocs would build without it."""


def build_site(
    settings: str,
    site_dir: str | None,
    strict: bool,
    say: Callable[[Said], object],
    into: Callable[[Path, Path], object],
) -> bool:
    """Build the site of a mkdocs.yml, by its path; whether it was built.

    What is said meanwhile is handed on. Where no `site_dir` is given, the settings name it. `into`
    is asked before anything is written, with the folders of the site and of the docs. Raises
    `SwitchedOff`, and what `into` raises.
    """
    with heard(say):
        try:
            config = load_config(settings, site_dir=site_dir, strict=strict)
            refuse_switched_off(config)
            into(Path(config.site_dir), Path(config.docs_dir))
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except Abort:
            return False
        except TemplateError as wrong:
            where = f"{getattr(wrong, 'name', None) or 'a template'}"
            LOG.error("%s can't be used: %s", where, wrong)
            return False
    return True


def refuse_switched_off(config: MkDocsConfig) -> None:
    """Raise `SwitchedOff` where neither a hook nor a plugin is learnlog's."""
    hooked = any(hasattr(other, "LEARNLOG_HOOK") for other in config.plugins.values())
    if not hooked and "learnlog" not in config.plugins:
        raise SwitchedOff
