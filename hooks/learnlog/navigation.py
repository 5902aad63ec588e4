"""The navigation of a site: the log's sections, gathered under few names, and the owner's pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from learnlog import addresses
from learnlog.kinds import Kind
from learnlog.pages import BuiltPage

# Sections that share a name in the navigation, which has no room for all of them.
GROUPS: dict[str, tuple[str, ...]] = {
    "Writing": (
        addresses.TIMELINE,
        addresses.ARCHIVE,
        Kind.POST.section,
        Kind.INTERVIEW.section,
        Kind.ASSIGNMENT.section,
        Kind.AUDIT.section,
        addresses.TAGS,
        addresses.AUTHORS,
    ),
    "Learning": (
        addresses.ACHIEVEMENTS,
        addresses.LESSONS,
        addresses.TOP_TIPS,
        Kind.REVIEW.section,
        addresses.EVIDENCE,
        addresses.PEOPLE,
    ),
}


def with_sections(nav: list[Any], sections: Sequence[BuiltPage]) -> list[Any]:
    """A navigation (as in mkdocs.yml) with the log's sections in front.

    A navigation that lists a section itself is taken as it stands: its owner has chosen.
    """
    listed = set(_listed(nav))
    if listed & {page.uri for page in sections if page.uri != addresses.HOME}:
        return nav
    names = {page.uri: {page.full_name: page.uri} for page in sections if page.uri not in listed}
    gathered = {uri for uris in GROUPS.values() for uri in uris}
    alone = [item for uri, item in names.items() if uri not in gathered]
    groups = (
        {group: [names[uri] for uri in uris if uri in names]} for group, uris in GROUPS.items()
    )
    return alone + [group for group in groups if any(group.values())] + nav


def nested(uris: Iterable[str]) -> list[Any]:
    """A navigation of pages by the folders that they lie in, as MkDocs makes it of no `nav`."""
    nav: list[Any] = []
    for uri in uris:
        branch = nav
        for folder in PurePosixPath(uri).parts[:-1]:
            branch = _group(branch, _in_words(folder))
        branch.append(uri)
    return nav


def _group(branch: list[Any], name: str) -> list[Any]:
    """The pages under a name in a branch, which gets it where it is new."""
    for item in branch:
        if isinstance(item, dict) and name in item:
            found: list[Any] = item[name]
            return found
    branch.append({name: (new := list[Any]())})
    return new


def _in_words(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


def _listed(nav: object) -> Iterator[str]:
    """The pages that a navigation lists, at any depth."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _listed(item)
