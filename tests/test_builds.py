"""Real strict builds: as a hook, as a plugin from the wheel, of the demo log, of faulty logs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from links import broken_links
from sites import HOOKED, PLUGGED, ROOT, Built, build_anew, make_site

ENTRY = """\
---
title: Beginning
tags: [workforce]
ideas:
  - Ask the night staff what they would change
achievements:
  - Found the kettle
lessons:
  - text: Ask before tidying
    applied: 2018-09-24
next_steps:
  - Meet the records team
---
The first week.

Idea 2: Draw a map of who knows whom. It will be wrong, and useful.
"""
NEXT = """\
---
followed_up:
  - step: Meet the records team
    outcome: done
ideas:
  - idea: 2
    status: exploring
---
More on Idea 2 and on Idea 1.
"""
DRAFT = "---\ndraft: true\ntags: [quagga]\nideas:\n  - Buy a quagga\n---\nThe quagga is secret.\n"
FUTURE = "---\nachievements:\n  - Saw an okapi\n---\nThe okapi comes later.\n"
LOG = {
    "index.md": "# A log\n\nOf our own.\n",
    "about.md": "# About\n\nSee [week one](weeks/2018-09-17.md).\n",
    "weeks/2018-09-17.md": ENTRY,
    "weeks/2018-09-24.md": NEXT,
}
TODAY = "extra: {learnlog: {today: 2018-10-01}}\n"


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("Frühling é") / "a log"
    withheld = {"weeks/2018-10-01.md": DRAFT, "weeks/2018-10-08.md": FUTURE, "drafted.md": DRAFT}
    return build_anew(make_site(folder, HOOKED + TODAY, LOG | withheld))


def test_the_hook_builds_strictly_in_a_path_with_blanks_and_accents(hooked: Built) -> None:
    assert hooked.code == 0, hooked.said
    assert "Traceback" not in hooked.said


def test_every_section_is_built_and_every_link_leads_somewhere(hooked: Built) -> None:
    sections = "ideas next-steps achievements lessons timeline archive tags weeks/2018-09-17"
    for section in sections.split():
        assert (hooked.folder / section / "index.html").is_file(), section
    assert broken_links(hooked.folder) == []


def test_an_ideas_page_leads_to_its_very_paragraphs_and_they_say_what_became_of_it(
    hooked: Built,
) -> None:
    story = hooked.page("ideas/2").select(".learnlog-story a")
    assert [link["href"] for link in story] == [
        "../../weeks/2018-09-17/#log-idea-2",
        "../../weeks/2018-09-24/#log-listed-idea-1",
        "../../weeks/2018-09-24/#log-mention-1",
    ]
    paragraph = hooked.page("weeks/2018-09-17").find(id="log-idea-2").find_parent("p")
    assert "Idea 2: Draw a map" in paragraph.get_text()
    assert "Idea 2 today: exploring" in paragraph.get_text()


def test_a_week_shows_the_plan_and_what_became_of_it(hooked: Built) -> None:
    assert "done Meet the records team" in hooked.page("weeks/2018-09-24").get_text()
    assert "done in Week 2" in hooked.page("weeks/2018-09-17").get_text()


def test_every_page_of_the_log_says_what_is_open_and_where_one_is(hooked: Built) -> None:
    own = ("about", "404.html", "admin/")
    for file in hooked.folder.rglob("*.html"):
        if not file.relative_to(hooked.folder).as_posix().startswith(own):
            assert "Open now:" in file.read_text("utf-8"), file


def test_drafts_and_future_entries_are_in_no_byte_of_the_site(hooked: Built) -> None:
    everything = hooked.every_byte()
    for word in (b"quagga", b"okapi", b"2018-10-08"):
        assert word not in everything


def test_the_withheld_are_named(hooked: Built) -> None:
    assert "docs/weeks/2018-10-08.md" in hooked.said
    assert "[entry-future]" in hooked.said
    assert "[entry-draft]" in hooked.said


def test_entries_and_ideas_are_not_in_the_navigation(hooked: Built) -> None:
    links = {str(a.get("href")) for a in hooked.page("").select(".md-nav--primary a, .md-tabs a")}
    assert "ideas/" in links
    assert "about/" in links
    assert not {link for link in links if link.startswith(("weeks/", "ideas/1"))}


def test_what_the_owner_excludes_is_not_there_for_learnlog_either(tmp_path: Path) -> None:
    settings = HOOKED + TODAY + "exclude_docs: |\n  /weeks/2018-10-01.md\n"
    more = {"weeks/2018-10-01.md": "Idea 3: Buy a quagga.\n"}
    built = build_anew(make_site(tmp_path, settings, LOG | more))
    assert built.code == 0, built.said
    assert b"quagga" not in built.every_byte()


def test_the_log_comes_before_the_pages_of_the_owners_navigation(tmp_path: Path) -> None:
    settings = HOOKED + TODAY + "nav:\n  - Who I am: about.md\n"
    built = build_anew(make_site(tmp_path, settings, LOG))
    assert built.code == 0, built.said
    links = [
        a.get_text(strip=True) for a in built.page("").select(".md-nav--primary > ul > li > a")
    ]
    assert links[:3] == ["Home", "Ideas (2)", "Next steps"]
    assert links[-1] == "Who I am"


def test_the_home_page_keeps_its_own_front_matter(tmp_path: Path) -> None:
    home = "---\ntitle: Mine\ndescription: All of it\nhide: [toc]\n---\n# Hello\n"
    built = build_anew(make_site(tmp_path, HOOKED + TODAY, LOG | {"index.md": home}))
    assert built.code == 0, built.said
    described = built.page("").find("meta", {"name": "description"})
    assert described["content"] == "All of it"
    assert "Hello" in built.page("").h1.get_text()


def test_the_same_input_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1540000000")
    site = make_site(tmp_path, HOOKED + TODAY, LOG)
    first = build_anew(site).every_byte()
    shutil.rmtree(site / "site")
    assert build_anew(site).every_byte() == first


def test_addresses_without_folders_work_too(tmp_path: Path) -> None:
    settings = HOOKED + TODAY + "use_directory_urls: false\n"
    built = build_anew(make_site(tmp_path, settings, LOG))
    assert built.code == 0, built.said
    assert broken_links(built.folder) == []
    assert (built.folder / "ideas" / "2.html").is_file()


def test_the_plugin_from_the_wheel_builds_the_same_site(
    hooked: Built, wheel_folder: Path, tmp_path: Path
) -> None:
    options = "plugins:\n  - search\n  - learnlog: {today: 2018-10-01}\n"
    settings = PLUGGED.replace("plugins: [search, learnlog]\n", options)
    built = build_anew(make_site(tmp_path, settings, LOG), wheel_folder)
    assert built.code == 0, built.said
    for page in ("", "weeks/2018-09-17", "ideas/2", "timeline", "tags/workforce"):
        assert built.page(page).article == hooked.page(page).article


def test_the_wheel_carries_the_command(wheel_folder: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path, PLUGGED, LOG)
    variables = {**os.environ, "PYTHONPATH": str(wheel_folder)}
    done = subprocess.run(
        [sys.executable, "-m", "learnlog_cli", "check", str(site)],
        env=variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "2 entries, 2 ideas" in done.stderr


def test_hook_and_plugin_at_once_is_one_clear_sentence(wheel_folder: Path, tmp_path: Path) -> None:
    settings = HOOKED.replace("plugins: [search]", "plugins: [search, learnlog]")
    built = build_anew(make_site(tmp_path, settings, LOG), wheel_folder)
    assert built.code == 1
    assert "learnlog is switched on twice in mkdocs.yml" in built.said
    assert "Traceback" not in built.said


def test_options_in_two_places_is_one_clear_sentence(wheel_folder: Path, tmp_path: Path) -> None:
    built = build_anew(make_site(tmp_path, PLUGGED + TODAY, LOG), wheel_folder)
    assert built.code == 1
    assert "move them all below '- learnlog:'" in built.said


def test_errors_of_all_files_stop_the_build_before_the_last_site_is_touched(tmp_path: Path) -> None:
    site = make_site(tmp_path, HOOKED + TODAY, LOG)
    last = build_anew(site).every_byte()
    bad = {
        "weeks/2018-09-10.md": "---\ntitle: a: b\nprivate note\n---\nProse\n",
        "weeks/2018-09-03.md": "---\nDraft: true\n---\nProse\n",
        "page.md": "---\ntitle: c: d\n---\nProse\n",
    }
    built = build_anew(make_site(site, HOOKED + TODAY, bad))
    assert built.code == 1
    assert "docs/weeks/2018-09-10.md:2:" in built.said
    assert "docs/weeks/2018-09-03.md:2: unknown field 'Draft'; did you mean 'draft'?" in built.said
    assert "docs/page.md:2:" in built.said
    assert "nothing was built" in built.said
    assert "Traceback" not in built.said
    assert built.every_byte() == last


def test_a_wrong_option_is_told_with_its_line(tmp_path: Path) -> None:
    settings = HOOKED + "extra:\n  learnlog:\n    stale_afer: 6\n"
    built = build_anew(make_site(tmp_path, settings, LOG))
    assert built.code == 1
    assert "mkdocs.yml:10: learnlog has no option 'stale_afer'" in built.said


def test_an_empty_log_builds(tmp_path: Path) -> None:
    built = build_anew(make_site(tmp_path, HOOKED, {"index.md": "# Mine\n"}))
    assert built.code == 0, built.said
    assert "Nothing has been written yet" in built.page("").get_text()
    assert broken_links(built.folder) == []


def test_the_demo_log_builds_with_every_link_in_place(tmp_path: Path) -> None:
    """Or the log of whoever took the demo's place."""
    site = tmp_path / "demo"
    shutil.copytree(ROOT / "docs", site / "docs")
    shutil.copytree(ROOT / "hooks", site / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", site)
    variables = {"SITE_URL": "https://example.org/log/"}
    built = build_anew(site, **variables)
    assert built.code == 0, built.said
    assert broken_links(built.folder) == []
