"""Authors: what their list may say, their pages, and the line above each text that leads there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sites import HOOKED, Built, build, make_site

from learnlog import Problem, load
from learnlog.files.authors import read_authors
from learnlog.model import Author
from learnlog.pages import build_pages
from learnlog.views.authors import initials
from learnlog.views.site import OwnPage

TODAY = dt.date(2018, 12, 21)
LIST = """authors:
  kit:
    name: Kit Example-Other
    role: Clerk
    organisation: Harbour Trust
    description: Counts things.
    avatar: images/kit.svg
    url: https://example.org/kit
  sam:
    name: Sam Example
    description: Physiotherapist
"""
GUEST = "---\nauthor: kit\nrole: Guest\norganisation: Elsewhere\n---\nWords.\n"
ENTRIES = {
    "weeks/2017-11-06-sam.md": "Long ago.\n",
    "weeks/2018-09-17-kit.md": "---\ntitle: First\n---\nIdea 1: Count the beds.\n",
    "posts/2018-09-19-own.md": "---\nauthor: sam\n---\nWords.\n",
    "posts/2018-09-20-guest.md": GUEST,
    "interviews/porter.md": "---\nauthor: kit\n---\n## Why?\n\nSo.\n",
    "weeks/2018-09-24-kit.md": "---\ndraft: true\n---\nQuagga.\n",
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {**ENTRIES, ".authors.yml": LIST, "images/kit.svg": SVG}


def authors(text: str) -> tuple[dict[str, Author], list[Problem]]:
    return read_authors("docs/.authors.yml", f"authors:\n  sam:\n    name: Sam\n{text}")


def pages(files: dict[str, str]) -> dict[str, str]:
    log, _ = load({f"docs/{path}": text for path, text in files.items()}, TODAY)
    return {one.uri: one.markdown for one in build_pages(log, OwnPage())}


# The list


def test_description_and_role_are_two_things_and_one_stands_in_for_the_other() -> None:
    found, problems = read_authors("docs/.authors.yml", LIST)
    assert not problems
    assert found["kit"] == Author(
        *("kit", "Kit Example-Other", "Clerk", "Harbour Trust", "Counts things."),
        *("images/kit.svg", "https://example.org/kit"),
    )
    assert found["sam"] == Author("sam", "Sam Example", "Physiotherapist", "", "Physiotherapist")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("avatar: https://example.org/sam.png", "avatar: images/sam.png"),
        ("avatar: //example.org/a/sam.png?s=80", "avatar: images/sam.png"),
        ("avatar: http://example.org/", "avatar: images/sam.png"),
        ("avatar: data:image/svg+xml,x", "avatar: images/sam.png"),
        ("avatar: ../sam.png", "avatar: images/sam.png"),
        ("avatar: a/../../sam.png", "avatar: images/sam.png"),
        ("avatar: /etc/sam.png", "avatar: images/sam.png"),
        ("avatar: images\\sam.png", "avatar: images/images\\sam.png"),
        ("avatar: notes.md", "avatar: images/sam.png"),
        ("avatar: sam", "avatar: images/sam.png"),
        ("url: javascript:alert(1)", "url: https://…"),
        ("url: example.org/sam", "url: https://example.org/sam"),
        ("url: ftp://example.org/", "url: https://…"),
        ("url: mailto:sam@example.org", "url: https://…"),
    ],
)
def test_what_no_page_may_show_is_told_with_its_line(line: str, hint: str) -> None:
    found, (problem,) = authors(f"    {line}\n")
    assert (problem.code, str(problem.source)) == ("field-value", "docs/.authors.yml:4")
    assert problem.hint == hint
    assert found["sam"] == Author("sam", "Sam")


@pytest.mark.parametrize("written", ["images/sam.JPG", "./images/sam.JPG", "images/x/../sam.JPG"])
def test_a_picture_is_found_by_its_path_in_the_docs_folder(tmp_path: Path, written: str) -> None:
    listed = LIST.replace("images/kit.svg", written)
    files = {**FILES, ".authors.yml": listed, "images/sam.JPG": ""}
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 0, built.said
    portrait = built.page("authors/kit").find("img", class_="learnlog-portrait")
    assert portrait["src"] == "../../images/sam.JPG"


@pytest.mark.parametrize("written", ["images/kti.svg", "_data/kit.svg"])
def test_a_picture_that_is_not_there_stops_a_strict_build(tmp_path: Path, written: str) -> None:
    files = {**FILES, ".authors.yml": LIST.replace("images/kit.svg", written), "_data/kit.svg": ""}
    built = build(make_site(tmp_path, HOOKED, files))
    assert built.code == 1
    assert f"docs/.authors.yml:7: there is no picture '{written}'" in built.said
    assert "[avatar-missing]" in built.said
    assert ("avatar: images/kit.svg" in built.said) == written.startswith("images")


# The pages


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(make_site(tmp_path_factory.mktemp("authors"), HOOKED, FILES))
    assert built.code == 0, built.said
    return built


def words(page: BeautifulSoup, name: str = "article") -> str:
    return " ".join(page.find(name).get_text(" ").split())


def test_all_who_have_written_are_on_one_page(built: Built) -> None:
    first, second = built.page("authors").find(class_="learnlog-authors").find_all("li")
    assert " ".join(first.get_text(" ").split()) == (
        "Kit Example-Other Clerk 3 entries, the latest: Week 46: First 17 Sep 2018"
    )
    assert first.find("img")["src"] == "../images/kit.svg"
    assert second.find(class_="learnlog-initials").string == "SE"
    assert [one["href"] for one in second.find_all("a")] == [
        "../authors/sam/",
        "../posts/2018-09-19-own/",
    ]


def test_an_authors_page_has_who_they_are_and_what_they_wrote(built: Built) -> None:
    page = built.page("authors/kit")
    told = words(page)
    assert (
        "Clerk, Harbour Trust Counts things. example.org 3 entries · 1 idea began in them" in told
    )
    assert page.find("a", href="https://example.org/kit")["rel"] == ["external", "noopener"]
    portrait = page.find("img", class_="learnlog-portrait")
    assert (portrait["alt"], portrait["width"], portrait["height"]) == ("", "96", "96")
    assert [one.find(string=True) for one in page.find_all("h2")] == ["2018", "Without a day"]
    listed = [one["href"] for one in page.find("article").select(".learnlog-ledger a")]
    assert listed == [
        "../../weeks/2018-09-17-kit/",
        "../../posts/2018-09-20-guest/",
        "../../interviews/porter/",
    ]
    assert "Quagga" not in str(page)
    sam = built.page("authors/sam")
    assert [one.find(string=True) for one in sam.find_all("h2")] == ["2018", "2017"]
    assert words(sam).count("Physiotherapist") == 1


@pytest.mark.parametrize(
    ("address", "key", "position"),
    [
        ("weeks/2018-09-17-kit", "kit", "Clerk"),
        ("posts/2018-09-19-own", "sam", "Physiotherapist"),
        ("posts/2018-09-20-guest", "kit", "Guest, Elsewhere"),
        ("interviews/porter", "kit", "Clerk"),
    ],
)
def test_the_line_above_a_text_leads_to_its_author(
    built: Built, address: str, key: str, position: str
) -> None:
    byline = built.page(address).find(class_="learnlog-byline")
    (link,) = byline.find_all("a", rel="author")
    assert link["href"] == f"../../authors/{key}/"
    assert f"{link.string}, {position}" in byline.get_text()
    pictures = byline.find_all("img")
    assert [one["src"] for one in pictures] == (["../../images/kit.svg"] if key == "kit" else [])
    assert all((one["alt"], one["width"], one["height"]) == ("", "28", "28") for one in pictures)


def test_the_list_of_posts_keeps_its_anchors(built: Built) -> None:
    posts = built.page("posts")
    assert posts.find(id="author-kit")
    assert posts.find(id="author-sam")


def test_the_navigation_has_authors_where_there_are_several(built: Built) -> None:
    assert built.page("").find("nav", class_="md-nav--primary").find(href="authors/")


def test_one_author_has_a_page_that_the_navigation_leaves_out(tmp_path: Path) -> None:
    one = build(make_site(tmp_path, HOOKED, {"weeks/2018-09-17-sam.md": "Mine.\n"}))
    assert one.code == 0, one.said
    assert words(one.page("authors/sam")).count("sam") >= 1
    assert not one.page("").find("nav", class_="md-nav--primary").find(href="authors/")
    assert one.page("weeks/2018-09-17-sam").find("a", rel="author")["href"] == "../../authors/sam/"


def test_nobody_named_and_no_entry_published_make_no_pages() -> None:
    for files in (
        {"weeks/2018-09-17.md": "Mine.\n"},
        {"weeks/2018-12-24-sam.md": "Later.\n", ".authors.yml": LIST},
    ):
        assert not [uri for uri in pages(files) if uri.startswith("authors/")]


def test_hostile_names_stay_words() -> None:
    name = '<script>alert("1")</script> & *x* [y](z) `c`'
    listed = (
        f"authors:\n  sam:\n    name: '{name}'\n    role: '{name}'\n    description: '{name} two'\n"
    )
    found = pages({"weeks/2018-09-17-sam.md": "Mine.\n", ".authors.yml": listed})
    for uri in ("authors/index.md", "authors/sam.md", "weeks/2018-09-17-sam.md"):
        assert "<script" not in found[uri].partition("\n---\n")[2]
    assert 'title: "&lt;script&gt;alert(&quot;1&quot;)' in found["authors/sam.md"]


def test_a_key_that_is_the_name_of_the_list_has_a_page_of_its_own() -> None:
    found = pages({"weeks/2018-09-17-index.md": "Mine.\n"})
    assert {"authors/index.md", "authors/index_.md"} <= set(found)
    assert "../authors/index_/" in found["weeks/2018-09-17-index.md"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Robin Hale", "RH"),
        ("Nell Ashdown-Pryor", "NA"),
        ("Ana de la Cruz", "AC"),
        ("kit", "K"),
        ("Élodie Ångström", "ÉÅ"),
        ("李 明", "李明"),
        ("(x) – Y", "Y"),
        ("straße ß", "SS"),
        ("Dr. Sam O’Neill", "SO"),
        ("Prof Dr Ana Cruz", "AC"),
        ("Mx", "M"),
        ("…", "·"),
    ],
)
def test_initials_are_the_first_and_the_last(name: str, letters: str) -> None:
    assert initials(name) == letters
