"""Where the files of a log can be opened in a browser, by what a workflow is told of itself.

The variables are data: nothing of them is taken that does not look as it must.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from learnlog.config import Config
from learnlog.kinds import kind_of
from learnlog.problems import Source

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}", re.ASCII)
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~/%-]*)?", re.ASCII)
_SERVER = "https://github.com"
_LONGEST = 300  # characters of a path that has a link
_PROPOSED = "pull_request"


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses round a log; each is empty where it is not known.

    `repository` is its page on GitHub, `branch` what a change is to be made on, `site` the address
    of the published site with `/` at its end, `docs_dir` the folder of its pages.
    """

    repository: str = ""
    branch: str = ""
    site: str = ""
    docs_dir: str = "docs"

    def on_github(self, source: Source) -> str:
        """Where a file is changed on GitHub, at its line."""
        if not (self.repository and self.branch and _is_file(source.path)):
            return ""
        line = f"#L{source.line}" if source.line else ""
        return f"{self.repository}/edit/{quote(self.branch)}/{quote(source.path)}{line}"

    def in_editor(self, source: Source) -> str:
        """Where an entry is changed in the editor of the site; other files have no form there."""
        uri = source.path.removeprefix(f"{self.docs_dir}/")
        kind = kind_of(uri)
        if not self.site or kind is None or uri == source.path or not _is_file(uri):
            return ""
        name = quote(PurePosixPath(uri).stem, safe="")
        return f"{self.site}admin/#/collections/{kind.value}/entries/{name}"

    @property
    def writing(self) -> str:
        """The page of the site for writing without an account."""
        return f"{self.site}write/" if self.site else ""


def places(environ: Mapping[str, str], event: object, config: Config) -> Places:
    """The addresses that the variables of a workflow, and the event that began it, tell.

    The editor of the site changes the published branch, so that it is none for a pull request.
    """
    named, branch = _mended_in(environ, event)
    server = environ.get("GITHUB_SERVER_URL") or _SERVER
    known = _REPOSITORY.fullmatch(named) and _WEB.fullmatch(server)
    site = environ.get("SITE_URL", "") if environ.get("GITHUB_EVENT_NAME") != _PROPOSED else ""
    return Places(
        repository=f"{server.rstrip('/')}/{named}" if known else "",
        branch=branch,
        site=f"{site.rstrip('/')}/" if _WEB.fullmatch(site) else "",
        docs_dir=config.docs_dir,
    )


def _mended_in(environ: Mapping[str, str], event: object) -> tuple[str, str]:
    """The repository and the branch to mend something on: where a pull request comes from."""
    if environ.get("GITHUB_EVENT_NAME") == _PROPOSED:
        head = _below(event, "pull_request", "head")
        return str(_below(head, "repo", "full_name")), str(_below(head, "ref"))
    branch = environ.get("GITHUB_REF_TYPE", "branch") == "branch"
    return environ.get("GITHUB_REPOSITORY", ""), environ.get("GITHUB_REF_NAME", "") * branch


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
