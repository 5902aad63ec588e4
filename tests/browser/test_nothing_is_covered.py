"""Whatever classes a text names, nothing of it can be pressed outside of its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from served import Served, serving
from sites import HOOKED, ROOT, build, make_site

from learnlog.html_cleaning import harmless

STYLE = (ROOT / "hooks" / "learnlog" / "assets" / "learnlog.css").read_text("utf-8")
OURS = sorted(set(re.findall(r"\.(learnlog-[a-z0-9-]+)", STYLE)))
LINK = '<a {} href="https://evil.example/">x</a>'
WIDE = 'style="width:100%;left:0"'
WIDER = 'style="left:-9999px;width:99999px"'
ROW = '<table class="{0}"><thead><tr><td class="{2}" style="width:9999px">{1}</td></tr></thead>'
PARENTS = [
    '<div class="{0}">{1}</div>',
    '<ol class="{0}"><li class="{2}">{1}</li></ol>',
    f"{ROW}</table>",
    ROW.replace("thead", "tbody") + "</table>",
    '<table class="{0}"><thead><tr><th><button>y</button></th><td>{1}</td></tr></thead></table>',
]
# Texts of which something is to be pressed at one of many points outside of their article.
COVERED = """(texts) => {
  const article = document.querySelector("article");
  const points = [];
  article.style.display = "flow-root"; // as high as what floats in it
  for (let x = 2; x < innerWidth; x += innerWidth / 20) {
    for (let y = 2; y < innerHeight; y += 60) points.push([x, y]);
  }
  return texts.filter((text) => {
    article.innerHTML = text;
    const box = article.getBoundingClientRect();
    const near = 24; // the theme's margin beside the article, which tables use
    const inside = (x, y) =>
      x > box.left - near && x < box.right + near && y > box.top - near && y < box.bottom + near;
    return points.some(([x, y]) => !inside(x, y) && article.contains(
      document.elementFromPoint(x, y)) && document.elementFromPoint(x, y) !== article);
  });
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("covered")
    built = build(make_site(folder, HOOKED, {"weeks/2018-09-17.md": "## One\n\nWords.\n"}))
    assert built.code == 0, built.said
    with serving(built.folder, "/log/") as served:
        yield served


def covered(browser: Browser, site: Served, texts: list[str], width: int) -> list[str]:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{site.root}weeks/2018-09-17/", wait_until="load")
    found: list[str] = page.evaluate(COVERED, texts)
    page.close()
    return found


def theirs(site: Served) -> list[str]:
    """The classes of the theme's own style sheets."""
    sheets = (one.read_text("utf-8") for one in site.folder.rglob("stylesheets/*.css"))
    return sorted({one for sheet in sheets for one in re.findall(r"\.([a-z][\w-]+)", sheet)})


def placing() -> list[str]:
    """Our classes in rules that place something."""
    rules = re.findall(r"([^{}]+)\{[^{}]*position: (?:absolute|fixed|sticky|relative)", STYLE)
    return sorted({one for rule in rules for one in re.findall(r"\.(learnlog-[a-z0-9-]+)", rule)})


@pytest.mark.parametrize("width", [1280, 360])
def test_no_link_of_any_class_leaves_the_text(browser: Browser, site: Served, width: int) -> None:
    alone = [
        LINK.format(f'class="{name}" {style}')
        for name, style in product([*OURS, *theirs(site)], (WIDE, WIDER))
    ]
    within = [
        parent.format(first, LINK.format(f'class="{second}" style="width:100%"'), second)
        for parent, first, second in product(PARENTS, placing(), placing())
    ]
    drawn = [
        f'<figure class="{name}"><svg viewBox="0 0 1 1"><a href="https://evil.example/">'
        '<rect x="-9999" y="-9999" width="99999" height="99999"></rect></a></svg></figure>'
        for name in OURS
    ]
    assert len(placing()) > 10
    assert covered(browser, site, list(map(harmless, (*alone, *within, *drawn))), width) == []


def test_a_link_over_the_whole_window_is_found(browser: Browser, site: Served) -> None:
    text = '<a href="https://evil.example/" style="position: fixed; inset: 0">x</a>'
    assert covered(browser, site, [text], 1280) == [text]
