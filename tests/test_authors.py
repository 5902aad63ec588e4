"""Who writes: what a command says to somebody whom it does not know."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess

import pytest

from learnlog import Log, load
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.writing import authors
from learnlog_cli.writing.authors import once_for_all, writer

TODAY = dt.date(2026, 9, 25)
LIST = "authors:\n  anna:\n    name: Anna Hill\n  bo:\n    name: Bo Marsh\n"


def log_of(*keys: str, listed: bool = False) -> Log:
    """A log in which these people have written, with a list of authors or without."""
    entry = "---\nauthor: {}\n---\nQuiet.\n"
    texts = {f"docs/weeks/2026-09-07-{key}.md": entry.format(key) for key in keys}
    return load({**texts, **({"docs/.authors.yml": LIST} if listed else {})}, TODAY)[0]


def refused(log: Log, asked: str | None) -> str:
    with pytest.raises(Misunderstood) as stopped:
        writer(log, asked)
    return stopped.value.format_message()


@pytest.mark.parametrize("asked", ["annas mum", "Anna Hill", "ana", "ANNA"])
@pytest.mark.parametrize("listed", [True, False])
def test_a_slip_names_all_who_write_and_the_nearest(asked: str, listed: bool) -> None:
    if asked == "ana":
        listed = True  # without a list, a key that could be somebody's is a new author
    told = refused(log_of("anna", "bo", listed=listed), asked)
    assert told == f"There is no author '{asked}'; there are anna, bo. Did you mean 'anna'?"


def test_a_name_that_is_like_no_other_names_those_there_are_and_the_way_out() -> None:
    told = refused(log_of("anna", "bo", listed=True), "zoe")
    assert told.startswith("There is no author 'zoe'; there are anna, bo. A new one is added in ")
    told = refused(log_of("anna", "bo"), "Zoe Field")
    assert "'Zoe Field' is not a key for an author; there are anna, bo." in told
    assert "such as 'zoe-field'" in told


def test_the_first_author_of_a_log_is_told_what_a_key_is() -> None:
    told = refused(load({}, TODAY)[0], "Zoe Field")
    assert told.startswith("'Zoe Field' is not a key for an author. A new one is small letters")


def test_a_new_key_is_a_new_author_where_there_is_no_list() -> None:
    assert writer(log_of("anna"), "zoe") == "zoe"
    assert writer(log_of("anna"), None) == "anna"


@pytest.mark.parametrize(
    ("platform", "line"),
    [
        ("win32", '$env:LEARNLOG_AUTHOR = "anna"'),
        ("win32", "setx LEARNLOG_AUTHOR anna"),
        ("darwin", "export LEARNLOG_AUTHOR=anna"),
        ("darwin", "~/.zshrc"),
        ("linux", "export LEARNLOG_AUTHOR=anna"),
        ("linux", "~/.bashrc"),
    ],
)
def test_where_several_write_the_line_for_this_system_is_told(
    platform: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authors, "PLATFORM", platform)
    told = refused(log_of("anna", "bo"), None)
    assert told.startswith("Several people write in this log: anna, bo. Say who you are, such as ")
    assert "--author anna" in told
    assert line in told
    assert ("export" in told) == (platform != "win32")


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no shell of this kind")
def test_the_line_says_it_to_a_shell() -> None:
    line = once_for_all("anna", "linux").splitlines()[0]
    shell = subprocess.run(
        ["sh", "-c", f"{line.strip()}; printenv LEARNLOG_AUTHOR"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout == "anna\n"


GUEST = "---\nauthor: andy-wilson\nform: guest post\n---\nWords.\n"
WEEK = "docs/weeks/2026-09-07.md"


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    "own",
    [
        {},
        {WEEK: "Quiet.\n"},
        {"docs/posts/2026-09-08-own.md": "Quiet.\n"},
        {"docs/assignments/day-unit.md": "Quiet.\n"},
    ],
)
def test_a_guest_is_not_taken_for_whoever_keeps_the_log(own: dict[str, str], listed: bool) -> None:
    texts = {**own, "docs/posts/2026-09-09-guest.md": GUEST}
    if listed:
        texts["docs/.authors.yml"] = "authors:\n  andy-wilson:\n    name: Andy Wilson\n"
    log = load(texts, TODAY)[0]
    assert writer(log, None) is None
    assert writer(log, "andy-wilson") == "andy-wilson"


def test_a_guest_forces_no_key_on_those_who_write_weeks() -> None:
    post = GUEST.replace("form: guest post\n", "")
    for week, writes in (("Quiet.\n", None), ("---\nauthor: anna\n---\nQuiet.\n", "anna")):
        log = load({WEEK: week, "docs/posts/2026-09-09-guest.md": post}, TODAY)[0]
        assert writer(log, None) == writes


def test_a_log_without_weeks_asks_where_several_write() -> None:
    posts = {f"docs/posts/2026-09-09-{key}.md": f"---\nauthor: {key}\n---\n" for key in ("a", "b")}
    assert refused(load(posts, TODAY)[0], None).startswith("Several people write in this log: a, b")


def test_a_new_author_is_told_how_readers_get_to_see_the_name() -> None:
    (told,) = authors.of_a_new_author(log_of("anna"), "zoe-field")
    head, *lines = told.splitlines()
    assert head == "Readers see 'zoe-field' until docs/.authors.yml has the name:"
    listed = "\n".join(line.removeprefix("    ") for line in lines)
    log, problems = load({WEEK: "---\nauthor: anna\n---\n", "docs/.authors.yml": listed}, TODAY)
    assert not problems
    assert {key: one.name for key, one in log.authors.items()} == {
        "anna": "Anna",
        "zoe-field": "Zoe Field",
    }
    assert not authors.of_a_new_author(log_of("anna"), "anna")
    assert not authors.of_a_new_author(log_of("anna"), None)
    assert not authors.of_a_new_author(log_of("anna", listed=True), "bo")
