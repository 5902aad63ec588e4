"""The people who write: `docs/.authors.yml`, in the form that Material's blog uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from learnlog.did_you_mean import nearest
from learnlog.files.author_details import field_of, read_details, text_of
from learnlog.front_matter.nodes import Field, Fields, Text
from learnlog.front_matter.yaml_text import read_fields
from learnlog.model import Author, Entry
from learnlog.problems import Problem, Source

FILE = ".authors.yml"

AUTHOR_KEY = re.compile(r"(?=-*[a-z0-9])[a-z0-9-]{1,80}", re.ASCII)

_NO_KEY = re.compile(r"[^a-z0-9]+")
_EXAMPLE = "authors:\n  sam:\n    name: Sam Example\n    description: Physiotherapist"


def read_authors(path: str, text: str) -> tuple[dict[str, Author], list[Problem]]:
    """The authors by key, and what is wrong with the file."""
    document, faults = read_fields(path, text, first_line=1)
    problems = [fault for fault in faults if fault.code != "front-matter-shape"]
    people = field_of(document, "authors")
    if not isinstance(people, Fields):
        message = "the authors can't be read; list them by a short key each"
        return {}, problems or [Problem(Source(path, 1), "field-value", message, _EXAMPLE)]
    authors: dict[str, Author] = {}
    for person in people.fields:
        name = text_of(person.value, "name")
        if not AUTHOR_KEY.fullmatch(person.name) or not name:
            problems.append(_wrong_author(path, person, name))
        else:
            said = read_details(path, person.value)
            problems += said.problems
            authors[person.name] = replace(said.author, key=person.name, name=name)
    return authors, problems


def author_key(name: str) -> str:
    """A name as the key of an author: small letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NO_KEY.sub("-", letters.lower()).strip("-")[:80]


def _wrong_author(path: str, person: Field, name: str) -> Problem:
    message = (
        f"author '{person.name[:40]}' needs a key of small letters, digits and hyphens, and a name"
    )
    said = person.value.value if isinstance(person.value, Text) and person.value.value else "…"
    hint = f"{author_key(person.name) or 'sam'}:" + ("" if name else f"\n  name: {said}")
    return Problem(Source(path, person.line), "field-value", message, hint)


def unknown_authors(entries: Sequence[Entry], authors: Mapping[str, Author]) -> Iterator[Problem]:
    """Entries by someone who is not in the list of authors, where there is one."""
    for entry in entries:
        if entry.author and authors and entry.author not in authors:
            close = nearest(entry.author, authors)
            where = "" if entry.author_line else " in the file's name"
            message = (
                f"unknown author '{entry.author[:80]}'{where}; {FILE} has {', '.join(authors)}; "
                "correct the name, or add it there"
            )
            hint = f"author: {close}" if close and entry.author_line else ""
            source = Source(entry.source.path, entry.author_line)
            yield Problem(source, "author-unknown", message, hint)
