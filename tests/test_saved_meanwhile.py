"""What is saved while a build goes on is in the next one; two files may want the same place."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from sites import HOOKED, make_site

from fault_injection.children import result_of
from learnlog.mkdocs_page_loop import PageLoop

OLD, NEW = "# Own\n\nOld words.\n", "# Own\n\nNew words.\n"
URL = "http://127.0.0.1:8000/log/"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system can't fork")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    yield make_site(tmp_path, HOOKED, {"weeks/2018-09-17.md": "Idea 1: Ask.\n", "own.md": OLD})
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def build(log: Path, serving: bool = False, begins: bool = False, where: str = "site") -> None:
    config = load_config(str(log / "mkdocs.yml"), site_dir=str(log / where))
    if serving:
        config.site_url = URL
    if begins:
        config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config, serve_url=URL if serving else None)


def saved_meanwhile(log: Path, then: Callable[[], None]) -> None:
    """Build, while the owner saves a page just before the pages are made."""
    make = PageLoop._make_all

    def save_and_make(*given: object) -> object:
        (log / "docs" / "own.md").write_text(NEW, "utf-8")
        return make(*given)  # type: ignore[arg-type]

    PageLoop._make_all = save_and_make  # type: ignore[method-assign, assignment]
    then()


def shown(log: Path) -> str:
    return (log / "site" / "own" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("nav", ["", "nav: [own.md]\n"])
def test_a_page_that_is_saved_while_a_build_goes_on_is_in_the_next(log: Path, nav: str) -> None:
    with (log / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(nav)
    result_of(lambda: saved_meanwhile(log, lambda: build(log)))
    result_of(lambda: build(log))
    assert "New words" in shown(log)
    assert "Old words" not in shown(log)


def test_it_is_in_the_next_build_of_a_preview(log: Path) -> None:
    def preview() -> None:
        build(log, serving=True, begins=True)
        (log / "docs" / "own.md").write_text(OLD + "More.\n", "utf-8")
        saved_meanwhile(log, lambda: build(log, serving=True))
        build(log, serving=True)

    result_of(preview)
    assert "New words" in shown(log)


def test_a_page_comes_back_when_a_file_in_its_place_is_gone(log: Path) -> None:
    def preview() -> None:
        build(log, serving=True, begins=True)
        beside = log / "docs" / "own"
        beside.mkdir()
        (beside / "index.html").write_text("<p>Another file</p>", "utf-8")
        build(log, serving=True)
        shutil.rmtree(beside)
        build(log, serving=True)

    result_of(preview)
    assert "Old words" in shown(log)
