"""A log as `learnlog init` makes it, in a browser: it asks nobody, says nothing, hides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from served import Served, serving
from sites import build_anew
from test_accessibility import faults, look
from visits import DARK, LIGHT, PHONE, SCREEN, arrive, kinds, visit_all, visitor

from learnlog_cli.main import cli

NAME = "R&D, <em>our</em> way"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, wheel_folder: Path) -> Iterator[Served]:
    """With everything that somebody may answer: a name, a framework, a repository."""
    log = tmp_path_factory.mktemp("fresh") / "my-log"
    answers = ["--name", NAME, "--author", "Sam Example", "--role", "Nurse", "--framework", "hcpc"]
    done = CliRunner().invoke(
        cli, ["init", str(log), *answers, "--repository", "sam-example/my-log", "--no-input"]
    )
    assert done.exit_code == 0, done.output
    built = build_anew(log, wheel_folder)
    assert built.code == 0, built.said
    with serving(built.folder, "/my-log/") as served:
        yield served


def of_the_log(site: Served) -> list[str]:
    """All its pages, but the editor that asks GitHub when somebody signs in."""
    return [one for one in site.pages() if not one.startswith("admin/")]


def test_no_page_asks_another_host(browser: Browser, fresh: Served) -> None:
    asked: list[str] = []
    with visitor(browser, bypass_csp=True) as page:
        context = page.context
        context.on("request", lambda one: one.url.startswith(fresh.root) or asked.append(one.url))
        visit_all(page, [fresh.root + address for address in of_the_log(fresh)])
    assert [one for one in asked if not one.startswith(("data:", "blob:"))] == []


def test_nothing_is_stopped_by_the_policy_of_the_pages(browser: Browser, fresh: Served) -> None:
    said: list[str] = []
    with visitor(browser) as page:
        context = page.context
        context.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        visit_all(page, [fresh.root + address for address in kinds(fresh)])
        page.goto(fresh.root)
        assert page.locator(".md-header__topic").first.inner_text() == NAME
    assert said == []


@pytest.mark.parametrize(("width", "scheme"), [(SCREEN, LIGHT), (PHONE, DARK)])
def test_everybody_can_read_it(
    browser: Browser, fresh: Served, axe: str, width: int, scheme: str
) -> None:
    found: list[tuple[str, ...]] = []
    with visitor(browser, width, scheme) as page:
        page.add_init_script(axe)
        for address in kinds(fresh):
            arrive(page, fresh.root + address)
            look(page)
            found += faults(page)
    assert found == []
