"""What stands inside the lines, where Python-Markdown reads it otherwise than GitHub."""

from __future__ import annotations

import re

# Code is stepped over, whatever else is looked for; the bound keeps hostile text from taking long.
CODE_SPAN = r"(?<![\\`])(?P<ticks>`+)(?!`)[\s\S]{0,4000}?(?<!`)(?P=ticks)(?!`)"
_STRAY_TICKS = re.compile(CODE_SPAN + r"|(?<![\\`])(?P<stray>`{2,})")
_BACKSLASH_BREAK = re.compile(CODE_SPAN + r"|(?<!\\)(?:\\\\)*(?P<break>\\)(?=\n)")
# GitHub lets a backslash protect every ASCII punctuation mark, Python-Markdown only the first ones.
_ESCAPE = re.compile(CODE_SPAN + r"|\\(?:[\\`*_{}\[\]()>#+.!|~-]|(?P<mark>[\"$%&',/:;<=?@^]))")
# GitHub strikes with one tilde too, by the rules of emphasis; a link may hold some.
_STRIKE = re.compile(
    CODE_SPAN + r"|\\~|(?P<many>~{3,})|~~|(?:://|www\.)\S+|(?<=[^\s~])~(?=[\s~])"
    r"|(?P<struck>~\w(?:[^~`\\\n]*\w)?~(?!~)"
    r"|(?<!\w)~[^\s~`\\](?:[^~`\\\n]*[^\s~`\\])?~(?![\w~]))"
)
# A bare link may hold brackets and stars, but not the tag after it; in an `a` it is just text.
_LINK = re.compile(
    CODE_SPAN + r"|<a\s[^<>]*>(?P<words>.{0,999}?)</a>|<[^<>]*>"
    r"|(?<!\]\()(?<![\w<\"'=/\[])(?P<link>https?://[^\s<>`\]]*+)(?P<tag>(?=<[/A-Za-z]))?+",
    re.DOTALL,
)
# With a mark before them and a letter after, stars end nothing: **Note:**text keeps its stars.
_STARRED = re.compile(
    CODE_SPAN + r"|(?<![\\*])(?P<stars>\*{1,2})(?=[^\s*])(?P<words>[^*]*)"
    r"(?:\w(?P=stars)(?!\*)|(?P<mark>[^\s\w*\\])(?P=stars)(?!\*)(?P<stuck>(?=\w))?)"
)
_MAY_BE_STUCK = re.compile(r"\*(?<=[^\w\s*]\*)\*?\w")
# Looked for from the beginning of a word on, lest each of many `://` in it costs the whole word.
_NEEDS_LINK = re.compile(r"(?<!\S)(?:(?!://)\S)*+://[^\s(*<]*+[(*<]")
_AFTER_LINK = "?!.,:*_~'\""


def inline(text: str) -> str:
    """Rewrite the text of one block, code within it left alone."""
    if "``" in text:
        text = _STRAY_TICKS.sub(_plain_ticks, text)
    if "\\" in text:
        text = _ESCAPE.sub(_entity, _BACKSLASH_BREAK.sub(_spaces, text))
    if _MAY_BE_STUCK.search(text):
        text = _STARRED.sub(_stars, text)
    if "~" in text:
        text = _STRIKE.sub(_two_tildes, text)
    if has_odd_link(text):
        text = _LINK.sub(_link, text)
    return text


def has_odd_link(text: str) -> bool:
    """Tell whether an address in a text has marks in it that may be read otherwise."""
    return "://" in text and bool(_NEEDS_LINK.search(text))


def end_of_stuck_stars(line: str) -> int:
    """Return where the first stars end that GitHub shows as they are, for want of a blank, or 0."""
    found = _STARRED.finditer(line) if _MAY_BE_STUCK.search(line) else ()
    return next((match.end() for match in found if match["stuck"] is not None), 0)


def _stars(match: re.Match[str]) -> str:
    if match["stuck"] is None:
        return match[0]
    stars = match["stars"].replace("*", "\\*")
    return f"{stars}{match['words']}{match['mark']}{stars}"


def _plain_ticks(match: re.Match[str]) -> str:
    """Write ticks that no others match, of which Python-Markdown would match some."""
    return "&#96;" * len(match["stray"]) if match["stray"] else match[0]


def _spaces(match: re.Match[str]) -> str:
    return match[0][:-1] + "  " if match["break"] else match[0]


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match['mark'])};" if match["mark"] else match[0]


def _two_tildes(match: re.Match[str]) -> str:
    if match["many"]:
        return "\\~" * len(match["many"])
    return f"~{match[0]}~" if match["struck"] else match[0]


def _link(match: re.Match[str]) -> str:
    if words := match["words"]:
        return match[0].replace(f">{words}<", ">" + words.replace("://", ":&#47;&#47;") + "<")
    link = match["link"] or ""
    if "(" not in link and "*" not in link and match["tag"] is None:
        return match[0]
    end = _end_of_link(link)
    return f"<{link[:end]}>{link[end:]}"


def _end_of_link(link: str) -> int:
    """Count the characters of a link without those that only follow it, by GitHub's rules."""
    end = len(link)
    surplus = link.count(")") - link.count("(")
    while link[end - 1] in _AFTER_LINK or (link[end - 1] == ")" and surplus > 0):
        surplus -= link[end - 1] == ")"
        end -= 1
    return end
