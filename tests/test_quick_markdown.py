"""The quick ways round Python-Markdown's readers make of every text what the readers make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.structure import pages as of_mkdocs
from sites import ROOT

from learnlog.files import site_file
from learnlog.markdown.github_markdown import EXTENSIONS, to_python_markdown
from learnlog.markdown.markdown_blocks import parse
from learnlog.markdown.plain_words import LinesWithSigns, look_for_signs_only
from learnlog.markdown.ready_html import PRIORITY, ReadyHtml
from learnlog.markdown.ready_text import has_blocks, has_fences, read_where_it_is_worth
from learnlog.mkdocs_rendering import Anchors
from learnlog.site_build import read_site

CASES = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.yml"))
MANUAL = sorted((Path(ROOT) / "docs").glob("*/*.md"))
PIECES = """<div>|</div>|<div class="a">|<section>|</section>|<form id="f">|</form>|<p>|</p>|<table>
    </table>|<option>|<option value="a">|</option>|<select name="s">|</select>|<pre>|</pre>
    <title>|<!-- a -->|-->|<span id="one">|</span>|<a name="two">|</a>
    <a href="x" id='three'>|<SPAN ID="four">|<br>|<br />|<hr>|<div markdown>
    <div markdown="1">|<em class="a b">|</em>|<time>|<kbd>|<b title="a > b">|<i title="a`b">
    &amp;|&copy|AT&T |&#39;|&#x27;|&#39 |&|<|>|a < b|`<span id="five">`|`|``|```|~~~|~|~~a~~
    *a*|**a**|_a_|[a](b.md)|[a]|[^1]|[^1]: a|![a](b.png)|[a]: http://b.example
    https://a.example/b_c_d|WWW.a.example|<https://a.example>|<a@b.example>|a@b.example|\\*
    \\|\\<div>|  |a|- a|> a|# A|| a | b ||---|---||[TOC]|İ|K
    \x02|wzxhzdk:0|klzzwxh:0000
    Idea 1"""
SOUP = st.lists(
    st.sampled_from([one.lstrip() for line in PIECES.split("\n") for one in line.split("|")])
    | st.sampled_from(["\n", "\n\n", "\n\n", " ", "    ", "\n   \n", "\r\n", "\t"]),
    max_size=14,
).map("".join)


def parser() -> Markdown:
    return Markdown(
        extensions=["toc", "tables", "fenced_code", *EXTENSIONS],
        extension_configs={name: dict(given) for name, given in EXTENSIONS.items()},
    )


@lru_cache
def parsers() -> tuple[Markdown, Markdown, ReadyHtml]:
    quick = parser()
    look_for_signs_only(quick)
    read_where_it_is_worth(quick)
    ready = ReadyHtml(quick)
    quick.preprocessors.register(ready, "learnlog_ready_html", PRIORITY)
    return parser(), quick, ready


def same(texts: Iterable[str]) -> int:
    """How many texts there were, of which all made the same in both ways."""
    usual, quick, ready = parsers()
    count = 0
    for text in texts:
        all_tags, some_tags, ready.anchors = of_mkdocs._RawHTMLPreprocessor(), Anchors(), set()
        all_tags._register(usual.reset())
        some_tags._register(quick.reset())
        assert quick.convert(text) == usual.convert(text), text
        found = some_tags.present_anchor_ids | ready.anchors
        assert found >= all_tags.present_anchor_ids, text
        assert ready.anchors or found == all_tags.present_anchor_ids, text
        assert quick.toc_tokens == usual.toc_tokens
        count += 1
    return count


def test_the_pages_of_the_demo_are_the_same() -> None:
    config, problems = (site_file.read_site_file(ROOT) or site_file.SiteFile()).config()
    pages = read_site(ROOT, dt.date(2026, 11, 20), config, problems).pages()
    assert same(page.markdown.partition("\n---\n")[2] for page in pages) > 100


def test_the_pages_of_the_manual_are_the_same() -> None:
    assert same(path.read_text("utf-8") for path in MANUAL) > 50


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases_are_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    assert same([text, to_python_markdown(text, parse(text))]) == 2


@settings(max_examples=1000, deadline=None)
@given(SOUP)
def test_any_soup_of_signs_is_the_same(text: str) -> None:
    assume("<![" not in text)  # Python's own parser of HTML stops at some of these, in both ways
    same([text])


@pytest.mark.parametrize(
    "text",
    [
        "<section>\n<p>a</p>\n</section>\n<section>\n<p>b</p>\n</section>\n",
        "# A\n\n<div>a</div>\n<div>b</div>\n\nwords\n",
        "<div>a</div>\n<div>b</div>\nwords\n",
        '<form id="f">\n<select name="s"><option value="">a<option>b</select>\n</form>\n',
        '<div>\n<option>a\n</div>\n\n<p id="x">b</p>\n',
        "<div>a</div>\n<pre>\n\n<div>b</div>\n\n</pre>\n",
        "words <option>\n\n<div>a</div>\n",
        "<div>AT&T &#39 &amp; &#39;</div>\n",
    ],
)
def test_blocks_in_a_row_and_options_are_the_same(text: str) -> None:
    assert same([text]) == 1


def test_what_pages_consist_of_goes_the_quick_way() -> None:
    _, quick, ready = parsers()
    text = "<section>\n<p id='a'>a</p>\n</section>\n<section>\n<option>b\n</section>\n\n"
    assert "<" not in "".join(ready.run(text.split("\n")))
    assert not has_blocks('<span id="a"></span>words &amp; <a class="b" href="../c">words</a>')
    assert not has_fences("`a` and ``b``")
    assert isinstance(quick.treeprocessors["inline"], LinesWithSigns)
    assert not quick.treeprocessors["inline"]._worth_for(frozenset())  # all patterns are known


def test_a_pattern_that_is_not_known_is_looked_for_in_every_line() -> None:
    _, quick, _ = parsers()
    other = parser()
    other.inlinePatterns.register(quick.inlinePatterns["escape"], "another", 55)
    assert len(LinesWithSigns(other)._worth_for(frozenset())) == 1
