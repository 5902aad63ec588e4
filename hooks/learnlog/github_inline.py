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
    _CODE_SPAN + r"|<a\s[^>]*>(?P<words>.*?)</a>|<[^>]*>"
    r"|(?<!\]\()(?<![\w<\"'=/])(?P<link>https?://[^\s<>`]*(?:[(*]|(?=<[/A-Za-z]))[^\s<>`]*)",
    re.DOTALL,
)
_NEEDS_LINK = re.compile(r"://\S*[(*<]")
_AFTER_LINK = "?!.,:*_~'\""


def inline(text: str) -> str:
    """Rewrite the text of one block, code within it left alone."""
    if "\\" in text:
        text = _BACKSLASH_BREAK.sub(_break, text)
        text = _ESCAPE.sub(
            lambda match: f"&#{ord(match['mark'])};" if match["mark"] else match[0], text
        )
    if "~" in text:
        text = _STRIKE.sub(lambda match: f"~{match[0]}~" if match["struck"] else match[0], text)
    if _NEEDS_LINK.search(text):
        text = _LINK.sub(_link, text)
    return text


def _break(match: re.Match[str]) -> str:
    return match[0][:-1] + "  " if match["break"] else match[0]


def _link(match: re.Match[str]) -> str:
    if words := match["words"]:
        return match[0].replace(f">{words}<", ">" + words.replace("://", ":&#47;&#47;") + "<")
    if not (link := match["link"]):
        return match[0]
    address = link
    while address[-1] in _AFTER_LINK or (
        address[-1] == ")" and address.count(")") > address.count("(")
    ):
        address = address[:-1]
    return f"<{address}>{link[len(address) :]}"
