"""A declaration in an entry: one line, tied to the words, with every other byte as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.config import Config
from learnlog.declaration_checks import declarations_missing
from learnlog.edit.declaring import declared
from learnlog.edit.editing import Edited
from learnlog.edit.line_ends import FileText
from learnlog.edit.refusal import Refusal
from learnlog.load import load
from learnlog.privacy.declarations import sum_of
from learnlog.privacy_options import Declarations

PATH = "docs/weeks/2026-09-14.md"
DAY = dt.date(2026, 9, 18)
TODAY = dt.date(2026, 11, 20)
REQUIRED = Config(declaration=Declarations.REQUIRE)


def declare(text: str, by: str = "sam") -> str:
    result = declared(PATH, text.encode(), by, DAY)
    assert isinstance(result, Edited), result
    return result.data.decode()


def missing(text: str, config: Config = REQUIRED) -> list[str]:
    log, problems = load({PATH: text}, TODAY, config)
    assert not [one for one in problems if one.code == "yaml"]
    return [one.code for one in declarations_missing(log, {PATH: FileText(text).plain})]


FILES = {
    "no front matter": "A quiet week.\n",
    "nothing": "",
    "fields": "---\ntitle: A\nideas:\n  - One\n---\nWords.\n",
    "windows": "---\r\ntitle: A\r\n---\r\nWords.\r\n",
    "byte order mark": "\ufeff---\ntitle: A\n---\nWords.\n",
    "indented fields": "---\n  title: A\n---\nWords.\n",
    "comment below": "---\ntitle: A\n# a remark\n---\nWords.\n",
    "private passage": "---\ntitle: A\n---\nA <!-- private -->word<!-- /private --> or two.\n",
    "no line end": "---\ntitle: A\n---\nWords.",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_line_is_added_and_all_else_stays(text: str) -> None:
    assert missing(text) == ["declaration-missing"]
    after = declare(text)
    assert missing(after) == []
    line = next(one for one in after.splitlines(keepends=True) if "anonymised:" in one)
    without = after.replace(line, "")
    assert without in (text, f"---\n---\n{text}")


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_renewed_line_takes_the_place_of_the_old_one(text: str) -> None:
    once = declare(text)
    assert declare(once) == once
    changed = once + "More words.\n"
    assert missing(changed) == ["declaration-missing"]
    again = declare(changed, "kit")
    assert again.count("anonymised:") == 1
    assert missing(again) == []


def test_an_old_form_over_several_lines_is_replaced_whole() -> None:
    old = "anonymised:\n  by: sam\n  date: 2026-01-01\n  sha: 0123456789abcdef\n"
    text = f"---\n{old}title: A\n---\nW\n"
    assert missing(text) == ["declaration-missing"]
    after = declare(text)
    assert after.splitlines()[2] == "title: A"
    assert missing(after) == []


def test_a_draft_is_declared_before_it_is_published() -> None:
    draft = declare("---\ndraft: true\ntitle: A\n---\nWords.\n")
    assert missing(draft.replace("draft: true\n", "")) == []


@pytest.mark.parametrize(
    "change",
    [("title: A", "title: B"), ("Words", "Wards"), ("- One", "- Two"), ("\n---\nW", "\n---\n\nW")],
)
def test_any_other_change_asks_again(change: tuple[str, str]) -> None:
    after = declare(FILES["fields"])
    assert missing(after.replace(*change)) == ["declaration-missing"]


def test_a_sum_that_was_made_up_counts_for_nothing() -> None:
    text = declare(FILES["fields"])
    wrong = text.replace(sum_of(text), "0123456789abcdef")
    assert missing(wrong) == ["declaration-missing"]
    not_a_sum = text.replace(sum_of(text), "checked")
    assert missing(not_a_sum) == ["declaration-missing"]
    _, problems = load({PATH: not_a_sum}, TODAY)
    assert "field-value" in {one.code for one in problems}


def test_front_matter_between_curly_brackets_is_left_to_its_writer() -> None:
    result = declared(PATH, b"---\n{title: A}\n---\nWords.\n", "sam", DAY)
    assert isinstance(result, Refusal)
    assert "anonymised: {by: sam, date: 2026-09-18, sha: " in str(result)


IN_BRACKETS = (
    "{title: One, draft: false, SAID}",
    "{SAID, title: One, people: []}",
    "{\n  title: One,\n  SAID, tags: [a]\n}",
    "{title: One, tags: [a\n], SAID,\ndraft: false, people: []}",
    "# a remark\n{title: One, SAID}",
    "{draft: false, title: One, SAID}",
)


@pytest.mark.parametrize("header", IN_BRACKETS)
def test_between_curly_brackets_all_but_the_declaration_counts(header: str) -> None:
    text = f"---\n{header}\n---\nWords.\n"
    said = "anonymised: {by: sam, date: 2026-09-18, sha: SUM}"
    text = text.replace("SAID", said)
    text = text.replace("SUM", sum_of(text))
    assert missing(text) == []
    assert missing(text.replace("draft: false", "draft: true")) == []
    assert missing(text.replace("by: sam", "by: kit")) == []
    for now in (text.replace("One", "Two"), text.replace("title: One", "lede: One")):
        assert missing(now) == ["declaration-missing"]
    if "people: []" in text:
        now = text.replace("people: []", "people: [{name: Sam Example, consent: given}]")
        assert missing(now) == ["declaration-missing"]


def test_the_line_offered_for_curly_brackets_fits_in_them() -> None:
    result = str(declared(PATH, b"---\n{title: A}\n---\nWords.\n", "sam", DAY))
    line = next(one for one in result.splitlines() if one.startswith("anonymised:"))
    assert missing(f"---\n{{title: A, {line}}}\n---\nWords.\n") == []
    assert missing(f"---\n{{{line}, title: A}}\n---\nWords.\n") == []


@pytest.mark.parametrize("draft", ["draft: false", "draft:\n  false"])
def test_the_field_below_one_that_does_not_count_does(draft: str) -> None:
    text = declare(f"---\n{draft}\ntitle: One\n---\nWords.\n")
    assert missing(text.replace("One", "Two")) == ["declaration-missing"]


def test_a_file_with_a_mistake_is_refused() -> None:
    assert isinstance(declared(PATH, b"---\ntitle: a: b\n---\n", "sam", DAY), Refusal)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl"])))
def test_any_prose_is_the_same_after_it(words: str) -> None:
    text = f"---\ntitle: A\n---\nAs {words}\n"
    result = declared(PATH, text.encode(), "sam", DAY)
    if isinstance(result, Edited):
        after = result.data.decode()
        line = next(one for one in after.splitlines(keepends=True) if "anonymised:" in one)
        assert after.replace(line, "", 1) == text
        assert sum_of(FileText(after).plain) == sum_of(FileText(text).plain)


def test_without_the_requirement_one_notice_tells_of_all() -> None:
    texts = {f"docs/weeks/2026-09-{day}.md": "Words.\n" for day in ("07", "14", "21")}
    for wanted, told in ((Declarations.WARN, 1), (Declarations.OFF, 0), (Declarations.REQUIRE, 3)):
        log, _ = load(texts, TODAY, Config(declaration=wanted))
        found = list(declarations_missing(log, texts))
        assert len(found) == told
    log, _ = load(texts, TODAY)
    (notice,) = declarations_missing(log, texts)
    assert notice.code == "not-declared"
    assert notice.source.path == "docs/weeks/2026-09-21.md"
    assert "3 entries wait for it: 2026-09-21, 2026-09-14, 2026-09-07" in notice.message
    assert notice.hint == "learnlog declare"
    texts |= {f"docs/posts/2026-08-{day}-a.md": "Words.\n" for day in range(10, 14)}
    log, _ = load(texts, TODAY)
    (notice,) = declarations_missing(log, texts)
    assert "7 entries wait for it: 2026-09-21, " in notice.message
    assert notice.message.endswith("-a and 2 more")
