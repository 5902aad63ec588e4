"""`learnlog build` and `serve`: settings for Zensical, what builders say, and what they leave."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.utils import nest_paths
from sites import HOOKED, ROOT, make_site

from learnlog.content_policy import SitePolicy
from learnlog.files.settings_yaml import read_settings_yaml, settings_as_yaml
from learnlog.navigation import nested
from learnlog.problems import Severity
from learnlog_cli.builders import zensical_theme
from learnlog_cli.builders.choosing import VERSIONS
from learnlog_cli.builders.html_links import as_from_file
from learnlog_cli.builders.page_facts import PageFacts
from learnlog_cli.builders.stopped_pages import page_of
from learnlog_cli.builders.zensical_run import Done, told_by_zensical
from learnlog_cli.builders.zensical_settings import edit_address, zensical_settings

ALL = ("mkdocs", "properdocs", "zensical")
WEEK = "---\nnext_steps:\n  - Meet the records team\n---\nIdea 1: Ask the night staff.\n"
ENTRY = "weeks/2018-09-17.md"
VARIABLES = {
    **{name: value for name, value in os.environ.items() if not name.startswith("LEARNLOG_")},
    "PYTHONUTF8": "1",
    "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "scripts")]),
}


def learnlog(*words: str, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "learnlog_cli", *words]
    return subprocess.run(
        command, cwd=site, env=VARIABLES, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("uri", "html", "expected"),
    [
        ("ideas/1.md", '<a href="../../weeks/">', '<a href="../weeks/">'),
        ("ideas/1.md", '<a href="../">', '<a href="./">'),
        ("ideas/1.md", '<a href="#top">', '<a href="#top">'),
        ("ideas/1.md", '<a href="?q=1">', '<a href="?q=1">'),
        ("ideas/1.md", '<a href="/x/">', '<a href="/x/">'),
        ("ideas/1.md", '<a href="https://example.org/">', '<a href="https://example.org/">'),
        ("ideas/1.md", '<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ("ideas/1.md", "<img alt='' src='a.png'>", "<img alt='' src='1/a.png'>"),
        ("ideas/1.md", '<a href="2.md#x">', '<a href="2.md#x">'),
        ("ideas/1.md", '<a data-href="../../x/">', '<a data-href="../../x/">'),
        ("ideas/1.md", 'say href="../../x/" aloud', 'say href="../../x/" aloud'),
        ("ideas/index.md", '<a href="../weeks/">', '<a href="../weeks/">'),
    ],
)
def test_links_in_html_are_written_from_the_file(uri: str, html: str, expected: str) -> None:
    assert as_from_file(html, uri) == expected


def test_settings_are_read_with_the_environment_and_written_with_their_tags() -> None:
    text = (
        "site_url: !ENV [NOT_THERE, SITE_URL, https://example.org/]\n"
        "copyright: !ENV [NOT_THERE, nobody]\nstrict: !ENV STRICT\nrepo_url: !ENV NOT_THERE\n"
        "theme: {font: false, features: [a, b]}\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
    )
    known = {"SITE_URL": "https://example.net/", "STRICT": "true"}
    settings = read_settings_yaml(text, known)
    assert settings
    assert settings["site_url"] == "https://example.net/"
    assert (settings["copyright"], settings["strict"], settings["repo_url"]) == (
        "nobody",
        True,
        None,
    )
    written = settings_as_yaml(settings)
    assert "!!python/name:material.extensions.emoji.twemoji" in written
    assert read_settings_yaml(written, {})["theme"] == {"font": False, "features": ["a", "b"]}  # type: ignore[index]
    assert read_settings_yaml("- a list\n", {}) is None
    assert read_settings_yaml("a: [\n", {}) is None


def test_a_navigation_is_made_of_folders_as_mkdocs_makes_it() -> None:
    uris = ["about.md", "a-b/c.md", "a-b/Deep_er/d.md", "a-b/e.md", "Z/index.md"]
    assert nested(uris) == nest_paths(uris)


def test_zensical_gets_the_owners_settings_and_those_of_the_log() -> None:
    own = {
        "site_name": "A log",
        "hooks": ["x.py"],
        "exclude_docs": "x",
        "theme": {"name": "material", "features": ["content.tooltips", "toc.follow"]},
        "plugins": ["search", {"learnlog": {"stale_after": 3}}, {"tags": {}}],
        "markdown_extensions": ["admonition", {"footnotes": {"BACKLINK_TEXT": "up"}}],
        "extra_css": ["mine.css"],
        "extra": {"learnlog": {"feeds": False}, "generator": False},
    }
    told = {"policy": "none", "edits": "", "facts": "facts.json"}
    whole = zensical_settings(own, ["index.md"], ["assets/tablesort.js"], told)
    assert not {"hooks", "exclude_docs"} & whole.keys()
    assert whole["theme"]["features"] == ["toc.follow"]
    assert whole["theme"]["variant"] == "classic"
    assert whole["plugins"] == ["search", {"tags": {}}]
    extensions = whole["markdown_extensions"]
    assert extensions[0] == "admonition"
    footnotes = {"USE_DEFINITION_ORDER": False, "BACKLINK_TEXT": "up"}
    assert extensions[1] == {"footnotes": footnotes}
    assert "tables" in extensions
    assert whole["extra_css"] == ["assets/learnlog.css", "mine.css"]
    assert {"path": "assets/tablesort.js", "defer": True} in whole["extra_javascript"]
    assert "learnlog" not in whole["extra"]
    assert whole["extra"]["learnlog_policy"] == "none"
    dark = zensical_settings({"theme": {"variant": "modern"}}, [], [], told)
    assert dark["theme"]["variant"] == "modern"
    assert dark["plugins"] == ["search"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ""),
        ({"repo_url": "https://example.org/r"}, ""),
        (
            {"repo_url": "https://example.org/r/", "edit_uri": "e/docs"},
            "https://example.org/r/e/docs/",
        ),
        ({"edit_uri": "https://example.org/e/"}, "https://example.org/e/"),
        ({"repo_url": "https://example.org/r", "edit_uri": "?f="}, "https://example.org/r/?f="),
    ],
)
def test_where_a_page_is_changed_is_told_as_by_mkdocs(
    settings: dict[str, str], expected: str
) -> None:
    assert edit_address(settings, None, "docs") == expected


def test_the_scripts_that_pages_by_zensical_may_run_are_those_of_its_templates() -> None:
    """Read a script that has changed before its sum is pinned anew in `zensical_theme.py`."""
    mended = dict(zensical_theme.theme_files())
    for name, pinned in zensical_theme.SCRIPTS.items():
        source = mended.get(name) or (zensical_theme.templates() / name).read_text("utf-8")
        assert zensical_theme.sums(source) == pinned, name
    for file in zensical_theme.templates().rglob("*.html"):
        name = file.relative_to(zensical_theme.templates()).as_posix()
        if name not in zensical_theme.SCRIPTS and "integrations" not in name:
            assert name in ("redirect.html", "partials/javascripts/outdated.html") or not (
                zensical_theme.sums(file.read_text("utf-8"))
            )


def test_the_policy_and_the_name_of_the_site_get_into_zensicals_templates() -> None:
    made = dict(zensical_theme.theme_files())
    assert 'charset="utf-8">\n{% include "learnlog/policy.html" %}' in made["base.html"]
    assert made["base.html"].count("{{ config.site_name | e }}") == 3
    assert "data-learnlog-scope" in made["partials/javascripts/base.html"]
    assert "page.edit_url" not in "".join(made.values())


def test_the_facts_of_pages_are_read_as_they_were_written() -> None:
    policy = SitePolicy(True, ("https://example.org",), True, ("a",), ("b",))
    facts = PageFacts(frozenset({"a.md"}), frozenset({"b.md"}), "x", "y", policy, None, False)
    assert PageFacts.read(facts.written()) == facts


@pytest.mark.parametrize(
    ("uri", "folders", "files"),
    [
        ("index.md", "index.html", "index.html"),
        ("a/README.md", "a/index.html", "a/index.html"),
        ("a/b.md", "a/b/index.html", "a/b.html"),
    ],
)
def test_the_page_of_a_file(uri: str, folders: str, files: str) -> None:
    assert (page_of(uri, True), page_of(uri, False)) == (folders, files)


def test_what_zensical_says_is_told_in_plain_words() -> None:
    said = (
        "Warning: page does not exist\n    ╭─[ own.md:78:5 ]\n    │\n"
        "Warning: something new\n    ╭─[ weeks/2018-09-17.md:3:5 ]\n"
    )
    first, second = told_by_zensical(Done(said, False), "docs", {ENTRY})
    assert str(first.source) == "docs/own.md:78"
    assert first.message == "a link leads to a page that is not there"
    assert str(second.source) == f"docs/{ENTRY}", "the lines of an entry's page are not its own"
    assert second.severity is Severity.WARNING
    (broken,) = told_by_zensical(Done("Traceback …\nRuntimeError: no\n", True), "docs", ())
    assert broken.severity is Severity.ERROR
    assert broken.message == "Zensical broke off: RuntimeError: no"


@pytest.mark.parametrize("builder", ALL)
def test_what_is_wrong_is_told_alike_and_the_old_site_stays(builder: str, tmp_path: Path) -> None:
    files = {ENTRY: WEEK, "own.md": "# Own\n\n[gone](nothing.md)\n"}
    log = make_site(tmp_path, HOOKED, files)
    (log / "site").mkdir()
    (log / "site" / "old.html").write_text("old", "utf-8")
    done = learnlog("build", "--with", builder, site=log)
    assert done.returncode == 1, done.stderr
    notice = "docs/weeks/2018-09-17.md:1: notice: nobody has looked"
    assert notice in done.stdout
    assert re.search(r"^docs/own.md(:3)?: warning: .*(not found|not there)", done.stdout, re.M)
    assert "the site is as it was" in done.stderr
    assert [file.name for file in (log / "site").iterdir()] == ["old.html"]
    assert not (log / ".learnlog" / "site-new").exists()
    assert not re.search(r"INFO|DeprecationWarning|MkDocs 2|Zensical|Traceback", done.stderr)

    done = learnlog("build", "--with", builder, "--no-strict", "--quiet", site=log)
    assert done.returncode == 0
    assert notice not in done.stdout
    assert done.stderr == ""
    assert "Ask the night staff" in (log / "site" / "ideas/1/index.html").read_text("utf-8")

    (log / "docs" / ENTRY).write_text("---\ntitle: a: b\n---\n", "utf-8")
    before = contents(log / "site")
    done = learnlog("build", "--with", builder, "--no-strict", site=log)
    assert done.returncode == 1
    assert f"docs/{ENTRY}:2: error: " in done.stdout
    assert '    title: "a: b"' in done.stdout
    assert "Not built (1 error" in done.stderr
    assert contents(log / "site") == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_a_private_passage_from_an_included_file_stops_every_builder(
    builder: str, tmp_path: Path
) -> None:
    settings = HOOKED + "markdown_extensions:\n  - pymdownx.snippets: {base_path: [notes]}\n"
    log = make_site(tmp_path, settings, {ENTRY: WEEK, "own.md": '# Own\n\n--8<-- "n.txt"\n'})
    (log / "notes").mkdir()
    (log / "notes" / "n.txt").write_text(
        "<!-- private -->\nzqsecretq\n<!-- /private -->\n", "utf-8"
    )
    done = learnlog("build", "--with", builder, "--no-strict", site=log)
    assert done.returncode == 1
    assert "a private passage came into this page" in done.stdout
    assert not (log / "site").exists()


def test_a_theme_that_zensical_does_not_have_is_refused(tmp_path: Path) -> None:
    settings = HOOKED.replace("name: material", "name: readthedocs")
    done = learnlog(
        "build", "--with", "zensical", site=make_site(tmp_path, settings, {ENTRY: WEEK})
    )
    assert done.returncode == 2
    assert "Zensical has no theme 'readthedocs'" in done.stderr


@contextmanager
def shown(log: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The host and port at which `learnlog serve` shows a log, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "learnlog_cli", "serve", "--address", where, *words]
    server = subprocess.Popen(
        command, cwd=log, env=VARIABLES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield where, server
    finally:
        server.kill()
        server.wait()


def until(words: str, address: str) -> str:
    """The page at an address once it holds some words, or as it was last."""
    end, last = time.monotonic() + 60, ""
    while words not in last and time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                last = answer.read().decode()
        except OSError as wrong:
            last = str(wrong)
        time.sleep(0.1)
    return last


@pytest.mark.parametrize(
    ("builder", "below", "more"),
    [("mkdocs", "/log", ()), ("mkdocs", "/log", ("--poll",)), ("zensical", "", ())],
)
def test_an_edit_an_error_and_its_mend_are_seen_in_the_preview(
    builder: str, below: str, more: tuple[str, ...], tmp_path: Path
) -> None:
    log = make_site(tmp_path, HOOKED, {ENTRY: WEEK})
    entry = log / "docs" / ENTRY
    with shown(log, "--with", builder, *more) as (where, server):
        page = f"http://{where}{below}/ideas/1/"
        assert "1 open step<" in until("1 open step<", page)
        beside = entry.with_suffix(".new")  # as an editor saves: written beside, and moved
        beside.write_text(WEEK.replace("team", "team\n  - Ask the porter"), "utf-8")
        beside.replace(entry)
        assert "2 open steps" in until("2 open steps", page)
        entry.write_text("---\ntitle: a: b\n---\n", "utf-8")
        home = f"http://{where}{below}/"
        assert "One error in the log" in until("One error in the log", home)
        entry.write_text(WEEK, "utf-8")
        assert "1 open step<" in until("1 open step<", page)
        assert "One error in the log" not in until("1 open step<", page)
        server.send_signal(signal.SIGINT)
        said, told = server.communicate(timeout=30)
    assert server.returncode == 0
    assert f"docs/{ENTRY}:2: error: " in said
    assert said.count("error: ") == 1, "told once"
    assert "1 mended" in told
    assert "The preview has ended." in told
    assert "Traceback" not in told


def test_what_was_there_is_shown_while_the_settings_are_broken(tmp_path: Path) -> None:
    log = make_site(tmp_path, HOOKED, {ENTRY: WEEK})
    settings = log / "mkdocs.yml"
    with shown(log) as (where, _):
        page = f"http://{where}/log/"
        assert "1 open step<" in until("1 open step<", page)
        settings.write_text(HOOKED + "foo: [bar\n", "utf-8")
        time.sleep(2)
        for _ in range(2):
            with urlopen(page, timeout=10) as answer:
                assert "1 open step<" in answer.read().decode()
        settings.write_text(HOOKED.replace("site_name: ", "site_name: Another "), "utf-8")
        assert "Another" in until("Another", page)


def test_a_template_that_is_changed_is_seen_in_the_preview(tmp_path: Path) -> None:
    settings = HOOKED.replace("name: material", "name: material, custom_dir: own")
    log = make_site(tmp_path, settings, {ENTRY: WEEK})
    template = log / "own" / "main.html"
    template.parent.mkdir()
    words = '{{% extends "learnlog/main.html" %}}{{% block footer %}}{}{{% endblock %}}'
    template.write_text(words.format("At first"), "utf-8")
    with shown(log) as (where, _):
        assert "At first" in until("At first", f"http://{where}/log/")
        template.write_text(words.format("{% if %}"), "utf-8")
        time.sleep(2)
        assert "At first" in until("At first", f"http://{where}/log/")
        template.write_text(words.format("In the end"), "utf-8")
        assert "In the end" in until("In the end", f"http://{where}/log/")


def test_each_builder_signs_the_pages_that_it_builds(tmp_path: Path) -> None:
    log = make_site(tmp_path, HOOKED, {ENTRY: WEEK})
    for builder, signed in (("mkdocs", "mkdocs-1."), ("properdocs", "ProperDocs"), ("mkdocs", "")):
        assert learnlog("build", "--with", builder, "--no-strict", site=log).returncode == 0
        home = (log / "site" / "index.html").read_text("utf-8")
        assert signed in home
        assert ("ProperDocs" in home) == (builder == "properdocs")


def test_a_port_that_is_taken_is_told_with_one_that_is_free(tmp_path: Path) -> None:
    log = make_site(tmp_path, HOOKED, {ENTRY: WEEK})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = learnlog("serve", "--address", f"127.0.0.1:{port}", site=log)
    assert done.returncode == 1
    assert f"Another program uses port {port}" in done.stderr
    assert "learnlog serve --address 127.0.0.1:" in done.stderr


def texts_of(site: Path) -> dict[Path, bytes]:
    docs = site / "docs"
    return {one: one.read_bytes() for one in docs.rglob("*") if one.is_file()}


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
@pytest.mark.parametrize("folder", ["docs", "docs/weeks", "docs/site", ".", "..", "mine"])
def test_a_site_takes_no_place_in_which_somebody_has_files(
    tmp_path: Path, builder: str, folder: str
) -> None:
    site = make_site(tmp_path / "log", HOOKED, {ENTRY: WEEK})
    (site / "mine").mkdir()
    (site / "mine" / "letter.txt").write_text("Dear all", encoding="utf-8")
    before = texts_of(site)
    done = learnlog("build", "--with", builder, "--site-dir", folder, site=site)
    assert done.returncode in (1, 2), done.stderr  # MkDocs refuses some by itself
    assert done.returncode == 1 or "choose an" in done.stderr
    assert texts_of(site) == before
    assert (site / "mine" / "letter.txt").is_file()


def test_the_settings_can_name_no_such_place_either(tmp_path: Path) -> None:
    site = make_site(tmp_path, f"{HOOKED}site_dir: docs\n", {ENTRY: WEEK})
    before = texts_of(site)
    assert learnlog("build", "--with", "zensical", site=site).returncode == 2
    assert texts_of(site) == before


def test_a_site_that_was_built_is_built_again_in_its_place(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED, {ENTRY: WEEK})
    for told in ("The site is in", "pages are as they were"):
        done = learnlog("build", "--site-dir", "../elsewhere", site=site)
        assert done.returncode == 0, done.stdout
        assert told in done.stdout + done.stderr


@pytest.mark.parametrize("command", [["build"], ["build", "--with", "zensical"], ["serve"]])
def test_a_folder_without_a_log_is_left_alone(tmp_path: Path, command: list[str]) -> None:
    done = learnlog(*command, "--site", str(tmp_path), site=tmp_path)
    assert done.returncode == 2
    assert "it has no mkdocs.yml" in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_installs_a_builder_is_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    for builder, version in VERSIONS.items():
        assert version in (project["dependencies"] if builder == "mkdocs" else optional[builder])
    manual = (ROOT / "docs" / "manual" / "other-builders.md").read_text("utf-8")
    assert all(f'"{VERSIONS[one]}"' in manual for one in ("properdocs", "zensical"))
