"""Lines that head a list in plain text: "Achievements this week…", "Next week I plan to:"."""

from __future__ import annotations

import re

# Whole lines only, of these words and no others: what else stands in a line is the writer's.
_SPAN = r"(?:week|month|fortnight)"
_WHEN = rf"(?: (?:this|for this|of this|of the|for the|last|next|for next|the) {_SPAN})?"
_MY = r"(?:my |our |key )?"
_WE_DID = r"(?:i|we)(?: have|'ve)?"
_WE_WILL = r"(?:i|we)(?: plan| hope| want| intend| aim| mean|(?: a|')m going|(?: wi|')ll)(?: to)?"
_LISTS = {
    "achievements": (
        rf"{_MY}achievements?(?: so far)?{_WHEN}",
        rf"what {_WE_DID} achieved{_WHEN}",
        rf"(?:what )?went well{_WHEN}",
        rf"{_MY}(?:highlights|successes|wins){_WHEN}",
    ),
    "lessons": (
        rf"{_MY}lessons?(?: learn(?:ed|t))?{_WHEN}",
        rf"what {_WE_DID} learn(?:ed|t){_WHEN}",
        rf"(?:this|last) {_SPAN} {_WE_DID} learn(?:ed|t)",
        rf"{_MY}learning points?{_WHEN}",
    ),
    "next_steps": (
        rf"{_MY}next steps?{_WHEN}",
        rf"{_MY}(?:plans?|actions?|goals?|to[ -]?do(?: list)?){_WHEN}",
        rf"(?:for |in )?(?:next|this coming|the coming) {_SPAN},? {_WE_WILL}",
        rf"(?:for )?(?:next|this coming|the coming) {_SPAN}",
        rf"{_WE_WILL}(?: do)?(?: next {_SPAN})?",
        r"what(?:'s| is) next",
    ),
    "followed_up": (
        rf"what (?:became of|happened to) (?:my |our |the |last {_SPAN}'s )?(?:plans|next steps)",
        rf"(?:my |our )?(?:last {_SPAN}'s|earlier|previous) (?:plans|next steps|steps|actions)",
        r"what (?:i|we) said (?:i|we) would do",
        r"follow(?:ed)?[ -]?ups?",
    ),
    "ideas": (rf"{_MY}(?:new )?ideas{_WHEN}",),
}
_HEADINGS = {
    name: re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
    for name, patterns in _LISTS.items()
}
_BEFORE, _BEHIND = " #>*_", " :.…*_#–—-"
_LONGEST = 60  # characters


def list_headed_by(line: str) -> str:
    """The field of which a line is the heading: "achievements"; or ""."""
    words = " ".join(line.split()).lstrip(_BEFORE).rstrip(_BEHIND)
    if not words or len(words) > _LONGEST:
        return ""
    words = words.replace("’", "'")
    return next((name for name, one in _HEADINGS.items() if one.fullmatch(words)), "")
