"""The links of a writer: to change this page, to begin a week; and what the site was built from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import Tag
from click.testing import CliRunner
from sites import HOOKED, Built, build, make_site

from learnlog.config import Config
from learnlog.editor_links import admin_link
from learnlog.files.site_file import commit
from learnlog.load import load
from learnlog.pages import build_pages
from learnlog.repository import Repository
from learnlog.views.site import OwnPage
from learnlog_cli.main import cli

SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
KNOWN = "repo_url: https://github.com/robin/my-log\n"
DAY = "extra: {learnlog: {today: 2026-11-20}}\n"
FILES = {
    "index.md": "# A log\n\nHello.\n",
    "about.md": '# Me & "us" <3\n\nWords.\n',
    "weeks/2026-09-14.md": "---\ntitle: <b>A & B</b>\nideas: [Ring the clinic]\n---\nWords.\n",
    "weeks/2026-09-14-kit.md": "Words.\n",
    "posts/2026-09-15-kettles.md": "---\ntitle: Kettles\n---\nWords.\n",
    "posts/below/2026-09-16-tea.md": "---\ntitle: Tea\n---\nWords.\n",
    "interviews/four-questions.md": "---\ntitle: Four\n---\nWords.\n",
    "assignments/a-year.md": "---\ntitle: A year\nstart: 2026-09-01\n---\nWords.\n",
    "reviews/2026-09.md": "---\ntitle: September\n---\nWords.\n",
}
ENTRIES = [name for name in FILES if "/" in name and "below" not in name]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("known")
    built = build(make_site(folder, HOOKED + KNOWN + DAY, FILES), GITHUB_SHA=SHA)
    assert built.code == 0, built.said
    return built


def edits(site: Built, address: str) -> list[Tag]:
    return site.page(address).select("a[rel~='edit'], a[title='Edit this page']")


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_leads_to_the_editor_at_itself(site: Built, name: str) -> None:
    (link,) = edits(site, name.removesuffix(".md") + "/")
    kind, _, stem = name.removesuffix(".md").partition("/")
    assert link["href"] == f"../../admin/#/collections/{kind}/entries/{stem}"
    assert link["href"] == "../../" + admin_link(name)


def test_the_link_says_which_page_to_whoever_only_hears_it(site: Built) -> None:
    (link,) = edits(site, "weeks/2026-09-14/")
    assert link.get_text() == "Edit this page (Week 3: <b>A & B</b>)"
    (link,) = edits(site, "about/")
    assert link.get_text() == 'Edit this page (Me & "us" <3)'


def test_a_page_of_the_owner_is_changed_on_github(site: Built) -> None:
    for address, name in (("", "index.md"), ("about/", "about.md")):
        (link,) = edits(site, address)
        assert link["href"] == f"https://github.com/robin/my-log/edit/main/docs/{name}"


def test_what_the_log_makes_has_nothing_to_change(site: Built) -> None:
    for address in ("ideas/", "ideas/1/", "timeline/", "archive/", "next-steps/"):
        assert edits(site, address) == [], address


def test_home_and_ideas_lead_to_where_a_week_is_begun(site: Built) -> None:
    for address, href in (("", "write/"), ("ideas/", "../write/")):
        (link,) = site.page(address).select(".learnlog-start a")
        assert (link["href"], link.get_text()) == (href, "Start this week")
    assert not site.page("timeline/").select(".learnlog-start")


def test_the_home_page_says_what_was_built_and_no_other_page_changes_with_it(
    site: Built, tmp_path: Path
) -> None:
    (line,) = site.page("").select(".learnlog-built")
    assert line.get_text() == "Built on 20 November 2026 from commit 1a2b3c4."
    assert line.a is not None
    assert line.a["href"] == f"https://github.com/robin/my-log/commit/{SHA}"
    other = build(make_site(tmp_path, HOOKED + KNOWN + DAY, FILES), GITHUB_SHA=SHA[::-1])
    changed = {
        one.relative_to(site.folder).as_posix()
        for one in site.folder.rglob("*")
        if one.is_file()
        and one.suffix != ".gz"
        and one.read_bytes() != (other.folder / one.relative_to(site.folder)).read_bytes()
    }
    assert changed == {"index.html"}


def home(config: Config) -> str:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, dt.date(2026, 11, 20), config)
    return next(page.markdown for page in build_pages(log, OwnPage()) if page.uri == "index.md")


def test_without_a_commit_only_the_day_is_told_and_without_a_repository_no_link() -> None:
    assert '"learnlog-built" data-search-exclude>Built on 20 November 2026.</p>' in home(Config())
    told = home(Config(commit=SHA))
    assert "Built on 20 November 2026 from commit <code>1a2b3c4</code>.</p>" in told
    assert "github.com" not in told


@pytest.mark.parametrize(
    "said", ["", "main", SHA[:7], SHA + "0", SHA[:-1] + "g", "<script>", SHA + "\n", "１" * 40]
)
def test_what_is_no_name_of_a_commit_is_not_told(said: str) -> None:
    assert commit({"GITHUB_SHA": said}) == ""


def test_a_name_of_either_length_is_told() -> None:
    assert commit({"GITHUB_SHA": SHA.upper()}) == SHA
    assert commit({"GITHUB_SHA": "a" * 64}) == "a" * 64


def test_another_builder_is_told_the_same(tmp_path: Path) -> None:
    site = make_site(tmp_path / "log", HOOKED + DAY, FILES)
    words = ["stage", str(tmp_path / "staged"), str(site)]
    done = CliRunner().invoke(cli, words, env={"GITHUB_SHA": SHA})
    assert done.exit_code == 0, done.output
    told = (tmp_path / "staged" / "index.md").read_text("utf-8")
    assert "Built on 20 November 2026 from commit <code>1a2b3c4</code>.</p>" in told


def test_an_owner_without_pages_for_writing_has_no_such_links(tmp_path: Path) -> None:
    settings = DAY.replace("today", "editor: false, today")
    built = build(make_site(tmp_path, HOOKED + KNOWN + settings, FILES))
    assert built.code == 0, built.said
    for address in ("", "about/", "weeks/2026-09-14/"):
        assert edits(built, address) == [], address
        assert not built.page(address).select(".learnlog-start")


def test_without_a_repository_there_is_nowhere_to_change_a_page(tmp_path: Path) -> None:
    built = build(make_site(tmp_path, HOOKED + DAY, FILES))
    for address in ("", "about/", "weeks/2026-09-14/"):
        assert edits(built, address) == [], address
    assert built.page("").select(".learnlog-start"), "an entry can be downloaded all the same"


def test_the_themes_button_is_no_second_way(tmp_path: Path) -> None:
    """Nor does it lead to a branch that there is not: MkDocs takes `master` for it."""
    features = "{name: material, font: false, features: [content.action.edit]}"
    settings = HOOKED.replace("{name: material, font: false}", features)
    built = build(make_site(tmp_path, settings + KNOWN + DAY, FILES))
    (link,) = edits(built, "weeks/2026-09-14/")
    assert "admin/#" in str(link["href"])
    (link,) = edits(built, "about/")
    assert link["href"] == "https://github.com/robin/my-log/edit/main/docs/about.md"
    assert "md-content__button" in link["class"]
    assert edits(built, "ideas/") == []


def test_the_branch_that_the_owner_names_is_kept(tmp_path: Path) -> None:
    settings = HOOKED + KNOWN + DAY + "edit_uri: edit/trunk/docs/\n"
    built = build(make_site(tmp_path, settings, FILES))
    for address, name in (("", "index.md"), ("about/", "about.md")):
        (link,) = edits(built, address)
        assert link["href"] == f"https://github.com/robin/my-log/edit/trunk/docs/{name}"


def test_a_home_page_called_readme_is_changed_as_such(tmp_path: Path) -> None:
    files = {"README.md": "# A log\n", "weeks/2026-09-14.md": "Words.\n"}
    built = build(make_site(tmp_path, HOOKED + KNOWN + DAY, files))
    (link,) = edits(built, "")
    assert str(link["href"]).endswith("/edit/main/docs/README.md")


def test_an_entry_without_a_form_is_changed_on_github() -> None:
    """One in a folder of its own below that of its kind, say; pages are files here."""
    config = Config(repository=Repository("robin/my-log"), directory_urls=False)
    texts = {f"docs/{name}": text for name, text in FILES.items() if "posts/" in name}
    log, _ = load(texts, dt.date(2026, 11, 20), config)
    pages = {page.uri: page.markdown for page in build_pages(log, OwnPage())}
    assert (
        'href="../admin/#/collections/posts/entries/2026-09-15-kettles"'
        in pages["posts/2026-09-15-kettles.md"]
    )
    below = [text for uri, text in pages.items() if "below" in uri]
    assert below
    assert all("my-log/edit/main/docs/posts/below/2026-09-16-tea.md" in one for one in below)
    assert 'href="../write/index.html">Start this week' in pages["ideas/index.md"]
