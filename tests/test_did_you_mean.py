"""The nearest of what there is: words, options, commands of other groups, sentences."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from sites import ROOT

from learnlog.did_you_mean import nearest_by_words
from learnlog_cli.main import cli

STEPS = [
    "Ask the night porter where the frames go",
    "Sit beside the porters for a morning",
    "Meet the records team",
    "Find out who buys the beds, and why",
]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fraems", STEPS[0]),
        ("Fraems!", STEPS[0]),
        ("the fraems", STEPS[0]),
        ("a mornign with the porters", STEPS[1]),
        ("reccords", STEPS[2]),
        ("mete the records teem", STEPS[2]),
        ("bedds", STEPS[3]),
        ("swimming", None),
        ("the swimming pool", None),
        ("", None),
        ("?!", None),
    ],
)
def test_a_few_misspelt_words_find_the_sentence(written: str, meant: str | None) -> None:
    assert nearest_by_words(written, STEPS) == meant


def test_words_find_nothing_where_nothing_is() -> None:
    assert nearest_by_words("frames", []) is None
    assert nearest_by_words("frames", ["", "…"]) is None


def test_only_the_last_of_very_many_sentences_are_looked_at() -> None:
    many = ["Count the frames", *(f"Ring number {number}" for number in range(10_000))]
    assert nearest_by_words("fraems", many) is None
    assert nearest_by_words("fraems", many[::-1]) == "Count the frames"


# Commands and options


def said(*words: str) -> str:
    done = CliRunner().invoke(cli, words, prog_name="learnlog")
    assert done.exit_code == 2
    return done.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((verb, f"'learnlog steps {verb}'") for verb in ("done", "drop", "defer", "carry")),
        *((verb, f"'learnlog ideas {verb}'") for verb in ("add", "set", "merge", "rename")),
        ("list", "'learnlog ideas list', 'learnlog steps list', 'learnlog post list',"),
        ("DONE", "'learnlog steps done'"),
        ("renmae", "'learnlog ideas rename'"),
        ("chekc", "'check'"),
        ("steps merge", "'learnlog ideas merge'"),
        ("ideas review", "'learnlog review'"),
        ("ideas lsit", "'list'"),
        ("audits", "'audit'"),
        ("posts", "'post'"),
        ("post", "'learnlog post new'"),
        ("audit make", "'learnlog audit new'"),
        ("review new", "'learnlog reviews new'"),
        ("new audit", "'learnlog audit new'"),
    ],
)
def test_a_command_of_another_group_is_named_in_full(typed: str, meant: str) -> None:
    assert f"Did you mean {meant}" in said(*typed.split(), "porters")


def test_what_is_like_no_command_has_no_hint() -> None:
    assert "There is no command 'fly'.\n" in said("fly")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("new --modle rolfe", "--model"),
        ("new --dat friday", "--date"),
        ("steps done pens --noet x", "--note"),
        ("--vresion", "--version"),
    ],
)
def test_only_the_nearest_option_is_named(typed: str, meant: str) -> None:
    assert said(*typed.split()).endswith(f" Did you mean '{meant}'?\n")


def test_an_option_like_no_other_has_no_hint() -> None:
    assert "Did you mean" not in said("new", "--zzz")


def test_a_verb_that_exists_loads_no_other() -> None:
    code = (
        "import sys; from learnlog_cli.main import cli; "
        "cli(['undo', '--help'], standalone_mode=False); "
        "print(*(one for one in sys.modules if one.startswith('learnlog_cli.')))"
    )
    roots = os.pathsep.join(str(ROOT / name) for name in ("hooks", "scripts"))
    variables = {**os.environ, "PYTHONPATH": roots}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=variables
    )
    loaded = told.stdout.splitlines()[-1].split()
    assert "learnlog_cli.undo" in loaded
    assert not {"learnlog_cli.ideas", "learnlog_cli.steps", "learnlog_cli.doctor"} & {*loaded}
