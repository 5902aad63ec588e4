"""What says that a day is somebody's date of birth, and what says that it is none."""

from __future__ import annotations

from learnlog.privacy.dates import NUMERIC, named_month
from learnlog.privacy.rules import Rule

HINTS = {
    *("dob", "birth", "born", "birthday", "birthdays", "birthdate", "births", "dobs", "turned"),
    *("turns", "turning", "world", "bday", "birthdates", "geni", "ganwyd", "penblwydd"),
    *("breithe", "breith", "celebrated", "celebrating"),
}
MARKS = ("birth", "born", "dob", "d0b", "d.o", "d. o", "d o", "d/o", "o.b", "o b", "o/b", "d-o")
MORE_MARKS = (
    *("turn", "into the world", "b-day", "bday", "dyddiad", "ganwyd", "penblwydd", "data breithe"),
    *("ceann-latha", "celebrat", "will be", "would be", "have been", "big day"),
)
MARKS_OF_TWO_WORDS = ("will be ", "would be ", "have been ", "big day")
SHORT_MARKS = (" b.", " b ", "(b.", "(b ", "\nb.", "\nb ", ",b.", "\tb.")
LETTERS = {"d", "o", "b"}
_SAYS_SO = (
    r"(?:d\.? ?[o0]\.? ?b(?:s|'s)?(?![a-z])|d/o/b|d-o-b|d\.? ?of ?b(?![a-z])"
    r"|dates?[ \-_]of[ \-_]births?|birth[ \-_]?dates?"
    r"|dyddiad geni|data breithe|ceann-latha breith)"
)
CUE = Rule(
    rf"(?:{_SAYS_SO}|b-?days?(?![a-z])|birthdays?|birth|born|(?:came|come) into the world"
    r"|(?:will be|would be|be|have been|turn(?:s|ed|ing)?) (?:[1-9]?[0-9]{1,2}|(?:(?:twen|thir"
    r"|for|fif"
    r"|six|seven|eigh|nine)ty(?:[ -][a-z]{3,5})?|[a-z]{3,5}teen|a hundred))(?= on )|big day"
    r"|ganwyd|penblwydd"
    r"|(?:his|her|their|my|'s) [1-9]?[0-9]{1,2}(?:st|nd|rd|th)(?= (?:here|is|was|falls|on|at))"
    r"|celebrat[a-z]{1,5} (?:a|his|her|their|my) [1-9]?[0-9]{1,2}(?:st|nd|rd|th))"
)
STRONG_CUE = Rule(_SAYS_SO)
SHORT_CUE = Rule(r"b(?:\.|:| )[ (\x22]{0,6}(?=[0-9a-z])")
_DAY_OF_WEEK = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|fri|sat|sun)"
# Between the words and the date: "is", "was given as", "on", marks; no other number.
JOIN = Rule(
    r"(?:[^0-9a-z\n]|(?:in|at|near) [a-z]{3,20}(?![a-z])|\n(?!\n)|(?:on|is|was|were|as"
    r"|of|the|in|at|given|recorded|written|down|read"
    r"|says|said|which|that|home|hospital|early|just|a|day|his|her|their|to|be|he|she|they"
    r"|gave|confirmed|has|had|also|and|patient|pt|for|this|falls|fell|year|every|i|put|s"
    r"|alone|only|being|it|it's|not|or|but|by|with|listed|entered|typed|logged|noted|shown"
    rf"|{_DAY_OF_WEEK})(?![a-z])){{0,24}}"
)
# Between the words and a date with its year there may be more, in the same sentence.
WIDER_JOIN = Rule(
    r"(?:[^0-9a-z.\n]|[a-z']{1,18}[0-9]{0,3}(?![a-z'0-9])|[.](?![ \n])|\n(?!\n)){0,45}$"
)
NOT_OF_SOMEBODY = Rule(
    r"(?:check|field|audit|polic|training|column|meeting|before|deadline|until|update|since"
    r"|guideline|course|session|review|plan|report|launch|start|form of|wrong|error|mistake)"
)
_SPELT = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty-[a-z]{5,7}|thirtieth|thirty-first) (?:day )?of [a-z]{3,9}"
    r"(?:,? (?:(?:19|20)[0-9]{2}|(?:nineteen|two thousand)[a-z \-]{0,24}))?"
)
DAY = Rule(
    lambda: (
        rf"(?:{_DAY_OF_WEEK},? (?:the )?)?"
        rf"(?:{NUMERIC}|{named_month()}|{_SPELT}"
        r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
        r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]))"
    )
)
BEFORE_CUE = Rule(
    lambda: (
        rf"(?:{NUMERIC}|{named_month('')}|(?:19|20)[0-9]{{6}}(?=[^0-9a-z]{{1,3}}d)"
        rf"|{named_month()}(?=[^0-9a-z]{{1,4}}(?:is |was )?"
        r"(?:his|her|their|my|the|[a-z]{2,12}'s) (?:[a-z]{2,12}'s )?birthday))"
        r"[^0-9a-z\n]{0,6}(?:\([^) \n]{1,60}\)[^0-9a-z\n]{0,4})?"
        r"(?:(?:(?:is|was|as|being|that is|that's|which is|which was|on|were|got) )?"
        r"(?:(?:the|her|his|their|my|a|both|she|he|they|i|baby|twins) )?"
        rf"(?:(?:[a-z']{{2,12}}|recorded) )?\(?{_SAYS_SO}"
        r"|\(?(?:(?:is|was|as|being|that is|that's|which is|which was|were) )?"
        r"(?:(?:the|her|his|their|my|a|both|she|he|they|i) )?(?:(?:was|were) )?"
        r"(?:[a-z']{2,12}'s )?(?:born|birthday)(?![a-z]))"
    )
)
NO_STOP = Rule(r"[^.!?\n0-9]{0,50}$")
# A day without a year: her birthday (19/01).
BIRTHDAY = Rule(
    r"[^0-9a-z\n]{1,4}(?:is |was |on )?((?:[12][0-9]|3[01]|0?[1-9])/(?:1[0-2]|0?[1-9]))"
    r"(?![0-9/])"
)
OF_A_THING = Rule(
    r"(?:^|[^a-z])(?:project|idea|team|group|service|programme|network|scheme|initiative|charity|nhs|clinic"
    r"|log|blog|plan|unit|hospital|audit|tool|hashtag|movement|company|firm|school|ward|trust"
    r"|app|queen|king|shakespeare)(?:'s?|s)?(?: (?:itself|here|was|is|were|had been|being"
    r"|first)){0,2} $"
)
