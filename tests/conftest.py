"""Options and fixtures that several test files share."""

from __future__ import annotations

import os

import pytest

# Where these tests run in a workflow, no test is that workflow: none writes on the page of its run.
for name in ("GITHUB_STEP_SUMMARY", "GITHUB_EVENT_PATH", "GITHUB_EVENT_NAME", "GITHUB_SHA"):
    os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write what the code does now into the golden cases; read the diff before you keep it",
    )


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
