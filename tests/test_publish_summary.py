"""The summary of a publishing run: plain words, whole lines to copy, links, and no word found."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from sites import HOOKED, make_site

from learnlog.config import Config
from learnlog.load import load
from learnlog.problems import Problem, Source
from learnlog.repository import Repository
from learnlog_cli.annotations import problems_of_build
from learnlog_cli.main import cli
from learnlog_cli.summing_up.places import Places, places
from learnlog_cli.summing_up.stopped import MOST, MOST_LISTED, broken_off, stopped
from learnlog_cli.summing_up.wording import as_block, as_text

MAIL = "rowan.fell@harbourtrust.nhs.uk"
RUN = {
    "GITHUB_REPOSITORY": "robin/my-log",
    "GITHUB_REF_NAME": "main",
    "GITHUB_REF_TYPE": "branch",
    "GITHUB_EVENT_NAME": "push",
    "SITE_URL": "https://robin.example.org/my-log/",
}
HERE = places(RUN, None, Config())
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "log", HOOKED, {"weeks/2026-09-14.md": "A quiet week.\n"})


@pytest.fixture
def in_a_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in RUN.items():
        monkeypatch.setenv(name, value)


def run(site: Path, *more: str) -> Result:
    asked = more if "--declaration" in more else ("--declaration", "off", *more)
    words = ["publish", str(site), "--check", "--today", "2026-11-20", *asked]
    return CliRunner().invoke(cli, words)


def summed_up(site: Path, *more: str) -> str:
    file = site.parent / "summary.md"
    file.unlink(missing_ok=True)
    run(site, "--summary", str(file), *more)
    return file.read_text("utf-8")


def write(site: Path, name: str, text: str) -> None:
    (site / "docs" / "weeks" / name).write_text(text, "utf-8")


@pytest.mark.usefixtures("in_a_workflow")
def test_a_mistake_is_told_with_its_line_the_line_to_write_and_links(site: Path) -> None:
    write(site, "2026-09-21.md", "---\nideas:\n  - idea: 1\n    statuss: testing\n---\nWords.\n")
    told = summed_up(site)
    html = MARKDOWN.render(told)
    assert "docs/weeks/2026-09-21.md, line 4" in html
    assert "did you mean 'status'" in html
    assert "status: testing" in "".join(re.findall(r"<pre>.*?</pre>", html, re.DOTALL))
    github = "https://github.com/robin/my-log/edit/main/docs/weeks/2026-09-21.md#L4"
    editor = "https://robin.example.org/my-log/admin/#/collections/weeks/entries/2026-09-21"
    assert f'href="{github}">on GitHub' in html
    assert f'href="{editor}">in the editor' in html
    assert "What to do next" in html


@pytest.mark.usefixtures("in_a_workflow")
def test_the_words_that_were_found_are_not_in_it(site: Path) -> None:
    write(site, "2026-09-21.md", f"Ask {MAIL}, NHS no 943 476 5919.\n")
    told = summed_up(site)
    assert "(identifying)" in told
    assert not re.search("rowan|fell|harbour|943|5919", told.partition("](<")[0], re.IGNORECASE)
    assert "rowan" not in told


def test_what_only_the_built_site_shows_is_told_too(site: Path) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"copyright: Ask {MAIL}\n", "utf-8")
    told = summed_up(site)
    assert "(identifying)" in told
    assert MAIL not in told


@pytest.mark.usefixtures("in_a_workflow")
def test_entries_to_be_declared_are_one_list(site: Path) -> None:
    for day in ("21", "28"):
        write(site, f"2026-09-{day}.md", "Words.\n")
    told = summed_up(site, "--declaration", "require")
    html = MARKDOWN.render(told)
    assert "<h2>Not published: 3 entries to look through</h2>" in html
    assert html.count("<h3>") == 2, "one for the list, one for what to do next"
    assert html.count("<li>docs/weeks/") == 3
    assert "learnlog declare\n</code>" in html
    assert 'href="https://robin.example.org/my-log/write/"' in html


def test_one_entry_to_be_declared_has_its_command(site: Path) -> None:
    told = summed_up(site, "--declaration", "require")
    assert "learnlog declare docs/weeks/2026-09-14.md" in told
    assert "](<" not in told, "there are no links where no address is known"


def test_what_passed_is_counted(site: Path) -> None:
    write(site, "2026-09-21.md", "---\ndraft: true\n---\nWords.\n")
    write(site, "2026-11-23.md", "Words.\n")
    write(site, "2026-11-30.md", "Words.\n")
    told = summed_up(site)
    heading = "## All is well: 1 entry to publish, 3 waiting (1 draft, 2 dated later, the next for "
    assert told.startswith(f"{heading}2026-11-23)")


def test_it_goes_where_github_says_when_a_workflow_asks(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "step.md"
    file.write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    run(site)
    assert file.read_text("utf-8") == "Before.\n", "on a desk nobody asked for it"
    assert run(site, "--annotations").exit_code == 0
    assert file.read_text("utf-8").startswith("Before.\n## All is well: ")


def test_a_summary_that_cannot_be_written_stops_nothing(site: Path, tmp_path: Path) -> None:
    done = run(site, "--summary", str(tmp_path / "nowhere" / "a.md"))
    assert done.exit_code == 0
    assert "The summary can't be written" in done.stderr


def test_a_broken_page_is_told_with_its_file(site: Path) -> None:
    (site / "docs" / "about.md").write_text("# About\n\n[There](nowhere.md)\n", "utf-8")
    told = summed_up(site)
    assert "### 1. docs/about.md" in told
    assert "contains a link" in told


def test_a_run_that_breaks_off_says_so(site: Path) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "use_directory_urls: !ENV [X, true]\n")
    told = summed_up(site)
    assert told.startswith("## Not published: the run broke off")
    assert "takes use_directory_urls from elsewhere" in told


def test_a_build_that_dies_shows_its_last_words(site: Path) -> None:
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "theme: {name: nowhere}\n", "utf-8")
    told = summed_up(site)
    assert told.startswith("## Not published: ")
    assert "nowhere" in told


def test_the_hint_of_a_build_is_read_with_it() -> None:
    said = "WARNING -  docs/a.md:7: Two.\n    a: 1\n      b: 2\nINFO - Three\n"
    (found,) = problems_of_build(said, "docs")
    assert (found.source, found.message) == (Source("docs/a.md", 7), "Two.")
    assert found.hint == "a: 1\n  b: 2"


HOSTILE = (
    "<script>alert(1)</script>", "[a](javascript:alert(1))", "![](https://x.example/a.png)",
    "`", "```\n# out", "~~~", "# heading", "* item", "| a | b |", "@robin", "\\", "&lt;", "**b**",
    "https://x.example/", "::error::x", "##[error]x", "\u202e", "\x1b[31m", "<!--", "]]>", "$x$",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_log_are_shown_and_do_nothing(words: str) -> None:
    problem = Problem(Source(f"docs/{words}.md", 3), "yaml", f"A {words} b", f"x: 1\n{words}")
    told = stopped([problem], Places())
    html = MARKDOWN.render(told)
    plain = re.sub(r"<pre>.*?</pre>", "", html, flags=re.DOTALL)
    assert set(re.findall(r"<(\w+)", plain)) <= {"h2", "h3", "p", "ol", "li", "em"}
    assert html.count("<pre>") == 1, "the lines to copy stay in one block"
    assert not re.search("[\x1b\u202e]", told)


@pytest.mark.parametrize("ticks", range(1, 12))
def test_a_fence_in_the_lines_to_copy_does_not_end_them(ticks: int) -> None:
    block = as_block(f"a\n{'`' * ticks}\nb")
    html = MARKDOWN.render(f"{block}\n\nafter")
    assert html.count("<pre>") == 1
    assert html.endswith("<p>after</p>\n")


def test_it_is_never_too_long_for_github() -> None:
    mean = "<&`𝔸" * 5_000
    problems = [Problem(Source(f"docs/{mean}.md", 1), "yaml", mean, mean) for _ in range(1_000)]
    missing = [Problem(Source(f"docs/{mean}", 1), "declaration-missing", "") for _ in range(1_000)]
    told = stopped([*problems, *missing], Places(Repository("a/b"), "https://a/"))
    assert len(told.encode()) < 1024 * 1024
    assert f"And {1_000 - MOST} problems more" in told
    assert f"And {1_000 - MOST_LISTED} entries more" in told
    assert len(broken_off(mean[-1_500:]).encode()) < 10_000


def test_a_pull_request_is_mended_where_it_comes_from() -> None:
    head = {"ref": "my week", "repo": {"full_name": "kit/my-log"}}
    said = {**RUN, "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF_NAME": "12/merge"}
    at = places(said, {"pull_request": {"head": head}}, Config())
    assert at.on_github(Source("docs/a b.md", 2)) == (
        "https://github.com/kit/my-log/edit/my%20week/docs/a%20b.md#L2"
    )
    assert not at.in_editor(Source("docs/weeks/2026-09-14.md", 2)), "it changes another branch"
    assert not places(said, {"pull_request": None}, Config()).on_github(Source("docs/a.md", 2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"GITHUB_REPOSITORY": "a/b>](https://x.example)"},
        {"GITHUB_REPOSITORY": "a"},
        {"GITHUB_REF_TYPE": "tag"},
        {"GITHUB_SERVER_URL": "javascript:alert(1)//"},
    ],
)
def test_a_variable_that_is_not_what_it_must_be_makes_no_link(wrong: dict[str, str]) -> None:
    assert not places({**RUN, **wrong}, None, Config()).on_github(Source("docs/a.md", 1))


def test_links_lead_into_the_log_only() -> None:
    assert HERE.on_github(Source("docs/a.md", 0)).endswith("/edit/main/docs/a.md")
    for path in ("../a.md", "/etc/passwd", "", "docs/../../a.md", "a\\b.md"):
        assert not HERE.on_github(Source(path, 1)), path
    assert not HERE.in_editor(Source("docs/index.md", 1)), "a page of the owner has no form"
    assert not HERE.in_editor(Source("mkdocs.yml", 1))
    assert HERE.in_editor(Source("docs/posts/2026-10-07-two-kettles.md", 1))
    assert not HERE.in_editor(Source("docs/posts/2026/a.md", 1)), "the editor does not list it"
    assert not places({**RUN, "SITE_URL": "no address"}, None, Config()).writing
    assert not places(RUN, None, Config(editor=False)).writing


def test_every_real_message_is_readable_in_it() -> None:
    """No word of the message is lost in escaping, whatever signs it has."""
    texts = {"docs/weeks/2026-09-14.md": '---\ntitle: a: b\nidea: "x"\nhours: <1\n---\nWords.\n'}
    _, problems = load(texts, dt.date(2026, 11, 20))
    html = MARKDOWN.render(stopped(problems, HERE))
    shown = re.sub(r"<[^>]+>", "", html)
    for problem in problems:
        for word in problem.message.split():
            assert word in shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def test_the_events_file_may_hold_anything(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = tmp_path / "event.json"
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    for text in ("", "[]", "{", json.dumps({"pull_request": {"head": ["a"]}})):
        event.write_text(text, "utf-8")
        assert summed_up(site).startswith("## All is well")


def test_one_line_stays_one_line() -> None:
    assert "\n" not in as_text("a\nb\r\nc\u2028d")
