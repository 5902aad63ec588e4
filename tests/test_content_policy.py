"""The sums that are pinned are those of the installed theme's scripts; options and what is told."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import material
import pytest
from sites import HOOKED, Built, build, make_site

from learnlog.content_policy import SCRIPTS, SitePolicy
from learnlog.policy_options import read_hosts, read_switch
from learnlog.stopped_by_policy import stopped_in_page
from learnlog.theme_policy import EDITS, is_known, with_policy

MATERIAL = Path(material.__file__).parent
TEMPLATES = MATERIAL / "templates"
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
# Scripts within Material's templates that are not allowed, and why.
LEFT_OUT = {
    "base.html": "files, and settings that nobody runs",
    "redirect.html": "a page of its own, which other plugins ask for",
    "partials/javascripts/outdated.html": "differs from page to page",
    "partials/integrations/analytics.html": "tells another host of readers",
    "partials/integrations/analytics/google.html": "tells another host of readers",
}
WEEK = {"index.md": "Hello.\n", "weeks/2018-09-17.md": "Idea 1: Ask everybody.\n"}


def source_of(template: str) -> str:
    return with_policy(template, (TEMPLATES / template).read_text("utf-8"))


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@pytest.mark.parametrize("template", SCRIPTS)
def test_the_pinned_sums_are_those_of_the_installed_scripts(template: str) -> None:
    scripts = [script for _, script in SCRIPT.findall(source_of(template))]
    assert not any("{{" in one or "{%" in one for one in scripts), "the same on every page"
    assert tuple(map(digest, scripts)) == SCRIPTS[template]


def test_no_template_has_another_script() -> None:
    with_scripts = {
        file.relative_to(TEMPLATES).as_posix()
        for file in TEMPLATES.rglob("*.html")
        if SCRIPT.search(file.read_text("utf-8"))
    }
    assert with_scripts == {*SCRIPTS, *LEFT_OUT}


def test_what_a_page_holds_is_what_is_pinned(tmp_path: Path) -> None:
    built = build(make_site(tmp_path, HOOKED, WEEK))
    assert built.code == 0, built.said
    pinned = {one for some in SCRIPTS.values() for one in some}
    for address in ("", "ideas/1/"):
        scripts = [
            one.get_text()
            for one in built.page(address).find_all("script")
            if not one.get("src") and one.get("type") != "application/json"
        ]
        assert scripts
        assert {digest(one) for one in scripts} <= pinned


@pytest.mark.parametrize("template", EDITS)
def test_another_material_is_noticed(template: str) -> None:
    source = (TEMPLATES / template).read_text("utf-8")
    assert is_known(template, source)
    assert not is_known(template, source.replace(EDITS[template].theirs, ""))


def test_an_owners_own_base_that_lacks_the_place_is_warned_of(tmp_path: Path) -> None:
    own = HOOKED.replace("font: false", "font: false, custom_dir: own")
    site = make_site(tmp_path, own, WEEK)
    (site / "own").mkdir()
    (site / "own" / "base.html").write_text("<!doctype html><title>Mine</title>", "utf-8")
    built = build(site)
    assert built.code == 1
    assert "base.html is not the one that learnlog knows" in built.said


def test_no_word_loosens_what_scripts_may_do() -> None:
    for policy in (SitePolicy(), SitePolicy(hosts=("https://a.example.org",))):
        rules = dict(one.split(" ", 1) for one in policy.of_page((), True).split("; "))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        assert "unsafe" not in rules["script-src"]
        assert "unsafe" not in rules["style-src"]
        assert "object-src" not in rules, "so the default holds: none"
        assert not re.search(r"\*|https?:(?:\s|$)|data:", rules["script-src"])


def test_frames_are_those_of_the_page() -> None:
    players = ["https://player.vimeo.com/video/1", "https://player.vimeo.com/video/2"]
    assert "frame-src 'none';" in SitePolicy().of_page()
    assert "frame-src https://player.vimeo.com;" in SitePolicy().of_page(players)
    told = SitePolicy(hosts=("https://a.example.org",)).of_page(players, comments=True)
    assert "frame-src https://player.vimeo.com https://a.example.org https://giscus.app;" in told
    assert "script-src 'self' 'sha256-" in told
    assert " https://a.example.org https://giscus.app/client.js;" in told
    assert SitePolicy(on=False).of_page(players, comments=True) == ""


def test_hosts_are_hosts() -> None:
    assert read_hosts(["https://A.example.org/", "https://*.example.org:8443"]) == (
        "https://a.example.org",
        "https://*.example.org:8443",
    )
    for wrong in (
        "https://a.example.org",
        ["http://a.example.org"],
        ["https:"],
        ["*"],
        ["https://*"],
        ["https://*.org x"],
        ["https://a.example.org/path"],
        ["https://a.example.org; script-src *"],
        ["'unsafe-inline'"],
        ['https://a.example.org"'],
        [f"https://a{number}.example.org" for number in range(21)],
    ):
        with pytest.raises(ValueError, match="host"):
            read_hosts(wrong)


def test_a_switch_is_yes_or_no() -> None:
    assert [read_switch(one) for one in (True, "on", "False", "no")] == [True, True, False, False]
    with pytest.raises(ValueError, match="neither true nor false"):
        read_switch("report")


def told(html: str, policy: SitePolicy | None = None) -> list[str]:
    return [str(one) for one in stopped_in_page("docs/a.md", html, policy or SitePolicy())]


def test_what_comes_from_elsewhere_is_told_once_with_its_host() -> None:
    html = "<p><img src=\"https://a.example.org/1.png\"><img src='//a.example.org/2.png'></p>"
    assert len(told(html)) == 1
    assert "docs/a.md: this page shows something from a.example.org" in told(html)[0]
    assert told(html, SitePolicy(hosts=("https://*.example.org",))) == []
    assert told(html, SitePolicy(on=False)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<IMG SRC="https://a.example.org/1.png">',
        "<b ONCLICK = 'x'>",
        "<b\nonclick=x>",
        '<a href="JavaScript:x">a</a>',
        "<Script>x</Script>",
        "\u0130<Video Poster=//a.example.org/1.png>",
    ],
)
def test_it_is_told_however_it_is_written(html: str) -> None:
    assert len(told(html)) == 1
    assert told(html.replace("<", "&lt;")) == []


def test_links_and_ones_own_files_are_nothing_to_tell() -> None:
    assert (
        told(
            '<a href="https://a.example.org">a</a><img src="b.png"><img src="data:image/png,1">'
            '<script src="c.js"></script><script type="application/json">{}</script>'
            "<p>a script, only = one; &lt;img src=//x onerror=1></p>"
        )
        == []
    )


def test_what_would_run_is_told() -> None:
    said = " ".join(
        told("<script>1</script><b OnClick=1></b><a href=' javascript:1'>a</a><style>b{}</style>")
    )
    for part in ("a script within the page", "the attribute onclick", "javascript:", "the styles"):
        assert part in said


def test_settings_that_ask_other_hosts_are_told(tmp_path: Path) -> None:
    asking = HOOKED.replace(", font: false", "") + (
        "extra_javascript: [https://cdn.example.org/a.js]\n"
        "extra_css: [//cdn.example.org/a.css, assets/mine.css]\n"
        "extra: {analytics: {provider: google, property: G-1}}\n"
    )
    built: Built = build(make_site(tmp_path, asking, WEEK))
    assert built.code == 1
    assert built.said.count("[policy]") == 3
    assert "its fonts from Google" in built.said
    assert "something from cdn.example.org" in built.said
    allowed = HOOKED + (
        "extra_javascript: [https://cdn.example.org/a.js]\n"
        "extra: {learnlog: {other_hosts: [https://cdn.example.org]}}\n"
    )
    built = build(make_site(tmp_path / "allowed", allowed, WEEK))
    assert built.code == 0, built.said
    meta = built.page("").find("meta", attrs={"http-equiv": True})
    assert "style-src 'self' https://cdn.example.org;" in meta["content"]


def test_without_a_policy_nothing_is_told_or_said(tmp_path: Path) -> None:
    off = HOOKED.replace(", font: false", "") + (
        "extra: {learnlog: {content_security_policy: false}}\n"
    )
    built = build(make_site(tmp_path, off, WEEK))
    assert built.code == 0, built.said
    assert not built.page("").find("meta", attrs={"http-equiv": True})


def test_another_theme_gets_none(tmp_path: Path) -> None:
    other = HOOKED.replace("theme: {name: material, font: false}", "theme: mkdocs")
    built = build(make_site(tmp_path, other, WEEK))
    assert built.code == 0, built.said
    assert "Content-Security-Policy" not in str(built.page(""))
