"""Where the files of a log stand on GitHub."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from learnlog.files.site_file import read_site_file
from learnlog.repository import Repository, repository_at


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/sam/log",
        "https://github.com/sam/log/",
        "https://github.com/sam/log.git",
        "git@github.com:sam/log.git",
        "sam/log",
    ],
)
def test_a_repository_is_known_by_any_of_its_addresses(address: str) -> None:
    assert repository_at(address) == Repository("sam/log", "main")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "log",
        "https://gitlab.com/sam/log",
        "https://github.com/sam",
        "https://github.com/sam/log/tree/main",
        "https://github.com/../log",
        "https://github.com/sam/log?x=1",
        'https://github.com/sam/"><script>',
        "http://evil.example/github.com/sam/log",
    ],
)
def test_another_address_is_none(address: str) -> None:
    assert repository_at(address) is None


def test_the_branch_is_the_one_that_is_edited() -> None:
    assert repository_at("sam/log", "edit/trunk/docs/") == Repository("sam/log", "trunk")
    assert repository_at("sam/log", "?x=edit/../") == Repository("sam/log", "main")


def test_a_file_is_edited_where_it_stands() -> None:
    place = Repository("sam/log").edit("docs/weeks/2026-11-16 b#.md", 7)
    assert place == "https://github.com/sam/log/edit/main/docs/weeks/2026-11-16%20b%23.md#L7"


def test_a_new_file_is_filled_in_to_the_letter() -> None:
    text = '---\ntitle: "A & B #1 + 2%"\n---\n\nÄ “quote” =?\n'
    query = parse_qs(urlsplit(Repository("sam/log").new("docs/weeks/x.md", text)).query)
    assert query == {"filename": ["docs/weeks/x.md"], "value": [text]}


def test_what_mkdocs_yml_says_is_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Log\nrepo_url: https://github.com/sam/log\nedit_uri: edit/trunk/docs/\n"
        "extra: {learnlog: {editor: false}}\n"
    )
    site = read_site_file(tmp_path)
    assert site is not None
    config, problems = site.config()
    assert (config.repository, config.editor, problems) == (
        Repository("sam/log", "trunk"),
        False,
        [],
    )
