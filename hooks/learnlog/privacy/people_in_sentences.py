"""What stands around a person in a sentence, and not around a thing that is called the same."""

from __future__ import annotations

from learnlog.privacy.rules import CAPITALS, LETTERS, Rule
from learnlog.privacy.words import one_of, words

_GAP = r"[ ]{0,4}"
VERB = Rule(lambda: rf"{_GAP}(?:'s|,)?[ \n]{{1,6}}{one_of(words('person_verbs'))}(?![a-z'])")
_OF_SOMEBODY = (
    "(?:mum|dad|wife|husband|son|daughter|family|sister|brother|partner|mother|father|notes|face"
    "|hand|hands|story|words|idea|question|car|house|bed|room|chart|care|carer|gp|feedback|death"
    "|birthday|feed|hoist|parental|maternity|shift|last|first)(?![a-z])"
)
# What only a person does or has, behind a word that begins a sentence: Grace told, Hope (ST3).
DOES = Rule(
    lambda: (
        rf"[ \n]{{1,4}}{one_of(words('telling_verbs'))}(?![a-z'])"
        r"|[ \n]{1,4}(?:was|has|had|does|did|to|drew|sighs|wrote|knows)(?![a-z'])"
        rf"|{_GAP}'s[ \n]{{1,4}}(?:[a-z]{{2,14}})(?![a-z])"
        rf"|{_GAP},[ ]{{1,4}}(?:the|our|my|her|his|a|an) [a-z -]{{2,20}}(?:,|$|\n)"
        rf"|[ \n]{{1,4}}\((?!19|20)|[ ]{{1,4}}[&+][ ]{{1,4}}[A-Z]|{_GAP},?[ ]{{1,4}}who(?![a-z])"
        rf"|{_GAP},?[ ]{{1,4}}(?:can|could|please|love|dear) (?:you|can|am|put|please)(?![a-z])"
        rf"|{_GAP},[ ]{{1,4}}(?:love|pet|dear|hen|duck|darling|sweetheart|pal|mate)[,.!]"
        r"|[ ]{1,4}(?:-|from|on the)[ ]{1,4}(?:[a-z]{3,12}) "
        r"|[ ]{1,4}(?:is|are) (?:in|on|off|with|my|our|the one|sick|back|here|due|going) "
    )
)
_ACTS = Rule(
    r"[ \n]{1,4}(?:said|says|died|told|asked|laughed|cried|replied|phoned|rang|sighs)(?![a-z])"
    rf"|{_GAP}'s[ \n]{{1,4}}{_OF_SOMEBODY}|[ ]{{1,4}}\((?:[0-9]{{1,2}},|ST|CT|FY|SHO|SpR|HCA|RN)"
)
SPOKEN_OF = {"told", "asked", "young", "old", "wee", "little", "poor", "dear", "thanked", "mentor"}
# In a heading or at the beginning of a line, before a name.
LEADING_UP = {
    "with",
    "from",
    "by",
    "ask",
    "tell",
    "asked",
    "told",
    "thanks",
    "thank",
    "met",
    "dear",
}
TO_SOMEBODY = Rule(
    r"(?:over|apologised|apologized|spoke|talked|wrote|explained|listened|thanks|due) to[ ]{1,6}$"
)
MET = {
    *("with", "met", "told", "asked", "thanked", "phoned", "rang", "emailed", "texted", "bleeped"),
    *("d/w", "s/b", "confused", "via", "different", "why", "owe"),
}
CAPITAL_NEXT = Rule("[ \n]{1,2}[A-Z]")
NEXT_IN_CAPITALS = Rule(rf"[ ]{{1,4}}([{CAPITALS}][{CAPITALS}'-]{{2,20}})(?![{LETTERS}])")
AND_ANOTHER = Rule(
    rf"[ ]{{1,4}}(?:and|&)[ ]{{1,4}}([{CAPITALS}][{LETTERS}'-]{{1,20}})[ ]{{0,4}},?[ ]{{1,4}}"
    r"(?:did|were|are|have|had|came|went|both|swapped|built|I|for)(?![a-z])"
)
SET_OFF = Rule(rf"{_GAP}(?:[(:;]|,[ ]|-[ ]|\t|\n|$)")
# Months, seasons and ranks, which have verbs of their own.
MONTHLY = {
    *("May", "April", "June", "August", "Summer", "Autumn", "Sunday", "Junior", "Major", "Job"),
    *("King", "Prince", "Princess", "Angel", "Star"),
}
NOT_OF = {
    *("the", "a", "an", "this", "that", "these", "in", "at", "near", "since", "until", "by"),
    *("last", "next", "every", "each", "st", "no"),
}


def acts(plain: str, end: int) -> bool:
    """Whether what follows is done by people, and by no month or season."""
    return bool(_ACTS.at(plain, end))
