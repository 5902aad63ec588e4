"""Reference data: the shipped files, the owner's in their place, and what wrong ones are told.

A case file of cases/reference holds `about`, `files` and `show` (which of them to show as read),
written by hand, and below them the outcome, which `--regenerate` writes anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from log_summaries import told
from log_texts import mended
from test_log_cases import Literal

from learnlog import Problem, Severity, Source
from learnlog.files.decoding import Decoded
from learnlog.reference.catalogue import Reference
from learnlog.reference.data_files import shipped_files
from learnlog.reference.frameworks import Framework, read_framework
from learnlog.reference.instruments import Instrument, read_instrument
from learnlog.reference.keys import KEY, as_key
from learnlog.reference.reading import read_reference
from learnlog.reference.reflective_models import ReflectiveModel, read_model
from learnlog.reference.shown import UnknownShown

FOLDER = Path(__file__).parent / "cases" / "reference"
CASES = sorted(FOLDER.rglob("*.yml"))
READERS = {"frameworks": read_framework, "audits": read_instrument, "models": read_model}
SHIPPED = [
    pytest.param(folder, name, data, id=f"{folder}/{name}")
    for folder in READERS
    for name, data in shipped_files(folder).items()
]
OURS = "docs/_data/frameworks/hcpc.yml"
PLACES = [
    *(
        "docs/_data/frameworks/hcpc.yml",
        "docs/_data/frameworks/ours.yml",
        "docs/_data/audits/a.yml",
    ),
    *("docs/_data/models/gibbs.yml", "docs/_data/people.yml", "docs/_data/evidence.yml"),
]


def shipped() -> Reference:
    return read({})[0]


def read(files: dict[str, str]) -> tuple[Reference, list[Problem]]:
    return read_reference([Decoded(path, text) for path, text in files.items()], "docs")


# What is shipped


@pytest.mark.parametrize(("folder", "name", "data"), SHIPPED)
def test_every_shipped_file_is_right(folder: str, name: str, data: bytes) -> None:
    read = READERS[folder](f"{name}.yml", name, data)
    assert isinstance(read, Framework | Instrument | ReflectiveModel), read


@pytest.mark.parametrize("framework", shipped().frameworks.values(), ids=lambda one: one.name)
def test_a_shipped_framework_says_which_version_it_is_and_whose(framework: Framework) -> None:
    assert framework.version
    assert framework.since
    assert framework.publisher
    assert (framework.link or "").startswith("https://")
    assert "link" in (framework.note or "")
    assert "second hand" in (framework.note or "") or "other sites" in (framework.note or "")


def test_the_shipped_frameworks_are_those_that_entries_speak_of() -> None:
    frameworks = shipped().frameworks
    assert sorted(frameworks) == ["gmc-2013", "gmc-2024", "hcpc", "leadership-model", "nmc"]
    assert len(frameworks["leadership-model"].items) == 9
    assert [item.key for item in frameworks["hcpc"].items] == ["1", "2", "3", "4", "5"]
    assert [one.key for one in frameworks["hcpc"].activities] == [
        *("work-based", "professional", "formal", "self-directed", "other")
    ]
    counted = {item.key: (item.target, item.counts, item.of) for item in frameworks["nmc"].items}
    assert counted["practice-hours"] == (450, "hours", None)
    assert counted["cpd"] == (35, "hours", None)
    assert counted["participatory-cpd"] == (20, "participatory hours", "cpd")
    assert counted["feedback"] == counted["reflective-account"] == (5, "pieces", None)
    assert counted["reflective-discussion"] == (1, "pieces", None)


def test_one_version_of_a_shipped_framework_ends_the_day_before_the_next() -> None:
    frameworks = shipped().frameworks
    older, newer = frameworks["gmc-2013"], frameworks["gmc-2024"]
    assert older.until
    assert newer.since == older.until + dt.timedelta(days=1)


def test_no_shipped_file_has_a_key_twice() -> None:
    reference = shipped()
    groups = [
        *([one.key for one in fw.items] for fw in reference.frameworks.values()),
        *([one.key for one in fw.activities] for fw in reference.frameworks.values()),
        *([one.key for one in tool.principles] for tool in reference.instruments.values()),
    ]
    assert any(groups)
    for keys in groups:
        assert len(keys) == len(set(keys))
        assert all(map(KEY.fullmatch, keys))


def test_the_shipped_instrument_says_that_it_is_an_example() -> None:
    reference = shipped()
    instrument = reference.instruments["working-together"]
    assert "example" in instrument.title
    assert "not a published toolkit" in (instrument.source_note or "")
    assert [point.score for point in instrument.scale] == [0, 1, 2, 3, 4]
    for principle in instrument.principles:
        assert 3 <= len(principle.questions) <= 4
        assert all(question.endswith("?") for question in principle.questions)
        assert len(reference.dimensions(instrument, principle)) == len(principle.dimensions) > 0
    shown = {one for principle in instrument.principles for one in principle.dimensions}
    items = reference.frameworks["leadership-model"].items
    assert shown == {f"leadership-model/{item.key}" for item in items}


# Wrong files


class Case(NamedTuple):
    """A case: `written` is the part of its file that people write."""

    written: str
    files: dict[str, str]
    show: list[str]
    expected: dict[str, Any]


@cache
def read_case(path: Path) -> Case:
    written, _, outcome = path.read_text("utf-8").partition("\nproblems:")
    case = yaml.safe_load(written)
    assert not case.keys() - {"about", "files", "show"}
    assert case["about"]
    expected = yaml.safe_load(f"problems:{outcome}") if outcome else {}
    return Case(written, case["files"], case.get("show", []), expected)


def case_name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_case(path: Path, regenerate: bool) -> None:
    case = read_case(path)
    reference, problems = read(case.files)
    outcome = {"problems": [told(one) for one in problems]}
    if case.show:
        outcome["read"] = {one: plain(reference, one) for one in case.show}
    if regenerate:
        dumped = yaml.dump(
            outcome, Dumper=Literal, allow_unicode=True, sort_keys=False, width=10_000
        )
        path.write_text(f"{case.written.rstrip()}\n{dumped}", "utf-8")
    else:
        assert outcome == case.expected


def pasted() -> list[Any]:
    """Every problem of every case whose hint is to be pasted in place of the faulty line."""
    return [
        pytest.param(case, problem, id=f"{case_name(path)}:{problem.source.line}")
        for path in CASES
        for case in [read_case(path)]
        for problem in read(case.files)[1]
        if problem.code in {"field-unknown", "field-value", "framework-unknown", "framework-item"}
        and problem.hint
        and "…" not in problem.hint
        and problem.source.line > 1
    ]


@pytest.mark.parametrize(("case", "problem"), pasted())
def test_the_hint_mends_the_fault(case: Case, problem: Problem) -> None:
    path = problem.source.path
    after = read({**case.files, path: mended(case.files[path], problem)})[1]
    assert str(problem) not in map(str, after)


def test_a_file_that_is_no_text_is_told_as_any_other() -> None:
    for read_one in READERS.values():
        problems = read_one("x.yml", "x", b"title: \xff\n")
        assert isinstance(problems, list)
        assert [one.code for one in problems] == ["encoding"]


LINES = st.sampled_from(
    [
        *(
            "title: Ours",
            "framework: gmc",
            "from: 2026-13-01",
            "low: .nan",
            "scale:",
            "items:",
            "- 1",
        ),
        *(
            "  - key: a",
            "    of: a",
            "    target: 1e9",
            "  - a: b",
            "  -",
            "  - [a, {b: c}]",
            "  - ~",
        ),
        *(
            "principles:",
            "    questions:",
            "      - q: r",
            "    dimensions: [/, a/, nmc/x]",
            "2026: x",
        ),
        *(
            "people:",
            "organisations:",
            "  - name: A",
            "    links: [a, {to: A}]",
            "cycles:",
            "&a *a",
        ),
        *(
            "  - framework: nmc",
            "    start: 2026-01-01",
            "    end: 2026-01-02",
            "items: {}",
            "\t- x",
        ),
    ]
)


@given(st.dictionaries(st.sampled_from(PLACES), st.lists(LINES, max_size=8).map("\n".join)))
def test_whatever_the_files_hold_they_are_read_or_told(files: dict[str, str]) -> None:
    reference, problems = read(files)
    assert all(one.source.path in files for one in problems)
    assert shipped().frameworks.keys() <= reference.frameworks.keys()


# The owner's files


def test_without_the_owners_files_there_is_what_is_shipped() -> None:
    reference, problems = read({})
    assert problems == []
    assert sorted(reference.models) == ["gibbs", "kolb", "rolfe"]
    assert reference.people.people == ()
    assert reference.cycles == ()


def test_an_owners_file_stands_in_for_a_shipped_one() -> None:
    reference, problems = read({OURS: "title: Ours\nitems:\n  - key: 6\n    title: Sixth\n"})
    assert problems == []
    assert reference.frameworks["hcpc"].title == "Ours"
    assert shown(reference, "hcpc/6") == "hcpc/6"
    assert isinstance(reference.find_shown("hcpc/3", None), UnknownShown)
    assert sorted(reference.frameworks) == sorted(shipped().frameworks)


def test_a_wrong_file_of_the_owners_leaves_the_shipped_one_and_is_told_once() -> None:
    reference, problems = read({OURS: "items:\n  - key: 6\n    titel: Sixth\n"})
    assert [str(one.source) for one in problems] == [f"{OURS}:3"]
    assert shown(reference, "hcpc/3") == "hcpc/3"
    assert list(reference.wrong_shown(["hcpc/6"], None, Source("x.md", 1))) == []
    assert len(list(reference.wrong_shown(["hcpx/6"], None, Source("x.md", 1)))) == 1


def test_files_of_another_docs_folder_are_read() -> None:
    texts = [Decoded("notes/_data/people.yml", "people: [Sam Example]\n")]
    reference, problems = read_reference(texts, "notes")
    assert problems == []
    assert [one.name for one in reference.people.people] == ["Sam Example"]


# What an entry shows

NEXT = "title: Next\nframework: gmc\nfrom: 2030-01-01\nitems: [Trust, Maintaining trust]\n"


@pytest.mark.parametrize(
    ("written", "day", "meant"),
    [
        ("hcpc/3", None, "hcpc/3"),
        ("gmc/maintaining-trust", dt.date(2024, 1, 29), "gmc-2013/maintaining-trust"),
        ("gmc/trust-professionalism", dt.date(2024, 1, 30), "gmc-2024/trust-professionalism"),
        ("gmc/trust", None, "gmc-2030/trust"),
        ("gmc/trust", dt.date(2000, 1, 1), "gmc-2030/trust"),
        ("gmc/maintaining-trust", dt.date(2030, 1, 1), "gmc-2030/maintaining-trust"),
        ("gmc-2013/maintaining-trust", dt.date(2026, 1, 1), "gmc-2013/maintaining-trust"),
    ],
)
def test_a_family_means_the_version_of_the_day(
    written: str, day: dt.date | None, meant: str
) -> None:
    reference, problems = read({"docs/_data/frameworks/gmc-2030.yml": NEXT})
    assert problems == []
    assert shown(reference, written, day) == meant


def test_a_files_name_goes_before_a_family() -> None:
    other = "framework: hcpc\nfrom: 2030-01-01\nitems: [Trust]\n"
    reference, _ = read({"docs/_data/frameworks/hcpc-2030.yml": other})
    assert shown(reference, "hcpc/3", dt.date(2031, 1, 1)) == "hcpc/3"


@pytest.mark.parametrize(
    ("written", "code", "says", "write"),
    [
        ("hpcp/3", "framework-unknown", "there is no framework 'hpcp'", "shows: [nmc/cpd, hcpc/3]"),
        (
            "HCPC/3",
            "framework-unknown",
            "there are gmc, gmc-2013, gmc-2024, hcpc",
            "shows: [nmc/cpd, hcpc/3]",
        ),
        (
            "sharing-the-vision",
            "framework-unknown",
            "with '/' between",
            "shows: [nmc/cpd, leadership-model/sharing-the-vision]",
        ),
        ("zzz/zzz", "framework-unknown", "there is no framework 'zzz'", ""),
        (
            "hcpc/",
            "framework-item",
            "its items behind it: 1 (A record that is kept up), "
            "2 (Different kinds of learning), 3 (",
            "shows: [nmc/cpd, hcpc/…]",
        ),
        ("nmc/feed-back", "framework-item", "has no item", "shows: [nmc/cpd, nmc/feedback]"),
        (
            "hcpc/a record that is kept up",
            "framework-item",
            "'hcpc' has no item",
            "shows: [nmc/cpd, hcpc/1]",
        ),
        (
            "gmc/maintaining-trust",
            "framework-item",
            "'gmc' means gmc-2024 here, which has no item 'maintaining-trust', but gmc-2013 has",
            "shows: [nmc/cpd, gmc-2013/maintaining-trust]",
        ),
    ],
)
def test_the_nearest_item_is_offered(written: str, code: str, says: str, write: str) -> None:
    source = Source("docs/weeks/2026-09-14.md", 4)
    day = dt.date(2026, 9, 14)
    (problem,) = shipped().wrong_shown(["nmc/cpd", written], day, source)
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert says in problem.message
    assert problem.hint == write
    assert problem.source == source


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Knowledge, skills & care", "knowledge-skills-care"),
        ("Equipe d’été", "equipe-dete"),
        ("Our team's word", "our-teams-word"),
        ("心", ""),
        ("x" * 100, "x" * 80),
    ],
)
def test_a_key_is_made_of_small_letters_digits_and_hyphens(words: str, key: str) -> None:
    assert as_key(words) == key
    assert not key or KEY.fullmatch(key)


def test_a_mean_between_two_scores_is_called_by_the_nearest() -> None:
    instrument = shipped().instruments["working-together"]
    assert instrument.label(0) == "Not at all"
    assert instrument.label(1.5) == instrument.label(1)
    assert instrument.label(1.6) == instrument.label(2)


def shown(reference: Reference, written: str, day: dt.date | None = None) -> str | None:
    """The file's name and the key of what is meant."""
    found = reference.find_shown(written, day)
    return None if isinstance(found, UnknownShown) else f"{found[0].name}/{found[1].key}"


def plain(reference: Reference, path: str) -> object:
    """What was read of a file, as short plain values."""
    stem = Path(path).stem
    read_from = {
        "frameworks": reference.frameworks,
        "audits": reference.instruments,
        "models": reference.models,
    }.get(Path(path).parent.name)
    if read_from is not None:
        return brief(asdict(read_from[stem]))
    if stem == "people":
        return brief(asdict(reference.people))
    return brief([asdict(one) for one in reference.cycles])


def brief(value: Any) -> object:
    """Without what is empty; where a thing stands as one text."""
    if isinstance(value, dict) and value.keys() == {"path", "line", "column"}:
        return str(Source(**value))
    if isinstance(value, dict):
        return {name: brief(one) for name, one in value.items() if one not in (None, "", ())}
    if isinstance(value, list | tuple):
        return [brief(one) for one in value]
    return str(value) if isinstance(value, dt.date) else value
