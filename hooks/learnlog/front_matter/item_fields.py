"""The fields of what stands in lists: ideas, follow-ups, achievements, lessons, steps, people."""

from __future__ import annotations

from learnlog.front_matter.field_rules import FieldRule, Rules

OUTCOMES = ("done", "carried", "dropped", "deferred")
HOW = ("met", "shadowed", "interviewed", "heard", "worked with", "mentioned")
CONSENT = ("asked", "given", "not needed", "no")

# What people write for one of these words.
CONSENT_MEANT = {
    **dict.fromkeys(("yes", "agreed", "agrees", "ok", "okay"), "given"),
    **dict.fromkeys(("refused", "refuses", "declined", "declines", "withdrawn", "never"), "no"),
    **dict.fromkeys(("n/a", "na", "not applicable"), "not needed"),
}
OUTCOME_MEANT = dict.fromkeys(("yes", "finished", "complete", "completed"), "done")

TAGS = FieldRule("texts", "Words to find it by.", "tags: [workforce]")
SHOWS = FieldRule(
    "texts",
    "What it is evidence for: framework/item.",
    "shows: [leadership-model/sharing-the-vision]",
)

# What an item of any list may say.
PRIVATE: Rules = {
    "private": FieldRule(
        "yes or no", "Leaves the item out of everything that learnlog makes.", "private: true"
    ),
}

ACTIVITY: Rules = {
    "hours": FieldRule("hours", "Time spent, in hours.", "hours: 1.5"),
    "participatory": FieldRule("yes or no", "Done together with others.", "participatory: yes"),
    "activity": FieldRule(
        "text", "The type of activity, as a framework has it.", "activity: formal"
    ),
    "shows": SHOWS,
}

SMART: Rules = {
    "specific": FieldRule(
        "text", "What exactly, and by whom.", "specific: Both teams use one form."
    ),
    "measurable": FieldRule("text", "How it is counted.", "measurable: 20 forms in four weeks"),
    "achievable": FieldRule("text", "Why it can be done.", "achievable: The form exists already."),
    "relevant": FieldRule("text", "Why it matters.", "relevant: Each referral is rung back twice."),
    "time_bound": FieldRule("text", "By when.", "time_bound: by the end of March"),
}

IDEA: Rules = {
    "idea": FieldRule("number", "The idea's permanent number.", "idea: 8"),
    "title": FieldRule(
        "text", "The idea in a few words; needed where it is new.", "title: Talk to the university"
    ),
    "status": FieldRule("text", "How far it is.", "status: exploring"),
    "note": FieldRule("text", "What happened, or why.", "note: Drafted twelve questions."),
    "impact": FieldRule(
        "text", "How we would know that it worked.", "impact: one course adopts a module"
    ),
    "into": FieldRule("number", "The idea that a merged one became part of.", "into: 3"),
    "tags": TAGS,
    "shows": SHOWS,
    **SMART,
}

FOLLOW_UP: Rules = {
    "step": FieldRule("text", "The words of an open next step.", "step: Arrange shadowing"),
    "outcome": FieldRule("text", "done, carried, dropped or deferred.", "outcome: done", OUTCOMES),
    "note": FieldRule("text", "Why; needed for dropped and deferred.", "note: The lead was away."),
    "until": FieldRule("date", "When a deferred step should come back.", "until: 2018-11-05"),
}

ACHIEVEMENT: Rules = {
    "text": FieldRule("text", "What was achieved.", "text: Wrote for the national blog"),
    **ACTIVITY,
    "tags": TAGS,
}

LESSON: Rules = {
    "text": FieldRule("text", "What was learned.", "text: Agree the scope first"),
    "applied": FieldRule(
        "date", "The date of the entry in which it was used again.", "applied: 2018-10-22"
    ),
    "shows": SHOWS,
    "tags": TAGS,
}

NEXT_STEP: Rules = {
    "text": FieldRule("text", "What you mean to do.", "text: Arrange shadowing"),
    "due": FieldRule("date", "By when.", "due: 2018-10-19"),
    "idea": FieldRule("number", "The idea it belongs to.", "idea: 9"),
    "principle": FieldRule(
        "text", "In an audit: the principle whose gap it closes.", "principle: shared-purpose"
    ),
    "tags": TAGS,
    **SMART,
}

ALLOWANCE: Rules = {
    "text": FieldRule("text", "The words that may stand here.", "text: 0115 496 0123"),
    "because": FieldRule("text", "Why they may.", "because: the clinic's public number"),
}

DECLARATION: Rules = {
    "by": FieldRule("text", "Who declared it.", "by: sam"),
    "date": FieldRule("date", "The day of it.", "date: 2018-10-05"),
    "sha": FieldRule(
        "text", "A sum of text and pictures as they were then.", "sha: 0123456789abcdef"
    ),
}

PERSON: Rules = {
    "name": FieldRule("text", "Who it was.", "name: Alex Example"),
    "role": FieldRule("text", "What they do.", "role: Ward manager"),
    "organisation": FieldRule("text", "Where.", "organisation: Ward 7"),
    "how": FieldRule(
        "text", "met, shadowed, interviewed, heard, worked with or mentioned.", "how: shadowed", HOW
    ),
    "consent": FieldRule("text", "asked, given, not needed or no.", "consent: given", CONSENT),
}
