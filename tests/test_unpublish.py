"""What `learnlog unpublish` finds out: addresses, feeds, pictures, Git; and what it never says."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import make_site

from learnlog_cli.main import cli
from learnlog_cli.taking_down.traces import site_url

SETTINGS = "site_name: A log\nsite_url: !ENV [SITE_URL, https://example.org/log/] # by GitHub\n"
SECRET = "Mrs Quillfeather of the blue door"
FILES = {
    "weeks/2018-09-17.md": "---\ntitle: The blue door\ntags: [doors]\n"
    f"next_steps: [Ring {SECRET}]\n---\nIdea 1: Ask {SECRET} again.\n\n"
    "![A door](../images/door.png)\n\n![A key](../images/key%20two.png)\n",
    "weeks/2018-09-24.md": "Nothing more.\n\n![A door](../images/door.png)\n",
    "images/door.png": "1",
    "images/key two.png": "2",
    "images/other.png": "3",
}
ENTRY = "docs/weeks/2018-09-17.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "log", SETTINGS, FILES)


def told(site: Path, file: str = ENTRY) -> str:
    words = ["unpublish", file, "--site", str(site), "--today", "2018-12-21"]
    done = CliRunner(catch_exceptions=False).invoke(cli, words)
    assert done.exit_code == 0, done.output
    return done.output


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def part(text: str, number: int) -> str:
    return text.split(f"\n{number}. ")[1].split(f"\n{number + 1}. ")[0]


def test_the_pages_and_feeds_that_tell_of_it_are_named(site: Path) -> None:
    seen = part(told(site), 3)
    for address in ("weeks/2018-09-17/", "ideas/1/", "next-steps/", "tags/doors/", "archive/"):
        assert f" https://example.org/log/{address}\n" in seen
    for address in ("feed.xml", "tags/doors.json"):
        assert f" https://example.org/log/{address}\n" in seen
    for address in ("people/", "lessons/", "audits/"):
        assert address not in seen


def test_what_it_holds_is_not_said(site: Path) -> None:
    assert "quillfeather" not in told(site).lower()
    assert "The blue door" not in told(site)


def test_the_pictures_that_only_it_uses_are_named(site: Path) -> None:
    said = told(site)
    assert " docs/images/key two.png\n" in part(said, 2)
    assert "--path 'docs/images/key two.png'" in part(said, 4)
    assert "door.png" not in said
    assert "other.png" not in said


def test_a_draft_is_known_and_its_pages_are_told_all_the_same(site: Path) -> None:
    before = part(told(site), 3)
    file = site / ENTRY
    file.write_text(file.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
    assert "says 'draft: true' already" in part(told(site), 2)
    assert part(told(site), 3) == before


def test_a_picture_is_told_of_too(site: Path) -> None:
    said = told(site, "docs/images/door.png")
    assert "Delete docs/images/door.png" in said
    assert "https://example.org/log/images/door.png" in part(said, 3)
    assert "https://example.org/log/weeks/2018-09-24/" in part(said, 3)


def test_a_file_that_is_gone_already_is_told_of(site: Path) -> None:
    (site / ENTRY).unlink()
    said = told(site)
    assert "https://example.org/log/weeks/2018-09-17/" in said
    assert f"There is no file '{ENTRY}' here now" in said
    assert f"There is no {ENTRY} here now. If it was deleted, commit that" in part(said, 2)
    assert "Write 'draft: true'" not in said


def test_a_misspelt_name_is_not_taken_for_a_file_that_is_gone(site: Path) -> None:
    assert f"Did you mean '{ENTRY}'?" in told(site, "docs/weeks/2018-09-18.md")


@pytest.mark.parametrize("name", ["2018-09-17", "2018-09-17.md", "weeks/2018-09-17.md"])
def test_the_name_alone_is_enough_where_one_file_has_it(name: str, site: Path) -> None:
    assert f"Taking down {ENTRY}\n" in told(site, name)
    (site / "docs" / "posts" / "weeks").mkdir(parents=True)
    (site / "docs" / "posts" / "weeks" / "2018-09-17.md").write_text("A.\n", "utf-8")
    done = CliRunner().invoke(cli, ["unpublish", name, "--site", str(site)])
    assert done.exit_code == 2
    assert f"Did you mean one of these: docs/posts/weeks/2018-09-17.md, {ENTRY}?" in done.output


@pytest.mark.skipif(not shutil.which("git"), reason="there is no Git here")
def test_of_a_file_that_never_was_there_is_only_the_error(site: Path) -> None:
    git(site, "init", "--quiet")
    for name, meant in (("docs/weeks/nothing.md", ""), ("docs/weeks/2018-09-18.md", ENTRY)):
        done = CliRunner().invoke(cli, ["unpublish", name, "--site", str(site)])
        assert done.exit_code == 2
        assert done.stdout == ""
        assert f"There is no file '{name}' here, and Git has no commit with one." in done.stderr
        assert (f"Did you mean '{meant}'?" in done.stderr) == bool(meant)


@pytest.mark.parametrize("folder", ["docs", "docs/images"])
def test_a_folder_is_refused(site: Path, folder: str) -> None:
    """Or the whole log would be taken out of the history."""
    done = CliRunner().invoke(cli, ["unpublish", folder, "--site", str(site)])
    assert done.exit_code == 2
    assert "is a folder; name one of its files" in done.output


def test_what_is_no_page_by_itself_has_no_address(site: Path) -> None:
    (site / "docs" / ".authors.yml").write_text("authors: {sam: {name: Sam}}\n", "utf-8")
    seen = part(told(site, "docs/.authors.yml"), 3)
    assert "is no page by itself" in seen
    assert ".authors.yml" not in seen


def test_a_file_of_another_place_is_refused(site: Path) -> None:
    for file in ("mkdocs.yml", "../a.md", str(site.parent / "a.md")):
        words = ["unpublish", file, "--site", str(site)]
        assert CliRunner().invoke(cli, words).exit_code == 2


@pytest.mark.skipif(not shutil.which("git"), reason="there is no Git here")
def test_what_git_remembers_is_told_with_all_names(site: Path) -> None:
    top = site.parent
    git(top, "init", "--quiet", "--initial-branch=main")
    (site / "docs" / "weeks" / "old name.md").write_text((site / ENTRY).read_text("utf-8"))
    (site / ENTRY).unlink()
    git(top, "add", ".")
    git(top, "commit", "-m", "One")
    git(top, "mv", "log/docs/weeks/old name.md", f"log/{ENTRY}")
    git(top, "commit", "-m", "Two")
    said = part(told(site), 4)
    assert "in 2 commits, on this computer only" in said
    assert f"--path log/{ENTRY} --path 'log/docs/weeks/old name.md'" in said
    assert "--path 'log/docs/images/key two.png'" in said
    git(top, "init", "--quiet", "--bare", str(top / "there.git"))
    git(top, "remote", "add", "origin", str(top / "there.git"))
    assert "no branch that was fetched from elsewhere" in part(told(site), 4)
    git(top, "push", "--quiet", "origin", "main")
    assert "in 2 commits, and all of them have been pushed" in part(told(site), 4)
    (site / ENTRY).write_text("Less.\n", "utf-8")
    git(top, "commit", "-am", "Three")
    assert "in 3 commits, of which 2 have been pushed" in part(told(site), 4)
    before = subprocess.check_output(["git", "status", "--porcelain"], cwd=top)
    told(site)
    assert subprocess.check_output(["git", "status", "--porcelain"], cwd=top) == before


@pytest.mark.skipif(not shutil.which("git"), reason="there is no Git here")
def test_what_was_never_committed_has_no_history(site: Path) -> None:
    git(site, "init", "--quiet")
    assert "no commit with this file" in part(told(site), 4)


def test_nothing_is_changed(site: Path) -> None:
    def content() -> dict[str, bytes]:
        return {os.fspath(f): f.read_bytes() for f in site.rglob("*") if f.is_file()}

    before = content()
    told(site)
    assert content() == before


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("site_url: https://a.example.org\n", "https://a.example.org/"),
        ("site_name: a\nsite_url: 'https://a.example.org/b/' # c\n", "https://a.example.org/b/"),
        ("site_url: !ENV [A, 'https://a.example.org/']\n", "https://a.example.org/"),
        ("site_url: !ENV A\n", ""),
        ("site_name: a\n", ""),
        ("# site_url: https://a.example.org\n", ""),
    ],
)
def test_the_address_of_the_site_is_read(written: str, read: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(written, "utf-8")
    assert site_url(tmp_path) == read
