"""The tools of the other tests here: a browser that reaches this computer and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error
from served import Served


def test_the_demo_is_there_and_nobody_else(browser: Browser, demo: Served) -> None:
    page = browser.new_page()
    page.goto(demo.root)
    assert "Out of the Clinic" in page.title()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
    page.close()
