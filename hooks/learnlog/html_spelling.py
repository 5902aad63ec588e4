"""The HTML of pages in the spelling of the cleaner, so that to clean it once is enough as a rule.

Whatever is written here is cleaned afterwards. Nothing depends on it but how long that takes.
"""

from __future__ import annotations

import re

_BARE = re.compile(r" data-search-exclude(?=[ >])")
# On pages with lists that can be narrowed.
_MORE_BARE = re.compile(r" (?:data-(?:learnlog|sort)-[a-z]+|hidden|selected)(?=[ >])")
_QUOTE = "&quot;"
_VALUE = re.compile(r'="[^"]*"')
_ODD_NAME = re.compile("<[^<>]*[&\u00a0]")  # or a value in other quotes
_ENTITIES = {"&#39;": "'", "&#x27;": "'", "&#10;": "\n", "&#160;": "&nbsp;", "&#34;": _QUOTE}
_QUOTED_WORDS = re.compile(rf"(?<=>)[^<>]*{_QUOTE}[^<>]*")
_STYLE = re.compile(r'(<[^<>]* style=")(text-align|width): ?([a-z0-9.%]+);?(?=")')
_VOID = re.compile(r"(<(?:br|hr|img|input)\b[^<>]*?) ?/>")
_BOXES = {
    f'<input type="checkbox" disabled{bare} aria-label="{name}">': (
        f'<input type="checkbox" disabled=""{full} aria-label="{name}">'
    )
    for bare, full, name in (("", "", "to do"), (" checked", ' checked=""', "done"))
}
# The cleaner leaves them within drawings only, where they can end themselves.
_SHAPE = re.compile(r"<(rect|path|circle|ellipse|line|polygon|polyline)\b([^<>]*?) ?/>")


def respelt(html: str) -> str:
    """HTML that means the same, written out as the cleaner writes it as far as that is known.

    Where the cleaner leaves the result as it is, it makes the same of `html`: it writes `<` and
    `>` only where a tag begins and ends, and no `"` within a value, and all that is changed here
    would then have been changed there too. Names of attributes alone are left as they are, so HTML
    with an entity in one is not changed.
    """
    if ("&#" in html or "\u00a0" in html) and _ODD_NAME.search(_VALUE.sub("", html)):
        return html
    html = _BARE.sub(_with_value, html)
    if "<form" in html:
        html = _MORE_BARE.sub(_with_value, html)
    html = html.replace("\u00a0", "&nbsp;")
    if "&#" in html:
        for entity, sign in _ENTITIES.items():
            html = html.replace(entity, sign)
    if _QUOTE in html:
        html = _QUOTED_WORDS.sub(lambda words: words[0].replace(_QUOTE, '"'), html)
    if ' style="' in html:
        html = _STYLE.sub(r"\1\2:\3", html)
    return _ended(html) if "/>" in html else html


def _ended(html: str) -> str:
    """HTML without the signs by which elements end themselves."""
    html = _SHAPE.sub(r"<\1\2></\1>", _VOID.sub(r"\1>", html))
    for bare, full in _BOXES.items():
        html = html.replace(bare, full)
    return html


def _with_value(name: re.Match[str]) -> str:
    """An attribute that has no value, with an empty one."""
    html, at = name.string, name.start()
    within = html.rfind("<", 0, at) > html.rfind(">", 0, at)
    return f'{name[0]}=""' if within else name[0]
