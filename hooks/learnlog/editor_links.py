"""Where the editor of a log stands on its site, and the address at which it opens an entry."""

from __future__ import annotations

from urllib.parse import quote

from learnlog.kinds import kind_of

FOLDER = "admin/"


def admin_link(uri: str) -> str:
    """The address, from the site's root, at which the editor opens an entry by its path in docs.

    That of the editor itself for what it does not list: other pages, and entries in a folder of
    their own below that of their kind.
    """
    kind = kind_of(uri)
    stem = uri.partition("/")[2].rpartition(".")[0]
    listed = kind is not None and "/" not in stem and uri.endswith(".md")
    return (
        f"{FOLDER}#/collections/{kind.value}/entries/{quote(stem)}" if kind and listed else FOLDER
    )
