"""Which HTML may stand on a page that holds writers' words: tags, attributes and their values.

Whatever is not listed here does not reach a reader's browser.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from learnlog.videos import PLAYER


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SVG = _words("svg g defs path rect circle ellipse line polyline polygon text tspan title desc")
_VALUED = _words("input select option optgroup button label output fieldset legend")
TAGS = (
    _SVG
    | _VALUED
    | _words(
        "a abbr address article aside audio b bdi bdo blockquote br caption center cite code col"
        " colgroup dd del details dfn div dl dt em figcaption figure footer form h1 h2 h3 h4 h5 h6"
        " header hgroup hr i img ins kbd li main mark menu meter nav ol p picture pre progress q rp"
        " rt ruby s samp section small source span strike strong sub summary sup table tbody td"
        " tfoot th thead time tr track tt u ul var video wbr"
    )
)

# For every tag; what begins with a prefix is for every tag too, and judged by `kept_value`.
EVERYWHERE = _words("class id title lang dir role tabindex hidden style align")
PREFIXES = _words("aria- data-")

_DRAWN = _words(
    "x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points transform viewBox xmlns version"
    " preserveAspectRatio pathLength fill fill-opacity fill-rule stroke stroke-width stroke-opacity"
    " stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit opacity"
    " text-anchor dominant-baseline alignment-baseline font-size font-weight font-family"
    " font-style textLength lengthAdjust rotate vector-effect shape-rendering focusable"
)
_CELL = _words("colspan rowspan scope headers abbr valign width")
_PLAYED = _words("src controls loop muted preload width height")
_OF_TAGS = {
    "a": _words("href rel target download hreflang name type"),
    "audio": _PLAYED,
    "bdo": _words("dir"),
    "blockquote": _words("cite"),
    "button": _words("type disabled"),
    "col": _words("span width"),
    "colgroup": _words("span width"),
    "del": _words("cite datetime"),
    "details": _words("open name"),
    "fieldset": _words("disabled"),
    "form": _words("autocomplete"),
    "img": _words("src alt width height loading decoding"),
    "input": _words(
        "type checked disabled value placeholder min max step readonly autocomplete name"
    ),
    "ins": _words("cite datetime"),
    "label": _words("for"),
    "li": _words("value"),
    "meter": _words("min max low high optimum value"),
    "ol": _words("start type reversed"),
    "optgroup": _words("label disabled"),
    "option": _words("value selected disabled label"),
    "output": _words("for"),
    "progress": _words("max value"),
    "q": _words("cite"),
    "select": _words("disabled multiple size autocomplete name"),
    "source": _words("src type"),
    "table": _words("border"),
    "td": _CELL,
    "th": _CELL,
    "time": _words("datetime"),
    "track": _words("src kind srclang label default"),
    "video": _PLAYED | {"poster"},
} | dict.fromkeys(_SVG, _DRAWN)
ATTRIBUTES = MappingProxyType({"*": EVERYWHERE, **_OF_TAGS})
_SMALL = {tag: frozenset(map(str.lower, names)) for tag, names in ATTRIBUTES.items()}

# A link or picture leads to one of these, or is an address without a scheme: a part of the site.
SCHEMES = _words("http https mailto tel")
ADDRESSES = _words("href src cite poster")
_UNSEEN = re.compile(r"[\t\n\r]|\A[\x00-\x20]+")  # browsers look past these
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Of `style`, what tables of Markdown and the bars of audits need.
STYLES = _words("width text-align")

_CONTROLS = _words("checkbox radio search text number range date month week time")
_TARGETS = _words("_blank _self")
# Material looks for names of its own that begin so; these few are of pymdownx's tabs and lines.
_THEMES_OWN = re.compile(r"__(?!tabbed_\d|codelineno-|span-)")
# Some themes write an address with an id in it without escaping.
_ODD_IN_ID = re.compile(r"[\x00-\x20\"'<>`]")
_NAMES = re.compile(r"__(?:tabbed_\d|codelineno-)")
# What lists are narrowed by; none of these names means anything to a document.
_FILTERED_BY = _words("text status tag stale kind idea person")
_THEMES_CLASS = re.compile(r"md-(?!button|tag|icon)|(?:mermaid|tabbed-control|tabbed-button)\Z")
_SCRIPTED_DATA = (
    *("data-md-", "data-clipboard", "data-copy", "data-preview"),
    "data-learnlog-comments",  # the theme prints that button, outside of all that writers write
)
# Of CSS in an attribute of SVG, these functions fetch nothing; a backslash could spell others.
_DRAWING = _words("rgb rgba hsl hsla var translate rotate scale matrix calc")
_FUNCTION = re.compile(r"([\w-]*)\(")
_DRAWN_SMALL = frozenset(map(str.lower, _DRAWN))


def has_attribute(tag: str, name: str, value: str) -> bool:
    """Whether an attribute is on the list, an address that it holds leads to where one may, and
    a style says nothing but what one may; `name` in small letters.
    """
    listed = name.startswith(tuple(PREFIXES)) or name in _SMALL["*"] | _SMALL.get(tag, frozenset())
    if name in ADDRESSES:
        return listed and leads_to(value) in ("", *SCHEMES)
    if name == "style":
        said = (one.partition(":")[0].strip().lower() for one in value.split(";"))
        return listed and all(one in STYLES for one in said if one)
    return listed


def leads_to(address: str) -> str:
    """The scheme of an address as a browser reads it, in small letters; "" where it has none."""
    found = _SCHEME.match(_UNSEEN.sub("", address))
    return found[1].lower() if found else ""


def kept_value(tag: str, name: str, value: str) -> str | None:
    """What stays of an attribute that is on the list; None where nothing does.

    `name` and `tag` are in small letters (in SVG as SVG has them).
    """
    if name == "class":
        return _without_themes_classes(value)
    if name in ADDRESSES:
        return value if ":" not in value or leads_to(value) in ("", *SCHEMES) else None
    if name == "id":
        return None if _THEMES_OWN.match(value) or _ODD_IN_ID.search(value) else value
    if name == "for":
        return None if any(map(_THEMES_OWN.match, value.split())) else value
    if name.startswith("data-"):
        return _data(name, value)
    if name == "name":
        own = tag in ("input", "select") and value in _FILTERED_BY
        own |= tag == "details" and not value.startswith("__")
        return value if own or _NAMES.match(value) else None
    if name == "type" and tag == "input":
        return value if value.strip().lower() in _CONTROLS else None
    if name == "target":
        return value if value in _TARGETS else None
    drawn = tag in _SVG and name.lower() in _DRAWN_SMALL
    return None if drawn and not _only_draws(value) else value


def _only_draws(value: str) -> bool:
    """Whether a value of SVG asks for no address, however it is spelt."""
    if "\\" in value:
        return False
    return all(found[1] in _DRAWING for found in _FUNCTION.finditer(value.lower()))


def _without_themes_classes(value: str) -> str | None:
    if not any(sign in value for sign in ("md-", "mermaid", "tabbed-")):
        return value
    return " ".join(one for one in value.split() if not _THEMES_CLASS.match(one)) or None


def _data(name: str, value: str) -> str | None:
    """Data for scripts: not for those of the theme, and for ours no player but the known ones."""
    if name == "data-learnlog-embed":
        return value if PLAYER.fullmatch(value) else None
    return None if name.startswith(_SCRIPTED_DATA) else value
