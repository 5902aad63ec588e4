"""What stands in a field is shown as it was written, on every page, and never runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sites import HOOKED, Built, build, make_site

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](x){: onmouseover=alert(1) }",
    "</li></ul></div><iframe src=javascript:alert(1)>",
    "<!-- --><style>*{display:none}</style>",
    "a | b || c",
    "*stars* _lines_ `ticks` ~~struck~~ # hash",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "&lt;b&gt; &#60;i&#62; &amp;",
    "\\[escaped\\] \\<b>",
    "]]> <![CDATA[x",
    "[^1] [TOC] [[wiki]] :smile: ==mark==",
    "x" * 5000,
    "שלום مرحبا 👩‍⚕️",
]


def quote(text: str) -> str:
    """The text as a value; JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


def entry(text: str) -> str:
    """An entry that says the text in every field."""
    quoted = quote(text)
    lines = {
        "title": quoted,
        "tags": f"[{quoted}]",
        "description": quoted,
        "ideas": f"[{{title: {quoted}, impact: {quoted}, tags: [{quoted}]}}]",
        "achievements": f"[{quoted}, {{text: {quoted}, hours: 1, shows: [hcpc/3]}}]",
        "lessons": f"[{quoted}]",
        "next_steps": f"[{quoted}, {{text: {quote(text + ' again')}, idea: 1}}]",
    }
    header = "\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"---\n{header}\n---\nProse.\n"


def answer(text: str) -> str:
    """A later entry that follows it all up."""
    quoted = quote(text)
    return (
        f"---\nfollowed_up: [{{step: {quoted}, outcome: dropped, note: {quoted}}}]\n"
        f"ideas: [{{idea: 1, status: parked, note: {quoted}}}]\n---\nMore on Idea 1.\n"
    )


# The scripts of the page on which one writes.
WRITING = ("../assets/engine/learnlog-engine.js", "learnlog-write.js")


@pytest.fixture(scope="module", params=range(len(HOSTILE)), ids=[text[:20] for text in HOSTILE])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    text = HOSTILE[request.param]
    files = {"weeks/2018-09-17.md": entry(text), "weeks/2018-09-24.md": answer(text)}
    return text, build(make_site(tmp_path_factory.mktemp("hostile"), HOOKED, files))


def pages(built: Built) -> list[BeautifulSoup]:
    others = {built.folder / "404.html", built.folder / "admin" / "index.html"}
    files = [file for file in built.folder.rglob("*.html") if file not in others]
    return [BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in files]


def words(text: str) -> str:
    return " ".join(text.split())


def test_nothing_runs_and_no_markup_comes_of_it(hostile: tuple[str, Built]) -> None:
    _, built = hostile
    assert built.code == 0, built.said
    for page in pages(built):
        found = page.article.find_all(["script", "style", "iframe", "svg", "em", "del", "mark"])
        strips = page.article.select(
            ".learnlog-stays > svg, .learnlog-chart > figure > svg"
        )  # drawn of numbers by learnlog itself
        assert [one for one in found if one.get("src", "").split("?")[0] not in WRITING] == strips
        assert not [tag for tag in page.find_all("script") if "alert" in tag.get_text()]
        assert not page.find_all("iframe")
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], tag
            assert not str(tag.get("href", "")).startswith("javascript:"), tag


def test_the_search_index_has_no_markup_of_it(hostile: tuple[str, Built]) -> None:
    _, built = hostile
    index = json.loads((built.folder / "search" / "search_index.json").read_text("utf-8"))
    for one in index["docs"]:
        found = BeautifulSoup(one["title"] + one["text"], "html.parser").find_all(True)
        assert not [tag for tag in found if tag.name in ("script", "img", "svg", "iframe", "style")]


def test_the_title_of_the_window_is_whole(hostile: tuple[str, Built]) -> None:
    text, built = hostile
    title = built.page("ideas/1").title.get_text()
    assert title == f"Idea 1: {words(text)} - A log"
    described = built.page("weeks/2018-09-17").find("meta", {"name": "description"})
    assert words(described["content"]) == words(text)


@pytest.mark.parametrize(
    "address",
    ["weeks/2018-09-17", "ideas", "ideas/1", "achievements", "lessons", "timeline", "next-steps"],
)
def test_it_is_shown_as_it_was_written(hostile: tuple[str, Built], address: str) -> None:
    text, built = hostile
    assert words(text) in words(built.page(address).article.get_text())


def test_a_title_is_shown_as_it_was_written(hostile: tuple[str, Built]) -> None:
    text, built = hostile
    assert built.page("ideas/1").h1.get_text().startswith(f"Idea 1: {words(text)}")


def test_a_page_stays_whole(hostile: tuple[str, Built], tmp_path: Path) -> None:
    """What comes after a hostile text is still inside the article."""
    _, built = hostile
    assert built.page("weeks/2018-09-24").article.find(class_="learnlog-neighbours")
    assert built.page("weeks/2018-09-17").article.find(class_="learnlog-neighbours")
