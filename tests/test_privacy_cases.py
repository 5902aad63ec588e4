"""What is found in texts and names of files, what is not, and how long it may take."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from processor_time import takes_less_than

from learnlog import privacy
from learnlog.privacy.check_digits import check_digit_fits
from learnlog.privacy.detectors import DETECTORS, find_all, find_in_name
from learnlog.privacy.findings import KINDS, Finding
from learnlog.privacy.plain_form import plain_form, small_form
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import FILES, words

CASES = sorted((Path(__file__).parent / "cases" / "privacy").glob("*.yml"))
DATA = [Path(privacy.__path__[0]).parent / file for file in FILES]


# Golden cases


def told(text: str, found: tuple[Finding, ...]) -> list[str]:
    return [f"{one.kind}: {text[one.start : one.end]}" for one in found]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, regenerate: bool) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    search = find_in_name if path.stem == "file_names" else find_all
    for one in case:
        now = told(one["text"], search(one["text"]))
        if regenerate:
            one["found"] = now
        else:
            assert now == one["found"], one["text"]
    if regenerate:
        path.write_text(
            yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=95), "utf-8"
        )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_of_a_kind_finds_that_kind(path: Path) -> None:
    """What stands in the file of a kind is found as one of its class; of `clean` nothing is."""
    for one in yaml.safe_load(path.read_text("utf-8")):
        kinds = {found.split(":")[0] for found in one["found"]}
        if path.stem in ("clean", "reserved"):
            assert not kinds, one["text"]
        elif path.stem in KINDS:
            assert any(KINDS[kind].stops == KINDS[path.stem].stops for kind in kinds), one["text"]


def test_every_kind_has_cases() -> None:
    seen = {
        found.split(":")[0]
        for path in CASES
        for one in yaml.safe_load(path.read_text("utf-8"))
        for found in one["found"]
    }
    assert seen == set(KINDS)


# Properties

ODD = st.text(
    st.sampled_from("aZ09 .,-–_*|`'’\n\t>@+/()[]é\u00a0\u200b４Mr"), max_size=60
)  # what rules look at
ANY = st.one_of(
    st.text(max_size=120), ODD, st.from_regex(r"(?:Mr|Ward|DOB|tel|aged|[0-9 /-]){1,9}")
)


@given(ANY)
def test_the_plain_form_keeps_the_length_and_the_lines(text: str) -> None:
    plain = plain_form(text)
    assert len(plain) == len(text) == len(small_form(plain))
    assert [at for at, one in enumerate(text) if one == "\n" and plain[at] != "\n"] == []
    assert not set(plain) & set("*`|\u00a0\u200b４–’")


@given(ANY, ANY)
def test_findings_lie_in_the_text_in_order_and_apart(one: str, other: str) -> None:
    text = f"{one} {other}"
    for found in (find_all(text), find_in_name(text)):
        places = [place for item in found for place in (item.start, item.end)]
        assert places == sorted(places)
        assert all(0 <= item.start < item.end <= len(text) for item in found)
        assert {item.kind for item in found} <= KINDS.keys()


BETWEEN = st.sampled_from(
    ["", " ", "-", ".", "  ", "\u00a0", "\u2009", "–", " ** ", "*", "/", " - ", "\n", "\u200b", "_"]
)
CLEAN = st.sampled_from(
    ["", "We met on the ward.", "Gave 5 mg at 08:30.", "Idea 23, page 4", "**So**", "- one\n- two:"]
)


@given(st.integers(0, 999_999_999), BETWEEN, BETWEEN, CLEAN, CLEAN)
def test_a_valid_number_of_a_patient_is_found_in_any_text(
    nine: int, first: str, second: str, before: str, behind: str
) -> None:
    digits = next(
        (f"{nine:09}{last}" for last in range(10) if check_digit_fits(f"{nine:09}{last}")), ""
    )
    if not digits or digits.startswith("999"):
        return
    if first == second == "" and re.match(r"20[0-4]\d(0[1-9]|1[0-2])", digits):
        return  # the hour of a day, in one piece
    number = f"{digits[:3]}{first}{digits[3:6]}{second}{digits[6:]}"
    text = f"{before} {number} {behind}"
    start = text.index(number, len(before))
    found = [one for one in find_all(text) if one.start <= start + 2 < one.end]
    assert found, text
    assert found[0].stops


@pytest.mark.parametrize("label", ["NHS no", "NHS number:", "nhs no. is", "CHI", "H&C number"])
@given(digits=st.from_regex(r"\A[1-8][0-9]{9}\Z"))
def test_ten_digits_behind_their_name_are_found_though_the_check_digit_is_wrong(
    label: str, digits: str
) -> None:
    assert any(one.stops for one in find_all(f"{label} {digits} was read out"))


# Arithmetic and lists


@pytest.mark.parametrize("digits", ["9434765919", "9876543210", "4505577104"])
def test_published_examples_have_the_right_check_digit(digits: str) -> None:
    assert check_digit_fits(digits)
    assert not check_digit_fits(f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}")


def test_a_number_of_one_digit_ten_times_is_no_number_of_a_patient() -> None:
    assert not check_digit_fits("0000000000")


def test_there_are_as_many_postcode_areas_as_royal_mail_has() -> None:
    assert len(words("postcode_areas")) == 124


def test_lists_have_no_word_twice() -> None:
    every_list = [json.loads(file.read_text("utf-8")) for file in DATA]
    for name, lines in (one for lists in every_list for one in lists.items()):
        if isinstance(lines, list):
            every = ", ".join(lines).split(", ")
            assert len(every) == len(set(every)), name
            assert all(every), name


def test_every_list_is_used() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(privacy.__path__[0]).glob("*.py"))
    lists = [name for file in DATA for name in json.loads(file.read_text("utf-8"))]
    unused = [name for name in lists if f'"{name}"' not in sources]
    assert [name for name in unused if f"'{name}'" not in sources] == []


# Speed, and what a browser can run


def rules() -> list[tuple[str, str]]:
    found = []
    for module in pkgutil.iter_modules(privacy.__path__):
        loaded = importlib.import_module(f"learnlog.privacy.{module.name}")
        found += [
            (f"{module.name}.{name}", one.pattern.pattern)
            for name, one in vars(loaded).items()
            if isinstance(one, Rule)
        ]
    return found


@pytest.mark.parametrize("source", [one for _, one in rules()], ids=[one for one, _ in rules()])
def test_a_rule_is_written_in_what_browsers_can_do_too(source: str) -> None:
    assert not re.search(r"\\[AZzGbBdDwWsS]", source)
    bare = re.sub(r"\[[^\]]*\]", "", re.sub(r"\\.", "", source))
    assert not re.search(r"\(\?(?:[aiLmsuxP(>]|<[=!])|[?}]\+", bare)
    # Without an upper limit a repeat can take as long as the text is.
    assert not re.search(r"[*+]", bare)


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js")
def test_javascript_reads_every_rule() -> None:
    script = (
        "const rules = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "for (const [name, source] of rules) new RegExp(source, 'u');"
        "console.log(rules.length)"
    )
    done = subprocess.run(
        ["node", "-e", script],
        input=json.dumps(rules()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(len(rules())), done.stderr[-400:]


HOSTILE = [
    *("1 ", "a ", "A", "A ", "9", "0 ", "Mr ", "@", "a@", "a.", "_", "*", "(", "[", "<", "&", "\n"),
    *(
        " ",
        "Ab, ",
        "Road ",
        "1 Ab ",
        "born on the ",
        "patient called ",
        "nhs no ",
        "+4 ",
        "1.",
        "é",
    ),
    *("É", "the mayor ", "daughter of the ", "|1", "\n> ", " at dot", "fell on 3 May ", "O'A"),
    *(
        "hospital no 12 ",
        "Ann and ",
        "Hall Hospital ",
        "|-",
        "| - ",
        "-+",
        "https://a?p=",
        "A. ",
        "J K ",
        "van der ",
        "Rowan Ward ",
        "12 Rowan ",
        "1\n    ",
        "&#",
        "<!--",
        "\u200b",
        "a\u0301",
    ),
]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_text_made_to_be_slow_takes_less_than_a_second(part: str) -> None:
    text = (part * (100_000 // len(part)))[:100_000]
    assert takes_less_than(1, lambda: find_all(text))


def test_each_detector_has_a_file_of_its_own() -> None:
    assert len(DETECTORS) == len({one.__module__ for one in DETECTORS})
