"""What a log's files hold that could identify somebody, what may pass, and what is never told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from sites import HOOKED, SETTINGS, build, make_site

from learnlog.config import Config, configured
from learnlog.files.checked_texts import FILE, keep_checked, read_checked
from learnlog.files.site_file import SiteFile, read_site_file
from learnlog.privacy import known as privacy_known
from learnlog.privacy.allowances import allows
from learnlog.privacy.detectors import find_all, find_in_name
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.telling import told
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem, Source
from learnlog.site_build import read_site
from learnlog_cli import asking
from learnlog_cli.main import cli

MAIL = "rowan.fell@harbourtrust.nhs.uk"
NUMBER = "943 476 5919"  # a made-up NHS number with the right check digit
NAME = "Kowalczyk"
WEEK = "weeks/2026-09-14.md"
OFF = "extra: {learnlog: {declaration: off}}\n"
ALLOWING = """\
extra:
  learnlog:
    declaration: off
    allow:
      - text: rowan.fell@harbourtrust.nhs.uk
        because: our team's mailbox
"""


def problems_of(tmp_path: Path, files: dict[str, str], settings: str = OFF) -> list[Problem]:
    import datetime as dt

    site = make_site(tmp_path, SETTINGS + settings, files)
    config, wrong = (read_site_file(site) or SiteFile()).config()
    return read_site(site, dt.date(2026, 11, 20), config, wrong).problems


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(str(one.source), one.code) for one in problems]


PLACES = {
    "prose": f"Words.\n\nWrite to {MAIL} for it.\n",
    "front matter": f"---\nachievements:\n  - Wrote to {MAIL}\n---\n",
    "a link": f"[us](mailto:{MAIL})\n",
    "an alternative text": f"![The note of {MAIL}](a.png)\n",
    "a draft": f"---\ndraft: true\n---\nAsk {MAIL}.\n",
    "a remark of YAML": f"---\ntitle: A # {MAIL}\n---\n",
    "a remark of HTML": f"Words.\n\n<!-- {MAIL} -->\n",
    "a private passage": f"Words.\n\n<!-- private -->\n{MAIL}\n<!-- /private -->\n",
    "a private item": f"---\nlessons:\n  - text: Ask {MAIL}\n    private: true\n---\n",
    "code": f"```text\n{MAIL}\n```\n",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("file", [WEEK, "index.md", "posts/2026-09-14-a.md"])
def test_it_is_found_wherever_it_stands(place: str, file: str, tmp_path: Path) -> None:
    problems = problems_of(tmp_path, {file: PLACES[place], "a.png": ""})
    assert "identifying" in {one.code for one in problems}
    assert MAIL not in "".join(f"{one}{one.hint}" for one in problems)


def test_the_name_of_a_file_and_of_its_folder(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, {f"images/{MAIL}/x.txt": "Words.\n", "index.md": "# A\n"})
    assert codes(problems)[:1] == [(f"docs/images/{MAIL}/x.txt", "identifying")]


def test_a_list_of_authors_and_data_files_are_looked_at(tmp_path: Path) -> None:
    files = {".authors.yml": f"authors:\n  sam:\n    name: Sam\n    description: Ask {MAIL}\n"}
    assert "identifying" in {one.code for one in problems_of(tmp_path, files)}


def test_line_and_character_are_told(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, {WEEK: f"---\ntitle: A\n---\nOne.\n\nAsk {MAIL} now.\n"})
    (problem,) = [one for one in problems if one.code == "identifying"]
    assert problem.source == Source(f"docs/{WEEK}", 6, 5)
    assert "from character 5 of this line" in problem.message


def test_other_problems_do_not_quote_what_was_found(tmp_path: Path) -> None:
    text = f"---\nnext_steps:\n  - text: Ring {MAIL}\n    due: 2026-09-16\n---\nIdea 7 is good.\n"
    problems = problems_of(tmp_path, {WEEK: text})
    overdue = next(one for one in problems if one.code == "step-overdue")
    assert MAIL not in overdue.message
    assert "…" in overdue.message
    assert "learnlog check --show" in overdue.in_full


def test_a_step_that_was_not_found_can_be_answered_where_its_words_are_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = f"---\nnext_steps:\n  - Ring Mrs {NAME} about the stairs\n---\n"
    answer = f"---\nfollowed_up:\n  - step: Ring Mrs {NAME} about stairs\n    outcome: done\n---\n"
    files = {WEEK: plan, "weeks/2026-09-21.md": answer}
    (unknown,) = [one for one in problems_of(tmp_path, files) if one.code == "step-unknown"]
    assert NAME not in f"{unknown}{unknown.hint}"
    assert unknown.hint == "", "a line with a gap is not to be copied"
    assert "learnlog steps done WORDS" in unknown.in_full
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    seen = CliRunner().invoke(cli, ["check", str(tmp_path), "--show"]).output
    assert f"the nearest open one is 'Ring Mrs {NAME} about the stairs'" in seen
    assert f"    step: Ring Mrs {NAME} about the stairs\n" in seen
    assert "Words are hidden" not in seen


def test_findings_of_a_line_come_in_their_order_there(tmp_path: Path) -> None:
    text = f"Mrs {NAME} and Mr Moss and Mrs {NAME} asked {MAIL} and Mrs {NAME}.\n"
    found = [one for one in problems_of(tmp_path, {WEEK: text}) if one.besides]
    columns = [one.source.column for one in found]
    assert len(columns) == 5
    assert columns == sorted(columns)


def test_what_many_messages_have_in_common_is_said_once(tmp_path: Path) -> None:
    text = f"Mrs {NAME} and Mr Moss asked {MAIL}, and I wrote to {MAIL}.\n"
    site = make_site(tmp_path, SETTINGS + OFF, {WEEK: text})
    seen = CliRunner().invoke(cli, ["check", str(site)])
    assert seen.stdout.count(f"docs/{WEEK}:1: error: ") == 2
    assert seen.stdout.count(f"docs/{WEEK}:1: warning: ") == 2
    assert seen.output.count("'allow' it and say why") == 1
    assert seen.stderr.endswith("learnlog check --show shows the words, on your screen only.\n")
    in_full = json.loads(CliRunner().invoke(cli, ["check", str(site), "--json"]).stdout)
    assert all(one["message"].endswith("'allow' it and say why.") for one in in_full)


PRIVATE = {
    "a draft": ("in a draft", f"---\ndraft: true\n---\nAsk {MAIL}.\n"),
    "a passage": ("private", f"Words.\n\n<!-- private -->\n{MAIL}\n<!-- /private -->\n"),
    "an item": ("private", f"---\nlessons:\n  - text: Ask {MAIL}\n    private: true\n---\n"),
    "a public item": ("", f"---\nlessons:\n  - text: Ask {MAIL}\n    private: false\n---\n"),
    "beside one": (
        "",
        f"---\nlessons:\n  - text: A\n    private: true\n  - Ask {MAIL}\n---\n",
    ),
    "a text": ("", f"Ask {MAIL}.\n"),
}


@pytest.mark.parametrize("place", PRIVATE)
def test_it_is_said_why_what_is_on_no_page_counts(place: str, tmp_path: Path) -> None:
    said, text = PRIVATE[place]
    (problem,) = [one for one in problems_of(tmp_path, {WEEK: text}) if one.code == "identifying"]
    assert ("can read the file" in problem.in_full) is bool(said)
    assert said in problem.message
    assert ("private" in problem.message) is (said == "private")


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("She is a 76-year-old woman.", "in their seventies"),
        ("My patient is aged 101.", "aged 90 or over"),
        ("A man of 90 fell.", "aged 90 or over"),
        ("He is seventy-six years old.", "in their seventies"),
        ("The girl was 14 years old.", "a teenager"),
        ("The boy is nineteen years old.", "a person"),
        ("The baby is 3 weeks old.", "a young child"),
        ("Her date of birth is 03/05/1941.", ""),
        ("Mrs Kowalczyk fell.", "a patient, a colleague"),
    ],
)
def test_what_to_write_instead_is_true_of_whoever_is_meant(text: str, instead: str) -> None:
    problems = list(told("a.md", text, find_all(text)))
    assert [one.hint for one in problems] == [instead]
    assert ("the line below" in problems[0].in_full) is bool(instead)


@pytest.mark.parametrize(
    "data",
    [f"Ring {NUMBER} caf\xe9.\n".encode("latin-1"), f"Ring \u202e{NUMBER}.\n".encode()],
    ids=["not UTF-8", "an invisible sign"],
)
def test_a_line_that_can_not_be_used_is_shown_without_what_was_found(
    data: bytes, tmp_path: Path
) -> None:
    problems_of(tmp_path, {WEEK: ""})
    (tmp_path / "docs" / WEEK).write_bytes(data)
    done = CliRunner().invoke(cli, ["check", str(tmp_path)])
    assert "Ring …" in done.output
    assert "identifying" in done.output
    assert NUMBER not in done.output


def test_what_was_found_over_two_lines_is_not_quoted_on_one(tmp_path: Path) -> None:
    number = "943\n      476 5919"
    text = f"---\nfollowed_up:\n  - step: Ring {number} soon\n    outcome: done\n---\nWords.\n"
    problems = problems_of(tmp_path, {WEEK: text})
    unknown = next(one for one in problems if one.code == "step-unknown")
    assert "'Ring … soon'" in unknown.message


def test_names_are_asked_about_but_not_those_of_authors_and_of_listed_people(
    tmp_path: Path,
) -> None:
    text = f"Mrs {NAME} fell. Dr Okafor came, and Mrs Example. I met Mr Moss.\n"
    people = "people:\n  - name: Ada Okafor\n    consent: given\n"
    people += "  - name: Rowan Fell\n    consent: asked\n"
    files = {
        WEEK: f"---\n{people}---\n{text}",
        ".authors.yml": "authors:\n  sam:\n    name: Sam Example\n",
    }
    problems = problems_of(tmp_path, files)
    asked = [
        one.message.partition("character ")[2].partition(" ")[0]
        for one in problems
        if one.code == "may-identify"
    ]
    columns = {text.index(name) + 1 for name in (NAME, "Moss.")}
    assert {int(one) for one in asked if one} >= columns
    assert text.index("Okafor") + 1 not in map(int, asked)
    assert text.index("Example") + 1 not in map(int, asked)


def test_the_key_of_an_author_is_known_although_it_has_no_accent(tmp_path: Path) -> None:
    files = {
        WEEK: "---\nauthor: zoe\n---\nWe met.\n",
        ".authors.yml": "authors:\n  zoe:\n    name: Zoë Example\n",
    }
    assert [one for one in problems_of(tmp_path, files) if one.code == "may-identify"] == []


def test_the_name_of_a_file_may_say_who_writes(tmp_path: Path) -> None:
    files = dict.fromkeys(("weeks/2026-09-14-karen.md", "weeks/2026-09-21-karen.md"), "Words.\n")
    files |= {"posts/2026-09-15-karen.md": "Words.\n", "images/karen.txt": "Words.\n"}
    asked = [one for one in problems_of(tmp_path, files) if one.code == "may-identify"]
    told = {str(one.source) for one in asked}
    assert told == {"docs/posts/2026-09-15-karen.md", "docs/images/karen.txt"}


@pytest.mark.parametrize("more", ["", "draft: true\n"])
def test_the_name_beside_a_refusal_passes_there_and_nowhere_else(more: str, tmp_path: Path) -> None:
    refusal = f"people:\n  - name: Nora {NAME}\n    role: Porter\n    consent: no\n"
    files = {WEEK: f"---\n{more}{refusal}---\nWords.\n", "notes.md": "Words.\n"}
    asked = [one for one in problems_of(tmp_path / "a", files) if one.code == "may-identify"]
    assert asked == []
    files |= {WEEK: f"{files[WEEK]}\nMrs {NAME} fell.\n", "notes.md": f"Nora {NAME} fell.\n"}
    asked = [one for one in problems_of(tmp_path / "b", files) if one.code == "may-identify"]
    last = files[WEEK].count("\n")
    assert {str(one.source) for one in asked} == {f"docs/{WEEK}:{last}", "docs/notes.md:1"}


def test_what_the_site_allows_passes_and_what_it_does_not_need_is_told(tmp_path: Path) -> None:
    files = {WEEK: f"Write to {MAIL}.\n"}
    assert codes(problems_of(tmp_path / "used", files, ALLOWING)) == []
    idle = problems_of(tmp_path / "idle", {WEEK: "Words.\n"}, ALLOWING)
    assert codes(idle) == [("mkdocs.yml", "allowance-unused")]
    assert MAIL not in str(idle[0])


@pytest.mark.parametrize("file", [WEEK, "notes/clinic.md"])
def test_what_a_file_allows_passes_there_only(file: str, tmp_path: Path) -> None:
    allow = f"allow:\n  - text: {MAIL}\n    because: our team's mailbox\n"
    files = {file: f"---\n{allow}---\nWrite to {MAIL}.\n", "weeks/2026-09-21.md": f"Ask {MAIL}.\n"}
    found = codes(problems_of(tmp_path, files))
    assert found == [("docs/weeks/2026-09-21.md:1", "identifying")]


def test_an_allowance_without_use_is_told_at_its_line(tmp_path: Path) -> None:
    allow = f"allow:\n  - text: {MAIL}\n    because: our team's mailbox\n"
    found = problems_of(tmp_path, {WEEK: f"---\n{allow}---\nWords.\n"})
    assert codes(found) == [(f"docs/{WEEK}:3", "allowance-unused")]
    assert found[0].message.startswith("nothing here needs this allowance;"), "it may be new"


def test_an_allowance_needs_its_reason(tmp_path: Path) -> None:
    found = problems_of(tmp_path, {WEEK: f"---\nallow:\n  - {MAIL}\n---\nWords.\n"})
    assert "field-missing" in {one.code for one in found}


@pytest.mark.parametrize(
    ("allowed", "kind", "found", "passes"),
    [
        ("0115 496 0123", "phone", "01154960123", True),
        ("0115 496 0123", "phone", "0115 496 01", False),
        ("0115 496", "phone", "0115 496 0123", False),
        ("Sam Okafor", "name", "Okafor", True),
        ("Sam Okafor", "name", "OKAFOR's", True),
        ("Sam Okafor", "name", "Ada Okafor", False),
        ("Okafor", "name", "Sam Okafor", False),
        ("Harbour Trust", "organisation", "Harbour", True),
        ("Harbour Trust", "organisation", "Harb", False),
        ("x", "name", "…", False),
        ("Form 93 of Harbour Trust", "age", "93", False),
        ("Form 93 of Harbour Trust", "organisation", "Harbour Trust", True),
        ("Form 93 of Harbour Trust", "place", "Harbour", True),
        ("93", "age", "93", True),
        ("aged 93", "age", "93", False),
        ("93-year-old", "age", "93 year old", True),
        ("the report of 3 May 2026", "incident-date", "3 May 2026", False),
        ("3 May 2026", "incident-date", "3 MAY 2026", True),
        ("1.12 2026", "incident-date", "11.2 2026", False),
        ("jo.smith@x.uk", "email", "j.osmith@x.uk", False),
        ("jo.smith@x.uk", "email", "jo_smith@x.uk", False),
        ("jo.smith@x.uk", "email", "Jo.Smith@X.uk", True),
        ("12 3 Oak Road", "address", "1 23 Oak Road", False),
        ("12 3 Oak Road", "address", "12, 3 Oak road", True),
        ("1/2/1950", "birth-date", "12/1950", False),
        ("0115 496 0123", "phone", "0115-496.0123", True),
        ("943 476 5919", "nhs-number", "9434765919", True),
        ("NG1 5AB", "postcode", "ng15ab", True),
        ("A 12 3", "record-number", "A 1 23", False),
        ("", "email", "", False),
    ],
)
def test_what_an_allowance_lets_pass(allowed: str, kind: str, found: str, passes: bool) -> None:
    assert allows(allowed, kind, found) is passes


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("Harbour Trust", "is not a list"),
        ([{"text": "Harbour Trust"}], "item 1 has no reason"),
        ([{"because": "ours"}], "item 1 has no 'text'"),
        ([{"text": "a", "because": "b", "kind": "c"}], "item 1 has 'kind'"),
        ([{"text": "a" * 301, "because": "b"}], "item 1 has no 'text'"),
    ],
)
def test_an_option_that_can_not_be_read_is_told(written: object, says: str) -> None:
    config, problems = configured({"allow": written}, lambda name: Source("m", 1), Config())
    assert config.allow == ()
    assert says in problems[0].message


@pytest.mark.parametrize(
    ("written", "meant"), [(False, "off"), ("warn", "warn"), ("require", "require")]
)
def test_the_words_of_the_option_declaration(written: object, meant: str) -> None:
    config, problems = configured({"declaration": written}, lambda name: Source("m", 1), Config())
    assert (config.declaration, problems) == (Declarations(meant), [])
    _, problems = configured({"declaration": "yes"}, lambda name: Source("m", 1), Config())
    assert "off, warn, require" in problems[0].message


def test_a_build_stops_and_tells_nobody(tmp_path: Path) -> None:
    done = build(make_site(tmp_path, HOOKED, {WEEK: f"The NHS number was {NUMBER}.\n"}))
    assert done.code == 1
    assert "identifying" in done.said
    assert "943" not in done.said
    assert not done.folder.exists()


def test_texts_that_did_not_change_are_looked_through_once(tmp_path: Path) -> None:
    def known() -> KnownTexts:
        return KnownTexts(find_all, read_checked(tmp_path))

    first = known()
    texts = ["Quiet.", f"Ask {MAIL}.", "Quiet."]
    found = [first.found(one) for one in texts]
    assert first.looked_through == 2
    keep_checked(tmp_path, first)
    second = known()
    assert [second.found(one) for one in texts] == found
    assert second.looked_through == 0
    second.found("Another week.")
    assert second.looked_through == 1
    kept = (tmp_path / FILE).read_text("utf-8")
    assert MAIL not in kept


@pytest.mark.parametrize(
    "kept",
    [
        b"", b"{", b"[]", b"\xff", b'{"rules": 1}',
        b'{"rules": "another", "texts": {"a": []}}',
    ],
)  # fmt: skip
def test_what_was_kept_and_is_damaged_counts_for_nothing(kept: bytes, tmp_path: Path) -> None:
    (tmp_path / ".learnlog").mkdir()
    (tmp_path / FILE).write_bytes(kept)
    assert read_checked(tmp_path) == {}


@pytest.mark.parametrize("found", [5, "x", [[0, 1]], [[0, 999, "email"]], [[0, 2, "nothing"]]])
def test_what_was_kept_and_is_no_finding_is_looked_for_again(found: object) -> None:
    text = f"Ask {MAIL}."
    first = KnownTexts(find_all)
    first.found(text)
    (key,) = first.kept
    again = KnownTexts(find_all, json.loads(json.dumps({key: found})))
    assert again.found(text) == first.found(text)
    assert again.looked_through == 1


def test_names_of_files_that_did_not_change_are_looked_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["docs/weeks/2018-09-17.md", "docs/mrs-jones-fall.jpg"]
    first = KnownTexts(find_all)
    found = [first.found_in_name(one) for one in names]
    assert [bool(one) for one in found] == [False, True]
    keep_checked(tmp_path, first)
    assert "jones" not in (tmp_path / FILE).read_text("utf-8")

    asked: list[str] = []
    monkeypatch.setattr(privacy_known, "find_in_name", lambda path: asked.append(path) or ())
    second = KnownTexts(find_all, read_checked(tmp_path))
    assert [second.found_in_name(one) for one in names] == found
    assert asked == []
    second.found_in_name("docs/another.jpg")
    assert asked == ["docs/another.jpg"]


@pytest.mark.parametrize("found", [5, "x", [[0, 1]], [[0, 999, "name"]], [[0, 2, "nothing"]]])
def test_what_was_kept_of_a_name_and_is_no_finding_is_looked_for_again(found: object) -> None:
    first = KnownTexts(find_all)
    first.found_in_name("docs/mrs-jones-fall.jpg")
    (key,) = first.kept
    again = KnownTexts(find_all, json.loads(json.dumps({key: found})))
    assert again.found_in_name("docs/mrs-jones-fall.jpg") == first.kept[key] != ()


def test_a_text_and_a_name_of_the_same_words_are_two_things() -> None:
    known = KnownTexts(find_all)
    path = "mrs-jones-fall.jpg"
    assert (known.found(path), known.found_in_name(path)) == (find_all(path), find_in_name(path))
    assert len(known.kept) == 2


def test_show_shows_the_words_on_a_terminal_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(tmp_path, SETTINGS + OFF, {WEEK: f"Ask {MAIL}.\n"})
    piped = CliRunner().invoke(cli, ["check", str(site), "--show"])
    assert (piped.exit_code, MAIL in piped.output) == (2, False)
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    seen = CliRunner().invoke(cli, ["check", str(site), "--show"])
    assert f"here: Ask »{MAIL}«.\n" in seen.output
    assert "check --show" not in seen.output
    as_json = CliRunner().invoke(cli, ["check", str(site), "--show", "--json"])
    assert as_json.exit_code == 2


SAID = "anonymised: {by: sam, date: 2026-09-18, sha: 0123456789abcdef}\n"
OVER_LINES = "anonymised: {by: sam, sha: 0123456789abcdef,\n  date: 2026-09-18}\n"


@pytest.mark.parametrize("line", [SAID, OVER_LINES])
def test_the_day_of_a_declaration_is_no_day_of_an_event(line: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\n{line}---\nA woman fell on the stairs.\n"
    assert any(text[one.start : one.end] == "2026-09-18" for one in find_all(text))
    assert codes(problems_of(tmp_path / "said", {WEEK: text})) == []
    # As words of the entry, and in another field, it is asked about.
    for other in (
        text.replace(f"{line}---\n", f"---\n{line}"),
        text.replace("anonymised", "people"),
    ):
        assert "may-identify" in {one.code for one in problems_of(tmp_path / "x", {WEEK: other})}
