"""What may stand on a page stays, what may not is gone, and what a text loses is named."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from hostile_log import TODAY, hostile_files, hostile_settings, prose, strings
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure.toc import AnchorLink
from sites import HOOKED, ROOT, build, make_site

from learnlog.files import site_file
from learnlog.html_allowed import SCHEMES, STYLES, TAGS, leads_to
from learnlog.html_cleaning import harmless, harmless_text
from learnlog.html_left_out import left_out
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.markdown.markdown_blocks import parse
from learnlog.mkdocs_pages import clean_contents
from learnlog.site_build import read_site
from learnlog.videos import PLAYER, video_address

EVERY = strings()
Element = tuple[str, dict[str, str]]


def elements(html: str) -> list[Element]:
    """Every element with its attributes, styles without blanks."""
    return [
        (tag.name, {name: said(name, value) for name, value in tag.attrs.items()})
        for tag in BeautifulSoup(html, "lxml").find_all(True)
    ]


def said(name: str, value: str | list[str]) -> str:
    text = " ".join(value) if isinstance(value, list) else value
    return "".join(text.split()).removesuffix(";") if name == "style" else text


def lost(before: str, after: str) -> list[str]:
    """What of some HTML is no more there: `<span class>`, or `<span>` for the whole tag."""
    old, new = elements(before), elements(after)
    tags = Counter(f"<{name}>" for name, _ in old) - Counter(f"<{name}>" for name, _ in new)
    if tags or len(old) != len(new):
        return [*tags] or ["the order of tags"]
    pairs = ((name, had, has) for (name, had), (_, has) in zip(old, new, strict=True))
    return [
        f"<{name} {one}={had[one]!r}>"
        for name, had, has in pairs
        for one in had
        if has.get(one) != had[one]
    ]


def rendered(site: Path, today: dt.date) -> Iterator[tuple[str, str]]:
    """The pages of a log as Python-Markdown shows them, before anything is taken out."""
    config, problems = (site_file.read_site_file(site) or site_file.SiteFile()).config()
    reader = markdown.Markdown(
        extensions=[*EXTENSIONS, "toc"],
        extension_configs={name: dict(given) for name, given in EXTENSIONS.items()},
    )
    for page in read_site(site, today, config, problems).pages():
        body = page.markdown.partition("\n---\n")[2]
        yield page.uri, reader.reset().convert(body)


@pytest.fixture(scope="module")
def every_field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with harmless words in every field, so that templates show all that they have."""
    words = ["some plain words", "and others"]
    options = f"{HOOKED}extra:\n  learnlog:\n{hostile_settings(words)}"
    files = hostile_files(words)
    files = {name: re.sub(r"<span [^<>]*>", "<span>", text) for name, text in files.items()}
    return make_site(tmp_path_factory.mktemp("plain"), options, files)


def test_no_page_of_the_demo_loses_anything() -> None:
    count = 0
    for uri, html in rendered(ROOT, dt.date(2026, 11, 20)):
        assert lost(html, harmless(html)) == [], f"{uri}: add it to html_allowed.py"
        count += 1
    assert count > 100


def test_no_page_with_every_field_loses_anything(every_field: Path) -> None:
    count, ids = 0, set[str]()
    for uri, html in rendered(every_field, dt.date.fromisoformat(TODAY)):
        assert lost(html, harmless(html)) == [], f"{uri}: add it to html_allowed.py"
        count += 1
        ids.update(re.findall(r'<h2 [^>]*?id="([^"]+)"', html))
    assert count > 30
    lists = {"achievements", "lessons", "next-steps", "people", "challenges", "thanks"}
    assert lists <= ids, "items are left out"


def test_what_is_lost_is_named() -> None:
    old = '<p class="a" onclick="x">words</p>'
    assert lost(old, harmless(old)) == ["<p onclick='x'>"]
    assert lost("<p><video></video></p>", "<p></p>") == ["<video>"]


ADDED = {"html", "head", "body"}  # by a parser that makes a document of everything


def wrong(html: str) -> list[str]:
    """What of some HTML should not be there."""
    written = BeautifulSoup(html, "html.parser")  # which adds nothing
    found = [tag.name for tag in written.find_all(ADDED)]
    for tag in BeautifulSoup(html, "lxml").find_all(True):
        if tag.name not in TAGS | ADDED and tag.name not in map(str.lower, TAGS):
            found.append(tag.name)
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            if name.startswith(("on", "data-md-")) or name in ("srcdoc", "action", "formaction"):
                found.append(name)
            if name in ("href", "src", "cite", "poster") and leads_to(text) not in ("", *SCHEMES):
                found.append(text)
            if name == "style" and {one.split(":")[0] for one in text.split(";") if one} - STYLES:
                found.append(text)
            if name in ("id", "name") and text.startswith("__"):
                found.append(text)
    return found


@pytest.mark.parametrize("text", EVERY, ids=range(len(EVERY)))
def test_nothing_is_left_of_a_hostile_string(text: str) -> None:
    for html in (
        text,
        f"<p>{text}</p>",
        f'<p title="{text}">x</p>',
        f"<{text}>",
        markdown_of(text),
    ):
        clean = harmless(html)
        assert wrong(clean) == []
        assert harmless(clean) == clean


def markdown_of(text: str) -> str:
    return markdown.markdown(prose(text, 1), extensions=[*EXTENSIONS, "attr_list", "toc"])


NOT_LISTED = """script style math mtext mglyph annotation-xml foreignObject noscript template
    textarea xmp iframe object embed meta base link image animate set use plaintext frameset x-y
    html head body"""
SOME_ATTRIBUTES = """onclick onerror ONLOAD href src xlink:href style id name class srcdoc action
    formaction data-md-x data-x title type poster cite"""
SOME_VALUES = """javascript:hit(1)|java\tscript:x|data:text/html,x|https://example.org|x.png||here|
    position:fixed;left:0|width: 4%|__config|md-overlay a|</style>|--><script>|submit|\u00a0|
    <img src=x onerror=y>|&quot;><b>"""
NAMES = st.sampled_from([*sorted(TAGS), *NOT_LISTED.split()])
ATTRIBUTES = st.sampled_from(SOME_ATTRIBUTES.split())
VALUES = st.sampled_from([one.strip("\n ") for one in SOME_VALUES.split("|")])
TAGGED = st.builds(
    lambda name, pairs, sign, end: (
        f"<{name}{''.join(f' {a}={sign}{v}{sign}' for a, v in pairs)}{end}"
    ),
    NAMES,
    st.lists(st.tuples(ATTRIBUTES, VALUES), max_size=3),
    st.sampled_from(['"', "'", ""]),
    st.sampled_from([">", "/>", ""]),
)
SOUP = st.lists(
    TAGGED
    | NAMES.map(lambda name: f"</{name}>")
    | st.sampled_from(["<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "<!", "&lt;", "words"])
    | st.sampled_from(EVERY)
    | st.text(max_size=8),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOUP)
def test_of_any_soup_of_tags_only_what_is_listed_stays(html: str) -> None:
    assert wrong(harmless(html)) == []


@settings(max_examples=400, deadline=None)
@given(SOUP)
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    clean = harmless(html)
    assert harmless(clean) == clean


IN_A_LINE = st.sampled_from(["a", "b", "span", "img", "kbd", "details", "video"])


@settings(max_examples=300, deadline=None)
@given(IN_A_LINE, ATTRIBUTES, VALUES.filter(lambda value: '"' not in value))
def test_what_is_not_named_is_kept(name: str, attribute: str, value: str) -> None:
    tag = f'<{name} {attribute}="{value}">'
    text = f"words {tag}words</{name}>"
    found = list(left_out(text, parse(text)))
    assert bool(found) == bool(lost(text, harmless(text)))


@pytest.mark.parametrize(
    ("written", "stays"),
    [
        ('<a href="x" rel="prev" target="_blank">', 'href="x" rel="prev" target="_blank"'),
        ('<label for="__tabbed_1_2">', 'for="__tabbed_1_2"'),
        ('<input type="radio" name="__tabbed_1" id="__tabbed_1_1">', 'name="__tabbed_1"'),
        ('<details name="__config">', ""),
        ('<details name="answers">', 'name="answers"'),
        ('<img src="a.png" alt="x" loading="lazy">', 'src="a.png" alt="x" loading="lazy"'),
        ('<a class="md-button md-overlay">', 'class="md-button"'),
        ('<td style="text-align: right; position: fixed">', ""),
        (
            '<a data-learnlog-embed="https://player.vimeo.com/video/1?dnt=1">',
            'data-learnlog-embed="https://player.vimeo.com/video/1?dnt=1"',
        ),
        ('<svg viewBox="0 0 1 1"><path d="M0 0" stroke-width="2"/></svg>', 'viewBox="0 0 1 1"'),
    ],
)
def test_what_pages_need_stays(written: str, stays: str) -> None:
    assert stays in harmless(written)


@pytest.mark.parametrize(
    "written",
    [
        '<button data-learnlog-comments data-repo="evil/x">',
        '<svg><a data-LEARNLOG-comments="">',
        '<h2 id="__learnlog-answers">',
        '<a data-learnlog-embed="https://www.youtube-nocookie.com/embed/../../redirect?q=x">',
        '<a data-learnlog-embed="https://www.youtube-nocookie.com/embed/a%2f..%2fb">',
        '<a data-learnlog-embed="https://www.youtube-nocookie.com/embed/abc?list=x&autoplay=1">',
        '<a data-learnlog-embed="https://player.vimeo.com/video/1/settings">',
        '<a data-learnlog-embed="https://player.vimeo.com/video/1\n">',
        '<rect fill="u\\72l(//evil.example/x#a)">',
        '<rect fill="URL(//evil.example/x#a)">',
        '<path stroke="image-set(&quot;//evil.example/x&quot; 1x)">',
        '<g fill="rgb(calc(1), src(&quot;x&quot;))">',
        '<g fill="-webkit-image-set(x)">',
        '<g fill="/**/(x)">',
    ],
)
def test_what_scripts_and_pictures_would_follow_goes(written: str) -> None:
    svg = not written.startswith(("<a", "<b", "<h"))
    clean = harmless(f"<svg>{written}</svg>" if svg else written)
    for sign in ("evil", "data-learnlog", "=", "x"):
        assert sign not in clean.replace('data-repo="evil/x"', "")


@pytest.mark.parametrize(
    "kept",
    [
        '<g transform="translate(1 2) rotate(45) scale(.5)"></g>',
        '<rect fill="rgba(0, 0, 0, .5)" stroke="var(--learnlog-status)"></rect>',
        '<g aria-label="Chart (of 2018)"></g>',
    ],
)
def test_pictures_keep_what_draws_them(kept: str) -> None:
    assert harmless(f"<svg>{kept}</svg>") == f"<svg>{kept}</svg>"


@pytest.mark.parametrize(
    "link", ["https://youtu.be/abcdefghijk?t=90", "https://vimeo.com/1/abcdef#t=9s"]
)
def test_a_player_of_learnlogs_own_stays(link: str) -> None:
    video = video_address(link)
    assert video is not None
    assert PLAYER.fullmatch(video.embed)


@pytest.mark.parametrize("id", ["__config", "a b", '"x', "a\x02b"])
def test_an_id_that_could_mislead_the_theme_goes(id: str) -> None:
    item = AnchorLink("<b>A &lt; B</b> <img src=x onerror=y>", id, 2)
    item.children = [AnchorLink("", "below", 3)]
    clean_contents([item])
    assert (item.title, item.url, item.children[0].title) == ("A &lt; B ", "#", "below")


def test_a_text_is_safe_between_tags_and_in_quotes() -> None:
    assert harmless_text('<i>a</i> "b" & &lt;c>') == "a &quot;b&quot; &amp; &lt;c&gt;"


def test_the_home_page_is_cleaned_and_other_pages_of_the_owner_are_not(tmp_path: Path) -> None:
    words = '# Words\n\n<b onclick="alert(1)">words</b>\n'
    files = {"index.md": words, "about.md": words, "posts/2026-01-01-a.md": "Words.\n"}
    no_policy = "extra: {learnlog: {content_security_policy: false}}\n"  # which would tell of it
    built = build(make_site(tmp_path, HOOKED + no_policy, files))
    assert built.code == 0, built.said
    assert not BeautifulSoup((built.folder / "index.html").read_text("utf-8"), "lxml").select(
        "[onclick]"
    )
    assert built.page("about").select("b[onclick]")
