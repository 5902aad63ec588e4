"""The catalogue of problem codes: how grave each is and what it means, in one line."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """`severity` is error, warning or notice; `meaning` is shown in the manual."""

    severity: str
    meaning: str


CODES: dict[str, Code] = {
    # The file
    "encoding": Code("error", "The file is not UTF-8 text."),
    "control-character": Code("error", "An invisible character that could hide or reverse text."),
    "file-too-large": Code("error", "The file is over 2 MiB, or its front matter over 64 KiB."),
    "file-name": Code("error", "The file's name says nothing, or is not safe on every computer."),
    "file-collision": Code("error", "Two files would become the same page."),
    "file-link": Code("error", "A symbolic link, which could publish a file from elsewhere."),
    "file-unreadable": Code("error", "The file can't be opened."),
    "page-taken": Code("error", "A file stands where learnlog builds a page of its own."),
    "file-refused": Code(
        "error", "A document of an office program, which hides more than it shows."
    ),
    "file-unchecked": Code("notice", "A file to look through yourself: PDF, sound, film, tables."),
    "file-unnamed": Code("notice", "A file that no page names, and that is published."),
    "file-withheld": Code("notice", "A file that only a draft or private words name: left out."),
    # Pictures
    "picture-refused": Code("error", "A picture that can't be published as it is."),
    "picture-metadata": Code("error", "A published picture that holds more than its pixels."),
    "picture-tells": Code("notice", "A picture of the repository that holds more than its pixels."),
    "picture-alt": Code("warning", "A picture without words for those who can't see it."),
    # The front matter
    "front-matter-missing": Code("error", "Fields stand at the top without the `---` lines."),
    "front-matter-fence": Code("error", "A `---` line is missing, misspelt or in a wrong place."),
    "front-matter-shape": Code("error", "The front matter is not a list of `name: value` lines."),
    "front-matter-depth": Code("error", "Lists in lists in lists: nested more than 20 deep."),
    "yaml": Code("error", "A line of the front matter can't be read."),
    "yaml-feature": Code("error", "An anchor, alias, merge or tag, which entries may not use."),
    "duplicate-field": Code("error", "The same field twice."),
    "cut-short": Code("error", "A `#` that would cut the rest of the line off."),
    "task-item": Code("error", "A `[ ]` box in the front matter."),
    "reads-differently": Code("error", "MkDocs would read the file in another way."),
    # Fields
    "field-unknown": Code("error", "A field that learnlog does not know."),
    "field-value": Code(
        "error", "A value of the wrong kind: not a date, not a number, not a list."
    ),
    "field-missing": Code("error", "A field that can't be left out is not there."),
    "empty-item": Code("notice", "An empty list item, which is left out."),
    "author-unknown": Code("error", "An author who is not in `.authors.yml`."),
    "avatar-missing": Code("warning", "A picture of an author that is not in the folder."),
    "date-mismatch": Code("error", "`date:` or `author:` says something else than the file name."),
    "week-twice": Code("error", "Two entries of one author in one week."),
    "entry-draft": Code("notice", "A draft: left out of everything."),
    "private-mark": Code("error", "What may be meant to be private, and is not marked so."),
    "entry-future": Code("notice", "An entry dated in the future: left out until then."),
    "review-unknown": Code("error", "A review of neither a period nor an assignment."),
    "undated": Code("error", "An idea or a step in an entry that has no day."),
    "draft-link": Code("error", "A link to an entry that is not published."),
    # Ideas
    "idea-status": Code("error", "An idea status that is not in the list."),
    "idea-note": Code("error", "Parking, rejecting or going backwards without a note."),
    "idea-unknown": Code("error", "An idea number that no entry gave to an idea before."),
    "idea-title": Code("error", "A number that belongs to an idea with another title."),
    "idea-untitled": Code("error", "A new idea without a title."),
    "idea-into": Code("error", "A merge without, or with an unknown or circular, `into:`."),
    "idea-mention": Code("warning", "The text mentions an idea number that does not exist."),
    "idea-words": Code("notice", "An `Idea N:` paragraph that shares no word with idea N."),
    "idea-run-on": Code("warning", "`Idea N:` in the middle of a paragraph: not read as an idea."),
    "idea-heading": Code("warning", "`Idea N:` as a heading: not read as an idea."),
    "idea-unnumbered": Code("notice", "An idea of a post or audit whose number could shift."),
    "idea-gap": Code("notice", "A new idea skips numbers."),
    # Next steps
    "step-unknown": Code("error", "A follow-up of a step that is not open."),
    "step-note": Code("error", "A step dropped or deferred without a note."),
    "step-outcome": Code("error", "An outcome that is not in the list."),
    "step-repeated": Code("notice", "A step listed again while it is still open."),
    "step-unanswered": Code("notice", "A step that a later entry did not follow up."),
    "step-overdue": Code("notice", "An open step whose date has passed."),
    "lesson-applied": Code("warning", "A lesson applied on a date that has no entry."),
    # Assignments
    "objective-outcome": Code("notice", "An objective that is over, and nothing is said of it."),
    "assignment-overlap": Code("notice", "Two assignments of one author in the same days."),
    # SMART
    "smart-missing": Code("notice", "A plan that says some of the five of SMART, and not all."),
    "smart-measurable": Code("notice", "A measure that nobody else could see."),
    # People
    "consent-refused": Code("error", "Somebody is named who said no to it."),
    "consent-withheld": Code("notice", "A draft, or an entry of a later day, names such a person."),
    "name-more": Code("notice", "A name with words behind it that are none."),
    "consent-open": Code("notice", "Somebody is named who has not agreed to it yet."),
    # Interviews
    "interview-questions": Code("notice", "An interview in which no heading is a question."),
    "video-transcript": Code("warning", "An answer that is a video and nothing else to read."),
    "video-unplaced": Code("warning", "A video that is not in the text, or runs on in it."),
    "poster-missing": Code("warning", "A picture for a video that is not in the folder."),
    "forecast-review": Code("notice", "A forecast without a day to look at it again."),
    "forecast-due": Code("notice", "A forecast whose day has come, and nobody has said more."),
    # Audits
    "audit-instrument": Code("error", "Scores without an instrument, or one that there is not."),
    "audit-bare": Code("notice", "An audit that names no instrument, and so has no result."),
    "audit-principle": Code("error", "A principle that the audit's instrument does not have."),
    "audit-score": Code("error", "A principle that is scored twice, or in two ways."),
    "audit-unscored": Code("notice", "A principle that an audit says nothing of."),
    "audit-depth": Code("notice", "An audit whose answers do not fit its depth."),
    "audit-gap": Code("notice", "A low score that no next step answers."),
    # Reference data
    "framework-unknown": Code("error", "A framework that there is no file of."),
    "framework-item": Code("error", "An item that the framework does not have."),
    "activity-unknown": Code("error", "A type of activity that no framework has."),
    "data-file": Code("error", "A file below `_data/` that learnlog would overlook."),
    # Text
    "markdown": Code("warning", "Text that would look different here than on GitHub."),
    "html-left-out": Code("warning", "HTML or a link that the page leaves out or shows as words."),
    # Confidentiality
    "identifying": Code("error", "Something that identifies a person, such as an NHS number."),
    "may-identify": Code("warning", "Something that could identify a person, such as a name."),
    "allowance-unused": Code("notice", "An allowance that lets nothing pass."),
    "not-declared": Code("notice", "Entries that nobody has declared anonymised."),
    "declaration-missing": Code("error", "An entry that nobody has declared, as the log requires."),
    # Options
    "option": Code("error", "An option in mkdocs.yml that can't be used."),
    "schema-newer": Code("error", "The log was written for a newer learnlog."),
    "policy": Code("warning", "Something that the content security policy of the pages stops."),
    "no-entries": Code("notice", "The log has no entry yet."),
}
