"""One sentence on each page, for lists of links that search engines and messengers make."""

from __future__ import annotations

from types import MappingProxyType

from learnlog import addresses
from learnlog.kinds import Kind
from learnlog.model import Idea
from learnlog.naming import without_names
from learnlog.plain_text import first_sentences, shortened
from learnlog.site_rows import Shown
from learnlog.views.bylines import known_author
from learnlog.views.parts import counted
from learnlog.views.site import Site

LONGEST = 298  # and two signs for an ellipsis
_LONGEST_TITLE = 120
_ENDS = (".", "!", "?", "…", ":")

# What the sections show; a page of one year begins with the year.
SECTIONS = MappingProxyType(
    {
        addresses.IDEAS: "All ideas of the log by what became of them, with their age",
        addresses.STEPS: "What was planned from week to week, and what became of it",
        addresses.ACHIEVEMENTS: "What was achieved, month by month",
        addresses.LESSONS: "What was learned, by entry and by tag, and where it was used again",
        addresses.TIMELINE: "The whole log in the order of time",
        Kind.ASSIGNMENT.section: "The assignments that the log covers, and their objectives",
        Kind.AUDIT.section: "Self-assessments by instrument, and what changed between them",
        Kind.POST.section: "Posts by month, author, event, form and tag",
        Kind.INTERVIEW.section: "Questions and answers, and what people expect of the future",
        addresses.TOP_TIPS: "The one piece of advice that each person gave in an interview",
        Kind.REVIEW.section: "What came of each month, quarter, year and assignment",
        addresses.EVIDENCE: "What professional frameworks ask, and what the log shows for it",
        addresses.PEOPLE: "People who were met, and the organisations they work for",
        addresses.AUTHORS: "The people who write here",
        addresses.ARCHIVE: "All entries, month by month",
        addresses.WRITE: "A form for the entry of a week, with a look at it before it is sent",
        addresses.TAGS: "The subjects of the log, and how often it comes back to each",
    }
)
# What single pages show that are neither an entry nor told of below, by their folders.
_FOLDERS = MappingProxyType(
    {
        "evidence": "What the framework asks, and which entries show it",
        "instruments": "What this self-assessment asks, and the audits that used it",
        "reviews": "What the log counts and lists for this time",
    }
)


def described(site: Site, shown: Shown, section: str) -> str:
    """The sentence on a page: its own, or what its kind says of it."""
    folder, _, name = shown.uri.rpartition("/")
    own = getattr(shown.page, "description", "")
    if shown.uri == addresses.HOME:  # the site's description is for the builder to know
        return str(site.home.fields.get("description") or "")
    if own:
        return str(own)
    if section in SECTIONS:
        return headline(shown.title, SECTIONS[section])
    if folder == "ideas":
        return _idea(site, site.log.ideas[int(name.removesuffix(".md"))])
    if folder == "tags":
        return _tag(site, shown)
    if folder == "authors":
        return _author(site, name.removesuffix(".md").removesuffix("_"))
    return headline(shown.title, _FOLDERS.get(folder, "A page of this log"))


def headline(title: str, words: str) -> str:
    """A title and the first sentences of some words, as one line of bounded length."""
    parts = (shortened(" ".join(title.split()), _LONGEST_TITLE), first_sentences(words))
    return shortened(" ".join(_ended(part) for part in parts if part), LONGEST)


def _ended(part: str) -> str:
    return part if part.endswith(_ENDS) else f"{part}."


def _idea(site: Site, idea: Idea) -> str:
    """Its title, what became of it, and where it was first told."""
    told = next((moment.quote for moment in idea.history if moment.quote), "")
    quote = "" if told.removesuffix(".") == idea.title else told
    stands = f"Idea {idea.number}: {shortened(idea.title, _LONGEST_TITLE)} ({idea.status})"
    return headline(stands, without_names(quote, site.unnamed))


def _tag(site: Site, shown: Shown) -> str:
    tag = next((one for one, uri in site.tag_uris.items() if uri == shown.uri), "")
    entries, ideas = len(site.tagged.get(tag, ())), len(site.tagged_ideas.get(tag, ()))
    counts = [counted(entries, "entry", "entries")] if entries else []
    counts += [counted(ideas, "idea", "ideas")] if ideas else []
    return headline(shown.title, f"{' and '.join(counts)} of this log")


def _author(site: Site, key: str) -> str:
    author = known_author(site, key)
    count = counted(len(site.by_author[key]), "entry", "entries")
    told = ", ".join(filter(None, (author.name, author.role)))
    return headline(told, f"{count} of this log")
