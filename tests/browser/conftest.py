"""A real browser on built sites: no host but this computer is within reach, and asking is noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from served import Served, serving, with_nothing_to_search
from sites import Built
from tools import BROWSERS, MUST_BE_HERE, WITHOUT_WINDOW, where
from warm_engine import WarmEngine, begun

CHROMIUM = where(WITHOUT_WINDOW, *BROWSERS)
NODE_MODULES = Path(__file__).parent / "node_modules"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests out, with the reason, where what they need is not installed."""
    absent = [] if CHROMIUM else ["Chromium"]
    absent += [] if where("java") else ["Java"]
    absent += [] if NODE_MODULES.is_dir() else ["npm's packages (npm ci in tests/browser)"]
    if not absent or MUST_BE_HERE:
        return
    skip = pytest.mark.skip(reason=f"not installed here: {', '.join(absent)}")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that finds no other host than this computer."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                *("--disable-component-update", "--disable-sync", "--no-first-run"),
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(demo_site: Built) -> Iterator[Served]:
    """The demo log, built from this checkout and served below `/learnlog/`."""
    with serving(demo_site.folder, "/learnlog/") as served:
        yield served


@pytest.fixture(scope="session")
def unsearched(demo_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo with nothing for its search to find."""
    aside = tmp_path_factory.mktemp("unsearched")
    with with_nothing_to_search(demo_site.folder, "/learnlog/", aside) as served:
        yield served


@pytest.fixture(scope="session")
def warm(browser: Browser, demo: Served) -> Iterator[WarmEngine]:
    """The engine, for pages of tests that ask nothing of how it begins."""
    engine = begun(browser, demo)
    yield engine
    engine.page.context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def vnu() -> Path:
    """The Nu HTML checker."""
    return next((NODE_MODULES / "vnu-jar").glob("build/**/vnu.jar"))
