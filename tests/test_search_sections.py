"""The quick way to the sections of a page finds what Material's own parser finds."""

from __future__ import annotations

import datetime as dt
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search import plugin
from sites import ROOT

from learnlog.files import site_file
from learnlog.html_cleaning import harmless
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.mkdocs_search import read_well, searched
from learnlog.mkdocs_search_sections import is_known, sections_of
from learnlog.site_build import read_site

PIECES = """<p>|</p>|<pre>|</pre>|<code>|</code>|<ul>|</ul>|<li>|</li>|<sup>|</sup>|<h1>|</h1>
    <h1 id="a">|<h2 id="b">|</h2>|<h2>|<h3 id="c" class="x">|</h3>
    <h2 title="x id=" id="d&amp;">|<div>|</div>|<div class="linenodiv">
    <div data-search-exclude="">|<a class="headerlink" href="#a">|</a>|<a href="x">|<br>
    <br />|</br>|<img src="a.png" alt="b">|<hr/>|<input type="text">|<p hidden>
    <svg viewBox="0 0 1 1">|</svg>|<title>|</title>|<script>|</script>|<style>|</style>
    <textarea>|<object>|</object>|<!-- a -->|<P>|<h2 ID="e">|<h2 iD="f">|<h2 id='g'>
    <p title="a<b">|<p title="a>b">|words|more words|&amp;|&lt;b&gt;|&nbsp;|&#8203;|&copy
    AT&T|&|a < b|a > b|"quoted"|it's"""
SOUP = st.lists(
    st.sampled_from([one.lstrip() for line in PIECES.split("\n") for one in line.split("|")])
    | st.sampled_from([" ", "\n", "\n\n", " words\nwords ", "\u00a0"]),
    max_size=16,
).map("".join)
Told = list[tuple[str, str | None, float, list[str], list[str]]]


def told(sections: list[Any]) -> Told:
    return [(one.el.tag, one.id, one.depth, one.title, one.text) for one in sections]


def of_material(html: str) -> Told | None:
    parser = plugin.Parser()
    try:
        parser.feed(html)
        parser.close()
    except (ValueError, AttributeError):  # it fails where an element ends in another section
        return None
    return told(parser.data)


def test_the_plugin_that_is_installed_is_known() -> None:
    assert is_known(plugin), "compare its parser with ours, and add its sum to KNOWN"


def test_another_module_is_not_known() -> None:
    assert not is_known(markdown)


def test_all_pages_of_the_demo_go_the_quick_way_and_have_the_same_sections() -> None:
    config, problems = (site_file.read_site_file(ROOT) or site_file.SiteFile()).config()
    reader = markdown.Markdown(
        extensions=[*EXTENSIONS, "toc"],
        extension_configs={name: dict(given) for name, given in EXTENSIONS.items()},
    )
    quick = slow = 0
    for page in read_site(ROOT, dt.date(2026, 11, 20), config, problems).pages():
        body = reader.reset().convert(page.markdown.partition("\n---\n")[2])
        html = searched(harmless(body))
        sections = sections_of(html, plugin)
        if sections is None:
            slow += 1
            continue
        assert told(sections) == of_material(html), page.uri
        quick += 1
    assert quick > 100
    assert slow < 5


@settings(max_examples=1500, deadline=None)
@given(SOUP)
def test_of_any_soup_the_sections_are_the_same_or_left_to_material(html: str) -> None:
    sections = sections_of(html, plugin)
    if sections is not None:
        assert told(sections) == of_material(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p>a</p><h2 id="b">b<a class="headerlink" href="#b">¶</a></h2>\n<p>c\nd</p>\n\n<p> </p>',
        '<div><h2 id="a">a</h2><p>b</p></div><p>c</p><pre>\n d\n\n</pre>&amp; &lt;e&gt;',
        'a<br>b<br />c<h1 id="d">d</h1><ul><li>e</li><li></li></ul>f &nbsp; g',
    ],
)
def test_what_pages_hold_goes_the_quick_way(html: str) -> None:
    sections = sections_of(html, plugin)
    assert sections is not None
    assert told(sections) == of_material(html)


@pytest.mark.parametrize(
    "html",
    [
        "<title>a</title>",
        "<p hidden>",
        "<P>",
        "<!-- a -->",
        "a < b",
        '<h2 iD="a">',
        "<p title='a'>",
    ],
)
def test_what_is_read_otherwise_is_left_to_material(html: str) -> None:
    assert sections_of(html, plugin) is None


class Page:
    """As much of a page as the search looks at."""

    def __init__(self, content: str, meta: dict[str, Any]) -> None:
        self.content, self.meta = content, meta
        self.toc: list[Any] = []
        self.url, self.title = "here/", "Here"


def test_a_page_that_is_left_out_has_no_entries() -> None:
    index = read_well(plugin.SearchIndex(lang=["en"], separator="", pipeline=[], fields={}))
    index.add_entry_from_context(Page("<p>a</p>", {"search": {"exclude": True}}))
    assert index.entries == []
    index.add_entry_from_context(Page('<p>a</p><p data-search-exclude="">b</p>', {}))
    assert [(one["location"], one["text"]) for one in index.entries] == [("here/", "<p>a</p>")]
