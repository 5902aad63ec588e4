"""Where the files of a log stand on GitHub, and the addresses at which they are changed there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

HOST = "https://github.com"
BRANCH = "main"

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?"
_ADDRESS = re.compile(
    rf"(?:https://github\.com/|git@github\.com:)?(?P<owner>{_NAME})/(?P<name>{_NAME})"
)
_EDIT = re.compile(r"(?:edit|blob|raw|tree)/(?P<branch>[A-Za-z0-9._-]+)/")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub by its `name` ("owner/log"), and the `branch` that is published."""

    name: str
    branch: str = BRANCH

    @property
    def address(self) -> str:
        """Its page."""
        return f"{HOST}/{self.name}"

    def edit(self, path: str, line: int = 0) -> str:
        """Where a file is changed; `path` is that from the site's folder."""
        place = f"#L{line}" if line else ""
        return f"{self.address}/edit/{quote(self.branch)}/{quote(path)}{place}"

    def new(self, path: str, text: str = "") -> str:
        """Where a new file is made, its name filled in, and its text where there is one."""
        filled = {"filename": path} | ({"value": text} if text else {})
        return f"{self.address}/new/{quote(self.branch)}?{urlencode(filled, quote_via=quote)}"

    def commit(self, sha: str) -> str:
        """The page of a commit."""
        return f"{self.address}/commit/{quote(sha)}"


def repository_at(address: str, edit_uri: str = "") -> Repository | None:
    """The repository that `repo_url` of mkdocs.yml names; None where it is not one on GitHub.

    The branch is that of `edit_uri` ("edit/main/docs/"), where it tells one.
    """
    found = _ADDRESS.fullmatch(address.strip().removesuffix("/").removesuffix(".git"))
    if found is None:
        return None
    told = _EDIT.match(edit_uri.strip().lstrip("/"))
    return Repository(f"{found['owner']}/{found['name']}", told["branch"] if told else BRANCH)
