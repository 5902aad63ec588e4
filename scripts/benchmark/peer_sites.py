"""The entries of a made-up log as other generators want them: title, day and text, no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmark.made_up_log import write_log
from benchmark.sites import configure
from benchmark.sizes import Size

_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body></html>
"""
_SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2 January 2006" }}</p>{{ .Content }}
<p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ end }}
"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with .Paginator.Next }}<a href="{{ .URL }}">older</a>{{ end }}{{ end }}
"""
_HUGO = """baseURL = "https://example.org/"
title = "Made up"
buildFuture = true
disableKinds = ["taxonomy", "term"]
"""
_PELICAN = """SITENAME = "Made up"
AUTHOR = "Nobody"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 10
"""


class Made(NamedTuple):
    """An entry: the stem of its file's name, its day, title and text."""

    stem: str
    day: dt.date
    title: str
    text: str


def write_entries(folder: Path, size: Size) -> list[Path]:
    """The entries as they are written for learnlog, below `folder/docs`."""
    write_log(folder / "docs", size.weeks, size.authors)
    return sorted((folder / "docs" / "weeks").iterdir())


def plain_site(folder: Path, size: Size) -> Path:
    """The entries as they are, for MkDocs or Zensical; only the first page is in the navigation."""
    write_entries(folder, size)
    (folder / "docs" / "index.md").write_text("# Made up\n", "utf-8")
    (folder / "docs" / ".authors.yml").unlink(missing_ok=True)
    configure(folder, {"nav": [{"Home": "index.md"}], "not_in_nav": "/weeks/\n"})
    return folder


def blog_site(folder: Path, size: Size) -> Path:
    """The entries as posts of Material's blog plugin."""
    for one in _entries(folder, size):
        head = f"---\ntitle: {one.title}\ndate: {one.day}\n---\n"
        _write(folder / "docs" / "blog" / "posts" / f"{one.stem}.md", head + one.text)
    _write(folder / "docs" / "index.md", "# Made up\n")
    _write(folder / "docs" / "blog" / "index.md", "# Blog\n")
    configure(folder, {"plugins": ["search", "blog"]})
    return folder


def hugo_site(folder: Path, size: Size) -> Path:
    """The entries for Hugo, with the smallest templates that show and link them."""
    for one in _entries(folder, size):
        head = f'---\ntitle: "{one.title}"\ndate: {one.day}\n---\n'
        _write(folder / "content" / "weeks" / f"{one.stem}.md", head + one.text)
    templates = {"baseof": _BASE, "single": _SINGLE, "list": _LIST}
    for name, text in templates.items():
        _write(folder / "layouts" / "_default" / f"{name}.html", text)
    _write(folder / "hugo.toml", _HUGO)
    return folder


def pelican_site(folder: Path, size: Size) -> Path:
    """The entries for Pelican, which brings a theme."""
    for one in _entries(folder, size):
        head = f"Title: {one.title}\nDate: {one.day}\nSlug: {one.stem}\n\n"
        _write(folder / "content" / f"{one.stem}.md", head + one.text)
    _write(folder / "pelicanconf.py", _PELICAN)
    return folder


def _entries(folder: Path, size: Size) -> Iterator[Made]:
    """The entries of the log; their files are gone afterwards."""
    written = folder / "written"
    for file in write_entries(written, size):
        _, header, text = file.read_text("utf-8").split("---\n", 2)
        title = header.removeprefix("title: ").partition("\n")[0]
        yield Made(file.stem, dt.date.fromisoformat(file.stem[:10]), title, text)
        file.unlink()
    (written / "docs" / ".authors.yml").unlink(missing_ok=True)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
