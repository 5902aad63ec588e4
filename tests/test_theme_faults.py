"""The faults of the theme that is installed are still those that are mended."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from sites import HOOKED, build, make_site

from learnlog.content_faults import without_faults
from learnlog.theme_faults import EDITS, mended

MATERIAL = Path(str((find_spec("material") or pytest.skip("no Material")).origin)).parent
WEEK = {"index.md": "Hello.\n", "weeks/2026-09-14.md": "---\ntitle: A\n---\n- [x] B\n- [ ] C\n"}


@pytest.mark.parametrize("template", EDITS)
def test_every_fault_is_where_it_is_looked_for(template: str) -> None:
    source = (MATERIAL / "templates" / template).read_text("utf-8")
    assert {edit.theirs: source.count(edit.theirs) for edit in EDITS[template]} == {
        edit.theirs: edit.times for edit in EDITS[template]
    }
    assert mended(template, source) != source


def test_a_template_is_mended_whole_or_left_alone() -> None:
    source = (MATERIAL / "templates" / "base.html").read_text("utf-8")
    newer = source.replace('<label class="md-overlay"', '<label class="md-overlay md-new"')
    assert mended("base.html", newer) == newer
    assert mended("partials/footer.html", source) == source


def test_boxes_of_tasks_have_names_and_an_empty_corner_is_no_heading() -> None:
    boxes = '<input type="checkbox" disabled checked/><input type="checkbox" disabled/>'
    assert without_faults(boxes) == (
        '<input type="checkbox" disabled checked aria-label="done"/>'
        '<input type="checkbox" disabled aria-label="to do"/>'
    )
    assert without_faults('<th></th><th style="a"></th><th>B</th>') == (
        '<td></td><td style="a"></td><th>B</th>'
    )


def test_only_material_is_mended(tmp_path: Path) -> None:
    material = build(make_site(tmp_path / "material", HOOKED, WEEK))
    other = HOOKED.replace("theme: {name: material, font: false}", "theme: mkdocs")
    plain = build(make_site(tmp_path / "plain", other, WEEK))
    assert (material.code, plain.code) == (0, 0)
    assert material.page("").select_one("input#__drawer.learnlog-switch")
    assert 'aria-label="done"' in str(material.page("weeks/2026-09-14/"))
    assert "learnlog-scrolling.js" in str(material.page(""))
    assert "learnlog-switch" not in str(plain.page(""))
    assert "learnlog-scrolling.js" not in str(plain.page(""))


def test_a_feature_that_takes_titles_for_html_is_left_out_and_told(tmp_path: Path) -> None:
    features = "{name: material, font: false, features: [toc.follow, content.tooltips]}"
    settings = HOOKED.replace("{name: material, font: false}", features)
    built = build(make_site(tmp_path, settings, WEEK))
    assert built.code == 0, built.said
    assert "content.tooltips is left out" in built.said
    script = built.page("").find("script", id="__config")
    assert script is not None
    assert "toc.follow" in script.get_text()
    assert "content.tooltips" not in script.get_text()


def test_an_owners_own_template_wins(tmp_path: Path) -> None:
    own = HOOKED.replace("font: false", "font: false, custom_dir: own")
    site = make_site(tmp_path, own, WEEK)
    (site / "own" / "partials").mkdir(parents=True)
    (site / "own" / "partials" / "search.html").write_text('<div id="mine"></div>')
    built = build(site)
    assert built.code == 0, built.said
    assert built.page("").select_one("#mine")


def test_the_name_of_a_site_is_words_and_no_html(tmp_path: Path) -> None:
    name = 'R&D <i>now</i> & "then"'
    settings = HOOKED.replace("site_name: A log", f"site_name: '{name}'")
    built = build(make_site(tmp_path, settings, WEEK))
    assert built.code == 0, built.said
    page = built.page("")
    assert page.title.get_text() in (f"Home - {name}", name)
    assert not page.select(".md-header i, .md-nav__title i")
    assert page.select_one(".md-header__topic .md-ellipsis").get_text(strip=True) == name
    assert page.select_one("a.md-logo")["aria-label"] == name


def test_a_repository_is_linked_and_asked_nothing(tmp_path: Path) -> None:
    settings = HOOKED + "repo_url: https://github.com/sam-example/log\n"
    built = build(make_site(tmp_path, settings, WEEK))
    assert built.code == 0, built.said
    page = built.page("")
    assert page.select_one("a.md-source")["href"] == "https://github.com/sam-example/log"
    assert not page.select("[data-md-component=source]")
