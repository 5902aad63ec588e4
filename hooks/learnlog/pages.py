"""The pages of a log as plain Markdown, made of the site's table and of templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from learnlog import addresses
from learnlog.escaping import html_text, markdown_text
from learnlog.kept.answers import AnswerSums
from learnlog.kept.digests import digest_of_bytes
from learnlog.kept.views import View
from learnlog.kept.watching import Watch
from learnlog.model import Entry, Log
from learnlog.site_rows import Page, Row, Seen, Shown
from learnlog.site_table import SITE
from learnlog.views import feed
from learnlog.views.descriptions import described
from learnlog.views.edit_links import edit_link
from learnlog.views.json_feed import json_feed
from learnlog.views.lookups import look_up
from learnlog.views.page_card import follow_links, page_card
from learnlog.views.parts import OpenStrip, open_strip
from learnlog.views.seen_site import watched_site
from learnlog.views.site import Link, OwnPage, Site


class Parts(NamedTuple):
    """What the text of a page is made of by its template: a header and values."""

    header: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class BuiltPage:
    """A page as plain Markdown; `name` is what the navigation calls it, empty for entries, ideas
    and other pages that are too many for it. `open` is how many of what it lists are open, where
    the navigation says so.

    Its text is made when somebody asks for it: of the `template`, what its `view` makes and the
    `strip` of what is open, and with a `box` of HTML above it, where there is one.
    """

    uri: str
    title: str
    name: str
    open: int | None
    template: str
    view: View[Parts]
    strip: OpenStrip
    box: str = ""

    @property
    def in_navigation(self) -> bool:
        """Whether the navigation lists it."""
        return bool(self.name)

    @property
    def full_name(self) -> str:
        """The name with the number of what is open."""
        return f"{self.name} ({self.open})" if self.name and self.open else self.name

    @property
    def markdown(self) -> str:
        """The text, with front matter and relative links."""
        header, values = self.view.made()
        body = _ENVIRONMENT.get_template(self.template).render({**values, "strip": self.strip})
        return f"{header}\n{self.box}\n\n{body}" if self.box else header + body

    @property
    def digest(self) -> str:
        """The sum of all that its text is made of, but for templates and programs."""
        links = (self.strip.steps, self.strip.ideas, self.strip.waiting)
        told = [f"{one.text}\n{one.href}\n{one.note}" if one else "" for one in links]
        parts = (self.template, self.box, self.view.sum, *told)
        return digest_of_bytes(*(one.encode("utf-8", "surrogatepass") for one in parts))


def build_pages(
    log: Log, home: OwnPage, entry_sum: Callable[[Entry], str] | None = None
) -> Iterator[BuiltPage]:
    """Every page of a log as plain Markdown with relative links, in the order of the table.

    `home` is what the owner has written for the home page. With the sums of the texts of entries
    it is noted what each page looks at.
    """
    return pages_of(look_up(log, home), entry_sum)


def pages_of(site: Site, entry_sum: Callable[[Entry], str] | None = None) -> Iterator[BuiltPage]:
    """The same of a log that has been looked up."""
    watch = Watch(AnswerSums(entry_sum).of) if entry_sum else None
    plain = Seen(site)
    seen = Seen(watched_site(site, watch), watch) if watch else plain
    for row in SITE:
        for page in row.pages(site, seen):
            yield _built(site, row, page, seen if page.watched else plain)


def page_of_entry(site: Site, uri: str) -> BuiltPage | None:
    """The page of an entry, if there is such an entry and it is published."""
    entry, seen = site.entry_at.get(uri), Seen(site)
    rows = [row for row in SITE if entry and row.kind is entry.kind]
    pages = ((row, page) for row in rows for page in row.pages(site, seen))
    return next((_built(site, row, page, seen) for row, page in pages if page.uri == uri), None)


def _built(site: Site, row: Row, page: Page, seen: Seen) -> BuiltPage:
    """A page of the table, which is to be made of what is `seen`."""
    listed = page.uri == row.section and page.listed
    make = partial(_parts, seen.site, page, row)
    return BuiltPage(
        uri=page.uri,
        title=page.title,
        name=row.name if listed else "",
        open=site.open_at(page.uri) if listed else None,
        template=row.template,
        view=View(make, seen.watch, repr((page.uri, page.title)) + page.given),
        strip=open_strip(site, page.uri),
    )


def build_feeds(log: Log, title: str, home: str, language: str = "") -> Iterator[tuple[str, str]]:
    """Every feed by its path, as Atom and as JSON Feed; `home` is the address of the log."""
    return feeds_of(look_up(log, OwnPage()), title, home, language)


def feeds_of(site: Site, title: str, home: str, language: str = "") -> Iterator[tuple[str, str]]:
    """The same of a log that has been looked up."""
    template = _ENVIRONMENT.get_template("feed.xml.jinja")
    for page, values in feed.feeds(site, feed.published(title, home, language)):
        atom, as_json = addresses.feed_uris(page)
        yield atom, template.render(feed=values)
        yield as_json, json.dumps(json_feed(values), ensure_ascii=False, indent=1) + "\n"


def _parts(site: Site, page: Page, row: Row) -> Parts:
    """What a template is given, but for the strip."""
    shown = Shown(page.uri, page.title, page.view())
    values = {
        "title": shown.title,
        "page": shown.page,
        "follow": follow_links(site, shown.uri),
        "edit": edit_link(site, shown.uri, shown.title),
        "trail": [Link("Log", site.href(shown.uri, addresses.HOME))],
    }
    return Parts(_header(site, shown, row), values)


def _header(site: Site, shown: Shown, row: Row) -> str:
    """Front matter for the builder, each value as JSON, which is YAML too.

    Themes put titles and descriptions into HTML as they are, so they are escaped here.
    """
    fields: dict[str, object] = {"title": html_text(shown.title)}
    if not row.searched:
        fields["search"] = {"exclude": True}
    fields |= getattr(shown.page, "page_options", {})
    if description := described(site, shown, row.section):
        fields["description"] = html_text(description)
    if card := page_card(site, shown.uri, shown.title):
        fields["learnlog"] = card
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("learnlog"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = markdown_text
    return environment


_ENVIRONMENT = _environment()
