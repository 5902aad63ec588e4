"""The site as a table: one row for each kind of page that learnlog builds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from learnlog import addresses
from learnlog.audits import read_audits
from learnlog.evidence import gather_evidence
from learnlog.idea_echoes import echoes
from learnlog.kept.watching import WatchedMapping
from learnlog.model import Kind
from learnlog.site_rows import (
    Page,
    Row,
    Seen,
    Shown,
    by_year,
    entry_pages,
    made_now,
    one_page,
    section,
)
from learnlog.views import (
    archive,
    assignment,
    assignments,
    audit,
    audits,
    authors,
    evidence,
    framework,
    gathered,
    home,
    idea,
    ideas,
    ideas_born,
    instrument,
    interview,
    interviews,
    lessons,
    next_steps,
    people,
    post,
    posts,
    review,
    reviews,
    timeline,
    top_tips,
    week,
    writing,
)
from learnlog.views.looking_back import looking_back
from learnlog.views.seen_site import watched_back
from learnlog.views.site import Site


def _audit_section(site: Site) -> Iterator[Shown]:
    if site.log.of_kind(Kind.AUDIT):
        view = audits.audits_page(site, read_audits(site.log))
        yield Shown(Kind.AUDIT.section, "Audits", view)


def _audits(site: Site) -> Iterator[Shown]:
    results = read_audits(site.log)
    for entry in site.log.of_kind(Kind.AUDIT):
        yield Shown(entry.uri, site.title(entry), audit.audit_page(site, entry, results))


def _instruments(site: Site) -> Iterator[Shown]:
    results = read_audits(site.log)
    for one in instrument.used_instruments(results):
        view = instrument.instrument_page(site, results, one)
        yield Shown(addresses.instrument_uri(one.name), one.title, view)


def _lessons(site: Site) -> Iterator[Shown]:
    for uri, year, page in lessons.lessons_pages(site):
        title = "Lessons" if uri == addresses.LESSONS else f"Lessons {year}"
        yield Shown(uri, title, page)


def _timeline(site: Site) -> Iterator[Shown]:
    for uri, _, page in timeline.timeline_pages(site):
        title = "Timeline" if uri == addresses.TIMELINE else f"Timeline {page.name}"
        yield Shown(uri, title, page)


def _ideas(site: Site, seen: Seen) -> Iterator[Page]:
    named = echoes(site.log.entries)
    named = WatchedMapping(seen.watch, "echoes", named) if seen.watch else named
    for number, one in site.log.ideas.items():
        title = f"Idea {number}: {one.title}"
        view = partial(idea.idea_page, seen.site, number, named)
        yield Page(addresses.idea_uri(number), title, view, watched=True)


def _ideas_born(site: Site) -> Iterator[Shown]:
    return (Shown(uri, page.title, page) for uri, page in ideas_born.ideas_born_pages(site))


def _top_tips(site: Site) -> Iterator[Shown]:
    if page := top_tips.top_tips_page(site):
        yield Shown(addresses.TOP_TIPS, "Top tips", page)


def _evidence(site: Site) -> Iterator[Shown]:
    book = gather_evidence(site.log)
    if book.used:
        yield Shown(addresses.EVIDENCE, "Evidence", evidence.evidence_page(site, book))


def _frameworks(site: Site) -> Iterator[Shown]:
    book = gather_evidence(site.log)
    for one in book.used.values():
        title = framework.page_title(one, site.log.reference.frameworks.values())
        uri = addresses.evidence_uri(one.name)
        yield Shown(uri, title, framework.framework_page(site, book, one))


def _tags(site: Site, seen: Seen) -> Iterator[Page]:
    for tag, uri in site.tag_uris.items():
        view = partial(archive.tag_page, seen.site, tag)
        yield Page(uri, f"Tag: {tag}", view, watched=True)


def _reviews(site: Site) -> Iterator[Shown]:
    back = looking_back(site)
    if back.spans:
        yield Shown(Kind.REVIEW.section, "Reviews", reviews.reviews_page(back))


def _each_review(site: Site, seen: Seen) -> Iterator[Page]:
    back = looking_back(site)
    looks_at = watched_back(back, seen.site, seen.watch) if seen.watch else back
    for one in review.review_pages(back):
        view = partial(review.review_page, looks_at, one)
        yield Page(one.uri, one.title, view, watched=True, given=repr(one))


def _people(site: Site) -> Iterator[Shown]:
    if people.has_people(site.log):
        yield Shown(addresses.PEOPLE, "People", people.people_page(site))


def _authors(site: Site) -> Iterator[Shown]:
    if site.by_author:
        several = len(site.by_author) > 1
        yield Shown(addresses.AUTHORS, "Authors", authors.authors_page(site), listed=several)


def _each_author(site: Site) -> Iterator[Shown]:
    for key in site.by_author:
        page = authors.author_page(site, key)
        yield Shown(addresses.author_uri(key), page.name, page)


def _write(site: Site) -> Iterator[Shown]:
    if site.log.config.editor:
        yield Shown(addresses.WRITE, "Write this week", writing.write_page(site), listed=False)


SITE: tuple[Row, ...] = (
    one_page("home.md.jinja", addresses.HOME, "Home", home.home_page),
    entry_pages("week.md.jinja", Kind.WEEK, week.week_page),
    one_page("ideas.md.jinja", addresses.IDEAS, "Ideas", ideas.ideas_page),
    Row("ideas-born.md.jinja", made_now(_ideas_born)),
    Row("idea.md.jinja", _ideas, searched=True),
    by_year("next-steps.md.jinja", addresses.STEPS, "Next steps", next_steps.steps_page),
    by_year(
        "gathered.md.jinja", addresses.ACHIEVEMENTS, "Achievements", gathered.achievements_page
    ),
    Row("lessons.md.jinja", made_now(_lessons), addresses.LESSONS, "Lessons"),
    Row("timeline.md.jinja", made_now(_timeline), addresses.TIMELINE, "Timeline"),
    section("assignments.md.jinja", Kind.ASSIGNMENT, assignments.assignments_page),
    entry_pages("assignment.md.jinja", Kind.ASSIGNMENT, assignment.assignment_page),
    Row("audits.md.jinja", made_now(_audit_section), Kind.AUDIT.section, "Audits"),
    Row("audit.md.jinja", made_now(_audits), searched=True, kind=Kind.AUDIT),
    Row("instrument.md.jinja", made_now(_instruments), addresses.INSTRUMENTS, searched=True),
    section("posts.md.jinja", Kind.POST, posts.posts_page),
    entry_pages("post.md.jinja", Kind.POST, post.post_page),
    section("interviews.md.jinja", Kind.INTERVIEW, interviews.interviews_page),
    entry_pages("interview.md.jinja", Kind.INTERVIEW, interview.interview_page),
    Row("top-tips.md.jinja", made_now(_top_tips), addresses.TOP_TIPS, "Top tips"),
    Row("reviews.md.jinja", made_now(_reviews), Kind.REVIEW.section, "Reviews"),
    Row("review.md.jinja", _each_review, searched=True, kind=Kind.REVIEW),
    Row("evidence.md.jinja", made_now(_evidence), addresses.EVIDENCE, "Evidence"),
    Row("framework.md.jinja", made_now(_frameworks)),
    Row("people.md.jinja", made_now(_people), addresses.PEOPLE, "People"),
    Row("authors.md.jinja", made_now(_authors), addresses.AUTHORS, "Authors"),
    Row("author.md.jinja", made_now(_each_author)),
    by_year("archive.md.jinja", addresses.ARCHIVE, "Archive", archive.archive_page),
    one_page("tags.md.jinja", addresses.TAGS, "Tags", archive.tags_page),
    Row("tag.md.jinja", _tags),
    Row("write.md.jinja", made_now(_write), addresses.WRITE, "Write"),
)
