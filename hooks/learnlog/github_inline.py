"""What stands inside the lines, where Python-Markdown reads it otherwise than GitHub."""

from __future__ import annotations

import re

# Code is stepped over, whatever else is looked for.
_CODE_SPAN = r"(?<![\\`])(?P<ticks>`+)(?!`)(?:.|\n)*?(?<!`)(?P=ticks)(?!`)"
_BACKSLASH_BREAK = re.compile(_CODE_SPAN + r"|(?<!\\)(?:\\\\)*(?P<break>\\)(?=\n)")
# GitHub lets a backslash protect every ASCII punctuation mark, Python-Markdown only the first ones.
_ESCAPE = re.compile(_CODE_SPAN + r"|\\(?:[\\`*_{}\[\]()>#+.!|~-]|(?P<mark>[\"$%&',/:;<=?@^]))")
# GitHub strikes with one tilde too, by the rules of emphasis; a link may hold some.
_STRIKE = re.compile(
    _CODE_SPAN + r"|\\~|~~+|(?:://|www\.)\S+|(?<=[^\s~])~(?=[\s~])"
    r"|(?P<struck>~\w(?:[^~`\\\n]*\w)?~(?!~)"
    r"|(?<!\w)~[^\s~`\\](?:[^~`\\\n]*[^\s~`\\])?~(?![\w~]))"
)
# A bare link may hold brackets and stars, but not the tag after it; in an `a` it is just text.
_LINK = re.compile(
    _CODE_SPAN + r"|<a\s[^<>]*>(?P<words>.{0,999}?)</a>|<[^<>]*>"
    r"|(?<!\]\()(?<![\w<\"'=/\[])(?P<link>https?://[^\s<>`\]]*(?:[(*]|(?=<[/A-Za-z]))[^\s<>`\]]*)",
    re.DOTALL,
)
_NEEDS_LINK = re.compile(r"://\S*[(*<]")
_AFTER_LINK = "?!.,:*_~'\""


def inline(text: str) -> str:
    """Rewrite the text of one block, code within it left alone."""
    if "\\" in text:
        text = _ESCAPE.sub(_entity, _BACKSLASH_BREAK.sub(_spaces, text))
    if "~" in text:
        text = _STRIKE.sub(_two_tildes, text)
    if _NEEDS_LINK.search(text):
        text = _LINK.sub(_link, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return match[0][:-1] + "  " if match["break"] else match[0]


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match['mark'])};" if match["mark"] else match[0]


def _two_tildes(match: re.Match[str]) -> str:
    return f"~{match[0]}~" if match["struck"] else match[0]


def _link(match: re.Match[str]) -> str:
    if words := match["words"]:
        return match[0].replace(f">{words}<", ">" + words.replace("://", ":&#47;&#47;") + "<")
    if not (link := match["link"]):
        return match[0]
    end = len(link)
    while _is_after_link(link[:end]):
        end -= 1
    return f"<{link[:end]}>{link[end:]}"


def _is_after_link(link: str) -> bool:
    """Tell whether the last character only follows a link, by the rules of GitHub."""
    return link[-1] in _AFTER_LINK or (link[-1] == ")" and link.count(")") > link.count("("))
