"""The scripts' environment: when it is made or mended, and what is said where it cannot be."""

import ast
import errno
import os
import re
import runpy
import socket
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from slow_files import SLOWEST

from environment import (
    commands,
    explanations,
    installation,
    preparation,
    processes,
    site_folder,
    test_processes,
)
from environment.processes import ROOT, Stop
from environment.turns import turn

SCRIPTS = ROOT / "scripts"
READ_BY_OLD_PYTHONS = [
    SCRIPTS / "start.py",
    SCRIPTS / "test.py",
    SCRIPTS / "log.py",
    SCRIPTS / "environment" / "__init__.py",
]
MODULES = [*READ_BY_OLD_PYTHONS[:3], *sorted((SCRIPTS / "environment").glob("*.py"))]


# An old Python is told so


@pytest.mark.parametrize("path", READ_BY_OLD_PYTHONS, ids=lambda path: path.name)
def test_an_old_python_can_read_the_script(path: Path) -> None:
    ast.parse(path.read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(sys, "argv", ["scripts/start.py", "--build"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(SCRIPTS / "environment" / "__init__.py"))
    sentence = str(stopped.value.code)
    assert "needs Python 3.11 or newer, and this is Python 3.8" in sentence
    assert re.search(r"for example: python3\.11 \S.* --build$", sentence)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_the_scripts_need_nothing_but_python(path: Path) -> None:
    assert imported(path) <= {*sys.stdlib_module_names, "environment"}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


# When something is installed


class Computer:
    """A `.venv` in which installations are only written down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.did: list[str] = []
        self.python = ""
        self.failure: BaseException | None = None

    def make_environment(self, keep: Path) -> None:
        self.did.append("make")
        self.python = "3.11"

    def install(self, lock: Path) -> None:
        self.did.append(lock.stem)
        if self.failure:
            raise self.failure

    def prepare(self, purpose: str) -> list[str]:
        self.did.clear()
        preparation.prepare(purpose)
        return self.did

    def change_lock(self, name: str, text: str) -> None:
        (self.folder / "locks" / f"{name}.txt").write_bytes(text.encode())


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer(tmp_path)
    venv = tmp_path / ".venv"
    (tmp_path / "locks").mkdir()
    computer.change_lock("site", "mkdocs==1\n")
    computer.change_lock("test", "mkdocs==1\npytest==1\n")
    for name, value in {
        "VENV": venv,
        "LOCKS": tmp_path / "locks",
        "STAMP": venv / "stamp.json",
        "TURN": venv / "lock",
        "venv_python": lambda: computer.python,
    }.items():
        monkeypatch.setattr(preparation, name, value)
    monkeypatch.setattr(installation, "make_environment", computer.make_environment)
    monkeypatch.setattr(installation, "install", computer.install)
    return computer


def test_only_the_first_start_installs(computer: Computer) -> None:
    assert computer.prepare("site") == ["make", "site"]
    assert computer.prepare("site") == []


def test_a_start_that_has_nothing_to_install_is_silent(
    computer: Computer, capfd: pytest.CaptureFixture[str]
) -> None:
    computer.prepare("site")
    assert capfd.readouterr().out == ""
    computer.prepare("site")
    assert capfd.readouterr() == ("", "")


def test_what_the_tests_need_covers_the_site(computer: Computer) -> None:
    assert computer.prepare("test") == ["make", "test"]
    assert computer.prepare("site") == []


def test_the_tests_add_to_what_the_site_has(computer: Computer) -> None:
    computer.prepare("site")
    assert computer.prepare("test") == ["test"]


def test_a_changed_lock_is_installed_onto_what_is_there(computer: Computer) -> None:
    computer.prepare("site")
    computer.change_lock("site", "mkdocs==2\n")
    assert computer.prepare("site") == ["site"]


def test_other_line_endings_are_no_change(computer: Computer) -> None:
    computer.prepare("site")
    computer.change_lock("site", "mkdocs==1\r\n")
    assert computer.prepare("site") == []


@pytest.mark.parametrize("python", ["", "3.12"], ids=["gone", "another"])
def test_an_environment_whose_python_is_not_the_same_is_made_anew(
    computer: Computer, python: str
) -> None:
    computer.prepare("site")
    computer.python = python
    assert computer.prepare("site") == ["make", "site"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}", '{"site": "x"}', "\0"])
def test_an_unreadable_stamp_counts_as_none(computer: Computer, stamp: str) -> None:
    computer.prepare("site")
    (computer.folder / ".venv" / "stamp.json").write_text(stamp)
    assert computer.prepare("site") == ["make", "site"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), Stop("half done")], ids=repr)
def test_an_interrupted_installation_is_made_anew(
    computer: Computer, failure: BaseException
) -> None:
    computer.prepare("site")
    computer.change_lock("site", "mkdocs==2\n")
    computer.failure = failure
    with pytest.raises(type(failure)):
        computer.prepare("site")
    computer.failure = None
    assert computer.prepare("site") == ["make", "site"]


def test_a_download_that_fails_leaves_the_environment_in_use(computer: Computer) -> None:
    computer.prepare("site")
    computer.change_lock("site", "mkdocs==2\n")
    computer.failure = installation.Unchanged("no network")
    with pytest.raises(Stop, match="no network"):
        computer.prepare("site")
    computer.change_lock("site", "mkdocs==1\n")
    assert computer.prepare("site") == []


def test_a_folder_that_cannot_be_written_to_is_named(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Stop, match=r"Nothing can be written .*\(Read-only file system\).*Copy it"):
        computer.prepare("site")


def test_an_interpreter_that_is_gone_has_no_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparation, "PYTHON", tmp_path / "gone")
    assert preparation.venv_python() == ""
    monkeypatch.setattr(preparation, "PYTHON", sys.executable)
    assert preparation.venv_python() == f"{sys.version_info[0]}.{sys.version_info[1]}"


def test_making_it_anew_keeps_only_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "VENV", tmp_path)
    monkeypatch.setattr(installation, "_run", lambda command, on_line: None)
    (tmp_path / "lib" / "old").mkdir(parents=True)
    (tmp_path / "pyvenv.cfg").touch()
    (tmp_path / "lock").touch()
    installation.make_environment(keep=tmp_path / "lock")
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


# What is said when it fails


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("because ensurepip is not\navailable. apt install python3-venv", "PYTHON_PART_MISSING"),
        ("Command '['-m', 'ensurepip', '--upgrade']' returned non-zero", "PYTHON_PART_MISSING"),
        ("/usr/bin/python3: No module named venv", "PYTHON_PART_MISSING"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "HASHES_DIFFER"),
        ("ERROR: In --require-hashes mode, all requirements must have", "HASHES_DIFFER"),
        ("HINT: this system does not have Windows Long Path support enabled", "PATH_TOO_LONG"),
        ("OSError: [Errno 28] No space left on device", "DISK_FULL"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "CERTIFICATE"),
        ("NewConnectionError('…')\nNo matching distribution found for babel", "NO_NETWORK"),
        ("ProxyError('Cannot connect to proxy.')\nNo matching distribution found", "NO_NETWORK"),
        ("ERROR: No matching distribution found for click==99", "NO_PACKAGE"),
    ],
)
def test_the_installers_words_become_a_sentence(words: str, sentence: str) -> None:
    expected = getattr(explanations, sentence).format(python=explanations.python_name())
    assert explanations.of_installer(words) == expected


def test_unknown_words_are_quoted() -> None:
    said = explanations.of_installer("one\n\ntwo\nthree\nfour\n")
    assert said.endswith("The installer's last words were: two / three / four")


def test_a_full_disk_and_a_folder_in_use_are_told_apart() -> None:
    assert explanations.of_system(OSError(errno.ENOSPC, "full"), "f") == explanations.DISK_FULL
    in_use = PermissionError(errno.EACCES, "being used")
    in_use.__dict__["winerror"] = 32  # what Windows says of a file that is open elsewhere
    assert "is in use (being used)" in explanations.of_system(in_use, "f")


def test_a_child_that_fails_stops_with_its_explanation() -> None:
    with pytest.raises(installation.Unchanged, match=r"last words were: 2026 – ü"):
        installation._run(
            [sys.executable, "-c", "print('2026 – ü'); raise SystemExit(1)"],
            on_line=lambda line: None,
        )


def test_progress_counts_the_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress = installation.Progress(total=2)
    progress("Collecting babel==2.18.0 (from -r site.txt (line 1))\n")
    progress("  Downloading babel-2.18.0-py3-none-any.whl (10 MB)\n")
    progress("Collecting click==8.5.1\n")
    assert re.findall(r"fetching \S+ \(.*?\)", capsys.readouterr().err) == [
        "fetching babel (1 of 2)",
        "fetching click (2 of 2)",
    ]


@pytest.mark.parametrize(
    ("stopped_by", "code", "said"),
    [(Stop("Do this."), 1, "Do this.\n"), (KeyboardInterrupt(), 130, "Stopped.")],
    ids=["stop", "Ctrl-C"],
)
def test_what_stops_a_script_is_said_without_a_traceback(
    stopped_by: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def command(arguments: object) -> int:
        raise stopped_by

    assert commands.answer(command, []) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_port_in_use_is_said_with_one_that_is_free() -> None:
    with socket.socket() as other:
        other.bind((commands.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Stop, match=rf"port {port};.* --port \d+") as stopped:
            commands.refuse_port_in_use(port)
    assert commands.is_free(int(str(stopped.value).split()[-1]))


@pytest.mark.parametrize("port", ["0", "80", "65536", "-1", "x", "²", "8000.0", ""])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        commands.read_start_options([f"--port={port}"])
    assert "is not a number from 1024 to 65535" in capsys.readouterr().err


def test_help_teaches_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        commands.read_start_options(["--help"])
    said = capsys.readouterr().out
    for command in ("start.py --port 8001", "start.py --build", "log.py --help", "test.py"):
        assert f"python scripts/{command}" in said


# How tests are run


@pytest.mark.parametrize(
    "words", [[], ["-x"], ["-k", "privacy"], ["--regenerate"], ["tests/browser"]]
)
def test_many_tests_run_in_several_processes_and_a_dead_one_ends_them(words: list[str]) -> None:
    told = " ".join(test_processes.options(words))
    assert "--numprocesses auto" in told
    assert "--dist loadfile --no-loadscope-reorder" in told, "or what a file shares is made twice"
    assert "--max-worker-restart 0" in told


@pytest.mark.parametrize(
    "words",
    [
        ["tests/test_docs.py"],
        ["-q", "tests/test_docs.py::test_every_decision_is_listed_and_has_its_parts"],
        ["-n", "3"],
        ["--numprocesses=3"],
        ["--pdb", "-k", "privacy"],
        ["--collect-only"],
    ],
)
def test_a_file_or_a_wish_is_handed_on_as_it_is(words: list[str]) -> None:
    assert test_processes.options(words) == ()


def test_the_files_that_begin_are_there() -> None:
    files = {file.name for file in (ROOT / "tests").rglob("test_*.py")}
    assert set(SLOWEST) <= files


# Child processes


def test_a_child_finds_the_engine_and_nothing_of_the_persons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    variables = processes.engine_variables()
    assert [Path(root).name for root in variables["PYTHONPATH"].split(os.pathsep)] == [
        "hooks",
        "scripts",
    ]
    assert variables["NO_MKDOCS_2_WARNING"] == "1"
    assert "PIP_TARGET" not in variables
    assert "PYTHONPATH" not in processes.clean_variables()


def test_the_exit_code_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.py").write_text("import sys; print(sys.argv[1]); sys.exit(7)")
    monkeypatch.setattr(processes, "SOURCE_ROOTS", (tmp_path,))
    monkeypatch.setattr(processes, "PYTHON", Path(sys.executable))
    assert processes.run_module(["answers", "a b é"]) == 7
    assert capfd.readouterr().out.strip() == "a b é"


@pytest.mark.parametrize("ending", [SystemExit, RuntimeError])
def test_no_child_is_left_behind(ending: type[BaseException]) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(ending), processes.ended_with_us(child):
        raise ending
    assert child.returncode not in (None, 0)


def test_a_second_process_waits_for_its_turn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = []

    def wait_for_turn() -> None:
        with turn(tmp_path / "lock"):
            order.append("second")

    second = threading.Thread(target=wait_for_turn)
    with turn(tmp_path / "lock"):
        second.start()
        second.join(0.5)
        order.append("first")
    second.join()
    assert order == ["first", "second"]
    assert capsys.readouterr().err.count("waiting for it to finish") == 1


# The site's folder


@pytest.mark.parametrize(("code", "said"), [(0, "The site is in "), (1, "is as it was")])
def test_a_build_is_strict_and_says_how_it_ended(
    code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[str] = []

    def run_module(arguments: list[str], folder: Path) -> int:
        given.extend(arguments)
        return code

    monkeypatch.setattr(site_folder, "run_module", run_module)
    assert site_folder.build() == code
    assert {"build", "--strict"} < set(given)
    assert said in capsys.readouterr().err


# The locks


NAMES = ("site", "test", "peers", "peers-zensical")
LOCKS = {name: (SCRIPTS / "locks" / f"{name}.txt").read_text("utf-8") for name in NAMES}


def pins(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"(?m)^([\w.-]+)==(\S+)", LOCKS[lock]):
        found.setdefault(normal(name), set()).add(version)
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(lock: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    more: list[str] = project["dependency-groups"].get(lock, [])
    return [*([] if lock.startswith("peers") else project["project"]["dependencies"]), *more]


@pytest.mark.parametrize("lock", NAMES)
def test_the_lock_holds_what_the_project_asks_for(lock: str) -> None:
    for text in wanted(lock):
        requirement = Requirement(text)
        versions = pins(lock).get(normal(requirement.name), {"missing"})
        fits = [v for v in versions if v != "missing" and requirement.specifier.contains(v)]
        assert fits, f"{text}: locked {versions}; run python scripts/locks/renew.py"


def test_the_site_is_tested_with_the_versions_it_is_built_with() -> None:
    assert pins("site").items() <= pins("test").items()


@pytest.mark.parametrize("lock", NAMES)
def test_every_file_of_a_lock_is_known_by_its_hash(lock: str) -> None:
    entries = re.split(r"(?m)^(?=\S)", LOCKS[lock])[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert set(installation.locked_names(LOCKS[lock])) == {e.split("==")[0] for e in entries}


@pytest.mark.parametrize("lock", ["site", "test"])
def test_a_lock_tells_nothing_of_the_machine_it_was_made_on(lock: str) -> None:
    assert not re.search(r"://|^-|^#|[A-Za-z]:\\|/", LOCKS[lock], flags=re.MULTILINE)
