"""How readers of a page may answer: comments on GitHub, or a letter. Both are off by default."""

from __future__ import annotations

from urllib.parse import quote

from learnlog.plain_text import shortened
from learnlog.views.site import Site

_LONGEST_SUBJECT = 150


def answers(site: Site, uri: str, title: str) -> dict[str, object]:
    """The values for the theme; nothing for a page that is neither an entry nor an idea."""
    config = site.log.config
    folder, _, name = uri.partition("/")
    if uri not in site.entry_at and (folder != "ideas" or name == "index.md"):
        return {}
    told: dict[str, object] = {}
    if config.comments:
        told["comments"] = config.comments._asdict()
        told["discussions"] = f"https://github.com/{config.comments.repo}/discussions"
    if config.reply_to:
        told["mail"] = _letter(config.reply_to, title)
    return told


def _letter(to: str, title: str) -> str:
    """A link that begins a letter (RFC 6068) with the page's title as its subject."""
    subject = shortened(" ".join(title.split()), _LONGEST_SUBJECT)
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='', errors='replace')}"
