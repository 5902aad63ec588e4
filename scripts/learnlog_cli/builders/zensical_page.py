"""What the hook does to a page in MkDocs, as an extension of Python-Markdown within Zensical.

Zensical has no hooks, but its pages are made by Python-Markdown: the extension stands at both ends
of that, before Zensical makes the page and its search entries.
"""

from __future__ import annotations

import json
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from learnlog.content_faults import without_faults
from learnlog.escaping import html_text
from learnlog.first_words import first_words
from learnlog.html_allowed import kept_value
from learnlog.html_cleaning import harmless, harmless_text
from learnlog.markdown.comments import without_comments
from learnlog.page_needs import needs_of_page
from learnlog.privacy.marks import has_marks
from learnlog_cli.builders.html_links import as_from_file
from learnlog_cli.builders.page_facts import PageFacts

NAME = "learnlog_cli.builders.zensical_page"


class AsInMkDocs(Extension):
    """Has each page say what it holds, and leaves out what could run."""

    def __init__(self, **given: Any) -> None:
        self.config = {"facts": ["", "The file in which learnlog has noted what it knows."]}
        super().__init__(**given)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Stand before everything else, and behind it."""
        page = getattr(md.preprocessors["rendering_context"], "page")  # noqa: B009 - Zensical's own
        facts = _facts(self.getConfig("facts"))
        md.preprocessors.register(_Begin(md, page, facts), "learnlog-begin", 10_000)
        finish = _Finish(md, page, facts)
        md.postprocessors.register(finish, "learnlog-finish", -10_000)
        md.treeprocessors.register(_Links(md, finish), "learnlog-links", -10_000)


def makeExtension(**given: Any) -> AsInMkDocs:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls."""
    return AsInMkDocs(**given)


def _facts(file: str) -> PageFacts:
    about = Path(file).stat()
    return _facts_of(file, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=1)
def _facts_of(file: str, _time: int, _size: int) -> PageFacts:
    """The facts as long as the file stays as it is: in a preview it changes with the log."""
    return PageFacts.read(json.loads(Path(file).read_text("utf-8")))


class _Begin(Preprocessor):
    """Says in a sentence what a page holds, and where it is changed."""

    def __init__(self, md: Markdown, page: Any, facts: PageFacts) -> None:
        super().__init__(md)
        self.page, self.facts = page, facts

    def run(self, lines: list[str]) -> list[str]:
        """Complete the page's front matter, escaped once, for the theme."""
        meta, uri = self.page.meta, self.page.path
        if uri not in self.facts.own:
            meta.pop("learnlog", None)  # what is not the log's can't claim to be
        own = meta.get("description") or (uri == "index.md" and self.facts.description)
        words = unescape(str(own)) if own else first_words("\n".join(lines)) or self._title(lines)
        meta["description"] = html_text(words)
        card = meta.get("learnlog")
        edited = uri in self.facts.edited and not (isinstance(card, dict) and card.get("edits"))
        meta["learnlog_edit"] = f"{self.facts.edit_at}{uri}" if edited else ""
        return lines

    def _title(self, lines: list[str]) -> str:
        heading = next((line for line in lines if line.startswith("# ")), "")
        return str(self.page.title or heading.lstrip("# "))


class _Finish(Postprocessor):
    """Mends the HTML of all pages, and cleans those of the log, before others read them."""

    def __init__(self, md: Markdown, page: Any, facts: PageFacts) -> None:
        super().__init__(md)
        self.page, self.facts = page, facts
        self.whole = False  # for the table of contents each heading is finished by itself, before

    def run(self, text: str) -> str:
        """The HTML as it may be published, and the page's policy into its front matter."""
        if not self.whole:
            return text
        if has_marks(text):
            message = "a private passage came into this page by another way than from its own file"
            raise ValueError(f"{self.page.path}: {message}; nothing was built")
        html = without_comments(without_faults(text))
        if self.page.path in self.facts.own:
            _clean(getattr(self.md, "toc_tokens", []))
            html = harmless(html)
        needs = self.facts.needs or needs_of_page(self.page.meta, html)
        self.page.meta["learnlog_policy"] = self.facts.policy.of_page(*needs)
        return html


def _clean(contents: list[dict[str, Any]]) -> None:
    """Make the headings in a table of contents mere text: the theme prints them as they are."""
    for one in contents:
        one["id"] = html_text(kept_value(f"h{one['level']}", "id", one["id"]) or "")
        one["name"] = one["html"] = harmless_text(one["name"]) or one["id"]
        _clean(one["children"])


class _Links(Treeprocessor):
    """Has the links in HTML lead where they lead in a site by MkDocs, when all else is read."""

    def __init__(self, md: Markdown, finish: _Finish) -> None:
        super().__init__(md)
        self.finish = finish

    def run(self, root: Element) -> None:
        """Change the HTML that Python-Markdown has put aside, and not yet the text."""
        if self.finish.facts.directory_urls:
            aside, uri = self.md.htmlStash.rawHtmlBlocks, self.finish.page.path
            aside[:] = [as_from_file(one, uri) if isinstance(one, str) else one for one in aside]
        self.finish.whole = True
