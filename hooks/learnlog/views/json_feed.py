"""A feed as JSON Feed 1.1 has it (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from learnlog.views.feed import Feed, FeedAuthor, FeedEntry

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> dict[str, Any]:
    """The feed as a JSON object; what is not known is left out."""
    return _told(
        version=VERSION,
        title=feed.title,
        home_page_url=feed.home,
        feed_url=feed.json,
        language=feed.language,
        authors=[_author(feed.author)],
    ) | {"items": [_item(entry) for entry in feed.entries]}


def _item(entry: FeedEntry) -> dict[str, Any]:
    """An entry; its first words are its text too, for which the format has no other place."""
    return _told(
        id=entry.address,
        url=entry.address,
        title=entry.title,
        content_text=entry.summary or entry.title,
        summary=entry.summary,
        date_published=entry.moment,
        authors=[_author(entry.author)] if entry.author else None,
        tags=list(entry.tags),
    )


def _author(author: FeedAuthor) -> dict[str, Any]:
    return _told(name=author.name, url=author.page, avatar=author.picture)


def _told(**fields: object) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
