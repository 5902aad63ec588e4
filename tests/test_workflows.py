"""The workflows: least rights, pinned actions, nothing from outside in a shell, no way around."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS: dict[str, dict[Any, Any]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8")) for file in FILES
}
ZIZMOR = shutil.which("zizmor", path=str(Path(sys.executable).parent))
# What each job may, besides reading what it checks out.
MAY = {
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish", "publish-elsewhere"): {"contents": "read", "actions": "read"},
}


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in WORKFLOWS.items():
        for job, said in workflow["jobs"].items():
            yield name, job, said


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job, said in jobs():
        for step in said["steps"]:
            yield f"{name}/{job}", step


def triggers(name: str) -> dict[str, Any]:
    return WORKFLOWS[name][True]  # YAML 1.1 reads "on" as true


def test_zizmor_finds_nothing() -> None:
    assert ZIZMOR, "zizmor belongs to the tests' packages"
    command = [ZIZMOR, "--offline", "--pedantic", "--format=plain", str(ROOT / ".github")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout
    assert not re.search(r"zizmor:\s*ignore", "".join(f.read_text("utf-8") for f in FILES))


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    file = tmp_path / ".github" / "workflows" / "a.yml"
    file.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        "utf-8",
    )
    assert ZIZMOR
    done = subprocess.run([ZIZMOR, "--offline", "--pedantic", str(file)], capture_output=True)
    assert done.returncode > 10, "its code for findings"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_with_its_version(file: Path) -> None:
    used = re.findall(r"uses: (.+)$", file.read_text("utf-8"), re.MULTILINE)
    assert used
    for one in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


def test_one_action_has_one_version() -> None:
    texts = "".join(file.read_text("utf-8") for file in FILES)
    pins = set(re.findall(r"(actions/[a-z-]+)@(\w+)", texts))
    assert len({name for name, _ in pins}) == len(pins)


def test_rights_are_given_to_jobs_one_by_one() -> None:
    for workflow in WORKFLOWS.values():
        assert workflow["permissions"] == {}
    for name, job, said in jobs():
        assert said["permissions"] == MAY.get((name, job), {"contents": "read"})
        assert 0 < said["timeout-minutes"] <= 60


def test_nothing_that_is_filled_in_stands_in_a_shell() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where
        filled = " ".join(map(str, {**step.get("env", {}), **step.get("with", {})}.values()))
        assert not re.search(r"github\.(?:event|head_ref)", filled), where


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
def test_every_shell_can_be_read() -> None:
    for where, step in steps():
        if "run" in step:
            done = subprocess.run(["bash", "-n"], input=step["run"], capture_output=True, text=True)
            assert done.returncode == 0, (where, done.stderr)


def test_no_checkout_leaves_a_token_behind() -> None:
    found = [step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(found) >= 4
    assert all(step["with"] == {"persist-credentials": False} for step in found)


def test_a_pull_request_meets_no_secret_and_no_right_to_write() -> None:
    texts = {file.stem: file.read_text("utf-8") for file in FILES}
    assert not any("pull_request_target" in text for text in texts.values())
    for name, workflow in WORKFLOWS.items():
        if "pull_request" not in triggers(name):
            continue
        assert "secrets." not in texts[name]
        for job in workflow["jobs"].values():
            assert set(job["permissions"].values()) == {"read"}
    assert "pull_request" not in triggers("publish")


def test_nothing_is_deployed_unless_all_was_checked() -> None:
    assert triggers("publish").keys() == {"push", "schedule", "workflow_dispatch"}
    assert triggers("publish")["push"] == {"branches": ["main"]}
    checked, *_others = [
        step.get("run", "")
        for step in WORKFLOWS["publish"]["jobs"]["build"]["steps"]
        if "run" in step
    ]
    assert checked == "python scripts/log.py publish --check --declaration require --annotations"
    for job in ("deploy", "publish-elsewhere"):
        assert WORKFLOWS["publish"]["jobs"][job]["needs"] == "build"
    assert not any("continue-on-error" in step for _, step in steps())
    assert not any(re.search(r"always\(\)|\|\| true", str(step)) for _, step in steps())


def test_the_site_goes_to_one_place_and_by_default_to_this_repository() -> None:
    publish = WORKFLOWS["publish"]["jobs"]
    here, there = publish["deploy"], publish["publish-elsewhere"]
    # Started by hand, the workflow runs on any branch; it builds there and publishes nothing.
    on_main = "github.ref == 'refs/heads/main'"
    assert here["if"] == f"vars.PUBLIC_SITE_REPOSITORY == '' && {on_main}"
    assert there["if"] == f"vars.PUBLIC_SITE_REPOSITORY != '' && {on_main}"
    uploads = {
        step["uses"].split("@")[0]: step["if"]
        for step in publish["build"]["steps"]
        if "upload" in step.get("uses", "")
    }
    assert uploads == {
        "actions/upload-pages-artifact": "vars.PUBLIC_SITE_REPOSITORY == ''",
        "actions/upload-artifact": "vars.PUBLIC_SITE_REPOSITORY != ''",
    }


def test_the_deploy_key_is_seen_by_one_step_only() -> None:
    found = [(where, step) for where, step in steps() if "secrets." in str(step)]
    ((where, step),) = found
    assert where == "publish/publish-elsewhere"
    assert step["run"] == 'python3 scripts/publishing/push_site.py "$RUNNER_TEMP/site"'
    assert WORKFLOWS["publish"]["jobs"]["publish-elsewhere"]["environment"]["name"] == "public-site"


def test_the_preview_says_where_it_is() -> None:
    said = WORKFLOWS["preview"]["jobs"]["build"]["steps"]
    (upload,) = (step for step in said if step.get("id") == "preview")
    assert upload["with"]["path"] == "site"
    assert "if" not in upload, "nothing is kept of what did not pass"
    (link,) = (step for step in said if "PREVIEW" in step.get("env", {}))
    assert link["env"]["PREVIEW"] == "${{ steps.preview.outputs.artifact-url }}"
    assert "$GITHUB_STEP_SUMMARY" in link["run"]


def test_whoever_published_is_led_to_the_site() -> None:
    publish = WORKFLOWS["publish"]["jobs"]
    places = {
        "deploy": "steps.deployment.outputs.page_url",
        "publish-elsewhere": "vars.PUBLIC_SITE_URL",
    }
    for job, place in places.items():
        last = publish[job]["steps"][-1]
        assert last["env"]["SITE"] == f"${{{{ {place} }}}}"
        assert "[Read it](<%s>)" in last["run"]
        assert last["run"].endswith('"$SITE" >> "$GITHUB_STEP_SUMMARY"')
    said = "".join(one.get("run", "") for one in WORKFLOWS["preview"]["jobs"]["build"]["steps"])
    assert "Not ready" not in said, "what stops it is told by the command itself"


def test_a_preview_tells_the_problems_in_the_files_and_what_is_not_declared_yet() -> None:
    told, *_ = [
        one["run"] for one in WORKFLOWS["preview"]["jobs"]["build"]["steps"] if "run" in one
    ]
    assert told == "python scripts/log.py publish --check --declaration warn --annotations"


def test_what_tests_need_is_installed_before_them() -> None:
    script = (ROOT / ".ci" / "browser-tools").read_text("utf-8")
    for program in ("chromium", "java", "npm", "pdftoppm", "exiftool"):
        assert re.search(rf"^have {program} \|\|.* missing\+=\(", script, re.MULTILINE)
    whole = (ROOT / ".ci" / "run").read_text("utf-8")
    assert whole.index("step bash .ci/browser-tools") < whole.index("scripts/test.py")


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_on_the_service_a_program_that_is_missing_is_a_failure(ci: str, code: int) -> None:
    """Where somebody else works, their tests are left out; the other systems' jobs have none."""
    variables = {**os.environ, "PATH": os.devnull, "CI": ci}
    file = str(ROOT / "tests" / "test_pictures_of_a_site.py")
    command = [sys.executable, "-m", "pytest", "-q", "-k", "planted_words_where_nothing", file]
    done = subprocess.run(command, env=variables, cwd=ROOT, capture_output=True, text=True)
    expected = code if sys.platform == "linux" else 0
    assert done.returncode == expected, done.stdout
    assert ("1 failed" if expected else "1 skipped") in done.stdout


def test_vulnerabilities_are_asked_for_each_week() -> None:
    job = WORKFLOWS["check"]["jobs"]["vulnerabilities"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python scripts/vulnerabilities.py"
    ]
    assert "schedule" in triggers("check")
