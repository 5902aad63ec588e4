"""The pages of a log as plain Markdown, made of the site's table and of templates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from learnlog import addresses
from learnlog.escaping import html_text, markdown_text
from learnlog.model import Log
from learnlog.site_rows import Row, Shown
from learnlog.site_table import SITE
from learnlog.views import feed
from learnlog.views.descriptions import described
from learnlog.views.edit_links import edit_link
from learnlog.views.json_feed import json_feed
from learnlog.views.lookups import look_up
from learnlog.views.page_card import follow_links, page_card
from learnlog.views.parts import open_strip
from learnlog.views.site import Link, OwnPage, Site


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as plain Markdown; `name` is what the navigation calls it, empty for entries,
    ideas and other pages that are too many for it.
    """

    uri: str
    title: str
    markdown: str
    name: str

    @property
    def in_navigation(self) -> bool:
        """Whether the navigation lists it."""
        return bool(self.name)


def build_pages(log: Log, home: OwnPage) -> Iterator[BuiltPage]:
    """Every page of a log as plain Markdown with relative links, in the order of the table.

    `home` is what the owner has written for the home page.
    """
    site = look_up(log, home)
    for row in SITE:
        template = _ENVIRONMENT.get_template(row.template)
        for shown in row.shown(site):
            body = template.render(
                title=shown.title,
                page=shown.page,
                strip=open_strip(site, shown.uri),
                follow=follow_links(site, shown.uri),
                edit=edit_link(site, shown.uri, shown.title),
                trail=[Link("Log", site.href(shown.uri, addresses.HOME))],
            )
            name = _name(site, row) if shown.uri == row.section and shown.listed else ""
            yield BuiltPage(shown.uri, shown.title, _header(site, shown, row) + body, name)


def build_feeds(log: Log, title: str, home: str, language: str = "") -> Iterator[tuple[str, str]]:
    """Every feed by its path, as Atom and as JSON Feed; `home` is the address of the log."""
    template = _ENVIRONMENT.get_template("feed.xml.jinja")
    for page, values in feed.feeds(look_up(log, OwnPage()), feed.published(title, home, language)):
        atom, as_json = addresses.feed_uris(page)
        yield atom, template.render(feed=values)
        yield as_json, json.dumps(json_feed(values), ensure_ascii=False, indent=1) + "\n"


def _name(site: Site, row: Row) -> str:
    """A section's name, with the number of what is open in it."""
    waiting = {addresses.STEPS: len(site.open_steps), addresses.IDEAS: len(site.live_ideas)}
    count = waiting.get(row.section)
    return f"{row.name} ({count})" if count else row.name


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
