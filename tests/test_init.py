"""`learnlog init`: the log that it makes is whole and as asked for, or is not there at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner, Result
from sites import ROOT, build_anew

from learnlog import load
from learnlog.files.folder import read_folder
from learnlog_cli import asking, own_log
from learnlog_cli.main import cli
from learnlog_cli.own_log import making
from learnlog_cli.own_log.engine_files import running_engine
from learnlog_cli.own_log.engine_wheel import made_wheel
from learnlog_cli.own_log.written_sums import sum_of_example

pytestmark = pytest.mark.usefixtures("packed_once")
DAY = "2026-09-16"  # a Wednesday
MONDAY = "2026-09-14"
ZIZMOR = shutil.which("zizmor", path=str(Path(sys.executable).parent))
TEMPLATES = Path(own_log.__file__).parent / "files"
FRAMEWORKS = ["none", "gmc", *load({}, dt.date.fromisoformat(DAY))[0].reference.frameworks]


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = dt.datetime.fromisoformat(f"{DAY}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    monkeypatch.delenv("LEARNLOG_SITE", raising=False)


def type_in(*words: str | Path, answers: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in words], input=answers, prog_name="learnlog")


def begun(folder: Path, *options: str) -> Path:
    done = type_in("init", folder, "--no-input", *options)
    assert done.exit_code == 0, done.output
    return folder


def every_file(folder: Path) -> dict[str, bytes]:
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(found)}


# What is made


def test_a_log_has_all_that_its_owner_needs(tmp_path: Path) -> None:
    log = begun(tmp_path / "my log é", "--author", "Sam Example", "--framework", "hcpc")
    assert set(every_file(log)) == {
        "README.md",
        "mkdocs.yml",
        "start.py",
        "requirements.txt",
        ".gitignore",
        ".gitattributes",
        ".github/workflows/publish.yml",
        ".github/workflows/preview.yml",
        "engine/learnlog-0.1.0-py3-none-any.whl",
        "engine/push_site.py",
        "engine/written.json",
        "docs/index.md",
        "docs/.authors.yml",
        "docs/_data/evidence.yml",
        f"docs/weeks/{MONDAY}.md",
        "docs/assignments/example-assignment.md",
    }


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_new_log_is_clean(tmp_path: Path, framework: str) -> None:
    log = begun(tmp_path / "log", "--author", "Sam", "--framework", framework)
    checked = type_in("check", "--strict", log)
    assert checked.exit_code == 0, checked.output
    assert "2 entries, 1 idea" in checked.output
    told = type_in("evidence", "--site", log, "--json")
    shown = [scope for one in json.loads(told.stdout) for scope in one["scopes"]]
    assert any(item["things"] for one in shown for item in one["items"]) == (framework != "none")


def test_without_an_answer_no_name_and_no_framework_stand_in_it(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    assert not (log / "docs" / ".authors.yml").exists()
    assert not (log / "docs" / "_data").exists()
    assert "author" not in (log / "docs" / "weeks" / f"{MONDAY}.md").read_text("utf-8")
    assert type_in("check", "--strict", log).exit_code == 0


ODD = [
    'She said "yes": and then?',
    "it's #1 of 2 & <b>bold</b> \\ {{ x }} %}",
    "- leading hyphen",
    "-5",
    "2026",
    "null",
    "Ünïcödé 😀 日本語",
    "<script>alert(1)</script>",
    "a: b # c",
    "[x](y) *z* _w_ `v`",
    "@home !now |pipe >more ~",
    "Idea 5: Idea 5",
    "---",
]


@pytest.mark.parametrize("name", ODD)
def test_names_survive_whatever_signs_they_have(tmp_path: Path, name: str) -> None:
    log = begun(tmp_path / "log", f"--name={name}", f"--author={name}", f"--role={name}")
    settings = (log / "mkdocs.yml").read_text("utf-8").replace("!ENV", "")
    assert yaml.safe_load(settings)["site_name"] == name
    texts = read_folder(log, "docs", lambda uri: False).texts
    read, problems = load(texts, dt.date.fromisoformat(DAY))
    (author,) = read.authors.values()
    assert (author.name, author.role) == (name, name)
    assert re.fullmatch(r"[a-z0-9-]+", author.key)
    assert {one.severity.value for one in problems} <= {"notice"}
    checked = type_in("check", log)
    assert checked.exit_code == 0, checked.output


def test_an_odd_log_builds_and_shows_its_names(tmp_path: Path, wheel_folder: Path) -> None:
    name = 'R&D\'s "<i>x</i>": # 1 é 😀'
    log = begun(tmp_path / "an odd lög", f"--name={name}", f"--author={name}")
    built = build_anew(log, wheel_folder)
    assert built.code == 0, built.said
    assert name in built.page("").title.get_text()
    assert built.page("").h1.get_text().startswith(name)
    assert name in built.page(f"weeks/{MONDAY}").get_text()
    assert not built.page("").select("i:not([class])")


def test_a_log_with_a_repository_asks_nothing_of_it_when_it_is_built(
    tmp_path: Path, wheel_folder: Path
) -> None:
    log = begun(tmp_path / "log", "--repository", "https://github.com/Sam-Example/my.log")
    settings = (log / "mkdocs.yml").read_text("utf-8")
    assert 'site_url: !ENV [SITE_URL, "https://sam-example.github.io/my.log/"]\n' in settings
    assert "repo_url: https://github.com/Sam-Example/my.log\n" in settings
    built = build_anew(log, wheel_folder)
    assert built.code == 0, built.said
    assert "https://github.com/Sam-Example/my.log.git" in (log / "README.md").read_text("utf-8")


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (every_file(begun(tmp_path / name, "--author", "A")) for name in "ab")
    assert one == other


def test_answers_that_could_identify_somebody_are_told_at_once(tmp_path: Path) -> None:
    done = type_in("init", tmp_path / "log", "--no-input", "--name", "A year on Ward 7")
    assert done.exit_code == 0
    assert "Before it is published, look at your answers:\n" in done.stderr
    assert "docs/index.md:1: warning: from character 13 of this line could be a" in done.stdout
    assert type_in("check", "--strict", tmp_path / "log").exit_code == 1


def test_the_authors_own_name_and_title_need_no_allowance(tmp_path: Path) -> None:
    for at, name in enumerate(("Dr Jane Smith", "Sister Mary Jones", "Mr A. B. O'Neill-Căpreanu")):
        log = tmp_path / f"log-{at}"
        done = type_in("init", log, "--no-input", "--author", name, "--role", "Ward manager")
        assert "look at your answers" not in done.output
        assert type_in("check", "--strict", log).exit_code == 0


# The engine that it carries


def test_the_engine_is_the_same_wheel_from_sources_and_from_where_it_was_installed(
    wheel_folder: Path,
) -> None:
    code = (
        "from learnlog_cli.own_log.engine_files import running_engine\n"
        "from learnlog_cli.own_log.engine_wheel import made_wheel\n"
        "print(made_wheel(running_engine()).sha256)"
    )
    variables = {**os.environ, "PYTHONPATH": str(wheel_folder)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == made_wheel(running_engine()).sha256


def test_the_wheel_holds_what_its_record_says(tmp_path: Path) -> None:
    wheel = made_wheel(running_engine())
    (tmp_path / wheel.name).write_bytes(wheel.data)
    with zipfile.ZipFile(tmp_path / wheel.name) as archive:
        assert archive.testzip() is None
        record = archive.read("learnlog-0.1.0.dist-info/RECORD").decode().splitlines()
        assert sorted(line.split(",")[0] for line in record) == sorted(archive.namelist())
        assert not [one for one in archive.namelist() if "__pycache__" in one]
        for template in TEMPLATES.iterdir():
            name = f"learnlog_cli/own_log/files/{template.name}"
            if template.is_file():
                assert archive.read(name) == template.read_bytes()


def test_a_log_is_installed_from_its_own_lists_and_makes_another(
    tmp_path: Path, wheel_folder: Path
) -> None:
    """The wheel makes a log; the log's clean environment checks it, builds it, and makes more."""
    log = tmp_path / "mein Lög"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    learnlog = [sys.executable, "-m", "learnlog_cli"]
    carried = {**clean, "PYTHONPATH": str(wheel_folder)}
    run([*learnlog, "init", str(log), "--no-input", "--author", "Sam"], tmp_path, carried)
    start = [sys.executable, str(log / "start.py")]
    assert "2 entries" in run([*start, "check", "--strict"], tmp_path, clean)
    assert "Preparing" not in run([*start, "check", "--strict"], log / "docs", clean)
    other = tmp_path / "other"
    run([*start, "init", str(other), "--no-input", "--author", "Sam"], tmp_path, clean)
    made, again = every_file(other), every_file(log)
    assert all(again[path] == data for path, data in made.items())
    said = run([*start, "publish", "--check", "--declaration", "off", str(other)], tmp_path, clean)
    assert "4/4" in said
    assert (other / "site" / "weeks" / MONDAY / "index.html").is_file()

    with shown(log, clean) as (address, server):
        assert "<title>Home - My learning log</title>" in until_it_answers(address)
        again_at_once = [*start, "--port", address.rpartition(":")[2].strip("/")]
        told = subprocess.run(again_at_once, env=clean, capture_output=True, text=True)
        assert "perhaps the log is shown already" in told.stderr
        if os.name == "posix":
            os.killpg(server.pid, signal.SIGINT)  # as Ctrl-C does: to all that run there
            assert server.wait(20) == 0


@contextmanager
def shown(log: Path, variables: Mapping[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address at which `start.py` shows a log, and its process, in a group of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(log / "start.py"), "--port", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=log.parent, env=variables, stderr=quiet, start_new_session=True
    ) as server:
        try:
            yield f"http://127.0.0.1:{port}/", server
        finally:
            server.terminate()


def until_it_answers(address: str) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    return "nothing"


def run(command: list[str], folder: Path, variables: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_package_of_the_lock_is_asked_for_with_its_sum(tmp_path: Path) -> None:
    wanted = (begun(tmp_path / "log") / "requirements.txt").read_text("utf-8")
    lock = (ROOT / "scripts" / "locks" / "site.txt").read_text("utf-8")
    assert wanted.endswith(lock)
    wheel = next((tmp_path / "log" / "engine").glob("*.whl"))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert f"./engine/{wheel.name} \\\n    --hash=sha256:{digest}\n" in wanted


# What its owner is asked


def test_the_questions_and_their_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    typed = ["Out and about", "Sam Example", "Nurse", "2026-13-01", "2026-09-03", "hpc", "hcpc"]
    done = type_in("init", tmp_path / "log", answers="\n".join([*typed, "sam/log", ""]))
    assert done.exit_code == 0, done.output
    assert "'2026-13-01' is not a date such as 2026-09-14." in done.output
    assert "There is no framework 'hpc'; did you mean 'hcpc'?" in done.output
    assert (tmp_path / "log" / "docs" / "weeks" / "2026-08-31.md").is_file()
    assert 'site_name: "Out and about"' in (tmp_path / "log" / "mkdocs.yml").read_text("utf-8")


def test_what_an_option_answers_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    options = ["--name", "A", "--author", "none", "--week", DAY, "--framework", "none"]
    done = type_in("init", tmp_path / "log", *options, answers="\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("[none]") == 1, "only the repository is asked"


def test_nobody_is_asked_where_nobody_sits(tmp_path: Path) -> None:
    done = type_in("init", tmp_path / "log", "--name", "A")
    assert done.exit_code == 2
    assert "--author --role --week --framework --repository" in done.output
    assert "--no-input" in done.output
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--week=17.9.2026", "--week: '17.9.2026' is not a date such as 2026-09-14"),
        ("--week=2026-02-30", "--week: '2026-02-30' is not a date"),
        ("--framework=nmx", "did you mean 'nmc'?"),
        ("--repository=just-a-name", "is not a repository on GitHub such as sam-example/my-log"),
        ("--name=a\nb", "--name: it holds a line end or an invisible character"),
        ("--author=a\u202eb", "--author: it holds a line end or an invisible character"),
        (f"--name={'x' * 121}", "--name: it is longer than 120 characters"),
    ],
)
def test_what_can_not_be_meant_is_said_plainly(tmp_path: Path, option: str, said: str) -> None:
    done = type_in("init", tmp_path / "log", "--no-input", option)
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "log").exists()


# Where it is made


def test_a_folder_with_files_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    done = type_in("init", tmp_path, "--no-input")
    assert done.exit_code == 1
    assert "has files in it: notes.txt" in done.output
    assert every_file(tmp_path) == {"notes.txt": b"mine"}


def test_an_empty_folder_or_one_with_only_git_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / ".git").mkdir(parents=True)
    (tmp_path / "a" / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    begun(tmp_path / "a")
    assert (tmp_path / "a" / ".git" / "HEAD").is_file()
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")
    done = type_in("init", ".", "--no-input")
    assert done.exit_code == 0, done.output
    assert "cd " not in done.output
    assert type_in("check", "--strict").exit_code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "b"], "nothing is left beside"


@pytest.mark.parametrize("name", ["CON", "nul.txt", "com1"])
def test_names_that_windows_keeps_are_refused(tmp_path: Path, name: str) -> None:
    done = type_in("init", tmp_path / name, "--no-input")
    assert done.exit_code == 1
    assert "is a name that no folder can have on Windows" in done.output


def test_a_log_within_a_log_is_refused(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    done = type_in("init", log / "docs" / "another", "--no-input")
    assert done.exit_code == 1
    assert "within another log" in done.output
    assert not (log / "docs" / "another").exists()


def test_a_log_beside_the_one_that_somebody_stands_in_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(begun(tmp_path / "log"))
    done = type_in("init", "../my-log", "--no-input")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "my-log" / "mkdocs.yml").is_file()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("", "utf-8")
    done = type_in("init", tmp_path / "log", "--no-input")
    assert done.exit_code == 1
    assert "is a file" in done.output


def test_a_place_that_can_not_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(making.tempfile, "mkdtemp", forbidden)
    done = type_in("init", tmp_path / "log", "--no-input")
    assert done.exit_code == 1
    assert "you may not write there" in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize("at", [0, 5, 12])
def test_what_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, exists: bool
) -> None:
    """Ctrl-C at any file that is written, or while they are put in place."""
    if exists:
        (tmp_path / "log" / ".git").mkdir(parents=True)
    count = iter(range(at + 1))
    write = Path.write_bytes

    def written(self: Path, data: bytes) -> int:
        if next(count, None) is None:
            raise KeyboardInterrupt
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", written)
    type_in("init", tmp_path / "log", "--no-input")
    assert every_file(tmp_path) == {}
    assert sorted(one.name for one in tmp_path.iterdir()) == (["log"] if exists else [])


def test_what_is_interrupted_while_put_in_place_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log" / ".git").mkdir(parents=True)
    count = iter(range(4))
    rename = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        if next(count, None) is None:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)
    type_in("init", tmp_path / "log", "--no-input")
    assert [one.name for one in (tmp_path / "log").iterdir()] == [".git"]
    assert [one.name for one in tmp_path.iterdir()] == ["log"]


# The examples


def test_examples_go_and_come_back(tmp_path: Path) -> None:
    log = begun(tmp_path / "log", "--author", "Sam", "--framework", "nmc")
    before = every_file(log)
    done = type_in("init", "--clear-examples", log)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "docs/assignments/example-assignment.md: deleted",
        f"docs/weeks/{MONDAY}.md: deleted",
    ]
    checked = type_in("check", "--strict", log)
    assert checked.exit_code == 0, checked.output
    assert "There are no examples left." in type_in("init", "--clear-examples", log).output
    assert type_in("undo", "--site", log).exit_code == 0
    after = {path: data for path, data in every_file(log).items() if ".learnlog/" not in path}
    assert after == before


def test_examples_that_somebody_wrote_into_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = begun(tmp_path / "log")
    week = log / "docs" / "weeks" / f"{MONDAY}.md"
    week.write_text(week.read_text("utf-8") + "\nMine.\n", "utf-8")
    (log / "docs" / "assignments" / "example-assignment.md").unlink()
    monkeypatch.chdir(log / "docs")
    done = type_in("init", "--clear-examples")
    assert done.stdout.splitlines() == [
        "docs/assignments/example-assignment.md: was not there any more",
        f"docs/weeks/{MONDAY}.md: left, since it was changed",
    ]
    assert "Mine." in week.read_text("utf-8")


def test_an_example_that_was_only_declared_is_an_example_still(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    week = log / "docs" / "weeks" / f"{MONDAY}.md"
    line = "anonymised: {by: sam, date: 2026-09-16, sha: 0123456789abcdef}\n---\n"
    text = week.read_text("utf-8").replace("\n---\n", f"\n{line}", 1)
    week.write_bytes(text.replace("\n", "\r\n").encode())
    assert f"docs/weeks/{MONDAY}.md: deleted" in type_in("init", "--clear-examples", log).output


@pytest.mark.parametrize("path", ["../mine.md", "/{}/mine.md", "docs/../../mine.md", "..\\mine.md"])
def test_nothing_outside_of_a_log_is_an_example_of_it(tmp_path: Path, path: str) -> None:
    log = begun(tmp_path / "log")
    (tmp_path / "mine.md").write_text("Mine.\n", "utf-8")
    told = json.loads((log / "engine" / "written.json").read_text("utf-8"))
    told["examples"] = {path.format(tmp_path): sum_of_example(b"Mine.\n")}
    (log / "engine" / "written.json").write_text(json.dumps(told), "utf-8")
    type_in("init", "--clear-examples", log)
    assert (tmp_path / "mine.md").exists()


def test_a_log_that_was_not_made_so_has_no_examples(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    done = type_in("init", "--clear-examples", tmp_path)
    assert done.exit_code == 2
    assert "is no log that 'learnlog init' has made" in done.output


def test_a_log_without_its_examples_builds(tmp_path: Path, wheel_folder: Path) -> None:
    log = begun(tmp_path / "log", "--author", "Sam", "--framework", "hcpc")
    type_in("init", "--clear-examples", log)
    built = build_anew(log, wheel_folder)
    assert built.code == 0, built.said


# The workflows


@pytest.mark.parametrize("name", ["publish.yml", "preview.yml"])
def test_the_workflows_are_ours_with_the_packages_of_the_log(name: str, regenerate: bool) -> None:
    """So what test_workflows.py holds of ours holds of a log's too."""
    ours = (ROOT / ".github" / "workflows" / name).read_text("utf-8")
    install = (
        "python -m pip install --require-hashes --only-binary :all: --no-input -r requirements.txt"
    )
    python = '          python-version: "3.13"\n'
    assert ours.count(python) == 1
    now = ours.replace(python, f"{python}      - run: |\n          {install}\n")
    now = now.replace("python scripts/log.py ", "learnlog ")
    now = now.replace("python3 scripts/publishing/push_site.py", "python3 engine/push_site.py")
    assert "scripts/" not in now
    if regenerate:
        (TEMPLATES / name).write_text(now, "utf-8")
    assert (TEMPLATES / name).read_text("utf-8") == now


def test_zizmor_finds_nothing_in_a_log(tmp_path: Path) -> None:
    assert ZIZMOR, "zizmor belongs to the tests' packages"
    log = begun(tmp_path / "log")
    command = [ZIZMOR, "--offline", "--pedantic", "--format=plain", str(log / ".github")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout


# README and start.py


def test_the_readme_names_only_what_there_is(tmp_path: Path) -> None:
    log = begun(tmp_path / "log", "--name", "Log [x] & <y>", "--repository", "sam/log")
    readme = (log / "README.md").read_text("utf-8")
    assert not re.findall(r"\{\w+\}", readme)
    for verb in re.findall(r"start\.py ([a-z]+)", readme):
        assert verb in cli.list_commands(None)  # type: ignore[arg-type]
    for path in re.findall(
        r"`((?:docs|\.github|engine|start|requirements|mkdocs)[\w./-]*)`", readme
    ):
        assert (log / path).exists() or "2026-09-14" in path or path == "docs/weeks", path


def test_start_says_what_is_wrong_before_it_installs(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    done = subprocess.run(
        [sys.executable, str(log / "start.py"), "--port", "80"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "Give a number from 1024 to 65535: python start.py --port 8001"
    assert not (log / ".venv").exists()


def test_what_a_link_leads_to_is_not_deleted(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Mine.\n", "utf-8")
    (log / ".venv").symlink_to(tmp_path / "mine", target_is_directory=True)
    start = [sys.executable, str(log / "start.py"), "check"]
    done = subprocess.run(start, capture_output=True, text=True)
    assert done.returncode == 1
    assert "is a link to another place" in done.stderr
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_start_says_what_is_wrong_with_the_list(tmp_path: Path) -> None:
    log = begun(tmp_path / "log")
    wheel = next((log / "engine").glob("*.whl"))
    wheel.write_bytes(wheel.read_bytes() + b"x")
    done = subprocess.run(
        [sys.executable, str(log / "start.py"), "check"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "A package is not the one that requirements.txt names" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("stamp", "ready"),
    [
        ("as it is", True),
        ("another list", False),
        ("another Python", False),
        ("half a stamp", False),
        ("none", False),
    ],
)
def test_start_installs_when_the_list_or_the_python_is_another_one(
    tmp_path: Path, stamp: str, ready: bool
) -> None:
    log = begun(tmp_path / "log")
    spec = importlib.util.spec_from_file_location("start", log / "start.py")
    assert spec
    assert spec.loader
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    start.PYTHON = Path(sys.executable)  # in the place of that in .venv
    (log / ".venv").mkdir()
    told = start.wanted()
    changed = {"another list": ["0" * 64, told[1]], "another Python": [told[0], "(3, 9)"]}
    text = json.dumps(changed.get(stamp, told))
    if stamp != "none":
        start.STAMP.write_text(text[:20] if stamp == "half a stamp" else text, "utf-8")
    assert start.ready() is ready
    lines = (log / "requirements.txt").read_bytes()
    (log / "requirements.txt").write_bytes(lines.replace(b"\n", b"\r\n"))
    assert start.ready() is ready, "line ends are no other list"
    (log / "requirements.txt").write_bytes(lines + b"# more\n")
    assert not start.ready()


def test_start_says_that_there_is_no_connection_and_tries_again_the_next_time(
    tmp_path: Path,
) -> None:
    log = begun(tmp_path / "log")
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    variables |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}
    variables |= dict.fromkeys(("https_proxy", "http_proxy"), "http://127.0.0.1:9")
    command = [sys.executable, str(log / "start.py"), "check"]
    for _ in range(2):
        done = subprocess.run(command, env=variables, capture_output=True, text=True)
        assert done.returncode == 1
        assert "Is there a connection to the Internet?" in done.stderr
        assert done.stderr.rstrip().endswith("Then start again.")
        assert "Traceback" not in done.stderr
        assert not (log / ".venv" / "installed.json").exists()
