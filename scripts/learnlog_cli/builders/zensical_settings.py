"""The settings of a log, made of its mkdocs.yml, for Zensical and the staged tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.repository import Repository
from learnlog.site_assets import SCRIPTS, SCROLLING_SCRIPT, STYLE
from learnlog.theme_faults import HINTS
from learnlog_cli.builders.zensical_page import NAME as PAGE

DOCS, SITE, THEME, FACTS, SETTINGS = "docs", "site", "theme", "facts.json", "mkdocs.yml"

# What is said otherwise here, or what only MkDocs and the log need.
_NOT_TAKEN = {
    *("hooks", "docs_dir", "site_dir", "nav", "watch", "strict", "edit_uri"),
    *("exclude_docs", "draft_docs", "not_in_nav", "edit_uri_template"),
}


def theme_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The theme of a mkdocs.yml with its settings, however it is written.

    Who names none has one that asks no other host for fonts.
    """
    theme = settings.get("theme") or {"name": "material", "font": False}
    return {"name": theme} if isinstance(theme, str) else dict(theme)


def zensical_settings(
    settings: Mapping[str, Any], nav: list[Any], assets: list[str], learnlog: Mapping[str, str]
) -> dict[str, Any]:
    """The settings to build with; `assets` are the scripts that were staged, and `learnlog` what
    the templates and the extension are told: `policy`, `edits`, `facts`.
    """
    kept = {name: value for name, value in settings.items() if name not in _NOT_TAKEN}
    theme = theme_of(settings)
    features = [one for one in theme.get("features") or () if one != HINTS]
    extra = {k: v for k, v in (kept.get("extra") or {}).items() if k != "learnlog"}
    return kept | {
        "docs_dir": DOCS,
        "site_dir": SITE,
        "nav": nav,
        "theme": {"variant": "classic", **theme, "features": features, "custom_dir": THEME},
        "plugins": list(_plugins(settings.get("plugins"))),
        "markdown_extensions": [
            *_extensions(settings.get("markdown_extensions")),
            {PAGE: {"facts": learnlog["facts"]}},
        ],
        "extra_css": _with_style(settings.get("extra_css") or []),
        "extra_javascript": _with_scripts(settings.get("extra_javascript") or [], assets),
        "extra": extra | {f"learnlog_{name}": said for name, said in learnlog.items()},
    }


def edit_address(settings: Mapping[str, Any], repository: Repository | None, docs: str) -> str:
    """Where the files of the log are changed, as MkDocs has it; empty where it knows no place."""
    home = str(settings.get("repo_url") or "").rstrip("/")
    said = str(settings.get("edit_uri") or "")
    if not said and repository:
        said = f"edit/{repository.branch}/{docs}/"
    if not said or not (home or "://" in said):
        return ""
    said = said if said.endswith(("/", "=")) else f"{said}/"
    return said if "://" in said else f"{home}/{said.lstrip('/')}"


def _plugins(plugins: object) -> Iterator[object]:
    """The owner's plugins without learnlog, for which Zensical has no use; MkDocs' own without."""
    if isinstance(plugins, dict):
        plugins = [{name: options} for name, options in plugins.items()]
    for one in plugins if isinstance(plugins, list) else ["search"]:
        if one != "learnlog" and not (isinstance(one, dict) and "learnlog" in one):
            yield one


def _extensions(theirs: object) -> Iterator[object]:
    """The owner's extensions, each with learnlog's options below the owner's, then the others."""
    if isinstance(theirs, dict):
        theirs = [{name: options} for name, options in theirs.items()]
    done = set[str]()
    for one in theirs if isinstance(theirs, list) else ():
        for name, options in one.items() if isinstance(one, dict) else ((one, None),):
            done.add(name)
            yield _extension(name, {**EXTENSIONS.get(name, {}), **(options or {})})
    yield from (_extension(name, dict(EXTENSIONS[name])) for name in EXTENSIONS if name not in done)


def _extension(name: str, options: dict[str, object]) -> object:
    return {name: options} if options else name


def _with_style(theirs: list[Any]) -> list[Any]:
    return theirs if STYLE in theirs else [STYLE, *theirs]


def _with_scripts(theirs: list[Any], assets: list[str]) -> list[Any]:
    there = {one.get("path") if isinstance(one, dict) else one for one in theirs}
    known = [SCROLLING_SCRIPT, *(script for script, _ in SCRIPTS if script in assets)]
    return [*theirs, *({"path": one, "defer": True} for one in known if one not in there)]
