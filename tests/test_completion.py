"""Completion at Tab: what is offered, in a real shell too, and where its line is put."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sites import ROOT, SETTINGS, make_site

from learnlog_cli import completing, completion, main, startup_files
from learnlog_cli.stopping import Misunderstood

TODAY = "extra: {learnlog: {today: 2018-10-05, statuses: [seed, tree]}}\n"
ENTRY = """\
---
author: sam
ideas:
  - Ask the night staff
  - "Draw a map: of all wards"
next_steps:
  - Meet the records team
  - Meet Sam's "new" board (if it's $5), or not?
  - Write it up
---
"""
LATER = """\
---
author: kim
followed_up: []
next_steps: [Call the library]
---
"""
SAMPLE = """\
import click
from learnlog_cli.completing import authors, idea_numbers, models, open_steps, statuses
from learnlog_cli.reading import SITE_OPTION

@click.group()
def sample(): pass

@sample.command()
@SITE_OPTION
@click.argument("number", type=int, shell_complete=idea_numbers)
@click.argument("status", shell_complete=statuses)
def set(site, number, status): pass

@sample.command()
@click.option("--author", shell_complete=authors)
@click.option("--model", shell_complete=models)
@click.argument("words", nargs=-1, shell_complete=open_steps)
def done(author, model, words): print(" ".join(words))
"""
QUOTED = """Meet Sam's "new" board (if it's $5), or not?"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        ".authors.yml": "authors:\n  sam: {name: Sam Example}\n  kim: {name: Kim Example}\n",
        "weeks/2018-09-17-sam.md": ENTRY,
        "weeks/2018-09-24-kim.md": LATER,
        "_data/models/ours.yml": "title: Our own\nstages: [What?]\n",
    }
    site = make_site(tmp_path / "site", SETTINGS + TODAY, files)
    monkeypatch.chdir(site / "docs" / "weeks")
    return site


@pytest.fixture(autouse=True)
def verbs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb of the tests' own, beside the real ones."""
    (tmp_path / "verbs").mkdir()
    (tmp_path / "verbs" / "sample.py").write_text(SAMPLE, "utf-8")
    monkeypatch.setattr(sys.modules["learnlog_cli"], "__path__", _paths(tmp_path / "verbs"))
    monkeypatch.delitem(sys.modules, "learnlog_cli.sample", raising=False)
    monkeypatch.setitem(main.VERBS, "sample", "A sample.")
    monkeypatch.setitem(main.VERBS, "completion", "Complete.")
    monkeypatch.delenv("LEARNLOG_SITE", raising=False)


def _paths(more: Path) -> list[str]:
    return [*sys.modules["learnlog_cli"].__path__, str(more)]


def asked(shell: str, *words: str) -> list[str]:
    """What a shell's script gets for words of which the last is incomplete."""
    line = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    if shell == "fish":
        line = {"COMP_WORDS": " ".join(words), "COMP_CWORD": words[-1]}
    runner = CliRunner(env={"_LEARNLOG_COMPLETE": f"{shell}_complete", **line})
    done = runner.invoke(main.cli, [], prog_name="learnlog")
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.strip("\n").splitlines()


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main.cli, arguments, prog_name="learnlog")


# What is offered


def test_ideas_are_offered_by_number_with_the_title(site: Path) -> None:
    offered = asked("zsh", "learnlog", "sample", "set", "")
    assert offered == [
        "plain",
        "1",
        "Ask the night staff",
        "plain",
        "2",
        "Draw a map: of all wards",
    ]
    assert asked("fish", "learnlog", "sample", "set", "2") == ["plain,2\tDraw a map: of all wards"]


def test_words_find_the_number_of_an_idea(site: Path) -> None:
    assert asked("bash", "learnlog", "sample", "set", "NIGHT") == ["plain,1"]


def test_the_statuses_are_those_of_the_log(site: Path) -> None:
    offered = asked("bash", "learnlog", "sample", "set", "1", "")
    assert offered == ["plain,seed", "plain,tree", "plain,parked", "plain,rejected", "plain,merged"]
    assert asked("bash", "learnlog", "sample", "set", "1", "me") == ["plain,merged"]


def test_open_steps_are_offered_by_any_part_of_their_words(site: Path) -> None:
    assert asked("fish", "learnlog", "sample", "done", "RECORDS") == [
        "plain,Meet the records team\tfrom 2018-09-17"
    ]
    assert len(asked("fish", "learnlog", "sample", "done", "e")) == 4


def test_a_step_goes_on_where_earlier_words_stopped(site: Path) -> None:
    assert asked("fish", "learnlog", "sample", "done", "meet", "the", "rec") == [
        "plain,records team\tfrom 2018-09-17"
    ]
    assert asked("fish", "learnlog", "sample", "done", "write", "the", "rec") == []


def test_only_the_steps_of_the_author_who_was_named(site: Path) -> None:
    offered = asked("fish", "learnlog", "sample", "done", "--author", "kim", "e")
    assert offered == ["plain,Call the library\tfrom 2018-09-24"]


def test_authors_and_models(site: Path) -> None:
    assert asked("zsh", "learnlog", "sample", "done", "--author", "s") == [
        "plain", "sam", "Sam Example",
    ]  # fmt: skip
    offered = asked("zsh", "learnlog", "sample", "done", "--model", "")
    assert {"gibbs", "kolb", "rolfe", "ours"} <= set(offered[1::3])
    assert offered[offered.index("ours") + 1] == "Our own"


def test_the_frameworks_are_learnlogs_and_the_logs_own(site: Path) -> None:
    own = site / "docs" / "_data" / "frameworks" / "our-team.yml"
    own.parent.mkdir()
    own.write_text("title: Our own\nitems: [Ask first]\n", "utf-8")
    assert asked("fish", "learnlog", "evidence", "o") == ["plain,our-team\tOur own"]
    assert asked("bash", "learnlog", "evidence", "gmc") == ["plain,gmc-2013", "plain,gmc-2024"]


def test_the_log_may_be_named(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = ("learnlog", "sample", "set")
    assert asked("bash", *line, "") == []
    assert asked("bash", *line, "--site", str(site), "") == ["plain,1", "plain,2"]
    monkeypatch.setenv("LEARNLOG_SITE", str(site))
    assert asked("bash", "learnlog", "sample", "done", "wri") == [r"plain,Write\\ it\\ up"]


COMPLETERS = [getattr(completing, name) for name in
              ("idea_numbers", "statuses", "open_steps", "authors", "models")]  # fmt: skip


@pytest.mark.parametrize("complete", COMPLETERS, ids=lambda complete: complete.__name__)
@pytest.mark.parametrize("what", ["nothing", "broken", "bytes", "no folder"])
def test_a_log_that_cannot_be_read_is_silent(
    complete: completing.Completer,
    what: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    where = tmp_path / what
    settings = {"broken": b"a: [\n", "bytes": b"\xff\xfe\0", "no folder": b"docs_dir: none\n"}
    if what in settings:
        where.mkdir()
        (where / "mkdocs.yml").write_bytes(settings[what])
    context = click.Context(click.Command("set"))
    context.params["site"] = where
    assert isinstance(complete(context, click.Argument(["words"]), "x"), list)
    assert capfd.readouterr() == ("", "")


# In a real shell


def modern_bash() -> bool:
    """Whether there is a bash that click's script can run in; that of macOS is older."""
    bash = shutil.which("bash") if sys.platform != "win32" else None
    say = [bash or "", "-c", 'echo "${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]}"']
    told = subprocess.run(say, capture_output=True, text=True).stdout.split() if bash else []
    return [int(part) for part in told] >= [4, 4]


in_bash = pytest.mark.skipif(not modern_bash(), reason="needs bash 4.4 or newer")

ASK = """\
eval "$(learnlog completion bash 2>/dev/null)"
[ "$(complete -p learnlog)" = "complete -o nosort -F _learnlog_completion learnlog" ] || exit 9
COMP_WORDS=({words}); COMP_CWORD={at}; COMPREPLY=()
compopt() {{ :; }}
_learnlog_completion learnlog
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def command(tmp_path: Path) -> dict[str, str]:
    """Variables with which `learnlog` is found, as if it were installed."""
    program = tmp_path / "bin" / "learnlog"
    program.parent.mkdir()
    code = program.with_suffix(".py")
    # The first line of a script can't name a program whose path has a blank.
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{code}" "$@"\n', "utf-8")
    code.write_text(
        "import sys\n"
        f"sys.path[:0] = [{str(ROOT / 'hooks')!r}, {str(ROOT / 'scripts')!r}]\n"
        f"import learnlog_cli\nlearnlog_cli.__path__.append({str(tmp_path / 'verbs')!r})\n"
        "from learnlog_cli import main\n"
        "main.VERBS.update(sample='A sample.', completion='Complete.')\nmain.main()\n",
        "utf-8",
    )
    program.chmod(0o755)
    path = os.pathsep.join((str(program.parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "PYTHONUTF8": "1"}


def in_real_bash(command: dict[str, str], *words: str) -> list[str]:
    line = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    script = ASK.format(words=line, at=len(words) - 1)
    bash = ["bash", "--norc", "--noprofile", "-c", script]
    done = subprocess.run(bash, env=command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@in_bash
def test_bash_completes_commands_options_and_numbers(site: Path, command: dict[str, str]) -> None:
    assert in_real_bash(command, "learnlog", "che") == ["check"]
    assert in_real_bash(command, "learnlog", "check", "--st") == ["--strict"]
    assert in_real_bash(command, "learnlog", "sample", "set", "") == ["1", "2"]


@in_bash
@pytest.mark.parametrize("begun", ["meet", "'Meet", '"Meet', "Meet\\ S"])
def test_what_bash_completes_is_one_word_to_bash(
    site: Path, command: dict[str, str], begun: str
) -> None:
    offered = in_real_bash(command, "learnlog", "sample", "done", begun)
    quote = begun[0] if begun[0] in "'\"" else ""
    words = [
        subprocess.run(
            ["bash", "-c", f"set -- {quote}{one}{quote}; printf '%s\\n' \"$#\" \"$1\""],
            capture_output=True, text=True, encoding="utf-8",
        ).stdout.splitlines()
        for one in offered
    ]  # fmt: skip
    steps = ["Meet the records team"] if "\\" not in begun else []
    assert words == [["1", step] for step in [*steps, QUOTED]]


@in_bash
def test_the_line_that_is_installed_works(
    site: Path, command: dict[str, str], tmp_path: Path
) -> None:
    program = shutil.which("learnlog", path=command["PATH"])
    assert program
    subprocess.run([program, "completion", "bash", "--install"], env=command, check=True,
                   capture_output=True)  # fmt: skip
    told = subprocess.run(
        ["bash", "--norc", "-c", 'source ~/.bashrc; complete -p learnlog'],
        env=command, capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout == "complete -o nosort -F _learnlog_completion learnlog\n"
    assert told.stderr == ""


def test_powershell_gets_one_word_too(site: Path) -> None:
    offered = asked("powershell", "learnlog", "sample", "done", "sam")
    assert offered[1] == "'Meet Sam''s \"new\" board (if it''s $5), or not?'"


# The command


@pytest.mark.parametrize("shell", startup_files.SHELLS)
def test_the_script_and_the_line_for_each_shell(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    done = run("completion", shell)
    assert done.exit_code == 0
    assert f"{shell}_complete" in done.stdout
    assert startup_files.LINES[shell] in done.stderr
    assert f"learnlog completion {shell} --install" in done.stderr
    assert startup_files.BEGIN not in done.stdout


@pytest.mark.parametrize(
    ("variable", "platform", "shell"),
    [
        ("/bin/zsh", "darwin", "zsh"),
        ("/usr/bin/bash", "linux", "bash"),
        ("C:\\Program Files\\Git\\usr\\bin\\bash.exe", "win32", "bash"),
        ("", "win32", "powershell"),
        ("/opt/microsoft/powershell/7/pwsh", "linux", "powershell"),
    ],
)
def test_the_shell_is_guessed(variable: str, platform: str, shell: str) -> None:
    assert completion.guess_shell(variable, platform) == shell


def test_a_shell_that_cannot_be_guessed_is_asked_for() -> None:
    with pytest.raises(Misunderstood, match="learnlog completion bash"):
        completion.guess_shell("/bin/tcsh", "linux")


def test_an_unknown_shell_is_met_with_the_nearest() -> None:
    done = run("completion", "zhs")
    assert done.exit_code == 2
    assert "Did you mean 'zsh'?" in done.stderr


def test_an_older_click_says_that_it_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "get_completion_class", lambda shell: None)
    done = run("completion", "powershell")
    assert done.exit_code == 1
    assert 'python -m pip install --upgrade "click' in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_command_it_is_told_why_nothing_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    told = run("completion", "zsh").stderr
    assert "It does nothing yet: a shell can complete the command 'learnlog' only" in told
    assert "not 'python scripts/log.py'" in told


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_promised_that_does_not_work(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if there else None)
    for _ in range(2):  # put in, and found there
        done = run("completion", "zsh", "--install", ZDOTDIR="")
        assert (done.exit_code, done.stderr) == (0, "")
        assert ("They do nothing yet" in done.stdout) == (not there)
        assert ("python -m pip install ." in done.stdout) == (not there)
        assert ("every window that you open after that" in done.stdout) == (not there)
        assert ("every window that you open from now on" in done.stdout) == there


# Where the line is put


def test_each_shell_has_a_file(tmp_path: Path) -> None:
    def path(shell: str, platform: str, told: str = "", **variables: str) -> str:
        file = startup_files.startup_file(shell, variables, platform, tmp_path, lambda _: told)
        return file.path.as_posix().removeprefix(tmp_path.as_posix())

    documents = "/Documents/{}/Microsoft.PowerShell_profile.ps1"
    newer = "C:\\Users\\sam\\Documents\\PowerShell\\Modules;C:\\x"
    assert path("bash", "linux") == "/.bashrc"
    assert path("bash", "darwin") == "/.bash_profile"
    (tmp_path / ".profile").touch()
    assert path("bash", "darwin") == "/.profile"
    assert path("zsh", "darwin") == "/.zshrc"
    assert path("zsh", "linux", ZDOTDIR="/elsewhere") == "/elsewhere/.zshrc"
    assert path("fish", "linux") == "/.config/fish/completions/learnlog.fish"
    assert path("powershell", "win32") == documents.format("WindowsPowerShell")
    assert path("powershell", "win32", PSModulePath=newer) == documents.format("PowerShell")
    assert path("powershell", "win32", told="/told.ps1") == "/told.ps1"


def test_installing_shows_the_lines_and_is_done_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    file = tmp_path / ".zshrc"
    file.write_bytes(b"alias l=ls")
    file.chmod(0o600)
    first = run("completion", "zsh", "--install", ZDOTDIR="")
    assert startup_files.LINES["zsh"] in first.stdout
    assert "added at its end" in first.stdout
    assert "To undo it, delete these lines" in first.stdout
    once = file.read_bytes()
    assert once.startswith(b"alias l=ls\n" + startup_files.BEGIN.encode())
    assert "there already" in run("completion", "zsh", "--install", ZDOTDIR="").stdout
    assert file.read_bytes() == once
    assert sys.platform == "win32" or file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if "zshrc" in one.name] == [".zshrc"]


BLOCK = f"{startup_files.BEGIN}\nnew line\n{startup_files.END}\n"


def test_an_older_block_is_replaced_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "rc"
    file.write_bytes(b"a\n" + BLOCK.replace("new", "old").encode() + b"b\xe9\n")
    assert "place of older" in startup_files.put_block(file, BLOCK)
    assert file.read_bytes() == b"a\n" + BLOCK.encode() + b"b\xe9\n"


def test_a_half_block_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "rc"
    half = f"a\n{startup_files.BEGIN}\n".encode()
    file.write_bytes(half)
    with pytest.raises(startup_files.Unsure, match="not changed"):
        startup_files.put_block(file, BLOCK)
    assert file.read_bytes() == half


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_the_encoding_and_line_ends_of_the_file_are_kept(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "profile.ps1"
    before = "# é\r\n".encode(encoding)
    file.write_bytes(before)
    startup_files.put_block(file, BLOCK)
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.decode(encoding) == "# é\r\n" + BLOCK.replace("\n", "\r\n")


def test_a_linked_file_stays_linked(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("links need a right on Windows that people do not have")
    real, link = tmp_path / "dotfiles", tmp_path / ".bashrc"
    real.write_text("a\n", "utf-8")
    link.symlink_to(real)
    startup_files.put_block(link, BLOCK)
    assert link.is_symlink()
    assert real.read_text("utf-8") == "a\n" + BLOCK


def test_a_file_that_changes_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rc"
    file.write_text("a\n", "utf-8")
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        file.write_text("theirs\n", "utf-8")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(startup_files.Unsure, match="just been changed"):
        startup_files.put_block(file, BLOCK)
    assert file.read_text("utf-8") == "theirs\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["rc", "verbs"]


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "a file")
    done = run("completion", "zsh", "--install", ZDOTDIR="")
    assert done.exit_code == 1
    assert re.search(r"can't be written \(.+\)\. Put the lines", done.stderr)
