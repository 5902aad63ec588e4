"""A stand-in for GitHub's API: one repository in memory, as far as an editor in a browser asks."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field

from playwright.sync_api import Page, Route

TOKEN = "github_pat_made_up"
_OBJECT = re.compile(r'(content_\d+): object\(oid: "([0-9a-f]+)"\)')
_HISTORY = re.compile(r"((?:commit|history)_\d+):\s+ref\(")
_SHA_ASKED = re.compile(r'(file_\d+): file\(path: "([^"]+)"\)')
_DAY = "2026-11-20T12:00:00Z"
_AUTHOR = {
    "name": "Sam Example",
    "email": "sam@example.org",
    "avatarUrl": "https://avatars.githubusercontent.com/u/1",
    "user": {"id": 1, "login": "sam-example"},
}


@dataclass
class GitHub:
    """A repository: its `files` by path; `committed` are the paths of every commit, in order."""

    files: dict[str, bytes]
    name: str = "sam-example/log"
    branch: str = "main"
    committed: list[list[str]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def stand_in(self, page: Page) -> None:
        """Answer everything that a page asks of api.github.com."""
        page.route("https://api.github.com/**", self.answer)

    @property
    def head(self) -> str:
        """The sum of the last commit."""
        return hashlib.sha1(f"commit {len(self.committed)}".encode()).hexdigest()

    def answer(self, route: Route) -> None:
        """Answer one request, as GitHub would."""
        request = route.request
        path = request.url.removeprefix("https://api.github.com").partition("?")[0]
        headers = {"access-control-allow-origin": "*", "access-control-allow-headers": "*"}
        headers["access-control-allow-methods"] = "*"
        if request.method == "OPTIONS":
            route.fulfill(status=204, headers=headers)
            return
        if request.headers.get("authorization") != f"token {TOKEN}":
            route.fulfill(status=401, json={"message": "Bad credentials"}, headers=headers)
            return
        status, said = self._said(path, request.post_data or "")
        if isinstance(said, bytes):
            kind = {"content-type": "application/vnd.github.raw; charset=utf-8"}
            route.fulfill(status=status, body=said, headers=headers | kind)
        else:
            route.fulfill(status=status, json=said, headers=headers)

    def _said(self, path: str, body: str) -> tuple[int, object]:
        repository = f"/repos/{self.name}"
        if path == "/user":
            user = {"id": 1, "name": "Sam Example", "login": "sam-example", "email": None}
            picture = {"avatar_url": "https://avatars.githubusercontent.com/u/1"}
            return 200, user | picture | {"html_url": "https://github.com/sam-example"}
        if path == f"{repository}/collaborators/sam-example":
            return 204, b""
        if path.startswith(f"{repository}/git/trees/"):
            return 200, {"sha": self.head, "tree": self._tree(), "truncated": False}
        if path.startswith(f"{repository}/git/blobs/"):
            return 200, self._blobs()[path.rpartition("/")[2]]
        if path.startswith(f"{repository}/contents/"):
            found = self.files.get(path.removeprefix(f"{repository}/contents/"))
            return (404, {"message": "Not Found"}) if found is None else (200, found)
        if path == "/graphql":
            return 200, self._graphql(json.loads(body))
        self.unknown.append(path)
        return 404, {"message": "Not Found"}

    def _tree(self) -> list[dict[str, object]]:
        return [
            {"type": "blob", "path": path, "sha": sum_of(data), "size": len(data)}
            for path, data in sorted(self.files.items())
        ]

    def _blobs(self) -> dict[str, bytes]:
        return {sum_of(data): data for data in self.files.values()}

    def _graphql(self, asked: dict[str, object]) -> dict[str, object]:
        query = str(asked["query"])
        if "createCommitOnBranch" in query:
            return self._committed(query, asked["variables"])
        found: dict[str, object] = {}
        if "defaultBranchRef" in query:
            found["defaultBranchRef"] = {"name": self.branch}
        blobs = self._blobs()
        for name, oid in _OBJECT.findall(query):
            found[name] = {"text": blobs[oid].decode(), "isTruncated": False}
        node = {"author": _AUTHOR, "committedDate": _DAY, "oid": self.head, "message": "Before"}
        target = {"target": {"history": {"nodes": [node]}}}
        found |= dict.fromkeys(_HISTORY.findall(query), target)
        if "repository(owner: $owner, name: $repo) { ref(qualifiedName: $branch)" in query:
            found["ref"] = target
        return {"data": {"repository": found}}

    def _committed(self, query: str, variables: object) -> dict[str, object]:
        assert isinstance(variables, dict)
        asked = variables["input"]
        assert asked["branch"]["branchName"] == self.branch
        assert asked["branch"]["repositoryNameWithOwner"] == self.name
        if asked["expectedHeadOid"] != self.head:
            return {"data": None, "errors": [{"message": "Expected branch to point elsewhere"}]}
        changes = asked["fileChanges"]
        for one in changes["additions"]:
            self.files[one["path"]] = base64.b64decode(one["contents"])
        for one in changes["deletions"]:
            self.files.pop(one["path"], None)
        self.committed.append([one["path"] for one in changes["additions"]])
        self.messages.append(asked["message"]["headline"])
        sums = {n: {"oid": sum_of(self.files[path])} for n, path in _SHA_ASKED.findall(query)}
        commit = {"oid": self.head, "committedDate": _DAY, **sums}
        return {"data": {"createCommitOnBranch": {"commit": commit}}}


def sum_of(data: bytes) -> str:
    """What Git calls a file with these bytes."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
