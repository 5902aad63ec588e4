"""What learnlog must know of a site's mkdocs.yml, read without MkDocs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from learnlog.config import Config, configured, nothing
from learnlog.files.decoding import Decoded, decode
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text, plain
from learnlog.front_matter.yaml_text import read_document
from learnlog.problems import Problem, Source
from learnlog.repository import Repository, repository_at

NAME = "mkdocs.yml"
NAMES = (NAME, "mkdocs.yaml")
DECISIVE = ("docs_dir", "use_directory_urls", "exclude_docs", "draft_docs")

_ALONE = Text("", 0)  # the value of the plugin where it has no options
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.ASCII)  # SHA-1, or SHA-256
_NO = ("false", "no", "off")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """The options in a site's mkdocs.yml and where each stands.

    `as_plugin` and `as_extra` tell under which of the two headings there are options,
    `elsewhere` which settings come from another file or from the environment.
    """

    options: object = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    as_plugin: bool = False
    as_extra: bool = False
    docs_dir: str = "docs"
    directory_urls: bool = True
    excluded: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    repo_url: str = ""
    edit_uri: str = ""
    site_dir: str = "site"

    def where(self, option: str) -> Source:
        """The line of an option, or the file."""
        return Source(NAME, self.lines.get(option, 0))

    def config(self) -> tuple[Config, list[Problem]]:
        """The options as learnlog's configuration, and those that can't be used."""
        base = replace(
            Config(),
            docs_dir=self.docs_dir,
            directory_urls=self.directory_urls,
            excluded=_left_out(self.excluded) if self.excluded else nothing,
            repository=self.repository_at(self.repo_url),
        )
        config, problems = configured(self.options, self.where, base)
        if self.as_plugin and self.as_extra:
            problems.append(both_at_once(self.where("extra.learnlog")))
        return config, problems

    def repository_at(self, address: str) -> Repository | None:
        """The repository at an address, which may come from the environment.

        Its branch is told by what the owner wrote: MkDocs takes "master" where nothing is said.
        """
        return repository_at(address, self.edit_uri)


def _left_out(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Tells of a file in the docs folder whether one of some lines as in .gitignore names it."""
    from pathspec import GitIgnoreSpec  # costs much, and few sites leave files out

    return GitIgnoreSpec.from_lines(patterns).match_file


def both_at_once(source: Source) -> Problem:
    """The problem of options under `plugins:` and under `extra:`."""
    message = (
        "learnlog's options stand under 'extra:' although the plugin is used; "
        "move them all below '- learnlog:' under 'plugins:'"
    )
    return Problem(source, "option", message, "plugins:\n  - learnlog:\n      stale_after: 6")


def is_site(folder: Path) -> bool:
    """Whether a folder has a file that MkDocs would take for a site's settings."""
    return any((folder / name).is_file() for name in NAMES)


def read_site_file(site: Path) -> SiteFile | None:
    """The mkdocs.yml of a site's folder; None where there is none that can be read."""
    try:
        file = next(file for name in NAMES if (file := site / name).is_file())
        text = decode(NAME, file.read_bytes())
    except (OSError, StopIteration):
        return None
    return site_file_of(read_document(NAME, text.text)) if isinstance(text, Decoded) else None


def site_file_of(document: Node | None) -> SiteFile | None:
    """The same of a mkdocs.yml that was read; None where it is no list of settings."""
    return _site_file(document) if isinstance(document, Fields) else None


def today(config: Config, environment: Mapping[str, str], clock: dt.date) -> dt.date:
    """The day to build for: option, else SOURCE_DATE_EPOCH (reproducible-builds.org), or now."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if config.today or not epoch.isdecimal():
        return config.today or clock
    try:
        return dt.datetime.fromtimestamp(int(epoch[:20]), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return clock  # no second that a calendar has


def commit(environment: Mapping[str, str]) -> str:
    """The name of the commit that a workflow of GitHub builds; empty where there is no such name.

    Git itself is not asked: what is built on a desk need not be in any commit.
    """
    said = environment.get("GITHUB_SHA", "").lower()
    return said if _COMMIT.fullmatch(said) else ""


def _site_file(document: Fields) -> SiteFile:
    plugin = _plugin(_value(document, "plugins"))
    extra = _field(_value(document, "extra"), "learnlog")
    if extra and isinstance(extra.value, Text) and extra.value.empty:
        extra = None  # a heading and nothing below it
    options = plugin if plugin and plugin.value != _ALONE else extra
    listed = options.value.fields if options and isinstance(options.value, Fields) else ()
    lines = {one.name: one.line for one in listed}
    lines |= {"learnlog": options.line} if options else {}
    lines |= {"extra.learnlog": extra.line} if extra else {}
    return SiteFile(
        options=plain(options.value) if options else {},
        lines=lines,
        as_plugin=plugin is not None,
        as_extra=extra is not None,
        docs_dir=_text(document, "docs_dir", "docs"),
        directory_urls=_text(document, "use_directory_urls", "true").lower() not in _NO,
        excluded=tuple(
            line
            for name in ("exclude_docs", "draft_docs")
            for line in _text(document, name, "").splitlines()
        ),
        elsewhere=tuple(
            field.name
            for field in document.fields
            if field.name == "INHERIT"
            or (field.name in DECISIVE and not isinstance(field.value, Text))
        ),
        repo_url=_text(document, "repo_url", ""),
        edit_uri=_text(document, "edit_uri", ""),
        site_dir=_text(document, "site_dir", "site"),
    )


def _plugin(plugins: Node | None) -> Field | None:
    """The entry `learnlog` in the list of plugins, with or without options."""
    if isinstance(plugins, Fields):
        return _without_options(_field(plugins, "learnlog"))
    for one in plugins.items if isinstance(plugins, Items) else ():
        if isinstance(one, Text) and one.value == "learnlog":
            return Field("learnlog", _ALONE, one.line)
        if found := _field(one, "learnlog"):
            return _without_options(found)
    return None


def _without_options(plugin: Field | None) -> Field | None:
    """The plugin with `_ALONE` for a value where nothing stands below its name."""
    empty = plugin and isinstance(plugin.value, Text) and plugin.value.empty
    return Field("learnlog", _ALONE, plugin.line) if plugin and empty else plugin


def _field(node: Node | None, name: str) -> Field | None:
    fields = node.fields if isinstance(node, Fields) else ()
    return next((field for field in fields if field.name == name), None)


def _value(node: Fields, name: str) -> Node | None:
    found = _field(node, name)
    return found.value if found else None


def _text(node: Fields, name: str, default: str) -> str:
    value = _value(node, name)
    return value.value if isinstance(value, Text) and not value.empty else default
