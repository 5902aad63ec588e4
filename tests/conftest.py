"""Options and fixtures that several test files share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write what the code does now into the golden cases; read the diff before you keep it",
    )


def pytest_configure() -> None:
    """Where these tests run in a workflow, no test is that workflow: none writes into its page."""
    for name in ("STEP_SUMMARY", "EVENT_PATH", "EVENT_NAME", "OUTPUT", "SHA"):
        pytest.MonkeyPatch().delenv(f"GITHUB_{name}", raising=False)
    # Progress is shown after two seconds: what a command says would depend on how busy this
    # computer is.
    pytest.MonkeyPatch().setenv("LEARNLOG_QUIET", "1")


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def wheel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """learnlog as installed from its wheel, in a folder of its own."""
    made, installed = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    wheel = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made)]
    subprocess.run([*wheel, str(ROOT)], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", installed, *made.glob("*.whl")], check=True)
    return installed
