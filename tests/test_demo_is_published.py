"""The demo passes what its own publishing workflow asks, and so does a log that begins from it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from sites import ROOT

from learnlog_cli.main import cli

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
COMMAND = "python scripts/log.py "


def run(*words: str) -> Result:
    return CliRunner(catch_exceptions=False).invoke(cli, words)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """All that a log of one's own begins with."""
    site = tmp_path / "a log é"
    for name in ("docs", "hooks"):
        shutil.copytree(ROOT / name, site / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", site)
    return site


def test_the_demo_may_be_published_as_the_workflow_asks(template: Path) -> None:
    steps = WORKFLOW["jobs"]["build"]["steps"]
    (command,) = (one["run"] for one in steps if one.get("run", "").startswith(COMMAND))
    assert "--declaration require" in command
    done = run(*command.removeprefix(COMMAND).split(), "--site", str(template))
    assert done.exit_code == 0, done.output
    listed = json.loads((template / "site-manifest.json").read_text("utf-8"))
    assert (listed["declaration"], listed["entries"] > 30) == ("require", True)
    assert "::" not in done.stdout, "nothing is told of in a pull request"


def test_every_allowance_of_the_demo_is_needed(template: Path) -> None:
    done = run("check", str(template), "--json")
    told = [one["message"] for one in json.loads(done.stdout) if one["code"] == "allowance-unused"]
    assert told == []


@pytest.mark.parametrize("with_manual", [True, False])
def test_a_log_of_ones_own_begins_without_a_warning(template: Path, with_manual: bool) -> None:
    """The steps of "Without the command" in "A log of your own"."""
    docs, settings = template / "docs", template / "mkdocs.yml"
    for file in (docs / "weeks").glob("*.md"):
        file.unlink()
    for name in ["posts", "interviews", "assignments", "audits", "reviews", "images", "_data"]:
        shutil.rmtree(docs / name)
    (docs / ".authors.yml").unlink()
    (docs / "index.md").write_text("Welcome.\n", "utf-8")
    (docs / "weeks" / "2026-11-16.md").write_text("A quiet week.\n", "utf-8")
    text = re.sub(r"    today:.*\n", "", settings.read_text("utf-8"))
    if not with_manual:
        text = re.sub(r"(?m)^nav:(?s:.*)", "exclude_docs: |\n  /manual/\n  /decisions/\n", text)
        text = re.sub(r"(?m)^extra:\n(?: .*\n)+", "", text)
    settings.write_text(text, "utf-8")
    done = run("check", str(template), "--strict", "--json", "--today", "2026-11-20")
    assert [one["code"] for one in json.loads(done.stdout)] == ["not-declared"]
    assert done.exit_code == 0
