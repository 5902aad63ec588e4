"""What the list of authors says of one person besides the name."""

from __future__ import annotations

from typing import NamedTuple

from learnlog.avatars import avatar_refused, avatar_uri
from learnlog.front_matter.nodes import Field, Fields, Text
from learnlog.front_matter.other_values import address_hint, is_web_address
from learnlog.model import Author
from learnlog.problems import Problem, Source

LONGEST_ADDRESS = 500


class Details(NamedTuple):
    """An author without key and name, and what is wrong with the fields."""

    author: Author
    problems: list[Problem]


def read_details(path: str, person: object) -> Details:
    """The role, organisation, description, picture and page of a person.

    The description stands in for the role where there is none, as lists for Material's blog have
    it; a value that can't be used is told and left out.
    """
    description = text_of(person, "description")
    avatar, url = text_of(person, "avatar"), text_of(person, "url")
    problems = []
    if wrong := avatar_refused(avatar):
        problems.append(_problem(path, person, "avatar", *wrong))
    if url and (len(url) > LONGEST_ADDRESS or not is_web_address(url)):
        message = f"'url' must be an address that begins with https://, not '{url[:60]}'"
        problems.append(_problem(path, person, "url", message, f"url: {address_hint(url)}"))
        url = ""
    return Details(
        Author(
            *("", ""),
            role=text_of(person, "role") or description,
            organisation=text_of(person, "organisation"),
            description=description,
            avatar=avatar_uri(avatar),
            url=url,
            avatar_line=_line(person, "avatar"),
        ),
        problems,
    )


def field_of(node: object, name: str) -> object:
    """The value of a field; None where there is none."""
    found = _found(node, name)
    return found.value if found else None


def text_of(node: object, name: str) -> str:
    """The text of a field in one line; empty where there is none."""
    value = field_of(node, name)
    return " ".join(value.value.split()) if isinstance(value, Text) else ""


def _problem(path: str, person: object, name: str, message: str, hint: str) -> Problem:
    return Problem(Source(path, _line(person, name)), "field-value", message, hint)


def _line(person: object, name: str) -> int:
    found = _found(person, name)
    return found.line if found else 0


def _found(node: object, name: str) -> Field | None:
    fields = node.fields if isinstance(node, Fields) else ()
    return next((field for field in fields if field.name == name), None)
