"""The options by which readers can answer: where comments are kept, and who gets letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from learnlog.did_you_mean import nearest

LONGEST_CATEGORY = 100
LONGEST_MAIL = 254  # RFC 5321, section 4.5.3.1.3, without the brackets

_REPOSITORY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}")
_ID = re.compile(r"[A-Za-z0-9_-]{4,100}={0,2}")
_MAIL = re.compile(
    r"[A-Za-z0-9](?:(?:[A-Za-z0-9_+-]|\.(?!\.)){0,62}[A-Za-z0-9])?"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)


class Comments(NamedTuple):
    """Where comments are kept: the values that the page giscus.app gives."""

    repo: str
    repo_id: str
    category: str
    category_id: str


def read_comments(value: object) -> Comments:
    """The four values of giscus; ValueError says what is wrong."""
    if not isinstance(value, Mapping):
        raise ValueError(f"'{str(value)[:60]}' is not the four lines that giscus.app gives")
    for name in value:
        if name not in Comments._fields:
            close = nearest(str(name).removeprefix("data-").replace("-", "_"), Comments._fields)
            known = f"did you mean '{close}'?" if close else f"use {', '.join(Comments._fields)}"
            raise ValueError(f"'{str(name)[:60]}' is none of the four; {known}")
    if lacking := [name for name in Comments._fields if value.get(name) in (None, "")]:
        raise ValueError(f"{', '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing")
    found = Comments(**{name: str(value[name]) for name in Comments._fields})
    _check(found)
    return found


def _check(found: Comments) -> None:
    if not _REPOSITORY.fullmatch(found.repo):
        raise ValueError(f"'{found.repo[:60]}' is not a repository such as owner/name")
    for name, written in (("repo_id", found.repo_id), ("category_id", found.category_id)):
        if not _ID.fullmatch(written):
            raise ValueError(f"{name} '{written[:60]}' is not what giscus.app gives")
    if not found.category.isprintable() or len(found.category) > LONGEST_CATEGORY:
        raise ValueError(f"'{found.category[:60]!a}' is not the name of a category of discussions")


def read_reply_to(value: object) -> str:
    """An e-mail address; ValueError says what is wrong."""
    if isinstance(value, str) and len(value) <= LONGEST_MAIL and _MAIL.fullmatch(value):
        return value
    raise ValueError(f"'{str(value)[:60]}' is not an e-mail address such as sam@example.org")
