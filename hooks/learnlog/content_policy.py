"""What a reader's browser may run, fetch and show on a page: its content security policy.

The theme has a few scripts within its pages. They are allowed by their sums, which stand here and
are compared with the installed theme by a test: what is built is never asked what it may run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

# The scripts within pages, by the templates of Material 9.8 that print them: the base64 of their
# SHA-256. The one that says where the site begins is mended first (`theme_policy.py`).
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "partials/javascripts/base.html": ("NV0x1U79QdvbIxGASORvmSVL6dDoDl+CTqMJikh5mPo=",),
        "partials/javascripts/palette.html": ("DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",),
        "partials/javascripts/content.html": (
            "10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4=",
            "/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",
        ),
        "partials/javascripts/announce.html": ("5EHb3eWgUBuZUnu0Q9hodd97GgLtFd937Ze0yCNOS3A=",),
        "partials/javascripts/consent.html": ("OQfXfBx48mWMT++xwMuKTK+eZkee2urOZcbB4hP0cQc=",),
    }
)
REFERRER = "same-origin"
COMMENTS = "https://giscus.app"

_SELF = "'self'"
# What a host that the owner allows may be asked for.
_FETCHED = ("script-src", "style-src", "img-src", "font-src", "connect-src", "media-src")


@dataclass(frozen=True, slots=True)
class SitePolicy:
    """What holds for all pages of a site.

    `hosts` are those that the owner allows besides the site's own. In a `preview` MkDocs writes a
    script into each page, another one each time, by which pages load themselves again. `sums` are
    those of the scripts that the theme has within its pages, `styles` those of what its scripts
    style pages with.
    """

    on: bool = True
    hosts: tuple[str, ...] = ()
    preview: bool = False
    sums: tuple[str, ...] = tuple(one for some in SCRIPTS.values() for one in some)
    styles: tuple[str, ...] = ()

    def of_page(self, players: Iterable[str] = (), comments: bool = False) -> str:
        """The policy of a page with the players at these addresses, or "" where there is none."""
        if not self.on:
            return ""
        rules = self._rules(sorted({origin(one) for one in players}), comments)
        return "; ".join(f"{name} {' '.join(allowed)}" for name, allowed in rules.items())

    def _rules(self, players: list[str], comments: bool) -> dict[str, tuple[str, ...]]:
        scripts = tuple(f"'sha256-{one}'" for one in self.sums)
        frames = (*players, *self.hosts, *((COMMENTS,) if comments else ()))
        rules: dict[str, tuple[str, ...]] = {
            "default-src": ("'none'",),
            "script-src": (_SELF, *(("'unsafe-inline'",) if self.preview else scripts)),
            "style-src": (_SELF, *(f"'sha256-{one}'" for one in self.styles)),
            # Widths of bars and the alignment of tables: with no host to ask, they only show.
            "style-src-attr": ("'unsafe-inline'",),
            "img-src": (_SELF, "data:"),  # the theme's signs are drawings within its style sheet
            "font-src": (_SELF,),
            "connect-src": (_SELF,),
            "media-src": (_SELF,),
            "worker-src": (_SELF,),  # the search
            "frame-src": frames or ("'none'",),
            "base-uri": ("'none'",),
            "form-action": ("'none'",),
        }
        rules |= {name: (*rules[name], *self.hosts) for name in _FETCHED}
        if comments:
            rules["script-src"] += (f"{COMMENTS}/client.js",)
            rules["style-src"] += (f"{COMMENTS}/default.css",)
        return rules

    def allows(self, host: str) -> bool:
        """Whether pages may ask a host ("images.example.org") that is not the site's own."""
        names = {(urlsplit(one).netloc) for one in self.hosts}
        return host in names or any(host.endswith(one[1:]) for one in names if one[:2] == "*.")


def origin(address: str) -> str:
    """Whom an address on the web asks: `https://www.example.org`."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
