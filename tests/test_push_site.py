"""The finished site, pushed into another repository: all of it, and nothing else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from publishing import push_site

SITE = {
    "index.html": b"<p>Hello</p>\r\n",
    "404.html": b"<p>Nothing</p>",
    "_data/a.json": b"{}",
    ".gitignore": b"*.html\n",
    "weeks/1/index.html": b"One",
}
SECRET = "-----BEGIN OPENSSH PRIVATE KEY-----\r\nb3BlbnNz\r\n-----END OPENSSH PRIVATE KEY-----"


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in SITE.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tmp_path / "site"


@pytest.fixture
def there(tmp_path: Path) -> str:
    folder = tmp_path / "there.git"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    return str(folder)


def files_in(there: str) -> set[str]:
    listed = git("--git-dir", there, "ls-tree", "-r", "--name-only", "-z", "main")
    return set(listed.strip("\0").split("\0"))


def push(site: Path, there: str) -> str:
    return push_site.push(site, there, os.environ)


def commit_there(there: str, tmp_path: Path, name: str, text: str) -> None:
    clone = tmp_path / f"clone-{name}"
    git("clone", "--quiet", there, str(clone))
    (clone / name).write_text(text, "utf-8")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    git("-C", str(clone), "add", name)
    git("-C", str(clone), *who, "commit", "--quiet", "-m", name)
    git("-C", str(clone), "push", "--quiet", "origin", "HEAD:main")


def test_all_of_the_site_and_nothing_else_arrives_to_the_byte(site: Path, there: str) -> None:
    assert push(site, there) == "Pushed 7 files as one commit into the branch main."
    assert files_in(there) == {*SITE, ".nojekyll", ".learnlog-site"}
    shown = subprocess.run(
        ["git", "--git-dir", there, "show", "main:index.html"], check=True, capture_output=True
    )
    assert shown.stdout == SITE["index.html"]
    assert {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()} == set(
        SITE
    ), "the folder of the site is as it was"


def test_no_earlier_site_is_in_the_history(site: Path, there: str) -> None:
    push(site, there)
    (site / "weeks" / "1" / "index.html").unlink()
    push(site, there)
    assert git("--git-dir", there, "rev-list", "--count", "--all") == "1"
    assert "weeks/1/index.html" not in files_in(there)


def test_a_domain_that_was_set_there_stays(site: Path, there: str, tmp_path: Path) -> None:
    push(site, there)
    commit_there(there, tmp_path, "CNAME", "log.example.org\n")
    push(site, there)
    assert git("--git-dir", there, "show", "main:CNAME") == "log.example.org"
    (site / "CNAME").write_text("other.example.org\n")
    push(site, there)
    assert git("--git-dir", there, "show", "main:CNAME") == "other.example.org"


def test_files_of_somebody_else_are_not_overwritten(site: Path, there: str, tmp_path: Path) -> None:
    commit_there(there, tmp_path, "README.md", "Mine\n")
    with pytest.raises(push_site.Stop, match="did not put there"):
        push(site, there)
    assert files_in(there) == {"README.md"}


def test_an_empty_folder_is_no_site(there: str, tmp_path: Path) -> None:
    with pytest.raises(push_site.Stop, match=r"no index\.html"):
        push(tmp_path, there)


# A Git that notes what it was called with, and the key as it lies there.
# The shell finds a Python in a folder with a blank in its path, which a first line can't name.
FAKE_GIT = """#!/bin/sh
"exec" "{python}" "$0" "$@"
import os, pathlib, re, stat, sys
note = pathlib.Path({note!r})
ssh = os.environ.get("GIT_SSH_COMMAND", "")
key = pathlib.Path(re.search("-i '([^']+)'", ssh)[1])
hosts = pathlib.Path(re.search("UserKnownHostsFile='([^']+)'", ssh)[1])
note.write_text(repr([oct(stat.S_IMODE(key.stat().st_mode)), key.read_text(), hosts.read_text(),
    str(key), "PUBLIC_SITE_KEY" in os.environ, ssh]))
sys.exit("fatal: no")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the job runs on Linux")
def test_the_key_lies_in_a_file_for_its_owner_alone_and_is_gone_after(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note, fake = tmp_path / "note", tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(FAKE_GIT.format(python=sys.executable, note=str(note)))
    fake.chmod(fake.stat().st_mode | stat.S_IEXEC)
    variables = {
        **os.environ,
        "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}",
        "PUBLIC_SITE_REPOSITORY": "sam/site",
        "PUBLIC_SITE_KEY": SECRET,
    }
    before = os.environ["PATH"]
    os.environ["PATH"] = variables["PATH"]
    try:
        assert push_site.main([str(site)], variables) == 1
    finally:
        os.environ["PATH"] = before
    mode, key, hosts, path, inherited, ssh = eval(note.read_text())
    assert mode == "0o600"
    assert key == SECRET.replace("\r\n", "\n") + "\n"
    assert hosts == push_site.HOST_KEY
    assert not Path(path).exists()
    assert not inherited
    assert "StrictHostKeyChecking=yes" in ssh
    said = capsys.readouterr()
    assert "b3BlbnNz" not in said.out + said.err


@pytest.mark.parametrize(
    ("repository", "key", "reason"),
    [
        ("", SECRET, "owner/name"),
        ("a/b;c", SECRET, "owner/name"),
        ("-a/b", SECRET, "owner/name"),
        ("a/..", SECRET, "owner/name"),
        ("Sam/Log", SECRET, "this very repository"),
        ("sam/site", "", "PUBLIC_SITE_KEY"),
        ("sam/site", "ssh-ed25519 AAAA", "PUBLIC_SITE_KEY"),
    ],
)
def test_what_is_not_set_up_is_said_and_nothing_is_done(
    repository: str, key: str, reason: str, site: Path
) -> None:
    with pytest.raises(push_site.Stop, match=reason):
        push_site.push_with_key(site, repository, key, {"GITHUB_REPOSITORY": "sam/log"})
