"""Options and fixtures that several test files share."""

from __future__ import annotations

import pytest


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


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))
