"""The fields of each kind of entry, and of the lists that only one kind has."""

from __future__ import annotations

from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.front_matter.item_fields import ACTIVITY, SMART, TAGS
from learnlog.kinds import Kind

MET = ("yes", "partly", "no")
MET_MEANT = {
    **dict.fromkeys(("mostly", "partially", "half", "in part"), "partly"),
    **dict.fromkeys(("done", "met", "fully"), "yes"),
    "not met": "no",
}
FORECAST_OUTCOMES = ("came true", "partly", "did not come true", "open")
FORMS = ("article", "event report", "case study", "guest post")
DEPTHS = ("quick", "deep")

ENTRY: Rules = {
    "title": FieldRule(
        "text", "A title; the heading names the week either way.", "title: Finding my feet"
    ),
    "date": FieldRule("date", "The file name's date once more; never needed.", "date: 2018-10-01"),
    "author": FieldRule("text", "Who wrote it: a key of `docs/.authors.yml`.", "author: sam"),
    "tags": TAGS,
    "draft": FieldRule("yes or no", "Keeps the entry out of everything.", "draft: true"),
    "people": FieldRule("items", "Who was met, and whether they may be named.", "people:\n  - …"),
    **ACTIVITY,
    "ideas": FieldRule("items", "New ideas, and news of earlier ones.", "ideas:\n  - …"),
    "followed_up": FieldRule(
        "items", "What became of earlier next steps.", "followed_up:\n  - step: …"
    ),
    "achievements": FieldRule("items", "What went well or got done.", "achievements:\n  - …"),
    "lessons": FieldRule("items", "What you would tell yourself next time.", "lessons:\n  - …"),
    "next_steps": FieldRule("items", "What you mean to do.", "next_steps:\n  - …"),
    "away": FieldRule("text", "Why nothing was written in the weeks before.", "away: annual leave"),
    "description": FieldRule("text", "One sentence for search engines.", "description: …"),
    "allow": FieldRule(
        "items", "Words that the confidentiality check lets pass, and why.", "allow:\n  - …"
    ),
    "anonymised": FieldRule(
        "group",
        "Who looked through it for people who could be recognised; 'learnlog declare' writes it.",
        "anonymised: {by: sam, date: 2018-10-05, sha: 0123456789abcdef}",
    ),
    "hide": FieldRule("texts", "Parts of the page to hide, as in Material.", "hide: [toc]"),
    "search": FieldRule("group", "Search settings, as in Material.", "search:\n  exclude: true"),
}

_PERIOD: Rules = {
    "host": FieldRule("text", "Where you are lent to.", "host: Renal unit"),
    "role": FieldRule("text", "What you are there.", "role: Project lead"),
    "start": FieldRule("date", "The first day; weeks count from it.", "start: 2018-09-17"),
    "end": FieldRule("date", "The last day.", "end: 2019-03-29"),
    "days_a_week": FieldRule("hours", "Days a week.", "days_a_week: 1"),
    "sponsors": FieldRule("texts", "Who made it possible.", "sponsors: [Director of therapies]"),
    "focus": FieldRule("text", "What it is about.", "focus: Workforce development"),
    "objectives": FieldRule("items", "What is to be reached.", "objectives:\n  - …"),
    "challenges": FieldRule("items", "What was hard.", "challenges:\n  - …"),
    "would_do_differently": FieldRule(
        "items", "What you would do another way next time.", "would_do_differently:\n  - …"
    ),
    "thanks": FieldRule("items", "Whom you thank.", "thanks:\n  - …"),
}
_LIVES_IN_TIME = ("date", "ideas", "followed_up", "next_steps", "away")

ASSIGNMENT: Rules = {
    **{name: rule for name, rule in ENTRY.items() if name not in _LIVES_IN_TIME},
    **_PERIOD,
}

AUDIT: Rules = {
    **ENTRY,
    "instrument": FieldRule("text", "The instrument it answers.", "instrument: working-together"),
    "depth": FieldRule("text", "quick (a question a principle) or deep.", "depth: quick", DEPTHS),
    "scope": FieldRule("text", "Whom it is about.", "scope: Two teams and the ward"),
    "scores": FieldRule("items", "A score for each principle.", "scores:\n  - principle: …"),
}

POST: Rules = {
    **ENTRY,
    "standfirst": FieldRule("text", "The sentence that leads into it.", "standfirst: …"),
    "form": FieldRule(
        "text", "article, event report, case study or guest post.", "form: event report", FORMS
    ),
    "role": FieldRule("text", "The author's role, then.", "role: Analyst"),
    "organisation": FieldRule("text", "Where the author works.", "organisation: Harbour Trust"),
    "event": FieldRule("event", "The event it tells of.", "event: Spring forum"),
}

INTERVIEW: Rules = {
    **ENTRY,
    "standfirst": FieldRule("text", "The sentence that leads into it.", "standfirst: …"),
    "role": FieldRule("text", "The role of the person who answers.", "role: Ward manager"),
    "organisation": FieldRule("text", "Where they work.", "organisation: Harbour Trust"),
    "claims": FieldRule("items", "What is claimed, and the evidence.", "claims:\n  - …"),
    "forecasts": FieldRule("items", "What is expected, and when to look.", "forecasts:\n  - …"),
    "top_tip": FieldRule("text", "The one thing to pass on.", "top_tip: Ask the porters first."),
    "videos": FieldRule("items", "The videos among the answers.", "videos:\n  - link: …"),
}

REVIEW: Rules = ENTRY

OF_KIND: dict[Kind, Rules] = {
    Kind.WEEK: ENTRY,
    Kind.POST: POST,
    Kind.INTERVIEW: INTERVIEW,
    Kind.ASSIGNMENT: ASSIGNMENT,
    Kind.AUDIT: AUDIT,
    Kind.REVIEW: REVIEW,
}

EVENT: Rules = {
    "name": FieldRule("text", "What it is called.", "name: Spring forum"),
    "date": FieldRule("date", "The day it was, or began.", "date: 2018-04-12"),
    "place": FieldRule("text", "Where it was.", "place: Town hall"),
    "link": FieldRule("text", "Where to read of it.", "link: https://example.org/forum"),
}

_SENTENCE: Rules = {"text": FieldRule("text", "The sentence.", "text: Ask who knows I am coming")}

GROUPS: dict[str, Rules] = {
    "objectives": {
        "text": FieldRule("text", "What is to be reached.", "text: Agree a model of care"),
        "measure": FieldRule("text", "How you will know.", "measure: The board signs it"),
        "met": FieldRule("text", "yes, partly or no.", "met: partly", MET),
        "outcome": FieldRule("text", "What came of it.", "outcome: Signed in May"),
        "due": FieldRule("date", "By when.", "due: 2018-12-21"),
        **SMART,
    },
    "challenges": {
        "text": FieldRule("text", "What was hard.", "text: Nobody knew I was coming"),
        "response": FieldRule("text", "What you did about it.", "response: I met each team first"),
    },
    "would_do_differently": _SENTENCE,
    "thanks": _SENTENCE,
    "scores": {
        "principle": FieldRule("text", "The key of a principle.", "principle: shared-purpose"),
        "score": FieldRule("amount", "A number of the scale.", "score: 2"),
        "answers": FieldRule(
            "amounts", "A number for each of its questions, in their order.", "answers: [2, 3, 1]"
        ),
        "evidence": FieldRule("text", "What shows it.", "evidence: The minutes of May"),
        "comment": FieldRule("text", "What else there is to say.", "comment: Better than it was"),
    },
    "claims": {
        "text": FieldRule("text", "What is claimed.", "text: Waits are shorter"),
        "evidence": FieldRule("text", "What shows it.", "evidence: The board's report of May"),
    },
    "forecasts": {
        "text": FieldRule("text", "What is expected.", "text: All seven teams use one form"),
        "review": FieldRule("date", "When to look whether it came true.", "review: 2019-07-01"),
        "outcome": FieldRule(
            "text",
            "came true, partly, did not come true or open.",
            "outcome: partly",
            FORECAST_OUTCOMES,
        ),
        "note": FieldRule("text", "How it turned out.", "note: Five of seven"),
    },
    "videos": {
        "link": FieldRule("text", "Its address.", "link: https://vimeo.com/1"),
        "title": FieldRule("text", "What it shows.", "title: A day on the ward"),
        "poster": FieldRule("text", "A picture beside the file.", "poster: images/ward.jpg"),
        "transcript": FieldRule("words", "What is said in it.", "transcript: |\n  …"),
    },
}

MAIN_FIELD: dict[str, str] = {
    "objectives": "text",
    "challenges": "text",
    "would_do_differently": "text",
    "thanks": "text",
    "scores": "principle",
    "claims": "text",
    "forecasts": "text",
    "videos": "link",
}
