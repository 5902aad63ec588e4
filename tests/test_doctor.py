"""`learnlog doctor`: what it finds on computers of every kind, and what it tells people to do."""

from __future__ import annotations

import errno
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import SETTINGS, make_site
from terminals import well

from learnlog import __version__
from learnlog.edit.saving import site_lock
from learnlog_cli import doctor, main
from learnlog_cli.checkup import (
    editor,
    git_status,
    log_folder,
    orphans,
    packages,
    programs,
    repository,
    surroundings,
    writing,
)
from learnlog_cli.checkup.findings import Finding, State, first_of
from learnlog_cli.checkup.git_command import Answer, git_in
from learnlog_cli.checkup.surroundings import Surroundings

GOOD, NOTICE, BAD = State.GOOD, State.NOTICE, State.BAD
TODAY = "2018-10-05"
ENTRY = "---\nideas: [Ask the night staff]\n---\nProse.\n"
BROKEN = "---\ntitle: a: b\n---\n"


@pytest.fixture(autouse=True)
def verb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(main.VERBS, "doctor", "Look whether all is in place.")
    monkeypatch.delenv("LEARNLOG_SITE", raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site", SETTINGS, {"weeks/2018-09-17.md": ENTRY}).resolve()


@pytest.fixture
def around(site: Path) -> Surroundings:
    """A computer on which all is well."""
    return well(site, site)


def one(findings: Iterator[Finding]) -> Finding:
    (finding,) = findings
    return finding


def run(*arguments: object, color: bool = False) -> Result:
    words = ["doctor", *map(str, arguments), "--today", TODAY]
    return CliRunner().invoke(main.cli, words, color=color)


# The computer


def test_a_python_that_is_too_old(around: Surroundings) -> None:
    assert one(programs.check_python(around)).state is GOOD
    old = one(programs.check_python(replace(around, python=(3, 10, 4))))
    assert old.state is BAD
    assert "3.10.4, and learnlog needs 3.11 or newer" in old.found


def test_another_learnlog_than_the_one_in_the_folder(around: Surroundings, site: Path) -> None:
    assert one(programs.check_learnlog(around)).state is GOOD
    own = site / "hooks" / "learnlog" / "__init__.py"
    own.parent.mkdir(parents=True)
    own.write_text(f'"""."""\n\n__version__ = "{__version__}"\n', "utf-8")
    assert one(programs.check_learnlog(around)).state is GOOD
    own.write_text('__version__ = "99.1"\n', "utf-8")
    other = one(programs.check_learnlog(replace(around, platform="win32")))
    assert other.state is NOTICE
    assert f"{__version__}, the log's folder has 99.1" in other.found
    assert other.what_to_do.endswith("\npy scripts\\log.py doctor")


LOCK = """\
click==8.5.1 \\
    --hash=sha256:00
left-out==1.0 ; python_full_version < '3' \\
    --hash=sha256:00
jinja2==3.1 \\
    --hash=sha256:00
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("installed", "state", "found"),
    [
        ({"click": "8.5.1", "jinja2": "3.1.0"}, GOOD, "2 packages, as in scripts/locks/site.txt"),
        (
            {"click": "8.1.7", "jinja2": "3.1"},
            NOTICE,
            "not the tested versions: click 8.1.7 instead of 8.5.1",
        ),
        ({"click": "8.5.1"}, BAD, "missing: jinja2"),
    ],
)
def test_packages_against_the_lock(
    around: Surroundings,
    site: Path,
    installed: dict[str, str],
    state: State,
    found: str,
    newline: str,
) -> None:
    lock = site / "scripts" / "locks" / "site.txt"
    lock.parent.mkdir(parents=True)
    lock.write_text(LOCK, "utf-8", newline=newline)
    around = replace(around, version_of=installed.get, required=("never-asked",))
    told = one(packages.check_packages(around))
    assert (told.state, told.found) == (state, found)
    if state is not GOOD:
        assert told.what_to_do.startswith(f"Delete the folder {site / '.venv'} and")
        assert told.what_to_do.endswith("\npython3 scripts/start.py")
        elsewhere = one(packages.check_packages(replace(around, prefix=site / "other")))
        assert elsewhere.what_to_do.endswith("\npython3 scripts/log.py doctor")


def test_a_log_of_ones_own_is_measured_by_its_own_list_and_engine(
    around: Surroundings, site: Path
) -> None:
    (site / "engine").mkdir()
    told = '{"learnlog": "99.1", "around": {}, "examples": {}}'
    (site / "engine" / "written.json").write_text(told, "utf-8")
    (site / "requirements.txt").write_text(f"./engine/a.whl --hash=sha256:00\n{LOCK}", "utf-8")
    installed = {"click": "8.5.1", "jinja2": "3.1.0"}
    around = replace(around, version_of=installed.get, required=("never-asked",))
    assert one(packages.check_packages(around)).found == "2 packages, as in requirements.txt"
    missing = one(packages.check_packages(replace(around, version_of={}.get)))
    assert missing.what_to_do.endswith("\npython3 start.py")
    engine = one(programs.check_learnlog(replace(around, platform="win32")))
    assert "the log's folder has 99.1" in engine.found
    assert engine.what_to_do.endswith("\npy start.py doctor")
    assert replace(around, platform="win32").command == "py start.py"


REQUIRED = ("click!=8.3.0,<9,>=8.1.7", "PyYAML<7,>=6", "more>=1; extra == 'all'")


@pytest.mark.parametrize(
    ("installed", "state", "found"),
    [
        ({"click": "8.5.1", "pyyaml": "6.0.3"}, GOOD, "2 packages, as learnlog asks for"),
        ({"click": "8.3.0", "pyyaml": "6.0.3"}, BAD, "not fitting: click 8.3.0, but"),
        ({"click": "8.5.1"}, BAD, "missing: PyYAML"),
    ],
)
def test_packages_against_what_learnlog_asks_for(
    around: Surroundings, installed: dict[str, str], state: State, found: str
) -> None:
    around = replace(around, required=REQUIRED, version_of=installed.get)
    told = one(packages.check_packages(around))
    assert told.state is state
    assert told.found.startswith(found)
    assert ("pip install --upgrade" in told.what_to_do) == (state is BAD)


def test_packages_that_nothing_speaks_of(around: Surroundings) -> None:
    assert one(packages.check_packages(around)).state is NOTICE


SPACED = "C:\\Program Files\\write.exe"


@pytest.mark.parametrize(
    ("platform", "environment", "state", "found", "command"),
    [
        ("linux", {"EDITOR": "nano"}, GOOD, "nano (from EDITOR)", ""),
        ("linux", {"VISUAL": "nano -w", "EDITOR": "gone"}, GOOD, "nano -w (from VISUAL)", ""),
        ("linux", {"VISUAL": "nanoo"}, BAD, "VISUAL says 'nanoo', and there is no such program",
         "echo 'export VISUAL=nano' >> ~/.bashrc"),
        ("linux", {"EDITOR": "'nano"}, BAD, "EDITOR says ''nano', and there is no such program",
         "echo 'export EDITOR=nano' >> ~/.bashrc"),
        ("linux", {"VISUAL": " "}, NOTICE, "none is chosen, so a new entry is made but not opened",
         "echo 'export EDITOR=nano' >> ~/.bashrc"),
        ("linux", {"VISUAL": "code -n"}, NOTICE, "code -n (from VISUAL) is not waited for, so what",
         """echo 'export VISUAL='"'"'code -n --wait'"'"'' >> ~/.bashrc"""),
        ("linux", {"VISUAL": "code -w"}, GOOD, "code -w (from VISUAL)", ""),
        ("win32", {}, GOOD, "Notepad", ""),
        ("win32", {"EDITOR": f'"{SPACED}" -x'}, GOOD, f'"{SPACED}" -x (from EDITOR)', ""),
        ("win32", {"EDITOR": SPACED}, GOOD, f"{SPACED} (from EDITOR)", ""),
        ("win32", {"EDITOR": f"{SPACED} -x"}, GOOD, f"{SPACED} -x (from EDITOR)", ""),
        ("win32", {"EDITOR": "none.exe"}, BAD, "EDITOR says 'none.exe', and there is no such",
         "setx EDITOR notepad"),
    ],
)  # fmt: skip
def test_the_editor(
    around: Surroundings,
    platform: str,
    environment: dict[str, str],
    state: State,
    found: str,
    command: str,
) -> None:
    there = {"nano", "code", SPACED}
    around = replace(around, platform=platform, environment=environment)
    around = replace(around, find=lambda name: name if name in there else None)
    told = one(editor.check_editor(around))
    assert told.state is state
    assert told.found.startswith(found)
    assert not command or command in told.what_to_do.splitlines()


@pytest.mark.parametrize(
    ("there", "command"),
    [
        ("nano vim vi", "nano"),
        ("vim vi", "vim"),
        ("vi", "vi"),
        ("vi code", "code --wait"),
        ("gedit vim", "gedit --wait"),
        ("", "nano"),
    ],
)
@pytest.mark.parametrize("environment", [{}, {"VISUAL": "gone"}])
def test_the_editor_that_is_suggested_is_there(
    around: Surroundings, environment: dict[str, str], there: str, command: str
) -> None:
    around = replace(around, environment=environment)
    around = replace(around, find=lambda name: name if name in there.split() else None)
    told = one(editor.check_editor(around)).what_to_do.splitlines()
    variable = next(iter(environment), "EDITOR")
    line = next(line for line in told if line.startswith("echo "))
    assert line == f"echo {shlex.quote(f'export {variable}={shlex.quote(command)}')} >> ~/.bashrc"
    assert (editor.GET_NANO in told) == (not there)
    mac = one(editor.check_editor(replace(around, platform="darwin"))).what_to_do
    assert mac.endswith(">> ~/.zshrc\nThen open a new window.")  # zsh of macOS reads no ~/.profile
    chosen = replace(around, environment={variable: command})
    assert (one(editor.check_editor(chosen)).state is GOOD) == bool(there)


@pytest.mark.parametrize(
    ("encoding", "state"),
    [("utf-8", GOOD), ("UTF8", GOOD), ("cp1252", NOTICE), (None, NOTICE), ("cp65001x", NOTICE)],
)
def test_the_console(around: Surroundings, encoding: str | None, state: State) -> None:
    told = one(programs.check_console(replace(around, console_encoding=encoding)))
    assert told.state is state
    windows = replace(around, console_encoding=encoding, platform="win32")
    if state is not GOOD:
        ways_out = one(programs.check_console(windows)).what_to_do.splitlines()
        assert {"chcp 65001", "setx PYTHONUTF8 1"} <= set(ways_out)


# The log's folder


def test_a_log_and_its_errors(around: Surroundings, site: Path) -> None:
    fine = one(log_folder.check_log(around))
    assert (fine.state, fine.found) == (GOOD, f"1 entry, no errors, in {site}")
    (site / "docs" / "weeks" / "2018-09-24.md").write_text(BROKEN, "utf-8")
    told = one(log_folder.check_log(around))
    assert (told.state, told.found) == (BAD, f"1 error in {site}")
    assert told.what_to_do.endswith(f'\nlearnlog check "{site}"')


def test_settings_that_cannot_be_read(around: Surroundings, site: Path) -> None:
    (site / "mkdocs.yml").write_text("docs_dir: nowhere\n", "utf-8")
    told = one(log_folder.check_log(around))
    assert told.state is BAD
    assert "nowhere" in told.found


def test_a_missing_package_is_a_finding(
    around: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "learnlog.site_build", None)
    told = one(log_folder.check_log(around))
    assert told.state is BAD
    assert "a part of learnlog is missing" in told.found


def test_the_command_is_the_one_that_this_person_has(around: Surroundings, site: Path) -> None:
    (site / "scripts").mkdir()
    (site / "scripts" / "log.py").touch()
    assert around.command == "learnlog"
    without = replace(around, find=lambda name: None)
    assert without.command == "python3 scripts/log.py"
    assert replace(without, platform="win32").command == "py scripts\\log.py"


@pytest.mark.parametrize(
    ("code", "way_out"),
    [(errno.EACCES, "protection program"), (errno.ENOSPC, "The disk is full")],
)
def test_a_folder_that_cannot_be_written(
    around: Surroundings, site: Path, code: int, way_out: str
) -> None:
    weeks = site / "docs" / "weeks"
    fine = one(writing.check_writing(around))
    assert (fine.state, fine.found) == (GOOD, f"files can be saved in {weeks}")
    error = OSError(code, "no")
    told = one(writing.check_writing(replace(around, try_writing=lambda folder: error)))
    assert (told.state, told.found) == (BAD, f"nothing can be saved in {weeks}: no")
    assert way_out in told.what_to_do


@pytest.mark.parametrize("name", ["", ".learnlog", ".learnlog/undo"])
def test_a_folder_of_notes_that_cannot_be_written(
    around: Surroundings, site: Path, name: str
) -> None:
    folder = site / name
    folder.mkdir(exist_ok=True, parents=True)
    denied = PermissionError(errno.EACCES, "no")
    around = replace(around, try_writing=lambda one: denied if one == folder else None)
    told = one(writing.check_writing(around))
    assert (told.state, told.found) == (BAD, f"nothing can be saved in {folder}: no")


def test_a_lock_that_cannot_be_written(around: Surroundings, site: Path) -> None:
    with site_lock(site):
        pass
    assert one(writing.check_writing(around)).state is GOOD
    lock = site / ".learnlog" / "lock"
    denied = PermissionError(errno.EACCES, "no")
    around = replace(around, try_opening=lambda one: denied if one == lock else None)
    told = one(writing.check_writing(around))
    assert (told.state, told.found) == (BAD, f"nothing can be saved in {lock}: no")


def in_the_way_of_notes(site: Path, what: str) -> None:
    place = site / what
    place.parent.mkdir(exist_ok=True)
    if place.name == "lock":
        place.mkdir()
    else:
        place.write_text("mine", "utf-8")


@pytest.mark.parametrize("what", [".learnlog", ".learnlog/undo", ".learnlog/lock"])
def test_what_stops_every_command_that_writes_is_to_be_mended(
    around: Surroundings, site: Path, what: str
) -> None:
    in_the_way_of_notes(site, what)
    words = ["ideas", "set", "1", "exploring", "--site", str(site), "--today", TODAY]
    assert CliRunner().invoke(main.cli, words).exit_code == 1
    done = run("--site", site)
    assert done.exit_code == 1
    assert "MEND  writing" in done.stdout
    assert f"no command can write, as {site / what} is no " in done.stdout
    (site / what).rename(site / "aside")  # as it is told
    assert "ok    writing" in run("--site", site).stdout
    assert CliRunner().invoke(main.cli, words).exit_code == 0
    assert "ok    writing" in run("--site", site).stdout


@pytest.mark.skipif(os.name == "nt", reason="links need a right that Windows users lack")
def test_notes_that_lead_nowhere_are_to_be_mended(around: Surroundings, site: Path) -> None:
    (site / ".learnlog").symlink_to(site / "nowhere")
    told = one(writing.check_writing(around))
    assert (told.state, "is no folder" in told.found) == (BAD, True)


def test_looking_at_the_notes_changes_nothing(site: Path) -> None:
    with site_lock(site):
        run("--site", site)  # while somebody writes, too
    lock = site / ".learnlog" / "lock"
    lock.write_text("as it was", "utf-8")
    before = sorted(site.rglob("*")), lock.stat().st_mtime_ns
    assert "ok    writing" in run("--site", site).stdout
    assert (sorted(site.rglob("*")), lock.stat().st_mtime_ns) == before
    assert lock.read_text("utf-8") == "as it was"


def test_opening_a_file_is_tried(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("as it was", "utf-8")
    assert surroundings.opening_error(tmp_path / "file") is None
    assert (tmp_path / "file").read_text("utf-8") == "as it was"
    assert isinstance(surroundings.opening_error(tmp_path), OSError)


def test_writing_is_tried_and_leaves_nothing(tmp_path: Path) -> None:
    assert surroundings.writing_error(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    assert isinstance(surroundings.writing_error(tmp_path / "file"), OSError)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:/Users/sam/OneDrive - Example Trust/log", "OneDrive"),
        ("/home/sam/Dropbox (Personal)/log", "Dropbox"),
        ("/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/log", "iCloud"),
        ("/Users/sam/Library/CloudStorage/GoogleDrive-sam/log", "Google Drive"),
        ("C:/Users/sam/iCloudDrive/log", "iCloud"),
        ("/home/sam/Documents/log", None),
    ],
)
def test_a_folder_that_is_kept_in_step(folder: str, service: str | None) -> None:
    assert log_folder.synced_by(Path(folder)) == service


def test_a_synced_folder_is_a_notice(around: Surroundings, tmp_path: Path) -> None:
    assert one(log_folder.check_syncing(around)).state is GOOD
    told = one(log_folder.check_syncing(replace(around, log=tmp_path / "OneDrive" / "log")))
    assert told.state is NOTICE
    assert "by OneDrive" in told.found


# Left-over files


@pytest.fixture
def left_over(site: Path) -> list[Path]:
    names = ("weeks/.2018-09-17.md.123.learnlog-tmp", "._data.yml.9.learnlog-tmp")
    files = [site / "docs" / name for name in names]
    for file in files:
        file.write_text("half", "utf-8")
    return files


NO_LEFT_OVERS = (".x.learnlog-tmp", "x.1.learnlog-tmp", ".x.1.learnlog-tmp.md", ".x.y.learnlog-tmp")


def test_left_over_files_are_found_and_deleted_and_no_others(
    site: Path, left_over: list[Path]
) -> None:
    others = [site / "docs" / "weeks" / name for name in NO_LEFT_OVERS]
    for other in others:
        other.touch()
    (site / "docs" / ".dir.1.learnlog-tmp").mkdir()
    told = run("--site", site)
    assert "2 files of an edit that was cut short" in told.stdout
    assert f'learnlog doctor --mend --site "{site}"' in told.stdout.replace(
        "python3 scripts/log.py", "learnlog"
    )
    assert all(file.exists() for file in left_over)
    done = run("--site", site, "--mend")
    assert done.stderr.count("Deleted ") == 2
    assert "left-over files  none" in done.stdout
    assert not any(file.exists() for file in left_over)
    assert all(other.exists() for other in others)
    assert (site / "docs" / ".dir.1.learnlog-tmp").is_dir()
    assert (site / "docs" / "weeks" / "2018-09-17.md").read_text("utf-8") == ENTRY


def test_nothing_is_deleted_while_somebody_edits(site: Path, left_over: list[Path]) -> None:
    with site_lock(site):
        removal = orphans.remove_orphans(site, site / "docs", patience=0.05)
    assert removal.refused
    assert removal.deleted == ()
    assert all(file.exists() for file in left_over)


def test_a_file_that_cannot_be_deleted_is_told(
    site: Path, left_over: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    removal = orphans.remove_orphans(site, site / "docs")
    assert sorted(removal.kept) == sorted((file, "in use") for file in left_over)


def test_mending_where_there_is_nothing_makes_no_file(site: Path) -> None:
    assert "nothing to delete" in run("--site", site, "--mend").stderr
    assert sorted(one.name for one in site.iterdir()) == ["docs", "mkdocs.yml"]


# git


@pytest.fixture
def author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git's settings of nobody but the test."""
    if shutil.which("git") is None:
        pytest.skip("there is no git here")
    settings = tmp_path / "gitconfig"
    settings.write_text(
        "[user]\nname = Sam\nemail = sam@example.org\n[init]\ndefaultBranch = main\n", "utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.resolve()))


@pytest.fixture
def log_in_git(site: Path, author: None) -> Path:
    git(site, "init", "--quiet")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "-m", "First")
    return site


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def of_git(around: Surroundings, site: Path, **variables: str) -> dict[str, Finding]:
    asked = git_in(site, {**os.environ, **variables}, shutil.which("git"))
    findings = repository.check_git(replace(around, git=asked))
    return {finding.check: finding for finding in findings}


def test_without_git_the_way_to_get_it(around: Surroundings) -> None:
    for platform, command in {
        "win32": "winget install --id Git.Git -e",
        "darwin": "xcode-select --install",
        "linux": "sudo apt install git",
    }.items():
        told = one(repository.check_git(replace(around, platform=platform)))
        assert (told.state, told.found) == (NOTICE, "not found")
        assert command in told.what_to_do.splitlines()
    assert git_in(Path(), {}, None) is None


def test_a_folder_in_no_repository(around: Surroundings, site: Path, author: None) -> None:
    told = of_git(around, site)
    assert list(told) == ["git"]
    assert told["git"].state is NOTICE
    assert f'git -C "{site}" init' in told["git"].what_to_do.splitlines()


def test_all_is_kept_here_and_nowhere_else(around: Surroundings, log_in_git: Path) -> None:
    told = of_git(around, log_in_git)
    assert [one.state for one in told.values()] == [GOOD, GOOD, NOTICE]
    assert "only copy" in told["copy elsewhere"].found


def test_entries_that_git_does_not_hold(around: Surroundings, log_in_git: Path) -> None:
    weeks = log_in_git / "docs" / "weeks"
    (weeks / "2018-09-24 ü.md").write_text(ENTRY, "utf-8")
    (weeks / "2018-10-01.md").write_text(ENTRY, "utf-8")
    (weeks / "2018-09-17.md").write_text(ENTRY + "More.\n", "utf-8")
    (weeks / "picture.png").touch()
    told = of_git(around, log_in_git)["files in git"]
    assert told.state is NOTICE
    assert told.found == (
        "2 files not yet in git: 2018-09-24 ü.md, 2018-10-01.md; "
        "1 file changed since the last commit: 2018-09-17.md"
    )
    for command in told.what_to_do.splitlines()[1:]:  # what is told works
        subprocess.run(command, shell=True, check=True, capture_output=True)
    assert of_git(around, log_in_git)["files in git"].state is GOOD


def test_what_is_told_to_begin_with_works(around: Surroundings, site: Path, author: None) -> None:
    commands = of_git(around, site)["git"].what_to_do.splitlines()[1:]
    assert len(commands) == 3
    for command in commands:
        subprocess.run(command, shell=True, check=True, capture_output=True)
    assert of_git(around, site)["files in git"].state is GOOD


def test_entries_that_git_is_told_to_leave_out(around: Surroundings, log_in_git: Path) -> None:
    (log_in_git / ".gitignore").write_text("*-10-*\n", "utf-8")
    (log_in_git / "docs" / "weeks" / "2018-10-01.md").touch()
    told = of_git(around, log_in_git)["files in git"]
    assert (told.state, told.found) == (NOTICE, "git is told to leave out: 2018-10-01.md")


def test_two_versions_that_were_not_joined(around: Surroundings, log_in_git: Path) -> None:
    entry = log_in_git / "docs" / "weeks" / "2018-09-17.md"
    for branch, text in (("one", "One.\n"), ("two", "Two.\n")):
        git(log_in_git, "switch", "--quiet", "-c", branch, "main")
        entry.write_text(text, "utf-8")
        git(log_in_git, "commit", "--quiet", "-am", branch)
    subprocess.run(["git", "merge", "one"], cwd=log_in_git, capture_output=True)
    told = of_git(around, log_in_git)["files in git"]
    assert (told.state, told.found) == (BAD, "two versions were not joined: 2018-09-17.md")


def test_commits_that_were_not_pushed(
    around: Surroundings, log_in_git: Path, tmp_path: Path
) -> None:
    def elsewhere() -> Finding:
        return of_git(around, log_in_git)["copy elsewhere"]

    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(log_in_git, "remote", "add", "origin", str(tmp_path / "remote.git"))
    assert elsewhere().found == "the branch 'main' was never pushed"
    subprocess.run(
        elsewhere().what_to_do.splitlines()[1], shell=True, check=True, capture_output=True
    )
    assert elsewhere().state is GOOD
    git(log_in_git, "commit", "--quiet", "--allow-empty", "-m", "Second")
    assert elsewhere().found == "1 commit not pushed to origin/main"
    git(log_in_git, "push", "--quiet")
    git(log_in_git, "reset", "--quiet", "--hard", "HEAD~1")
    assert elsewhere().found == "1 newer commit in origin/main"
    git(log_in_git, "switch", "--quiet", "--detach")
    assert "no branch is checked out" in elsewhere().found


def test_a_repository_without_a_commit(around: Surroundings, site: Path, author: None) -> None:
    git(site, "init", "--quiet")
    told = of_git(around, site)
    assert told["copy elsewhere"].found == "git holds no version yet"
    assert "1 file not yet in git" in told["files in git"].found


def test_a_git_that_does_not_know_who_writes(
    around: Surroundings, log_in_git: Path, tmp_path: Path
) -> None:
    for known in ("", "[user]\nname = Sam\n", "[user]\nemail = sam@example.org\n"):
        (tmp_path / "gitconfig").write_text(known, "utf-8")
        told = of_git(around, log_in_git)["git's author"]
        assert told.found == "git does not know who you are, and takes no commit until it does"
        commands = told.what_to_do.splitlines()[1:]
        assert 'git config --global user.email "YOUR ADDRESS"' in commands
    for command in commands:
        subprocess.run(command, shell=True, check=True, capture_output=True)
    assert "git's author" not in of_git(around, log_in_git)


def test_a_repository_of_another_user(around: Surroundings, log_in_git: Path) -> None:
    told = of_git(around, log_in_git, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert list(told) == ["git"]
    assert told["git"].state is BAD
    command = told["git"].what_to_do.splitlines()[1]
    assert command.startswith("git config --global --add safe.directory ")
    assert str(log_in_git) in command


def test_a_git_that_fails_is_a_finding(around: Surroundings, log_in_git: Path) -> None:
    (log_in_git / ".git" / "index").write_bytes(b"broken")
    told = of_git(around, log_in_git)["git"]
    assert told.state is NOTICE
    assert told.found.startswith("git could not answer: ")


def test_a_git_that_cannot_be_started(around: Surroundings, tmp_path: Path) -> None:
    asked = git_in(tmp_path, {}, str(tmp_path / "no such git"))
    told = one(repository.check_git(replace(around, git=asked)))
    assert "git can't be started" in told.found


def test_a_git_that_never_answers(around: Surroundings, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a script can't stand in for a program on Windows")
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    slow.chmod(0o755)
    asked = git_in(tmp_path, {"PATH": "/usr/bin:/bin"}, str(slow), patience=0.2)
    told = one(repository.check_git(replace(around, git=asked)))
    assert told.found == "git could not answer: git gave no answer in 0.2 seconds"


def test_git_is_asked_about_this_folder_and_changes_nothing(
    around: Surroundings, log_in_git: Path, tmp_path: Path
) -> None:
    index = log_in_git / ".git" / "index"
    entry = log_in_git / "docs" / "weeks" / "2018-09-17.md"
    entry.touch()  # now `git status` would like to renew the index
    before = index.read_bytes(), index.stat().st_mtime_ns
    told = of_git(around, log_in_git, GIT_DIR=str(tmp_path / "elsewhere"), LC_ALL="de_DE.UTF-8")
    assert told["files in git"].state is GOOD
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_a_status_whose_counterpart_is_gone() -> None:
    said = "# branch.oid 1\0# branch.head main\0# branch.upstream origin/main\0? a b\n.md\0"
    status = git_status.read_status(said)
    assert (status.upstream, status.ahead, status.new) == ("origin/main", None, ("a b\n.md",))


def test_answers_of_git_are_told_by_their_first_line(around: Surroundings) -> None:
    asked = replace(around, git=lambda words: Answer(128, fault="fatal: first\nsecond"))
    assert one(repository.check_git(asked)).found == "git could not answer: first"


# The command


def test_a_finding_is_one_line_and_the_way_out_stands_below(site: Path) -> None:
    (site / "docs" / "weeks" / "2018-09-24.md").write_text(BROKEN, "utf-8")
    done = run("--site", site)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    findings = [line for line in lines if not line.startswith("    ")]
    assert {line[:6] for line in findings} <= {"ok    ", "note  ", "MEND  "}
    column = findings[0].index("3.")
    assert all(line[column - 1] == " " != line[column] for line in findings)
    at = lines.index(next(line for line in lines if line.startswith("MEND  log")))
    assert lines[at + 1].startswith(" " * column + "The log can't be published")
    assert "to mend" in done.stderr


def test_sentences_are_broken_and_commands_never(
    around: Surroundings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deep = make_site(tmp_path / ("OneDrive " + "x" * 80), SETTINGS, {}).resolve()
    asked = git_in(deep, {**os.environ, "GIT_CEILING_DIRECTORIES": str(deep.parent)}, "git")
    around = replace(around, log=deep, git=asked)
    monkeypatch.setattr(doctor, "surroundings_of", lambda folder, today: around)
    lines = run("--site", deep).stdout.splitlines()
    assert f'git -C "{deep}" add .' in [line.strip() for line in lines]
    sentences = [line for line in lines if line.startswith("   ") and str(deep) not in line]
    assert max(map(len, sentences)) <= doctor.LINE_LENGTH


def test_findings_as_json(site: Path) -> None:
    (site / "docs" / "weeks" / "2018-09-24.md").write_text(BROKEN, "utf-8")
    done = run("--site", site, "--json")
    told = json.loads(done.stdout)
    assert all(set(one) == {"check", "state", "found", "what_to_do"} for one in told)
    assert {one["check"]: one["state"] for one in told}["log"] == "bad"
    assert done.exit_code == 1


def test_what_is_not_good_says_what_to_do(site: Path) -> None:
    (site / "docs" / "weeks" / "2018-09-24.md").write_text(BROKEN, "utf-8")
    for told in json.loads(run("--site", site, "--json").stdout):
        assert (told["state"] == "good") == (not told["what_to_do"]), told["check"]


def test_the_exit_code_is_0_where_nothing_is_in_the_way(
    around: Surroundings, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "surroundings_of", lambda folder, today: around)
    done = run("--site", site)
    assert done.exit_code == 0
    assert done.stderr == "0 to mend, 2 to note.\n"


def test_without_a_log_the_computer_is_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("--json", "--mend")
    told = {one["check"]: one for one in json.loads(done.stdout)}
    assert done.exit_code == 1
    assert told["Python"]["state"] == "good"
    assert told["log"]["state"] == "bad"
    assert told["log"]["what_to_do"].endswith("doctor --site THE-FOLDER")
    for check in ("writing", "place", "left-over files"):
        assert "no log was found" in told[check]["found"]
        assert "Find the log first" in told[check]["what_to_do"]
    assert list(tmp_path.iterdir()) == []


def test_colours_only_where_they_are_seen(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("--site", site).stdout
    assert "\x1b" in run("--site", site, color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("--site", site, color=True).stdout


def test_the_fixed_words_suit_every_console(around: Surroundings, site: Path) -> None:
    away = replace(around, log=None, environment={}, console_encoding="cp437", platform="win32")
    for computer in (around, away):
        for finding in doctor.examine(computer):
            assert f"{finding.check}{finding.found}{finding.what_to_do}".isascii()


def test_a_few_names_stand_for_many() -> None:
    assert first_of(["a", "b", "c"]) == "a, b, c"
    assert first_of(["a", "b", "c", "d"]) == "a, b, c and 1 more"
