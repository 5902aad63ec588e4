"""The fields of forms, the JSON Schema and the manual are those that the parser reads."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from manual_pages import own_words, page, rows, sections
from test_written_entries import a_group

from learnlog.config import Config
from learnlog.forms.entry_schema import entry_schema
from learnlog.forms.form_fields import LEFT_OUT, FormField, form_of, label_of
from learnlog.forms.written_entry import write_entry
from learnlog.front_matter.fences import Parts, split
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND, Rules
from learnlog.kinds import Kind, kind_of
from learnlog_cli.main import cli

VALIDATORS = {kind: jsonschema.Draft202012Validator(entry_schema(kind, Config())) for kind in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_a_form_has_every_field_of_the_parser(kind: Kind) -> None:
    rules = OF_KIND[kind]
    fields = form_of(kind, Config())
    assert [one.name for one in fields] == [name for name in rules if name not in LEFT_OUT]
    for field in fields:
        rule = rules[field.name]
        assert (field.hint, field.example) == (rule.meaning.replace("`", ""), rule.example)
        assert field.main == (MAIN_FIELD[field.name] if rule.kind == "items" else "")
        assert_inner(field, rule.kind)


def assert_inner(field: FormField, kind: str) -> None:
    inner: Rules = GROUPS[field.name] if kind == "items" else EVENT if kind == "event" else {}
    assert [one.name for one in field.fields] == [*inner]
    for one in field.fields:
        if one.name != "status":
            assert one.choices == inner[one.name].choices


def test_every_field_has_a_name_of_its_own_on_the_form() -> None:
    for kind in Kind:
        for fields in (form_of(kind, Config()), *(f.fields for f in form_of(kind, Config()))):
            labels = [one.label for one in fields]
            assert len(set(labels)) == len(labels), labels
            assert all(label[0].isupper() and "_" not in label for label in labels)


def test_a_label_names_no_field_that_there_is_not() -> None:
    from learnlog.forms import form_fields

    names = {name for rules in (*OF_KIND.values(), EVENT) for name in rules}
    inner = {f"{group}.{name}" for group, rules in GROUPS.items() for name in rules}
    short = {name for rules in GROUPS.values() for name in rules}
    assert {*form_fields._LABELS} <= names | inner | short
    assert label_of("next_steps") == "Next steps"


def test_the_statuses_are_those_of_the_log() -> None:
    config = Config(statuses=("new", "done"))
    ideas = next(one for one in form_of(Kind.WEEK, config) if one.name == "ideas")
    status = next(one for one in ideas.fields if one.name == "status")
    assert status.choices == ("new", "done", "parked", "rejected", "merged")


@pytest.mark.parametrize("kind", Kind)
def test_the_schema_knows_the_fields_of_the_parser(kind: Kind) -> None:
    schema = entry_schema(kind, Config())
    jsonschema.Draft202012Validator.check_schema(schema)
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert [*properties] == [*OF_KIND[kind]]
    for name, rule in OF_KIND[kind].items():
        said = properties[name]
        if rule.kind == "items":
            each = said["anyOf"][0]["items"]["anyOf"][1]
            assert [*each["properties"]] == [*GROUPS[name]]
            assert each["additionalProperties"] is False
        if rule.choices:
            assert [one for one in said["enum"] if isinstance(one, str)] == [*rule.choices]


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_what_a_form_writes_keeps_to_the_schema(kind: Kind, data: st.DataObject) -> None:
    text = write_entry(data.draw(a_group(OF_KIND[kind])), "", kind)
    VALIDATORS[kind].validate(as_an_editor_reads(text))


def as_an_editor_reads(text: str) -> object:
    """The front matter by a reader of YAML that knows no dates, as JSON has none."""
    parts = split("", text)
    assert isinstance(parts, Parts)
    return yaml.load(parts.header or "{}", WithoutDates)


class WithoutDates(yaml.SafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012 - as in the class above it
        first: [one for one in resolvers if not one[0].endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


DOCS = Path(__file__).resolve().parents[1] / "docs"
ENTRIES = sorted(path for path in DOCS.glob("*/*.md") if kind_of(f"{path.parent.name}/{path.name}"))


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.name)
def test_the_entries_of_the_demo_keep_to_the_schema(path: Path) -> None:
    kind = kind_of(f"{path.parent.name}/{path.name}")
    assert kind
    VALIDATORS[kind].validate(as_an_editor_reads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"titel": "x"},
        {"ideas": [{"idea": 1, "status": "dune"}]},
        {"followed_up": [{"step": "x", "outcome": "finished"}]},
        {"next_steps": [{"due": "next week", "text": "x"}]},
        {"draft": "perhaps"},
    ],
)
def test_the_schema_refuses_what_the_parser_does(wrong: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATORS[Kind.WEEK].validate(wrong)


def test_the_manual_names_the_words_that_a_field_may_hold() -> None:
    text = page("front-matter.md")
    described = {**sections(text, 2), **sections(text, 3), **sections(text, 4)}
    for group, rules in GROUPS.items():
        for row in rows(own_words(described[group])):
            rule = rules.get(row[0].strip("*"))
            for choice in rule.choices if rule else ():
                assert choice in f"{row[2]} {row[3]}", (group, row)


def test_the_command_prints_the_schema_of_a_kind(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra: {learnlog: {statuses: [new, done]}}\n")
    answer = CliRunner().invoke(cli, ["schema", "post", "--site", str(tmp_path)])
    assert json.loads(answer.stdout) == entry_schema(Kind.POST, Config(statuses=("new", "done")))


def test_the_command_needs_no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(cli, ["schema"])
    assert json.loads(answer.stdout) == entry_schema(Kind.WEEK, Config())


def test_another_kind_is_told(tmp_path: Path) -> None:
    answer = CliRunner().invoke(cli, ["schema", "wek", "--site", str(tmp_path)])
    assert answer.exit_code == 2
    assert "Did you mean 'week'?" in answer.output
