"""Checks that git keeps the pages: is it there, does it know them, are they elsewhere too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from learnlog_cli.checkup.findings import Finding, bad, counted, first_of, good, notice
from learnlog_cli.checkup.git_command import Answer, Git
from learnlog_cli.checkup.git_status import STATUS, Status, read_status
from learnlog_cli.checkup.log_folder import docs_of
from learnlog_cli.checkup.surroundings import Surroundings

GIT, AUTHOR, KEPT, ELSEWHERE = "git", "git's author", "files in git", "copy elsewhere"
NAMES = ("user.name", "user.email")
WHO = (
    "Say it once, for all repositories. It is written into every version, and is public where the "
    'repository is; type:\ngit config --global user.name "YOUR NAME"\n'
    'git config --global user.email "YOUR ADDRESS"'
)
MARKDOWN = (".md", ".markdown")

_INSTALL = {
    "win32": "winget install --id Git.Git -e",
    "darwin": "xcode-select --install",
}
_TRUST = re.compile(r"^\s*(git config --global --add safe\.directory .+)$", re.MULTILINE)


def check_git(around: Surroundings) -> Iterator[Finding]:
    """Whether git is there, knows the log's folder, and holds its pages here and elsewhere."""
    if around.git is None:
        install = _INSTALL.get(around.platform, "sudo apt install git")
        way_out = "Without it the log works, but nothing keeps its earlier versions; type:\n"
        yield notice(GIT, "not found", f"{way_out}{install}\nThen open a new window.")
        return
    version = around.git(("--version",))
    if not version.fine:
        yield _refused(version)
    elif around.log is None:
        yield good(GIT, version.out.strip())
    else:
        yield from _check_repository(around.git, around.log, version.out.strip())


def _check_repository(git: Git, log: Path, version: str) -> Iterator[Finding]:
    inside = git(("rev-parse", "--is-inside-work-tree"))
    if not inside.fine:
        yield _no_repository(inside, log)
        return
    docs = docs_of(log)
    answer = git((*STATUS, "--", docs))
    if not answer.fine:
        yield _refused(answer)
        return
    yield good(GIT, f"{version}, and the log's folder is in a repository")
    if not all(git(("config", name)).out.strip() for name in NAMES):
        yield notice(
            AUTHOR, "git does not know who you are, and takes no commit until it does", WHO
        )
    status = read_status(answer.out)
    left_out = git(("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", docs))
    yield from _check_kept(status, _pages(tuple(left_out.out.split("\0"))), log, docs)
    yield from _check_elsewhere(status, git, log)


def _no_repository(answer: Answer, log: Path) -> Finding:
    if "dubious ownership" in answer.fault:
        command = _TRUST.search(answer.fault)
        fallback = f'git config --global --add safe.directory "{log.as_posix()}"'
        return bad(
            GIT,
            "git refuses to work here, since the folder belongs to another user of this computer",
            "If the folder is yours, type:\n" + (command[1].strip() if command else fallback),
        )
    if "not a git repository" not in answer.fault:
        return _refused(answer)
    return notice(
        GIT,
        "the log's folder is in no repository, so nothing keeps earlier versions",
        "Type, one after the other:\n" + _in(log, "init", "add .", 'commit -m "The log so far"'),
    )


def _refused(answer: Answer) -> Finding:
    said = answer.fault.splitlines()[0] if answer.fault else f"exit code {answer.code}"
    return notice(
        GIT,
        f"git could not answer: {said.removeprefix('fatal: ')}",
        "Close other programs that use git and try again; to see more, type:\ngit status",
    )


def _check_kept(
    status: Status, left_out: tuple[str, ...], log: Path, docs: str
) -> Iterator[Finding]:
    """Pages that git does not hold as they are now."""
    save = _in(log, f"add {_quoted(docs)}", 'commit -m "Save the log"')
    new, changed = _pages(status.new), _pages(status.changed)
    if status.in_conflict:
        found = f"two versions were not joined: {first_of(_names(status.in_conflict))}"
        way_out = "Open the file, keep the lines you want, delete those with <<<<<<<, ======= and "
        yield bad(KEPT, found, f"{way_out}>>>>>>>. Then type:\n{save}")
    if left_out:
        found = f"git is told to leave out: {first_of(_names(left_out))}"
        rule = _in(log, f"check-ignore -v {_quoted(left_out[0])}")
        yield notice(KEPT, found, f"The rule that does it is in the file that this names:\n{rule}")
    if new or changed:
        parts = [
            f"{counted(len(paths), 'file')} {what}: {first_of(_names(paths))}"
            for paths, what in ((new, "not yet in git"), (changed, "changed since the last commit"))
            if paths
        ]
        yield notice(KEPT, "; ".join(parts), f"Type, one after the other:\n{save}")
    elif not status.in_conflict and not left_out:
        yield good(KEPT, "all, as they are now")


def _check_elsewhere(status: Status, git: Git, log: Path) -> Iterator[Finding]:
    """Commits that exist on this computer only; nothing is asked of the network."""
    if not status.commits:
        yield notice(ELSEWHERE, "git holds no version yet", "Make the first commit, see above.")
        return
    remotes = git(("remote",)).out.split()
    if not remotes:
        yield notice(
            ELSEWHERE,
            "this computer has the only copy: the repository has no remote",
            "Make an empty private repository, for example at https://github.com/new , and type:\n"
            + _in(log, "remote add origin THE-ADDRESS", "push -u origin HEAD"),
        )
    elif status.branch is None:
        found = "no branch is checked out, so new commits are easily lost"
        yield notice(ELSEWHERE, found, f"Type:\n{_in(log, 'switch -c my-log')}")
    elif status.upstream is None or status.ahead is None:
        remote = "origin" if "origin" in remotes else remotes[0]
        found = f"the branch '{status.branch}' was never pushed"
        yield notice(ELSEWHERE, found, f"Type:\n{_in(log, f'push -u {remote} HEAD')}")
    else:
        yield from _check_pushed(status, log)


def _check_pushed(status: Status, log: Path) -> Iterator[Finding]:
    if status.behind:
        found = f"{counted(status.behind, 'newer commit')} in {status.upstream}"
        yield notice(ELSEWHERE, found, f"Fetch what is newer; type:\n{_in(log, 'pull --rebase')}")
    if status.ahead:
        found = f"{counted(status.ahead, 'commit')} not pushed to {status.upstream}"
        yield notice(ELSEWHERE, found, f"Type:\n{_in(log, 'push')}")
    elif not status.behind:
        yield good(ELSEWHERE, f"all is in {status.upstream}, as far as this computer knows")


def _pages(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path for path in paths if path.lower().endswith(MARKDOWN))


def _names(paths: tuple[str, ...]) -> list[str]:
    return [path.rpartition("/")[2] for path in paths]


def _in(log: Path, *commands: str) -> str:
    """Commands for git, a line each, that work whichever folder the person stands in."""
    return "\n".join(f'git -C "{log}" {words}' for words in commands)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
