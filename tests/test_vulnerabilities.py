"""An audit of the packages that looked nothing up is no good news, however it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vulnerability_audit.verdict import Outcome, judge, pinned

LOCKS = Path(__file__).resolve().parents[1] / "scripts" / "locks"
LOCK = """\
# a comment, unlike==1.0
Jinja2==3.1.6 \\
    --hash=sha256:00
pyyaml-env-tag==1.1 \\
    --hash=sha256:11
tomli==2.0 ; python_full_version < '3.0' \\
    --hash=sha256:22
"""
CLEAN = [
    {"name": "jinja2", "version": "3.1.6", "vulns": []},
    {"name": "pyyaml_env_tag", "version": "1.1", "vulns": []},
]
SKIPPED = {"name": "jinja2", "skip_reason": "Dependency not found on PyPI: jinja2 (3.1.6)"}
BAD = {
    "name": "jinja2",
    "version": "3.1.6",
    "vulns": [{"id": "PYSEC-2030-1", "fix_versions": ["3.1.9"], "aliases": [], "description": ""}],
}
# What pip-audit 2.10 wrote on a computer without the service, with --strict.
OFFLINE = (
    "ERROR:pip_audit._cli:babel: Dependency not found on PyPI and could not be audited: "
    "babel (2.18.0)\n"
)


def answer(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_only_what_is_installed_here_counts_as_pinned() -> None:
    assert pinned(LOCK) == {"jinja2": "3.1.6", "pyyaml-env-tag": "1.1"}
    assert len(pinned((LOCKS / "site.txt").read_text("utf-8"))) > 35
    assert len(pinned((LOCKS / "test.txt").read_text("utf-8"))) > 80


@pytest.mark.parametrize(
    ("code", "printed", "complained", "outcome", "said"),
    [
        (0, answer(*CLEAN), "", Outcome.CLEAN, "2 packages looked up"),
        (1, answer(BAD, CLEAN[1]), "", Outcome.VULNERABLE, "PYSEC-2030-1, mended in 3.1.9"),
        (1, "", OFFLINE, Outcome.NOT_AUDITED, "babel (2.18.0)"),
        (0, answer(SKIPPED, CLEAN[1]), "", Outcome.NOT_AUDITED, "1 of 2 were not looked up"),
        (
            0,
            answer(SKIPPED, {**SKIPPED, "name": "pyyaml-env-tag"}),
            "No known vulnerabilities found",
            Outcome.NOT_AUDITED,
            "2 of 2 were not looked up: jinja2, pyyaml-env-tag",
        ),
        (0, answer(), "No known vulnerabilities found", Outcome.NOT_AUDITED, "2 of 2"),
        (0, answer(CLEAN[0]), "", Outcome.NOT_AUDITED, "pyyaml-env-tag"),
        (0, answer({**CLEAN[0], "version": "3.0"}, CLEAN[1]), "", Outcome.NOT_AUDITED, "jinja2"),
        (0, answer({"name": "jinja2"}, CLEAN[1]), "", Outcome.NOT_AUDITED, "jinja2"),
        (1, answer(*CLEAN), "ERROR: torn", Outcome.NOT_AUDITED, "ERROR: torn"),
        (1, answer(BAD, SKIPPED | {"name": "x"}), "", Outcome.VULNERABLE, "not looked up"),
        (0, "[]", "", Outcome.NOT_AUDITED, "it said nothing"),
        (0, "<html>", "", Outcome.NOT_AUDITED, "gave no answer"),
    ],
)
def test_what_an_answer_means(
    code: int, printed: str, complained: str, outcome: Outcome, said: str
) -> None:
    verdict = judge(LOCK, code, printed, complained)
    assert verdict.outcome is outcome
    assert said in " ".join(verdict.lines)


def test_a_lock_that_pins_nothing_is_not_clean() -> None:
    assert judge("# nothing\n", 0, answer(), "").outcome is Outcome.NOT_AUDITED


def test_exit_codes_tell_the_outcomes_apart() -> None:
    assert [int(one) for one in Outcome] == [0, 1, 2]
