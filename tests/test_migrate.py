"""`schema:` and `learnlog migrate`: the form of a log is known, and is changed without loss."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from learnlog import config, schema
from learnlog.edit.refusal import Refusal
from learnlog.edit.schema_line import with_schema
from learnlog.schema import MIGRATIONS, NEWEST, Migration, steps_from
from learnlog_cli.main import cli

SETTINGS = "site_name: A log\nplugins:\n  - search\n  - learnlog # mine\n"
WEEK = "---\nideas:\n  - A pen\nnext_steps: [Hang it up]\n---\nIdea 2: A nail.\n"


def type_in(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in words], prog_name="learnlog")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "weeks").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "docs" / "weeks" / "2026-09-14.md").write_text(WEEK, "utf-8")
    return tmp_path


# The form that a log says it has


def test_a_log_that_does_not_say_its_form_is_read_as_that_of_today(log: Path) -> None:
    assert config.Config().schema == NEWEST == 1
    assert type_in("check", log).exit_code == 0


def test_a_log_for_a_newer_learnlog_is_an_error_with_the_way_out(log: Path) -> None:
    newer = SETTINGS.replace("learnlog # mine", "learnlog:\n      schema: 2")
    (log / "mkdocs.yml").write_text(newer, "utf-8")
    for command in (["check", log], ["migrate", log]):
        done = type_in(*command)
        assert done.exit_code == 1
        assert "written in form 2, for a newer learnlog; this one knows the forms up to 1" in (
            done.output
        )
        assert "start.py" in done.output


@pytest.mark.parametrize("written", ["zero", "0", "-1", "1.5", "[1]", "99999999"])
def test_what_is_no_form_is_said(log: Path, written: str) -> None:
    wrong = SETTINGS.replace("learnlog # mine", f"learnlog:\n      schema: {written}")
    (log / "mkdocs.yml").write_text(wrong, "utf-8")
    done = type_in("check", log)
    assert done.exit_code == 1
    assert "mkdocs.yml:5: error: option 'schema': " in done.output
    assert "    schema: 1\n" in done.output


# What is written into mkdocs.yml

SHAPES = {
    "item": SETTINGS,
    "item in quotes": "plugins:\n- 'learnlog'\n",
    "item with options": "plugins:\n  - learnlog:\n      # a note\n      stale_after: 6\n",
    "item with options in braces": "plugins:\n  - learnlog: {stale_after: 6}\n",
    "item with empty braces": "plugins:\n  - learnlog: {}\n",
    "item with nothing below": "plugins:\n  - learnlog:\n  - search\n",
    "brackets": "plugins: [search, learnlog]\nextra: {a: learnlog}\n",
    "brackets with options": "plugins: [learnlog: {stale_after: 6}, search]\n",
    "mapping": "plugins:\n  search:\n  learnlog:\n    stale_after: 6\n",
    "hook": "hooks: [a.py]\nextra:\n  learnlog:\n    stale_after: 6\n    allow: []\n",
    "hook in braces": "hooks: [a.py]\nextra: {learnlog: {stale_after: 6}}\n",
    "hook with nothing below": "hooks: [a.py]\nextra:\n  learnlog:\nsite_name: A\n",
    "hook, extra of others": "extra:\n  # a note\n  social: []\nhooks: [a.py]\n",
    "hook alone": "site_name: A\nhooks: [a.py]",
    "tags": "site_url: !ENV [SITE_URL, '']\na: !!python/name:b.c ''\nplugins:\n  - learnlog\n",
    "older": "plugins:\n  - learnlog:\n      stale_after: 6\n      schema: 1 # said\n",
    "older in braces": "extra: {schema: 1, learnlog: {today: 2026-09-14, schema: 1}}\n",
}


class Loader(yaml.SafeLoader):
    """Reads tags as what stands behind them."""


Loader.add_multi_constructor("", lambda loader, tag, node: str(node.value))


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_form_is_written_whatever_shape_the_settings_have(shape: str, end: str) -> None:
    text = SHAPES[shape].replace("\n", end)
    after = with_schema(text.encode(), 7)
    assert isinstance(after, bytes), after
    read = yaml.load(after.decode(), Loader)
    options = options_of(read)
    assert options.pop("schema") == 7
    assert options == options_before(text)
    lines = after.decode().split(end)
    assert "\n" not in "".join(lines)
    assert len(lines) - len(text.split(end)) in range(5)
    assert with_schema(after, 7) == after


def options_of(settings: Mapping[str, object]) -> dict[str, object]:
    plugins = settings.get("plugins") or []
    found = plugins if isinstance(plugins, dict) else {}
    for one in plugins if isinstance(plugins, list) else ():
        found |= one if isinstance(one, dict) else {one: None}
    extra = settings.get("extra") or {}
    assert isinstance(extra, dict)
    return dict(found.get("learnlog") or extra.get("learnlog") or {})


def options_before(text: str) -> dict[str, object]:
    options = options_of(yaml.load(text, Loader))
    return {name: value for name, value in options.items() if name != "schema"}


@pytest.mark.parametrize(
    "text",
    ["a: [\n", "- learnlog\n", "", "plugins: &a [learnlog]\nextra: *a\n", "\ufeffa: \x01\n"],
)
def test_settings_that_can_not_be_mended_are_left_with_words(text: str) -> None:
    after = with_schema(text.encode(), 1)
    if isinstance(after, Refusal):
        assert "Write it yourself, among learnlog's options in mkdocs.yml:\nschema: 1" in str(after)
    else:
        assert options_of(yaml.load(after.decode(), Loader))["schema"] == 1


@given(st.text(st.sampled_from("plugins:extra\n -{}[],#learog'\"1"), max_size=60))
def test_nothing_but_the_form_is_ever_changed(more: str) -> None:
    text = f"site_name: A\n{more}\n"
    after = with_schema(text.encode(), 3)
    if isinstance(after, bytes):
        new = yaml.safe_load(after.decode())
        options = options_of(new)
        assert options["schema"] == 3
        old = yaml.safe_load(text)
        for name in {*old, *new} - {"plugins", "extra"}:
            assert new[name] == old[name]


# The steps


def test_the_steps_lead_from_each_form_to_the_newest() -> None:
    for form in range(NEWEST + 1):
        steps = steps_from(form, MIGRATIONS)
        assert [step.before for step in steps] == list(range(form, NEWEST))
        assert all(step.after == step.before + 1 and step.explanation for step in steps)


def test_a_log_from_before_there_were_forms_is_told_its_own(log: Path) -> None:
    before = (log / "docs" / "weeks" / "2026-09-14.md").read_bytes()
    tried = type_in("migrate", "--dry-run", log)
    assert tried.exit_code == 0
    assert "From form 0 to form 1\nmkdocs.yml says in which form" in tried.output
    assert "    +      schema: 1\n" in tried.output
    assert "Nothing was changed." in tried.output
    assert (log / "mkdocs.yml").read_text("utf-8") == SETTINGS
    assert type_in("migrate", log).exit_code == 0
    written = (log / "mkdocs.yml").read_text("utf-8")
    assert written == SETTINGS.replace("learnlog # mine", "learnlog: # mine\n      schema: 1")
    assert (log / "docs" / "weeks" / "2026-09-14.md").read_bytes() == before
    assert "form 1, the newest there is" in type_in("migrate", log).output
    assert type_in("undo", "--site", log).exit_code == 0
    assert (log / "mkdocs.yml").read_text("utf-8") == SETTINGS


def made_up(edit: object) -> tuple[Migration, ...]:
    return (*MIGRATIONS, Migration(1, 2, "Achievements are told apart.", edit))  # type: ignore[arg-type]


def renamed(texts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """A step that gives a field another name, in every entry that has it."""
    return {
        path: data.replace(b"\nnext_steps:", b"\nachievements:")
        for path, data in texts.items()
        if b"\nnext_steps:" in data
    }


@pytest.fixture
def second_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", made_up(renamed))
    monkeypatch.setattr(config, "NEWEST", 2)


@pytest.mark.usefixtures("second_form")
def test_steps_are_gone_one_after_the_other_and_taken_back_together(log: Path) -> None:
    week = log / "docs" / "weeks" / "2026-09-14.md"
    done = type_in("migrate", log)
    assert done.exit_code == 0, done.output
    assert done.output.index("From form 0 to form 1") < done.output.index("From form 1 to form 2")
    assert "    -next_steps: [Hang it up]\n    +achievements: [Hang it up]\n" in done.output
    assert "schema: 2" in (log / "mkdocs.yml").read_text("utf-8")
    assert week.read_text("utf-8") == WEEK.replace("next_steps", "achievements")
    assert "form 2, the newest there is" in type_in("migrate", log).output
    type_in("undo", "--site", log)
    assert (log / "mkdocs.yml").read_text("utf-8") == SETTINGS
    assert week.read_text("utf-8") == WEEK


@pytest.mark.usefixtures("second_form")
def test_a_dry_run_of_several_steps_changes_nothing(log: Path) -> None:
    done = type_in("migrate", "--dry-run", log)
    assert "+achievements: [Hang it up]" in done.output
    assert (log / "docs" / "weeks" / "2026-09-14.md").read_text("utf-8") == WEEK


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda texts: Refusal("this log is too special", "ask"), "This log is too special"),
        (lambda texts: dict.fromkeys(texts, b"---\nnonsense: 1\n---\n"), "another number"),
        (
            lambda texts: {
                path: data.replace(b"next_steps", b"next_stops")
                for path, data in texts.items()
                if path.startswith("docs/")
            },
            "would be a mistake: unknown field 'next_stops'",
        ),
    ],
)
def test_a_step_that_would_harm_is_not_gone(
    log: Path, monkeypatch: pytest.MonkeyPatch, edit: object, said: str
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", made_up(edit))
    monkeypatch.setattr(config, "NEWEST", 2)
    done = type_in("migrate", log)
    assert done.exit_code == 1
    assert said in done.output
    assert (log / "mkdocs.yml").read_text("utf-8") == SETTINGS
    assert (log / "docs" / "weeks" / "2026-09-14.md").read_text("utf-8") == WEEK


def test_settings_are_changed_last(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a log that was left half-way does not say that it is through."""
    from learnlog.edit import saving

    monkeypatch.setattr(schema, "MIGRATIONS", made_up(renamed))
    monkeypatch.setattr(config, "NEWEST", 2)
    save, order = saving.save, []

    def noted(site: Path, path: str, *more: object) -> object:
        order.append(path)
        return save(site, path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "save", noted)
    type_in("migrate", log)
    assert order == ["docs/weeks/2026-09-14.md", "mkdocs.yml"]
