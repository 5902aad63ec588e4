"""Options and fixtures that several test files share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from made_once import made_once
from sites import Built, build_demo
from slow_files import SLOWEST

from learnlog_cli.own_log import around
from learnlog_cli.own_log.engine_files import Engine
from learnlog_cli.own_log.engine_wheel import Wheel, made_wheel

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no process is left with one at the end."""
    rank = {name: at for at, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def run_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this run of the tests share; see `made_once`."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def wheel_folder(run_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """learnlog as installed from its wheel, in a folder of its own, that nobody changes."""

    def make(installed: Path) -> None:
        made = tmp_path_factory.mktemp("wheel")
        wheel = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made)]
        subprocess.run([*wheel, str(ROOT)], check=True, capture_output=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
        subprocess.run([*pip, "--target", installed, *made.glob("*.whl")], check=True)

    return made_once(run_folder, "installed", make)


@pytest.fixture(scope="session")
def packed_once() -> Iterator[None]:
    """A wheel of the same engine is not packed again for each log that a test begins."""
    packed: dict[object, Wheel] = {}

    def wheel_of(engine: Engine) -> Wheel:
        about = [getattr(engine, field.name) for field in fields(engine) if field.name != "files"]
        key = repr(about), frozenset(engine.files.items())
        if key not in packed:
            packed[key] = made_wheel(engine)
        return packed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(around, "made_wheel", wheel_of)
        yield


@pytest.fixture(scope="session")
def demo_site(run_folder: Path) -> Built:
    """The demo log, built strictly from this checkout; nobody changes it."""

    def make(site: Path) -> None:
        built = build_demo(site)
        assert built.code == 0, built.said

    return Built(0, "", made_once(run_folder, "demo-site", make))
