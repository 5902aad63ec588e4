"""What a built site holds, read as readers and search engines get it, and the last look at it."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from processor_time import takes_less_than
from sites import HOOKED, make_site

from learnlog.config import Config
from learnlog.files.checked_texts import FILE, rules
from learnlog.load import load
from learnlog.mkdocs_telling import LOG, tell
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.published_text import pieces_of
from learnlog.problems import Problem, Severity, Source
from learnlog.published_checks import PublishedFiles
from learnlog.workflow_commands import without_commands
from learnlog_cli.annotations import annotation, annotations_of_build, wrong_in_build
from learnlog_cli.main import cli
from learnlog_cli.problem_lines import print_problem

MAIL = "rowan.fell@harbourtrust.nhs.uk"
NUMBER = "943 476 5919"  # a made-up NHS number with the right check digit
PLACES = {
    "a page": ("a/index.html", f"<p>Write to <b>{MAIL}</b></p>"),
    "a number over several tags": ("a.html", "<p>No <b>943</b> <i>476\n 59</i>19 of us</p>"),
    "an attribute": ("a.html", f'<a href="mailto:{MAIL}">us</a>'),
    "a percent-encoded link": ("a.html", f'<a href="mailto:{MAIL.replace("@", "%40")}">us</a>'),
    "an entity": ("a.html", f"<p>{MAIL.replace('@', '&#64;')}</p>"),
    "an alternative text": ("a.html", f"<img alt='{MAIL}' src=a.png>"),
    "a description": ("a.html", f'<meta name="description" content="{MAIL}">'),
    "a comment": ("a.html", f"<!-- {MAIL} -->"),
    "a script": ("a.html", f'<script type="application/json">{{"a": "{MAIL}"}}</script>'),
    "the search index": (
        "search/search_index.json",
        json.dumps({"docs": [{"text": f"<p>{MAIL}"}]}),
    ),
    "a key of JSON": ("a.json", json.dumps({MAIL: 1})),
    "broken JSON": ("a.json", f'{{"a": "{MAIL}'),
    "a feed": ("feed.xml", f"<entry><content>&lt;p&gt;{NUMBER}&lt;/p&gt;</content></entry>"),
    "a drawing": ("a.svg", f"<svg><text>{MAIL}</text></svg>"),
    "a folded calendar": ("a.ics", f"SUMMARY:Ring {MAIL[:9]}\r\n {MAIL[9:]}\r\n"),
    "a table": ("a.csv", f"name;mail\nx;{MAIL}\n"),
    "a text": ("robots.txt", MAIL),
}


def found(path: str, data: bytes, config: Config | None = None) -> list[Problem]:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, dt.date(2026, 11, 20), config)
    return list(PublishedFiles(log).problems(path, data))


@pytest.mark.parametrize("place", PLACES)
def test_it_is_found_and_never_told(place: str) -> None:
    path, text = PLACES[place]
    problems = found(path, text.encode())
    assert [one.code for one in problems] == ["identifying"]
    assert MAIL not in str(problems[0])
    assert "943" not in str(problems[0])
    assert problems[0].source.path == f"site/{path}"


def test_a_packed_sitemap_is_unpacked() -> None:
    text = f"<urlset><url><loc>https://example.org/{MAIL}/</loc></url></urlset>"
    assert found("sitemap.xml.gz", gzip.compress(text.encode()))
    assert not found("sitemap.xml.gz", b"no archive")


def test_the_name_of_a_file_is_looked_at() -> None:
    assert found(f"images/{MAIL}.png", b"")


def test_what_is_allowed_passes() -> None:
    allowed = Config(allow=(Allowance(MAIL, "our team's mailbox", Source("", 1)),))
    assert not found(*page(MAIL), allowed)
    assert found(*page(NUMBER), allowed)


def page(words: str) -> tuple[str, bytes]:
    return "a.html", f"<p>{words}</p>".encode()


def test_what_all_pages_share_is_told_once() -> None:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, dt.date(2026, 11, 20))
    files = PublishedFiles(log)
    each = [list(files.problems(f"{name}.html", page(MAIL)[1])) for name in "abc"]
    assert [len(one) for one in each] == [1, 0, 0]


def test_lines_of_a_drawing_are_no_numbers_of_people() -> None:
    for line in ("M12 7HP9 4EN", "m943 476 5919-1", "M1 1 L 943 476 5919"):
        for drawing in (
            f'<svg><path fill="red" d="{line}"/></svg>',
            f"<svg><path\nd='{line}'></svg>",
        ):
            assert not found("a.svg", drawing.encode())
            assert not found("a.html", drawing.encode())
        assert found("a.svg", f'<svg><path aria-label="Call {MAIL}" d="{line}"/></svg>'.encode())
    for colour in ('fill="#e7f1ef"', "style='stop-color: #e7f1ef; fill:#e7f1ef'"):
        assert not found("a.svg", f"<svg><rect {colour}/></svg>".encode())
    assert found("a.html", b"<p title='#e7 1ef'>One</p>")
    assert found("a.svg", f'<svg><g id="{MAIL}" transform="scale(1)"/></svg>'.encode())
    assert found("a.html", f'<p data-d="NHS no {NUMBER}">One</p>'.encode())


def test_pieces_end_where_a_reader_sees_an_end() -> None:
    text = b"<p>A <em>b</em></p><td>943</td><td>476</td><td>5919</td><style>p{}</style>"
    assert list(pieces_of("a.html", text)) == ["p{}", "A b", "943", "476", "5919"]


ENDLESS = (
    "<", "<!--", "<!-- -", "<script>", "<script ", "<style><script>", "<a ", "</b ", "<a='", '<a="',
    "&lt;", "&lt;a ", "&lt;!--", "&amp;lt;", "=", "<p =", "<!-->", "<script></style>", "&#9", "9",
)  # fmt: skip


@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<p title='{}'>"])
@pytest.mark.parametrize("part", ENDLESS)
def test_a_page_made_to_be_slow_takes_less_than_a_second(part: str, around: str) -> None:
    text = around.format(part * (100_000 // len(part))).encode()
    assert takes_less_than(1, lambda: list(pieces_of("a.html", text)))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("<p>One <!-- two", ["One <!-- two"]),
        ("<!-- one --><p>two</p><!-- three", ["one", "two", "<!-- three"]),
        ("<p>One <a href='x", ["One <a href='x"]),
        ("<script>one<p>two</p>", ["one", "two"]),
        ("<style>one<script>two</script></STYLE>three", ["one<script>two</script>", "three"]),
        ("<script>one<style>two</style>three", ["two", "one three"]),
        ("a<script x>one</script>b<script>two</script>", ["one", "two", "a b"]),
    ],
)
def test_what_has_no_end_is_read_as_words(text: str, pieces: list[str]) -> None:
    assert list(pieces_of("a.html", text.encode())) == pieces


@pytest.mark.parametrize(
    ("number", "sign"), [("9" * 5000, "\ufffd"), ("0" * 5000 + "64", "@"), ("x40", "@")]
)
def test_the_number_of_a_sign_may_be_of_any_length(number: str, sign: str) -> None:
    assert list(pieces_of("a.html", f"<p>a&#{number};b</p>".encode())) == [f"a{sign}b"]


def run(site: Path, *more: str) -> Result:
    asked = more if "--declaration" in more else ("--declaration", "off", *more)
    return CliRunner().invoke(cli, ["publish", str(site), "--today", "2026-11-20", *asked])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "a log é", HOOKED, {"weeks/2026-09-14.md": "A quiet week.\n"})


def test_publishing_looks_through_everything_anew(site: Path) -> None:
    text = f"Ask {MAIL}.\n"
    (site / "docs" / "weeks" / "2026-09-14.md").write_text(text, "utf-8")
    key = hashlib.sha256(text.encode()).hexdigest()
    file = site / FILE
    file.parent.mkdir()
    file.write_text(json.dumps({"rules": rules(), "texts": {key: []}}), "utf-8")
    done = run(site, "--check")
    assert done.exit_code == 1
    assert "2026-09-14.md:1: " in done.stdout
    assert "[identifying]" in done.stdout
    assert json.loads(file.read_text("utf-8"))["texts"][key], "what was found now is kept"


def test_a_site_that_may_be_published_is_put_in_its_place_and_listed(site: Path) -> None:
    done = run(site, "--check")
    assert done.exit_code == 0, done.output
    assert "your judgement" in done.stdout
    listed = json.loads((site / "site-manifest.json").read_text("utf-8"))
    there = {
        one.relative_to(site / "site").as_posix()
        for one in (site / "site").rglob("*")
        if one.is_file()
    }
    assert listed["files"].keys() == there
    assert (listed["day"], listed["entries"]) == ("2026-11-20", 1)
    assert not (site / ".learnlog" / "checked-site").exists()
    before = (site / "site-manifest.json").read_bytes()
    assert run(site, "--check").exit_code == 0
    assert (site / "site-manifest.json").read_bytes() == before


def test_what_a_page_allows_for_itself_may_be_published(site: Path) -> None:
    allow = f"allow:\n  - {{text: {MAIL}, because: our mailbox}}\n"
    (site / "docs" / "about.md").write_text(f"---\n{allow}---\nAsk {MAIL}.\n", "utf-8")
    done = run(site, "--check")
    assert done.exit_code == 0, done.output


def test_what_only_the_settings_publish_stops_it_and_the_old_site_stays(site: Path) -> None:
    assert run(site, "--check").exit_code == 0
    before = sorted(one.as_posix() for one in (site / "site").rglob("*"))
    settings = site / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"copyright: Ask {MAIL}\n", "utf-8")
    done = run(site, "--check")
    assert done.exit_code == 1
    assert "identifying" in done.stdout
    assert MAIL not in done.output
    assert "the publishing; the site is as it was" in done.stderr
    assert sorted(one.as_posix() for one in (site / "site").rglob("*")) == before


def test_an_entry_that_identifies_stops_it_before_anything_is_built(site: Path) -> None:
    (site / "docs" / "weeks" / "2026-09-21.md").write_text(f"NHS no {NUMBER} was ill.\n", "utf-8")
    done = run(site, "--check", "--annotations")
    assert done.exit_code == 1
    assert "::error file=docs/weeks/2026-09-21.md,line=1,col=8,title=identifying::" in done.stdout
    assert "943" not in done.output
    assert not (site / "site").exists()


@pytest.mark.parametrize("asked", [[], ["--declaration", "require"]])
def test_an_entry_that_nobody_has_declared_stops_it(asked: list[str], site: Path) -> None:
    """As it stops the workflow, whatever the log itself asks for."""
    words = ["publish", str(site), "--check", "--today", "2026-11-20", *asked]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    assert "declaration-missing" in done.stdout
    assert "may be published" not in done.output
    assert "the publishing; no site was made" in done.stderr


@pytest.mark.parametrize("asked", ["warn", "off"])
def test_whoever_asks_for_less_is_told_that_the_workflow_will_stop(asked: str, site: Path) -> None:
    done = run(site, "--check", "--declaration", asked)
    assert done.exit_code == 0
    assert "1 entry is not declared: the workflow that comes with learnlog will" in done.stdout
    assert "may be published" not in done.output


def test_a_pull_request_learns_what_is_not_declared_yet(site: Path) -> None:
    done = run(site, "--check", "--declaration", "warn", "--annotations")
    assert done.exit_code == 0
    assert "::notice file=docs/weeks/2026-09-14.md,line=1,title=not-declared::" in done.stdout
    assert done.output.count("learnlog finds plain slips only") == 1
    assert "::" not in run(site, "--check").stdout


def test_without_check_it_says_how_publishing_works(site: Path) -> None:
    done = run(site)
    assert done.exit_code == 2
    assert "learnlog publish --check" in done.output


def test_what_a_build_warns_of_is_annotated_at_its_file(site: Path) -> None:
    (site / "docs" / "index.md").write_text("![A](https://images.example.org/a.png)\n", "utf-8")
    (site / "docs" / "a, b.md").write_text("# A\n\n[There](nowhere.md)\n", "utf-8")
    done = run(site, "--check", "--annotations")
    assert done.exit_code == 1
    assert "::warning file=docs/index.md::this page shows something from images" in done.stdout
    assert "::warning file=docs/a%2C b.md::Doc file 'a, b.md' contains a link" in done.stdout
    assert "WARNING" in done.stderr
    quiet = run(site, "--check")
    assert "::" not in quiet.stdout


def test_a_build_that_warns_is_not_published(site: Path) -> None:
    """MkDocs with `--quiet` counts no warnings, so that it would be."""
    (site / "docs" / "about.md").write_text("# About\n\n[There](nowhere.md)\n", "utf-8")
    done = run(site, "--check")
    assert done.exit_code == 1
    assert not (site / "site").exists()
    assert done.stderr.count("WARNING") == 1
    assert "INFO" not in done.stderr


def test_of_a_build_the_problems_are_shown() -> None:
    said = "INFO    -  One.\n    its hint\nWARNING -  Two.\n    a hint\nINFO -  Three.\n\n"
    said += "Traceback\n  a\nb\n"
    assert wrong_in_build(said) == "WARNING -  Two.\n    a hint\nTraceback\n  a\nb\n"


def test_of_a_build_all_is_annotated_and_nothing_else() -> None:
    said = (
        "INFO    -  One.\nERROR   -  Config value 'a': 100 %\nwords\nWARNING -  docs/a.md:7: Two."
    )
    assert list(annotations_of_build(said, "docs")) == [
        "::error::Config value 'a': 100 %25",
        "::warning file=docs/a.md,line=7::Two.",
    ]


COMMANDS = {
    "a command": "::error::no",
    "after blanks": "  \t\u00a0\u3000::error::no",
    "below a line": "One.\n\n  ::error::no",
    "below another end of a line": "One.\r::error::no",
    "below a sign that ends a line in Python": "One.\u2028::error::no",
    "behind a colour": "\x1b[2m::error::no",
    "behind a colour in a colour": "\x1b\x1b[2m[2m::error::no",
    "an older form": "One ##[error]no",
    "an older form behind a colour": "One #\x1b[0m#[error]no",
}


def is_command(line: str) -> bool:
    """How the runner tells, in its ActionCommand.cs: `TrimStart` and "::", or "##[" anywhere."""
    return line.lstrip().startswith("::") or "##[" in line


@pytest.mark.parametrize("text", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("field", ["message", "hint"])
def test_words_of_a_log_are_no_commands_in_a_workflow(
    field: str, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = replace(Problem(Source("docs/a.md", 1), "yaml", "Wrong."), **{field: text})
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    print_problem(problem)
    here = capsys.readouterr().out
    if field == "hint" and "\x1b\x1b" not in text:
        assert any(map(is_command, here.splitlines()))
    print_problem(problem, for_runner=True)
    there = capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    print_problem(problem)
    assert capsys.readouterr().out == there
    for lines in (there.splitlines(), re.split(r"\r\n|\r|\n", there)):
        assert not any(map(is_command, lines))
    assert "error" in there


def test_the_hint_of_a_build_is_no_command(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger=LOG.name):
        tell(Problem(Source("docs/a.md", 1), "yaml", "Wrong.", "One\n::error::no"))
    assert caplog.messages[0].splitlines()[1:] == ["    One", "    | ::error::no"]


def test_lines_that_are_no_commands_stay_as_they_are() -> None:
    for line in ("  title: A", "a::b", ": :x", "# [a]", "One.\n\n    | a"):
        assert without_commands(line) == line


def test_an_annotation_holds_its_signs_apart() -> None:
    problem = Problem(Source("docs/a,b:c.md", 3), "yaml", "100 %: a", "x: 1\ny: 2")
    assert problem.severity is Severity.ERROR
    assert annotation(problem) == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,title=yaml::100 %25: a%0Ax: 1%0Ay: 2"
    )
