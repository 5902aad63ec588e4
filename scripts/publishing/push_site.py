"""Pushes a finished site into another repository, as one commit without a history.

    PUBLIC_SITE_REPOSITORY=owner/name PUBLIC_SITE_KEY=… python scripts/publishing/push_site.py site

The branch `main` there is replaced, but only where it holds a site from here, or nothing yet.
It needs Git, and imports nothing that has to be installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

# From https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/
# githubs-ssh-key-fingerprints (SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU).
HOST_KEY = (
    "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl\n"
)
BRANCH = "main"
MARK = ".learnlog-site"
MARK_TEXT = b"This branch holds a site that was built by learnlog. It is replaced as a whole.\n"
REPOSITORY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,100}")
SSH = (
    "ssh -F none -i '{key}' -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes"
    " -o UserKnownHostsFile='{hosts}' -o GlobalKnownHostsFile=/dev/null"
    " -o HostKeyAlgorithms=ssh-ed25519"
)


# Files as they are, and no person's name.
SETTINGS = (
    *("-c", "core.autocrlf=false"),
    *("-c", "user.name=learnlog"),
    *("-c", "user.email=learnlog@localhost"),
)


class Stop(Exception):  # noqa: N818 (it is no error of the program's)
    """The site is not pushed, for the reason that the exception says."""


class Repository:
    """An empty repository in a folder of its own, with a site for its files."""

    def __init__(self, folder: Path, site: Path, variables: Mapping[str, str]) -> None:
        self._site, self._folder = site, folder
        self._variables = {
            **variables,
            "GIT_CONFIG_GLOBAL": os.devnull,  # what is set on this computer changes nothing
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
        }
        folder.mkdir()
        self._run(["git", "init", "--quiet", "--bare", str(folder)], None)

    def git(self, *arguments: str, given: bytes | None = None) -> str:
        """What Git prints; Stop says what it complained of."""
        where = (f"--git-dir={self._folder}", f"--work-tree={self._site}")
        return self._run(["git", *where, *SETTINGS, *arguments], given)

    def _run(self, command: Sequence[str], given: bytes | None) -> str:
        done = subprocess.run(command, input=given, env=self._variables, capture_output=True)
        if done.returncode:
            raise Stop(f"Git says: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout.decode(errors="replace").strip()

    def add(self, name: str, content: bytes) -> None:
        """Put a file into what will be committed, and not into the site's folder."""
        blob = self.git("hash-object", "-w", "--stdin", given=content)
        self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")

    def tip(self, address: str) -> str:
        """The commit that the branch is at elsewhere, fetched; "" where there is no branch."""
        found = self.git("ls-remote", address, f"refs/heads/{BRANCH}").split()
        if found:
            self.git("fetch", "--quiet", "--depth=1", address, f"refs/heads/{BRANCH}")
        return found[0] if found else ""

    def names(self, commit: str) -> list[str]:
        """The names at the top of a commit's files."""
        return self.git("ls-tree", "--name-only", "-z", commit).split("\0") if commit else []


def push(site: Path, address: str, variables: Mapping[str, str]) -> str:
    """Push a site's folder to an address that Git knows; what was pushed, in a sentence."""
    if not (site / "index.html").is_file():
        raise Stop(f"there is no site in '{site}': it has no index.html")
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder) / "site.git", site.resolve(), variables)
        before = repository.tip(address)
        there = repository.names(before)
        if there and MARK not in there:
            raise Stop(
                f"the branch {BRANCH} there holds files that learnlog did not put there, and they "
                "would be lost; take an empty repository, or delete that branch"
            )
        repository.git("add", "--all", "--force", ".")
        repository.add(".nojekyll", b"")  # else folders that begin with _ are left out
        repository.add(MARK, MARK_TEXT)
        if (
            "CNAME" in there and not (site / "CNAME").is_file()
        ):  # a domain set in the settings there
            repository.add("CNAME", repository.git("show", f"{before}:CNAME").encode() + b"\n")
        commit = repository.git("commit-tree", repository.git("write-tree"), "-m", "Site")
        lease = f"--force-with-lease=refs/heads/{BRANCH}:{before}"
        repository.git("push", "--quiet", lease, address, f"{commit}:refs/heads/{BRANCH}")
        count = len(repository.git("ls-files").splitlines())
    return f"Pushed {count} files as one commit into the branch {BRANCH}."


def push_with_key(site: Path, repository: str, key: str, variables: Mapping[str, str]) -> str:
    """Push to GitHub with a deploy key, which lies in a file for as long as this takes."""
    if not REPOSITORY.fullmatch(repository):
        raise Stop("PUBLIC_SITE_REPOSITORY must be owner/name")
    if repository.lower() == variables.get("GITHUB_REPOSITORY", "").lower():
        raise Stop("PUBLIC_SITE_REPOSITORY names this very repository, whose texts would be lost")
    if "PRIVATE KEY" not in key:
        raise Stop("the secret PUBLIC_SITE_KEY must hold the private half of a deploy key")
    with tempfile.TemporaryDirectory() as folder:
        key_file, hosts = Path(folder) / "key", Path(folder) / "known_hosts"
        key_file.touch(mode=0o600)
        key_file.write_text(key.replace("\r\n", "\n").strip() + "\n", "utf-8")
        hosts.write_text(HOST_KEY, "utf-8")
        ssh = SSH.format(key=key_file, hosts=hosts)
        address = f"git@github.com:{repository}.git"
        return push(site, address, {**variables, "GIT_SSH_COMMAND": ssh})


def main(arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    """0 pushed, 1 not pushed, 2 wrong usage."""
    if len(arguments) != 1:
        print("usage: push_site.py FOLDER", file=sys.stderr)
        return 2
    inherited = {name: value for name, value in variables.items() if name != "PUBLIC_SITE_KEY"}
    try:
        repository = variables.get("PUBLIC_SITE_REPOSITORY", "")
        key = variables.get("PUBLIC_SITE_KEY", "")
        print(push_with_key(Path(arguments[0]), repository, key, inherited))
    except Stop as stop:
        print(f"Nothing was pushed: {stop}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
