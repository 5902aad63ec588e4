"""Names in what will be published, of people who refused or have not agreed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from learnlog.entries import is_entry
from learnlog.entry_texts import uri_of
from learnlog.files.decoding import Decoded
from learnlog.files.folder import DATA
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Entry, Log, Prose
from learnlog.names_in_text import Names
from learnlog.naming import unnamed_people
from learnlog.people import REFUSED
from learnlog.problems import Problem, Source
from learnlog.reference.people_reading import FILE as PEOPLE_FILE
from learnlog.spoken_names import name_key, name_parts

# Told elsewhere, or no words of the writer.
_NO_TEXT = {"uri", "author", "people", "source", "lines", "anchor"}
_REFUSED = (
    "somebody whose consent is 'no' is named here; leave the name out, or write a role in its place"
)
_REFUSED_LATER = (
    "somebody whose consent is 'no' is named here; leave the name out before this is published"
)
_OPEN = (
    "somebody who has not agreed to it yet is named here; write a role in the place of the name, "
    "or, once they have agreed, 'consent: given' beside it below 'people:'"
)

_MORE = (
    "'name' holds more than a name; keep the name alone in it, as a page may show it, and write "
    "the rest on a line of its own"
)


def refusals_in_entries(log: Log) -> Iterator[Problem]:
    """People who refused, in any text of an entry; in one that is not published yet a notice."""
    names = _refused(log)
    if not names:
        return
    for entries, later in ((log.published, False), (log.withheld, True)):
        for entry in entries:
            for source in _found(names, _all_texts_of(entry)):
                yield _refusal(source, later)


def refusals_on_other_pages(log: Log, texts: Sequence[Decoded]) -> Iterator[Problem]:
    """People who refused, in the owner's other pages, in the list of authors, in other data.

    These texts are searched as they stand in their files.
    """
    names = _refused(log)
    if not names:
        return
    for text in texts:
        uri = uri_of(text.path, log.config)
        if uri == PEOPLE_FILE:
            yield from (_refusal(source) for source in _found(names, _organisations(log)))
        elif not is_entry(uri):
            for line in names.lines(text.text):
                yield _refusal(Source(text.path, line + 1), text.path in log.drafts)


def refusals_in_file_names(log: Log, paths: Iterable[str]) -> Iterator[Problem]:
    """People who refused, in the names of the owner's other files and folders: parts of addresses.

    `paths` are from the site's folder; entries, of which all is told elsewhere, are passed over.
    """
    names = _refused(log)
    for path in paths if names else ():
        uri = uri_of(path, log.config)
        published = not is_entry(uri) and not uri.startswith(DATA) and path not in log.drafts
        if published and list(names.lines(uri)):
            yield _refusal(Source(path, 0))


def open_consent_in_entries(log: Log) -> Iterator[Problem]:
    """People who have not agreed yet, in the texts of entries; the first place in each."""
    names = unnamed_people(one for one in log.people.values() if not one.refused)
    for entry in log.published + log.withheld if names else ():
        if places := list(_found(names, _texts_of(entry))):
            yield Problem(min(places), "consent-open", _OPEN)


def names_with_more(log: Log) -> Iterator[Problem]:
    """Names that have a role or the like behind a comma, or in brackets."""
    for entry in log.published + log.withheld:
        for item in entry.people:
            if item.name:
                yield from _more(item.name, item.at("name"), item.role)
    for person in log.reference.people.people:
        yield from _more(person.name, person.source, person.role)


def _more(written: str, source: Source, role: str | None) -> Iterator[Problem]:
    name, more = name_parts(written)
    if name != written:
        hint = f"name: {quoted_if_needed(name)}"
        hint += f"\nrole: {quoted_if_needed(more)}" if more and not role else ""
        yield Problem(source, "name-more", _MORE, hint)


Text = tuple[Source, str]


def _refused(log: Log) -> Names:
    people = log.people.values()
    others = (one.name for one in people if not one.refused)
    return Names((one.name for one in people if one.refused), others)


def _refusal(source: Source, later: bool = False) -> Problem:
    if later:
        return Problem(source, "consent-withheld", _REFUSED_LATER)
    return Problem(source, "consent-refused", _REFUSED)


def _found(names: Names, texts: Iterable[Text]) -> Iterator[Source]:
    for source, text in texts:
        for line in names.lines(text):
            yield Source(source.path, source.line + line)


def _all_texts_of(entry: Entry) -> Iterator[Text]:
    """Every text of an entry, the name of its file among them, for it is part of an address.

    An item that writes the refusal down may do so by name: it is published nowhere.
    """
    yield Source(entry.source.path, 0), entry.uri
    for item in entry.people:
        if item.name and item.consent != REFUSED:
            yield item.at("name"), item.name
    yield from _texts_of(entry)


def _texts_of(entry: Entry) -> Iterator[Text]:
    """Every text of an entry that a page may show, but for the names in its list of people."""
    yield from _texts(entry, entry.source, entry.lines)
    for item in entry.people:
        yield item.at("role"), item.role or ""
        yield item.at("organisation"), item.organisation or ""


def _organisations(log: Log) -> Iterator[Text]:
    """What pages show of the list of people, besides the names that may be shown."""
    listed = log.reference.people
    for person in listed.people:
        if log.people[name_key(person.name)].may_be_named:
            yield person.source, person.role or ""
            yield person.source, person.organisation or ""
    for organisation in listed.organisations:
        yield organisation.source, organisation.name
        for link in organisation.links:
            yield link.source, link.how or ""


def _texts(value: object, source: Source, lines: Mapping[str, int]) -> Iterator[Text]:
    """All texts in a value, with the line of the field or the item in which each stands."""
    if isinstance(value, str):
        yield source, value
    elif isinstance(value, Prose):
        yield Source(source.path, value.first_line), value.body
    elif isinstance(value, Mapping):
        for name in value:
            yield from _texts(value[name], _line(source, lines, name), {})
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one, source, lines)
    elif is_dataclass(value):
        begin = getattr(value, "source", source)
        own = getattr(value, "lines", {} if hasattr(value, "source") else lines)
        for field in fields(value):
            if field.name not in _NO_TEXT:
                yield from _texts(getattr(value, field.name), _line(begin, own, field.name), own)


def _line(source: Source, lines: Mapping[str, int], name: str) -> Source:
    return Source(source.path, lines.get(name, source.line))
