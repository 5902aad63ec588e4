"""The page loop: the same pages as in MkDocs' own way, by any number of processes, warm or cold."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sites import HOOKED, ROOT, build, make_site

from learnlog import page_workers
from learnlog.page_workers import PROCESSES, processes, shared

if not hasattr(os, "fork"):
    pytest.skip("the builds are forked to begin warm, which Windows can't", allow_module_level=True)

from fault_injection.builds import digest
from fault_injection.children import result_of
from fault_injection.warm_builds import built
from learnlog import mkdocs_keeping
from learnlog.files.kept_records import FOLDER, NOT_KEPT
from learnlog_cli.checked_site import build_with_mkdocs

WEEK = "---\ntitle: One\n---\nIdea 1: Something to try.\n"
FILES = {"weeks/2018-09-17.md": WEEK, "index.md": "# Here\n\n[A week](weeks/2018-09-17.md)\n"}


def jobs_of(kind: Callable[[int], bytes], number: int = 40) -> dict[int, bytes]:
    return shared(number, kind, 3, lambda begun: None)


def test_work_is_shared_among_processes() -> None:
    made = jobs_of(lambda job: f"{job} {os.getpid()}".encode())
    assert sorted(made) == list(range(40))
    assert all(data.split()[0] == str(job).encode() for job, data in made.items())


def test_a_child_that_is_killed_leaves_its_work_to_the_parent() -> None:
    here = os.getpid()

    def make(job: int) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(job).encode()

    assert jobs_of(make) == {job: str(job).encode() for job in range(40)}


def test_what_fails_in_a_child_fails_in_the_parent_too(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    begin = page_workers._child
    monkeypatch.setattr(page_workers, "_child", lambda *of: begun.append(begin(*of)) or begun[-1])

    def make(job: int) -> bytes:
        if job == 17:
            raise ValueError("no")
        return b""

    with pytest.raises(ValueError, match="no"):
        jobs_of(make)
    assert len(begun) == 2
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)  # it was waited for


def test_more_jobs_than_a_pipe_holds_are_done() -> None:
    assert len(jobs_of(lambda job: b"", 100_000)) == 100_000


@pytest.mark.parametrize(("asked", "number"), [("1", 1), ("2", 2), ("1000", 8)])
def test_how_many_processes_can_be_chosen(asked: str, number: int) -> None:
    assert processes({PROCESSES: asked}) == number


@pytest.mark.parametrize("asked", ["", "0", "many"])
def test_otherwise_there_are_as_many_as_processors(asked: str) -> None:
    assert processes({PROCESSES: asked}) == min(8, len(os.sched_getaffinity(0)))


def said_of(folder: Path) -> str:
    """The search index, by its entries: Material lists what is left out, where it can't tell."""
    docs = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))["docs"]
    return "\n".join(sorted(one["location"] for one in docs))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo, built in MkDocs' own way, by one process and by two, then warm."""
    folder = tmp_path_factory.mktemp("demo")
    ways = {
        "plain": {NOT_KEPT: "1"},
        "one": {NOT_KEPT: "1", PROCESSES: "1"},
        "two": {NOT_KEPT: "1", PROCESSES: "2"},
    }
    for way, variables in ways.items():
        with pytest.MonkeyPatch.context() as patch:
            if way == "plain":
                patch.setattr(mkdocs_keeping, "reason_against", lambda config: "told to")
            result_of(partial(built, ROOT, str(folder / way), variables))
    return {way: folder / way for way in ways}


def test_the_pages_are_those_that_mkdocs_makes(demo: dict[str, Path]) -> None:
    index = Path("search/search_index.json")
    plain, ours = (
        {one.relative_to(demo[way]): one for one in demo[way].rglob("*") if one.is_file()}
        for way in ("plain", "one")
    )
    assert plain.keys() == ours.keys()
    assert len(plain) > 200
    differ = [path for path in plain if plain[path].read_bytes() != ours[path].read_bytes()]
    assert set(differ) <= {index}
    assert said_of(demo["plain"]) >= said_of(demo["one"])


def test_two_processes_make_the_same_bytes(demo: dict[str, Path]) -> None:
    assert digest(demo["one"]) == digest(demo["two"]) != ""


def test_how_much_was_used_again_is_told(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, FILES)
    assert "as they were" not in build(site).said
    assert (site / FOLDER / "pages").is_file()
    again = build(site).said
    assert "pages are as they were, and were not built anew" in again
    assert "as they were" not in build(site, **{NOT_KEPT: "1"}).said


def test_the_last_look_before_publishing_uses_nothing_that_was_kept(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, FILES)
    build(site)
    assert "as they were" not in build_with_mkdocs(site, tmp_path / "fresh").said
    assert "as they were" in build(site).said


def test_a_warning_is_told_of_a_page_that_is_as_it_was(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, {**FILES, "more.md": "[x](weeks/2018-09-17.md#nowhere)\n"})
    for _ in range(2):
        told = build(site)
        assert told.code == 1
        assert "does not contain an anchor '#nowhere'" in told.said


def test_a_link_is_looked_up_again_where_its_page_is_as_it_was(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, {**FILES, "more.md": "[x](other.md)\n", "other.md": "x\n"})
    assert build(site).code == 0
    (site / "docs" / "other.md").unlink()
    told = build(site)
    assert told.code == 1
    assert "'other.md', but the target is not found" in told.said


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("markdown_extensions: [pymdownx.snippets]\n", "extension 'pymdownx.snippets'"),
        ("extra:\n  some: !!python/name:sys.stdout\n", "a setting is not known"),
    ],
)
def test_a_site_of_which_not_all_is_known_is_built_anew(
    tmp_path: Path, settings: str, reason: str
) -> None:
    site = make_site(tmp_path, HOOKED + settings, FILES)
    for _ in range(2):
        told = build(site)
        assert told.code == 0
        assert f"All pages are built anew each time: {_start_of(told.said, reason)}" in told.said
    assert not (site / FOLDER / "pages").exists()


def _start_of(said: str, reason: str) -> str:
    line = next(one for one in said.splitlines() if "All pages are built anew" in one)
    assert reason in line
    return line.partition("each time: ")[2]


@pytest.mark.parametrize("template", ["{{ pages | length }}", "{{ build_date_utc }}"])
def test_a_template_that_reads_more_than_its_page_is_obeyed(tmp_path: Path, template: str) -> None:
    settings = HOOKED.replace("font: false", "font: false, custom_dir: theme")
    site = make_site(tmp_path, settings, FILES)
    (site / "theme").mkdir()
    text = '{% extends "learnlog/main.html" %}{% block footer %}<b>F</b>{% endblock %}'
    (site / "theme" / "main.html").write_text(text.replace("F", template), encoding="utf-8")
    assert "reads more than its own page" in build(site).said


def warm_and_cold(site: Path) -> tuple[str, str, str, str]:
    """What a warm build and one from nothing make of a site, and say of its pages."""
    warm = result_of(partial(built, site, "warm", {}))
    cold = result_of(partial(built, site, "cold", {NOT_KEPT: "1"}))
    return digest(site / "warm"), digest(site / "cold"), str(warm[0]), str(cold[0])


CHANGED = {
    "the first idea brings a script": {"weeks/2018-09-24.md": "Idea 1: Ask more.\n"},
    "a page's title is a day": {"diary.md": "---\ntitle: 2024-05-01\n---\nHello.\n"},
    "a page's template gives nothing": {"none.md": "---\ntemplate: none.html\n---\nx\n"},
}


@pytest.mark.parametrize("name", CHANGED)
def test_warm_is_cold(tmp_path: Path, name: str) -> None:
    settings = HOOKED.replace("font: false", "font: false, custom_dir: theme")
    files = {"index.md": "# Here\n", "about.md": "x\n", "weeks/2018-09-17.md": "Words.\n"}
    site = make_site(tmp_path, settings, files)
    (site / "theme").mkdir()
    (site / "theme" / "none.html").write_text("", encoding="utf-8")
    (site / "theme" / ".#main.html").symlink_to("nobody@nowhere.1")  # a lock of Emacs
    (site / "theme" / "folder.html").mkdir()
    result_of(partial(built, site, "warm", {}))
    make_site(tmp_path, settings, CHANGED[name])
    for _ in range(2):
        warm, cold, told_warm, told_cold = warm_and_cold(site)
        assert warm == cold != ""
        assert told_warm == told_cold


def test_options_that_change_scripts_change_all_pages(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, FILES)
    result_of(partial(built, site, "warm", {}))
    comments = (
        "extra: {learnlog: {comments: {repo: a/b, repo_id: R_kgDOabcdef,"
        " category: Announcements, category_id: DIC_kwDOabcdef}}}\n"
    )
    make_site(tmp_path, HOOKED + comments, {})
    warm, cold, _, _ = warm_and_cold(site)
    assert warm == cold != ""


@pytest.mark.parametrize(
    "settings",
    [
        "extra_templates: [all.txt]\n",
        "markdown_extensions: [footnotes: {UNIQUE_IDS: true}]\n",
        "markdown_extensions: [pymdownx.emoji: {options: {custom_icons: [icons]}}]\n",
    ],
)
def test_settings_that_read_more_are_obeyed(tmp_path: Path, settings: str) -> None:
    more = {"all.txt": "{% for file in pages %}{{ file.page.title }}\n{% endfor %}"}
    site = make_site(tmp_path, HOOKED + settings, {**FILES, **more})
    assert "All pages are built anew each time" in build(site).said


HTML = {
    "a comment around a block": "# A\n\n<!-- secret note\n\n<div>a --> b</div>\n\nmore words\n",
    "a block within a comment": "<!--\n\n<div id='gone'>x</div>\n\n-->\n\nwords\n",
    "an open element": "<div>\n\n<p>one</p>\n\n</div>\n\n<p>two</p>\n",
    "text that is shown as it is": "<pre>\n\n<div>x</div>\n\n</pre>\n\n<div>y</div>\n",
    "a declaration": "<![CDATA[\n\n<div>x</div>\n\n]]>\n",
    "blocks beside each other": "<div>x</div>\n\n<div>y</div>\n\n<ul>\n<li>z</li>\n</ul>\n",
    "words between": "<p>a</p>\nwords\n\n<p>b</p> more\n\n<p>c</p>\n",
    "Markdown within": "<div markdown>\n\n**x**\n\n</div>\n\n<div>y</div>\n",
    "signs of links": "See #12 and user/repo, www.example.org, a@example.org, `x`, 2 * 3.\n",
}


@pytest.mark.parametrize("own", [False, True], ids=["own page", "entry"])
def test_html_in_a_text_becomes_what_mkdocs_makes_of_it(tmp_path: Path, own: bool) -> None:
    folder = "posts" if own else "pages"
    head = "---\ntitle: T\ndate: 2018-09-17\n---\n"
    files = {f"{folder}/p{at}.md": head + text for at, text in enumerate(HTML.values())}
    site = make_site(tmp_path, HOOKED, {**FILES, **files})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs_keeping, "reason_against", lambda config: "told to")
        result_of(partial(built, site, "plain", {NOT_KEPT: "1"}))
    result_of(partial(built, site, "ours", {NOT_KEPT: "1"}))
    for at, name in enumerate(HTML):
        plain, ours = (
            (site / way / folder / f"p{at}" / "index.html").read_text("utf-8")
            for way in ("plain", "ours")
        )
        assert ours == plain, name
