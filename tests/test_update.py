"""`learnlog update`: what nobody changed is renewed, what somebody changed is left alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from test_init import begun, every_file

import learnlog_cli.update
from learnlog_cli import asking
from learnlog_cli.main import cli
from learnlog_cli.own_log import around
from learnlog_cli.own_log.engine_files import Engine, running_engine
from learnlog_cli.own_log.update_plan import plan_of, sums_after
from learnlog_cli.own_log.written_sums import Written, sum_of_file

pytestmark = pytest.mark.usefixtures("packed_once")
NEWER = "9.0.0"
OLD_WHEEL = "engine/learnlog-0.1.0-py3-none-any.whl"
NEW_WHEEL = f"engine/learnlog-{NEWER}-py3-none-any.whl"


def type_in(*words: str | Path, answers: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in words], input=answers, prog_name="learnlog")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return begun(tmp_path / "log", "--name", "Mine", "--author", "Sam", "--repository", "sam/log")


@pytest.fixture
def newer(log: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine that comes when the log is there: other templates, and a file more."""
    engine = replace(running_engine(), version=NEWER)
    templates = {**around._TEMPLATES, "week.md": "more/new.md"}
    text = around.template

    def template(name: str) -> str:
        found = text(name)
        return f"{found}# newer\n" if name in ("start.py", "publish.yml", "README.md") else found

    monkeypatch.setattr(learnlog_cli.update, "running_engine", lambda: engine)
    monkeypatch.setattr(around, "_TEMPLATES", templates)
    monkeypatch.setattr(around, "template", template)
    return engine


def without_notes(log: Path) -> dict[str, bytes]:
    return {path: data for path, data in every_file(log).items() if ".learnlog/" not in path}


def test_a_log_of_this_engine_is_up_to_date(log: Path) -> None:
    before = every_file(log)
    done = type_in("update", log)
    assert done.exit_code == 0
    assert done.output == "All is as learnlog 0.1.0 makes it.\n"
    assert every_file(log) == before


@pytest.mark.usefixtures("newer")
def test_what_nobody_changed_is_renewed_and_the_rest_is_not_touched(log: Path) -> None:
    before = every_file(log)
    done = type_in("update", log, "--yes")
    assert done.exit_code == 0, done.output
    after = without_notes(log)
    changed = {path for path, data in before.items() if after.get(path) != data}
    assert changed == {
        "start.py",
        "README.md",
        "requirements.txt",
        ".github/workflows/publish.yml",
        "engine/written.json",
        OLD_WHEEL,
    }
    assert set(after) - set(before) == {NEW_WHEEL, "more/new.md"}
    assert OLD_WHEEL not in after
    assert NEW_WHEEL.encode() in after["requirements.txt"]
    assert after["README.md"].startswith(b"# Mine\n")
    assert b"github.com/sam/log.git" in after["README.md"]
    assert type_in("update", log).output == f"All is as learnlog {NEWER} makes it.\n"
    assert type_in("check", "--strict", log).exit_code == 0


@pytest.mark.usefixtures("newer")
def test_every_difference_is_shown_and_nothing_is_done_without_a_word(log: Path) -> None:
    before = every_file(log)
    for words in (["--dry-run"], []):
        done = type_in("update", log, *words)
        size = f"{len(before[OLD_WHEEL]) / 1e6:.1f} MB"
        assert f"{NEW_WHEEL}: new, {size}" in done.output
        assert f"{OLD_WHEEL}: not needed any more, so it goes, {size}" in done.output
        assert "start.py: brought up to date\n" in done.output
        assert "    +# newer\n" in done.output
        assert f"    -./{OLD_WHEEL}\n    +./{NEW_WHEEL}\n" in done.output
        assert "--hash" not in done.output
    assert done.exit_code == 2
    assert "give --yes to do it, --dry-run to look" in done.output
    assert every_file(log) == before


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize(("answer", "version"), [("n", "0.1.0"), ("y", NEWER)])
def test_a_person_is_asked(
    log: Path, monkeypatch: pytest.MonkeyPatch, answer: str, version: str
) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    done = type_in("update", log, answers=f"{answer}\n")
    assert done.exit_code == 0
    assert json.loads((log / "engine" / "written.json").read_text("utf-8"))["learnlog"] == version


@pytest.mark.usefixtures("newer")
def test_what_the_owner_changed_stays_and_the_new_one_lies_beside(log: Path) -> None:
    (log / "start.py").write_text("mine\n", "utf-8")
    (log / ".gitignore").write_text("mine too\n", "utf-8")
    done = type_in("update", log, "--yes")
    assert "start.py: you changed it, so it stays as it is" in done.output
    assert (
        "Take over what you like from these, then delete them:\n    start.py.new\n" in done.output
    )
    assert (log / "start.py").read_text("utf-8") == "mine\n"
    assert (log / "start.py.new").read_text("utf-8").endswith("# newer\n")
    assert ".gitignore: you changed it, and learnlog has nothing new for it" in done.output
    assert not (log / ".gitignore.new").exists()
    (log / "start.py.new").unlink()
    again = type_in("update", log)
    assert again.exit_code == 0
    assert not (log / "start.py.new").exists(), "it is offered once"


@pytest.mark.usefixtures("newer")
def test_what_the_owner_deleted_stays_away_but_for_the_engine(log: Path) -> None:
    for path in (".github/workflows/publish.yml", "requirements.txt", "engine/push_site.py"):
        (log / path).unlink()
    done = type_in("update", log, "--yes")
    assert ".github/workflows/publish.yml: you deleted it, so it stays away" in done.output
    assert not (log / ".github" / "workflows" / "publish.yml").exists()
    assert (log / "requirements.txt").is_file()
    assert (log / "engine" / "push_site.py").is_file()


@pytest.mark.usefixtures("newer")
def test_an_engine_that_the_owners_own_list_asks_for_stays(log: Path) -> None:
    wanted = log / "requirements.txt"
    wanted.write_text(wanted.read_text("utf-8") + "# and one of mine\n", "utf-8")
    before = wanted.read_bytes()
    type_in("update", log, "--yes")
    assert wanted.read_bytes() == before
    assert (log / OLD_WHEEL).is_file()
    assert (log / NEW_WHEEL).is_file()
    assert NEW_WHEEL in (log / "requirements.txt.new").read_text("utf-8")


def test_an_engine_of_the_same_version_is_not_exchanged_below_the_owners_list(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else pip would refuse it: the sum in the list is that of the old one."""
    engine = running_engine()
    other = replace(engine, files={**engine.files, "learnlog/more.py": b""})
    monkeypatch.setattr(learnlog_cli.update, "running_engine", lambda: other)
    wanted = log / "requirements.txt"
    wanted.write_text(wanted.read_text("utf-8") + "# and one of mine\n", "utf-8")
    before = (log / OLD_WHEEL).read_bytes()
    type_in("update", log, "--yes")
    assert (log / OLD_WHEEL).read_bytes() == before
    assert (log / f"{OLD_WHEEL}.new").is_file()


@pytest.mark.usefixtures("newer")
def test_line_ends_of_another_system_are_no_change_of_the_owners(log: Path) -> None:
    start = log / "start.py"
    start.write_bytes(start.read_bytes().replace(b"\n", b"\r\n"))
    done = type_in("update", log, "--yes")
    assert "start.py: brought up to date" in done.output


@pytest.mark.usefixtures("newer")
def test_an_update_is_taken_back_whole(log: Path) -> None:
    (log / "start.py").write_text("mine\n", "utf-8")
    before = every_file(log)
    type_in("update", log, "--yes")
    done = type_in("undo", "--site", log)
    assert done.exit_code == 0, done.output
    assert without_notes(log) == before


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize("at", range(8))
def test_what_was_interrupted_is_finished_by_the_next(
    log: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    count = iter(range(at))
    write = learnlog_cli.update._write_one

    def written(*given: object) -> None:
        if next(count, None) is None:
            raise KeyboardInterrupt
        write(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(learnlog_cli.update, "_write_one", written)
        type_in("update", log, "--yes")
    done = type_in("update", log, "--yes")
    assert done.exit_code == 0, done.output
    assert type_in("update", log).output == f"All is as learnlog {NEWER} makes it.\n"
    assert not list(log.rglob("*.new"))
    assert not (log / OLD_WHEEL).exists()


@pytest.mark.usefixtures("newer")
def test_docs_and_settings_are_never_touched(log: Path) -> None:
    own = owners(log)
    assert type_in("update", log, "--yes").exit_code == 0
    assert owners(log) == own
    assert not [path for path in around._TEMPLATES.values() if path.startswith(("docs/", "mkdocs"))]


def owners(log: Path) -> dict[str, bytes]:
    """The files that are the owner's alone."""
    files = every_file(log)
    return {path: files[path] for path in files if path.startswith(("docs/", "mkdocs"))}


def test_a_log_that_was_not_made_so_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", "utf-8")
    done = type_in("update", tmp_path, "--yes")
    assert done.exit_code == 2
    assert "was not made by 'learnlog init'" in done.output
    assert set(every_file(tmp_path)) == {"mkdocs.yml"}


PATHS = ("start.py", "README.md", "requirements.txt", OLD_WHEEL, NEW_WHEEL, "mine.txt")
HELD = st.sampled_from([b"one", b"two", b"three"])


@given(
    new=st.dictionaries(st.sampled_from(PATHS[:5]), HELD),
    was=st.dictionaries(st.sampled_from(PATHS[:5]), HELD),
    now=st.dictionaries(st.sampled_from(PATHS), HELD),
)
def test_no_byte_of_the_owners_is_ever_lost(
    new: dict[str, bytes], was: dict[str, bytes], now: dict[str, bytes]
) -> None:
    """Whatever was written once, is there, and comes: `was`, `now` and `new`."""
    written = Written("1", {path: sum_of_file(data) for path, data in was.items()})
    steps = plan_of(new, written, now.get)
    after = dict(now)
    for step in steps:
        if step.writes and step.after is None:
            del after[step.target]
        elif step.writes and step.after is not None:
            assert step.target.endswith(".new") or step.before == now.get(step.path)
            after[step.target] = step.after
    for path, data in now.items():
        if was.get(path) != data:
            assert after.get(path) == data, "what the owner wrote or changed is as it was"
    for path in set(was) - set(now) - set(new):
        assert path not in after
    again = plan_of(new, Written("2", sums_after(steps)), after.get)
    assert not [one for one in again if one.writes], "an update is whole"
