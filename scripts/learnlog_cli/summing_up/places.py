"""Where the files of a log can be opened in a browser, by what a workflow is told of itself.

The variables are data: nothing of them is taken that does not look as it must.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from learnlog.config import Config
from learnlog.editor_links import FOLDER, admin_link
from learnlog.problems import Source
from learnlog.repository import HOST, Repository, repository_at

_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/%-]*)?", re.ASCII)
_LONGEST = 300  # characters of a path that has a link
_PROPOSED = "pull_request"


@dataclass(frozen=True, slots=True)
class Places:
    """The `repository` in which files are changed, the address of the published `site` with `/` at
    its end where it has the pages for writing, and the folder of its pages.
    """

    repository: Repository | None = None
    site: str = ""
    docs_dir: str = "docs"

    def on_github(self, source: Source) -> str:
        """Where a file is changed on GitHub, at its line; empty where that is not known."""
        if self.repository is None or not _is_file(source.path):
            return ""
        return self.repository.edit(source.path, source.line)

    def in_editor(self, source: Source) -> str:
        """Where an entry is changed in the editor of the site; other files have no form there."""
        uri = source.path.removeprefix(f"{self.docs_dir}/")
        if not self.site or uri == source.path or not _is_file(uri):
            return ""
        link = admin_link(uri)
        return "" if link == FOLDER else f"{self.site}{link}"

    @property
    def writing(self) -> str:
        """The page of the site for writing without an account."""
        return f"{self.site}write/" if self.site else ""


def places(environ: Mapping[str, str], event: object, config: Config) -> Places:
    """The addresses that the variables of a workflow, and the event that began it, tell.

    The editor of the site changes the published branch, so that it is none for a pull request.
    """
    site = environ.get("SITE_URL", "")
    there = _WEB.fullmatch(site) and config.editor
    proposed = environ.get("GITHUB_EVENT_NAME") == _PROPOSED
    return Places(
        repository=_mended_in(environ, event),
        site=f"{site.rstrip('/')}/" if there and not proposed else "",
        docs_dir=config.docs_dir,
    )


def _mended_in(environ: Mapping[str, str], event: object) -> Repository | None:
    """The repository and the branch to mend something on: where a pull request comes from."""
    name, branch = environ.get("GITHUB_REPOSITORY", ""), environ.get("GITHUB_REF_NAME", "")
    if environ.get("GITHUB_EVENT_NAME") == _PROPOSED:
        head = _below(event, "pull_request", "head")
        name, branch = str(_below(head, "repo", "full_name")), str(_below(head, "ref"))
    elif environ.get("GITHUB_REF_TYPE", "branch") != "branch":
        return None
    known = environ.get("GITHUB_SERVER_URL", HOST) == HOST and repository_at(name)
    return replace(known, branch=branch) if known and branch else None


def _below(value: object, *names: str) -> object:
    """What stands below some names in JSON, or an empty text."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return "" if value is None else value


def _is_file(path: str) -> bool:
    """Whether a path leads to a file and nowhere else."""
    parts = PurePosixPath(path).parts
    inside = not {"..", ".", "/"} & set(parts) and "\\" not in path
    return bool(parts) and inside and len(path) <= _LONGEST
