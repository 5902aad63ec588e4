"""The pages of a log as plain Markdown, made of the site's table and of templates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from jinja2 import Environment, PackageLoader, StrictUndefined

from learnlog import addresses
from learnlog.escaping import html_text, markdown_text
from learnlog.kept.digests import digest_of_view
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


@dataclass(frozen=True)
class BuiltPage:
    """A page as plain Markdown; `name` is what the navigation calls it, empty for entries,
    ideas and other pages that are too many for it. `open` is how many
    of what it lists are open, where the navigation says so.

    Its text is made when somebody asks for it: of the `template`, the `values` and the `header`,
    and with a `box` of HTML above it, where there is one. It is `ready` where it was made before.
    """

    uri: str
    title: str
    name: str
    open: int | None
    template: str
    values: Mapping[str, object]
    header: str
    box: str = ""
    ready: bytes = b""

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
        if self.ready:
            return self.ready.decode("utf-8", "surrogatepass")
        body = _ENVIRONMENT.get_template(self.template).render(self.values)
        return f"{self.header}\n{self.box}\n\n{body}" if self.box else self.header + body

    @cached_property
    def digest(self) -> str:
        """The sum of all that its text is made of, but for templates and programs."""
        return digest_of_view((self.template, self.header, self.box, dict(self.values)))

    def settled(self) -> BuiltPage:
        """The same with its text made already, and without what that was made of."""
        done = replace(self, values={}, ready=self.markdown.encode("utf-8", "surrogatepass"))
        done.__dict__["digest"] = self.digest
        return done


def build_pages(log: Log, home: OwnPage) -> Iterator[BuiltPage]:
    """Every page of a log as plain Markdown with relative links, in the order of the table.

    `home` is what the owner has written for the home page.
    """
    site = look_up(log, home)
    waiting = {addresses.STEPS: len(site.open_steps), addresses.IDEAS: len(site.live_ideas)}
    for row in SITE:
        for shown in row.shown(site):
            listed = shown.uri == row.section and shown.listed
            yield BuiltPage(
                shown.uri,
                shown.title,
                row.name if listed else "",
                waiting.get(shown.uri) if listed else None,
                row.template,
                _values(site, shown),
                _header(site, shown, row),
            )


def build_feeds(log: Log, title: str, home: str, language: str = "") -> Iterator[tuple[str, str]]:
    """Every feed by its path, as Atom and as JSON Feed; `home` is the address of the log."""
    template = _ENVIRONMENT.get_template("feed.xml.jinja")
    for page, values in feed.feeds(look_up(log, OwnPage()), feed.published(title, home, language)):
        atom, as_json = addresses.feed_uris(page)
        yield atom, template.render(feed=values)
        yield as_json, json.dumps(json_feed(values), ensure_ascii=False, indent=1) + "\n"


def _values(site: Site, shown: Shown) -> dict[str, object]:
    """What a template is given."""
    return {
        "title": shown.title,
        "page": shown.page,
        "strip": open_strip(site, shown.uri),
        "follow": follow_links(site, shown.uri),
        "edit": edit_link(site, shown.uri, shown.title),
        "trail": [Link("Log", site.href(shown.uri, addresses.HOME))],
    }


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
