"""The page reads as the file does on GitHub, or the difference is named."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml
from github_rendering import github_html, site_html, structure
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learnlog.markdown.github_markdown import EXTENSIONS, to_python_markdown, unlike_github
from learnlog.markdown.markdown_blocks import parse
from learnlog.masking import masked

CASES = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.yml"))


class _Literal(str):
    """Text that YAML shall show as the lines it is made of."""


yaml.SafeDumper.add_representer(
    _Literal, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "|")
)


def rewritten(text: str) -> str:
    return to_python_markdown(text, parse(text))


def named(text: str) -> list[dict[str, object]]:
    found = unlike_github(text, parse(text))
    return [{"line": item.line, "cause": item.cause, "mend": item.mend} for item in found]


# markdown-it leaves out the last thing that GitHub does: some tags are shown as text.
TAG_FILTER = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])", re.I
)


def github(text: str) -> list[str]:
    return structure(TAG_FILTER.sub("&lt;", github_html(text)))


def normalised(html: str) -> str:
    return "\n".join(line.rstrip() for line in html.splitlines()) + "\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, regenerate: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    source = case["source"]
    result = {"html": normalised(site_html(source)), "named": named(source)}
    if regenerate:
        case |= result
        _write(path, case)
    assert case["html"] == result["html"]
    assert case.get("named", []) == result["named"]
    same = github(source) == structure(result["html"])
    assert same or result["named"] or "differs" in case


def _write(path: Path, case: dict[str, object]) -> None:
    literal = {
        key: _Literal(value) if isinstance(value, str) else value for key, value in case.items()
    }
    kept = {key: value for key, value in literal.items() if value != []}
    text = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rewriting_a_case_twice_is_rewriting_it_once(path: Path) -> None:
    once = rewritten(yaml.safe_load(path.read_text(encoding="utf-8"))["source"])
    assert rewritten(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "[Idea 2](https://en.wikipedia.org/wiki/A_(b))",
        "[Idea 2](https://en.wikipedia.org/wiki/A_(b_(c)))",
        '[Idea 2](u "t (x)")',
        "[Idea 2](u 't) (x')",
        "[Idea 2](<a b) c>)",
        "[Idea 2](u (t))",
        "[Idea 2](two words)",
        "[Idea 2][x]",
        "[Idea 2][]",
        "[Idea 2]",
        "![Idea 2](x)",
        "[a [b [c [Idea 2]]] d](u)",
        "[a [Idea 2](u)",
        "[a\nIdea 2\nb](u)",
        "[<b>Idea 2</b>](u)",
        "[Idea 2 `]` and \\] more](u)",
        "[see https://example.org/ Idea 2](u)",
        "[x]: u 'Idea 2'",
    ],
)
def test_no_mention_is_seen_within_a_link(text: str) -> None:
    assert "Idea" not in masked(text)
    around = masked(f"Idea 1, \n{text}\n, Idea 3")
    assert (around[:6], around[-6:]) == ("Idea 1", "Idea 3")
    assert len(around) == len(text) + 18


@pytest.mark.parametrize(
    "text",
    ["[Idea 2", "Idea 2]", "\\[Idea 2\\]", "[a] Idea 2 [b]", "[a](u) Idea 2 (b)", "[^1]: Idea 2"],
)
def test_a_mention_beside_a_link_is_seen(text: str) -> None:
    assert "Idea 2" in masked(text)


def test_blocks_know_their_lines_and_what_they_lie_in() -> None:
    text = "# Title\nwords\n- one\n  - two\n\n> 3. three\nlazy\n\n[^a]: note\n\n    code\n\n    x\n"
    seen = [
        (
            block.kind,
            block.start,
            block.end,
            [held.marker or held.kind for held in block.containers],
        )
        for block in parse(text)
    ]
    assert seen == [
        ("heading", 0, 1, []),
        ("paragraph", 1, 2, []),
        ("paragraph", 2, 3, ["-"]),
        ("paragraph", 3, 4, ["-", "-"]),
        ("paragraph", 5, 7, ["quote", "3."]),
        ("paragraph", 8, 9, ["footnote"]),
        ("paragraph", 10, 11, ["footnote"]),
        ("paragraph", 12, 13, ["footnote"]),
    ]


@pytest.mark.parametrize("name", EXTENSIONS)
def test_every_extension_is_needed_by_a_case(name: str) -> None:
    options = {other: dict(EXTENSIONS[other]) for other in EXTENSIONS if other != name}
    page = markdown.Markdown(extensions=list(options), extension_configs=options)
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        html = page.reset().convert(rewritten(case["source"]))
        if structure(html) != structure(case["html"]):
            return
    pytest.fail(f"no case changes without {name}")


def test_there_are_cases() -> None:
    assert len(CASES) > 50


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mend_mends(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    for difference in case.get("named", []):
        lines = case["source"].split("\n")
        lines[difference["line"] - 1] = difference["mend"]
        left = [item["cause"] for item in named("\n".join(lines))]
        assert left.count(difference["cause"]) < len(case["named"])


PLAIN = """\
# A week

Some words, *some* of them **stressed**, a [link](https://example.org) and `code`.
More words on the next line.

- one
- two
    - three

1. first
2. second

> said by someone

    indented code

```python
x = 1
```

| a | b |
|---|---|
| 1 | 2 |

---

The end.[^1]

[^1]: A note.
"""


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "\n\n", "word", "\nword\n\n\n \nword\n\n", PLAIN),
        "*Ring* 01234567890. It is the number of the ward.\n",
    ],
)
def test_what_needs_no_change_gets_none(text: str) -> None:
    assert rewritten(text) == text


def test_line_ends_of_windows_are_read() -> None:
    assert rewritten("a\r\n- b\r\n  - c\r\n") == "a\n\n- b\n    - c\n"


def test_words_put_into_the_lines_are_kept() -> None:
    source = "Idea 2\n- Idea 3\n  - Idea 4\n"
    linked = source.replace("Idea", "[Idea](../ideas/)")
    assert to_python_markdown(linked, parse(source)) == rewritten(linked)


@pytest.mark.parametrize(
    "text", ["> " * 60 + "word\n", "".join("  " * n + f"- word{n}\n" for n in range(40))]
)
def test_nothing_is_lost_in_the_depth(text: str) -> None:
    assert rewritten(text).split()[-1] == text.split()[-1]
    assert rewritten(text).count("word") == text.count("word")


OWNERS_EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tasklist",
    "pymdownx.tilde",
]  # fmt: skip


def test_the_extensions_get_on_with_those_of_an_owner() -> None:
    text = rewritten(PLAIN + "\n~~gone~~\n\n- [ ] task\n  ```\n  code\n  ```\n")
    options = {name: dict(values) for name, values in EXTENSIONS.items()}
    both = [*OWNERS_EXTENSIONS, *(name for name in EXTENSIONS if name not in OWNERS_EXTENSIONS)]
    alone = markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=options)
    together = markdown.markdown(text, extensions=both, extension_configs=options)
    assert structure(together) == structure(alone)


# Documents made of what people write: blocks in lists and quotes, indented in all manners.

WORDS = st.sampled_from(["one", "two", "*three*", "**four**", "`five`", "six_seven_8", "~~nine~~"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
BREAK = st.sampled_from(["", "", "", "  ", "\\"])
BULLETS = ["- ", "* ", "+ ", "-   "]
NUMBERS = ["1. ", "2. ", "1) ", "10. ", "1.  "]
MARKERS = st.sampled_from([*BULLETS, *NUMBERS])
BOXES = st.sampled_from(["", "", "[ ] ", "[x] "])


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    lines = draw(st.lists(SENTENCE, min_size=1, max_size=3))
    return [*(line + draw(BREAK) for line in lines[:-1]), lines[-1]]


LEAVES = st.one_of(
    paragraphs(),
    paragraphs(),
    SENTENCE.map(lambda text: [f"## {text}"]),
    SENTENCE.map(lambda text: ["```", text, "", f"  {text}", "```"]),
    SENTENCE.map(lambda text: ["~~~~", text]),
    SENTENCE.map(lambda text: [f"    {text}", f"      {text}"]),
    SENTENCE.map(lambda text: ["| a | b |", "|---|:-:|", f"| {text} | 2"]),
    SENTENCE.map(lambda text: ["a | b", "--|--", f"{text} | `x\\|y`"]),
    st.sampled_from([["***"], ["---"], ["- - -"], ["#hashtag"], ["1986. A year"], ["<!-- c -->"]]),
)


@st.composite
def items(draw: st.DrawFn, held: st.SearchStrategy[list[str]]) -> list[str]:
    marker = draw(MARKERS)
    indent = draw(st.sampled_from([len(marker), len(marker), 2, 3, 4]))
    first, *rest = draw(held)
    box = draw(BOXES) if first[:1].isalpha() and "|" not in first else ""
    return [marker + box + first, *(" " * indent + line if line else "" for line in rest)]


def joined(parts: list[list[str]], gaps: list[int]) -> list[str]:
    lines: list[str] = []
    for part, gap in zip(parts, gaps, strict=True):
        lines += [*part, *[""] * gap]
    return lines


@st.composite
def sequences(draw: st.DrawFn, part: st.SearchStrategy[list[str]]) -> list[str]:
    parts = draw(st.lists(part, min_size=1, max_size=4))
    gaps = draw(st.lists(st.integers(0, 1), min_size=len(parts), max_size=len(parts)))
    return joined(parts, gaps)


def containers(held: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    quotes = held.map(lambda lines: [f"> {line}".rstrip() for line in lines])
    inside = sequences(held)
    return st.one_of(items(inside), items(inside), quotes)


BLOCKS = st.recursive(LEAVES, containers, max_leaves=6)
DOCUMENTS = sequences(BLOCKS).map(lambda lines: "\n".join(lines) + "\n")


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
@example("- one\n  - two\n\n  - three\n- four\n")
@example("> one\ntwo\n\n> three\n")
@example("2. one\n\n   two\n10. three\n")
@example("- one\n  <!-- c -->\n  one\n")
def test_the_page_reads_as_the_file_does_on_github(text: str) -> None:
    same = structure(site_html(text)) == github(text)
    assert same or named(text)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_rewriting_twice_is_rewriting_once(text: str) -> None:
    once = rewritten(text)
    assert rewritten(once) == once
