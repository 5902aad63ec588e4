"""The two sites that are compared: one built by learnlog, one of the same pages ready-made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmark.made_up_log import last_day, write_log
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.site_assets import STYLE
from learnlog.site_table import SITE

HOOK = Path(__file__).resolve().parents[2] / "hooks" / "learnlog_hook.py"


def make_sites(folder: Path, weeks: int, authors: int = 1) -> tuple[Path, Path]:
    """The site with learnlog, and the plain one whose pages learnlog has staged."""
    plain = folder / "plain"
    with_us = make_site(folder / "learnlog", weeks, authors)
    stage = [sys.executable, "-P", "-m", "learnlog_cli", "stage", str(plain / "docs"), str(with_us)]
    subprocess.run(stage, check=True, stderr=subprocess.DEVNULL)
    (plain / "docs" / ".learnlog-stage.json").unlink()
    configure(plain, _plain_settings())
    return with_us, plain


def make_site(site: Path, weeks: int, authors: int = 1) -> Path:
    """A site that learnlog builds."""
    write_log(site / "docs", weeks, authors)
    day = {"learnlog": {"today": str(last_day(weeks))}}
    configure(site, {"hooks": [str(HOOK)], "extra": day})
    return site


def configure(site: Path, more: dict[str, object]) -> None:
    """Write a site's mkdocs.yml; JSON is YAML too."""
    settings = {
        "site_name": "Made up",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
    }
    (site / "mkdocs.yml").write_text(json.dumps(settings | more), encoding="utf-8")


def _plain_settings() -> dict[str, object]:
    """What learnlog adds to the settings, written out: navigation, extensions, style."""
    return {
        "nav": [{row.name: row.section} for row in SITE if row.section],
        "not_in_nav": "/weeks/\n/ideas/*.md\n/tags/*.md\n"
        + "".join(
            f"/{row.section.split('/')[0]}/[0-9]*.md\n" for row in SITE if "/" in row.section
        ),
        "markdown_extensions": [{name: dict(options)} for name, options in EXTENSIONS.items()],
        "extra_css": [STYLE],
    }
