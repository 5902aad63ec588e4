"""What readers' browsers will stop of a site by Zensical, told as in a build by MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from learnlog.page_needs import settings_stopped
from learnlog.problems import Problem
from learnlog.stopped_by_policy import stopped_in_page
from learnlog_cli.builders.page_facts import PageFacts
from learnlog_cli.builders.zensical_settings import DOCS, SITE, theme_of

_INDEXES = ("index", "README")


def stopped_by_settings(settings: Mapping[str, Any], facts: PageFacts) -> Iterator[Problem]:
    """What the settings have every page fetch, and the policy stops."""
    scripts = settings.get("extra_javascript") or []
    paths = [one.get("path") if isinstance(one, dict) else one for one in scripts]
    analytics = (settings.get("extra") or {}).get("analytics")
    yield from settings_stopped(
        map(str, (*paths, *(settings.get("extra_css") or ()))),
        theme_of(settings).get("font", True) is not False,
        isinstance(analytics, dict) and bool(analytics.get("provider")),
        facts.policy,
    )


def stopped_in_pages(folder: Path, docs_dir: str, facts: PageFacts) -> Iterator[Problem]:
    """What the policy stops of the pages that were made of the staged files in a folder."""
    docs = folder / DOCS
    for file in sorted(docs.rglob("*.md")):
        uri = file.relative_to(docs).as_posix()
        page = folder / SITE / page_of(uri, facts.directory_urls)
        if page.is_file():
            html = page.read_text("utf-8", errors="replace")
            article = html.partition("<article")[2].partition("</article>")[0]
            yield from stopped_in_page(f"{docs_dir}/{uri}", article, facts.policy)


def page_of(uri: str, directory_urls: bool) -> str:
    """The path of a file's page in the site."""
    file = PurePosixPath(uri)
    if file.stem in _INDEXES:
        return str(file.with_name("index.html"))
    return str(file.with_suffix("") / "index.html" if directory_urls else file.with_suffix(".html"))
