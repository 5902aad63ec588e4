"""A log made ready for Zensical: pages, settings and templates in learnlog's own folder."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from learnlog.build import Build
from learnlog.content_policy import SitePolicy
from learnlog.edit import journal
from learnlog.files.names import is_markdown
from learnlog.files.settings_yaml import read_settings_yaml, settings_as_yaml
from learnlog.files.site_file import NAMES
from learnlog.navigation import nested, with_sections
from learnlog.page_needs import needs_of_all
from learnlog.pages import BuiltPage
from learnlog.site_assets import SCROLLING_SCRIPT
from learnlog.site_build import read_and_remember
from learnlog_cli.builders import zensical_settings as derived
from learnlog_cli.builders.page_facts import PageFacts
from learnlog_cli.builders.zensical_theme import OURS, STYLES, SUMS, theme_files
from learnlog_cli.reading import read_settings
from learnlog_cli.staging import bring, staged_tree
from learnlog_cli.stopping import Misunderstood

FOLDER = "zensical"  # below learnlog's own folder


class Staged(NamedTuple):
    """A log ready for Zensical: the folder with all that it needs, and what is known of pages."""

    folder: Path
    facts: PageFacts


def read_for_zensical(site: Path) -> tuple[Build, dict[str, Any]]:
    """The log, and the settings in its mkdocs.yml."""
    settings = _settings(site)
    config, problems, day = read_settings(site, None)
    config = replace(config, feeds=bool(settings.get("site_url")))
    return read_and_remember(site, day, config, problems, {}), settings


def stage_for_zensical(
    site: Path, build: Build, settings: dict[str, Any], preview: bool = False
) -> Staged:
    """Write all that Zensical needs into learnlog's own folder beside mkdocs.yml; where it is."""
    journal.make_folder(site)
    folder = (site / journal.FOLDER / FOLDER).resolve()
    docs = site / build.log.config.docs_dir
    name = str(settings.get("site_name") or "")
    files, pages = staged_tree(build, docs, name)
    files |= _feeds(build, settings)
    files[SCROLLING_SCRIPT] = (OURS / SCROLLING_SCRIPT).read_bytes()
    bring(folder / derived.DOCS, files)
    bring(folder / derived.THEME, dict(_theme(site, settings)))
    nav = _navigation(settings, pages, files)
    facts = _facts(build, settings, pages, files, preview)
    written = json.dumps(facts.written(), ensure_ascii=False)
    (folder / derived.FACTS).write_text(written, "utf-8")
    edits = bool(build.log.config.repository and build.log.config.editor)
    told = {
        "policy": facts.policy.of_page(*(facts.needs or ())),
        "edits": "yes" if edits else "",
        "facts": str(folder / derived.FACTS),
    }
    whole = derived.zensical_settings(settings, nav, list(files), told)
    text = settings_as_yaml(whole)
    if not (file := folder / derived.SETTINGS).is_file() or file.read_text("utf-8") != text:
        file.write_text(text, "utf-8")
    return Staged(folder, facts)


def _settings(site: Path) -> dict[str, Any]:
    file = next((site / name for name in NAMES if (site / name).is_file()), None)
    text = file.read_text("utf-8-sig", errors="replace") if file else ""
    settings = read_settings_yaml(text, os.environ) if text else {}
    if settings is None:
        raise Misunderstood("mkdocs.yml can't be read; build with mkdocs, which says why")
    theme = derived.theme_of(settings).get("name")
    if theme and theme not in ("material", "zensical"):
        raise Misunderstood(
            f"Zensical has no theme '{theme}'; build with mkdocs, or write in mkdocs.yml:\n"
            "    theme:\n      name: material\n      font: false"
        )
    return settings


def _feeds(build: Build, settings: Mapping[str, Any]) -> dict[str, bytes]:
    home = str(settings.get("site_url") or "")
    language = str(derived.theme_of(settings).get("language") or "en")
    name = str(settings.get("site_name") or "")
    home = home if home.endswith("/") or not home else f"{home}/"
    return {u: t.encode() for u, t in build.feeds(name, home, language)} if home else {}


def _theme(site: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """learnlog's templates, and those of the owner's `custom_dir` in their place."""
    for name, text in theme_files():
        yield name, text.encode()
    own = derived.theme_of(settings).get("custom_dir")
    for file in sorted((site / str(own)).rglob("*")) if own else ():
        if file.is_file():
            yield file.relative_to(site / str(own)).as_posix(), file.read_bytes()


def _navigation(
    settings: Mapping[str, Any], pages: list[BuiltPage], files: Collection[str]
) -> list[Any]:
    """The owner's navigation, or one of the owner's pages, with the log's sections in front."""
    nav = settings.get("nav")
    if nav is None:
        own = {page.uri for page in pages}
        nav = nested(sorted(uri for uri in files if is_markdown(uri) and uri not in own))
    return with_sections(nav, [page for page in pages if page.in_navigation])


def _facts(
    build: Build,
    settings: Mapping[str, Any],
    pages: list[BuiltPage],
    files: Collection[str],
    preview: bool,
) -> PageFacts:
    config = build.log.config
    features = derived.theme_of(settings).get("features") or ()
    prefix = f"{config.docs_dir}/"
    return PageFacts(
        own=frozenset(page.uri for page in pages),
        edited=frozenset(name.removeprefix(prefix) for name in build.folder.names) & set(files),
        edit_at=derived.edit_address(settings, config.repository, config.docs_dir),
        description=str(settings.get("site_description") or ""),
        policy=SitePolicy(
            config.content_security_policy, config.other_hosts, preview, SUMS, STYLES
        ),
        needs=needs_of_all(features, map(str, settings.get("extra_javascript") or ())),
        directory_urls=config.directory_urls,
    )
