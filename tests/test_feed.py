"""The feeds: every kind of entry, newest first, valid whatever is in it, for readers of feeds."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from feed_checks import atom_faults, json_faults
from sites import HOOKED, Built, build, make_site

from learnlog import Log, load
from learnlog.pages import build_feeds

TODAY = dt.date(2018, 12, 21)
HOME = "https://example.org/log/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & ]]> \"quoted\" 'single' é 😀"
TEXTS = {
    "docs/weeks/2018-09-17.md": "---\ntitle: First\ntags: [beds]\n---\nWe began.\n",
    "docs/posts/2018-09-19-visit.md": "---\nstandfirst: We went to see.\n---\nLong.\n",
    "docs/interviews/2018-09-25-porter.md": "---\ntitle: A porter\n---\n## Why?\n\nSo.\n",
    "docs/interviews/cook.md": "---\ntags: [beds]\n---\n## Undated?\n\nYes.\n",
    "docs/audits/2018-10-01-team.md": "---\ntitle: Our team\n---\n",
    "docs/reviews/2018-Q3.md": "A quarter.\n",
    "docs/weeks/2018-12-24.md": "---\ntags: [secret]\nauthor: quagga\n---\nOf the future.\n",
    "docs/posts/2018-10-02-draft.md": "---\ndraft: true\nauthor: quagga\n---\nSecret.\n",
}


def feeds_of(texts: Mapping[str, str], home: str = HOME, language: str = "en") -> dict[str, str]:
    return dict(build_feeds(load(texts, TODAY)[0], HOSTILE, home, language))


def faults(feeds: Mapping[str, str], **where: object) -> list[str]:
    """All that is wrong with feeds that are published below `HOME`."""
    return [
        f"{path}: {fault}"
        for path, text in feeds.items()
        for fault in (atom_faults if path.endswith(".xml") else json_faults)(
            text, urljoin(HOME, path), **where
        )
    ]


def entries(texts: Mapping[str, str], home: str = HOME) -> list[dict[str, str]]:
    root = ElementTree.fromstring(feeds_of(texts, home)["feed.xml"])
    assert root.findtext(f"{ATOM}title") == HOSTILE
    return [
        {
            name: one.findtext(f"{ATOM}{name}") or ""
            for name in ("title", "id", "updated", "summary")
        }
        for one in root.findall(f"{ATOM}entry")
    ]


def test_every_kind_with_a_day_is_in_it_the_newest_first() -> None:
    found = entries(TEXTS)
    assert [one["id"].removeprefix(HOME) for one in found] == [
        "audits/2018-10-01-team/",
        "reviews/2018-Q3/",
        "interviews/2018-09-25-porter/",
        "weeks/2018-09-17/",
        "posts/2018-09-19-visit/",
    ]
    assert found[-1]["summary"] == "We went to see."
    assert found[-2] == {
        "title": "Week 1: First",
        "id": "https://example.org/log/weeks/2018-09-17/",
        "updated": "2018-09-17T00:00:00Z",
        "summary": "We began.",
    }


def test_the_json_feed_says_the_same() -> None:
    feed = json.loads(feeds_of(TEXTS)["feed.json"])
    told = [
        {
            "title": one["title"],
            "id": one["id"],
            "updated": one["date_published"],
            "summary": one.get("summary", ""),
        }
        for one in feed["items"]
    ]
    assert told == entries(TEXTS)
    assert (feed["home_page_url"], feed["language"]) == (HOME, "en")
    assert [one["content_text"] for one in feed["items"]][:1] == ["Our team"]


def test_each_tag_and_each_author_has_both() -> None:
    week = "---\nauthor: {}\ntags: [beds, Été]\n---\nQuiet.\n"
    texts = {f"docs/weeks/2018-09-17-{one}.md": week.format(one) for one in ("kit", "sam", "index")}
    found = feeds_of(texts)
    assert {path.rpartition(".")[0] for path in found} == {
        *("feed", "tags/beds", "tags/ete", "authors/kit", "authors/sam", "authors/index_"),
    }
    assert all(f"{path.rpartition('.')[0]}.json" in found for path in found)
    (only,) = json.loads(found["authors/kit.json"])["items"]
    assert only["id"] == f"{HOME}weeks/2018-09-17-kit/"
    assert len(json.loads(found["tags/ete.json"])["items"]) == 3
    assert not faults(found)


def test_what_is_kept_out_or_has_no_day_is_in_none() -> None:
    found = feeds_of(TEXTS)
    assert set(found) == {"feed.xml", "feed.json", "tags/beds.xml", "tags/beds.json"}
    whole = "".join(found.values())
    assert "quagga" not in whole
    assert "ecret" not in whole
    assert "cook" not in whole


@pytest.mark.parametrize("language", ["en", "pt-BR", "", 'x" onload="', "de_DE"])
def test_what_people_write_can_not_break_them(language: str) -> None:
    quoted = HOSTILE.replace(chr(39), chr(39) * 2)
    header = f"---\ntitle: '{quoted}'\ntags: ['{HOSTILE[:25]}']\nauthor: sam\n---\n{HOSTILE}\n"
    texts = {
        "docs/posts/2018-09-19-visit.md": header,
        "docs/posts/2018-09-20-visit.md": header,
        "docs/.authors.yml": f"authors:\n  sam:\n    name: '{quoted}'\n    avatar: 'é & \"<.png'\n",
    }
    found = feeds_of(texts, language=language)
    assert entries(texts)[0]["title"] == HOSTILE
    assert len(found) == 6
    assert not faults(found)


def test_a_name_of_the_site_that_xml_can_not_hold_is_mended() -> None:
    log = load(TEXTS, TODAY)[0]
    for title in ("A\x01 log\ud800", "\x00", ""):
        assert not faults(dict(build_feeds(log, title or "A", HOME)))


def test_an_empty_log_has_an_empty_feed() -> None:
    assert entries({}) == []
    assert not faults(feeds_of({}))


def test_no_more_than_the_newest_fifty() -> None:
    day = dt.date(2016, 1, 4)
    weeks = [day + dt.timedelta(weeks=at) for at in range(60)]
    texts = {f"docs/weeks/{monday}.md": "---\ntags: [beds]\n---\nProse.\n" for monday in weeks}
    found = entries(texts)
    assert len(found) == 50
    assert found[0]["updated"].startswith(str(weeks[-1]))
    assert len(json.loads(feeds_of(texts)["tags/beds.json"])["items"]) == 50


def test_addresses_follow_the_sites_habit() -> None:
    log: Log = load(TEXTS, TODAY)[0]
    found = dict(build_feeds(log, "L", "https://example.org"))
    assert "https://example.org/weeks/2018-09-17/" in found["feed.xml"]


def test_the_same_day_gives_the_same_bytes() -> None:
    assert feeds_of(TEXTS) == feeds_of(dict(reversed(TEXTS.items())))


# The validator itself


WHOLE = feeds_of(TEXTS)
BROKEN_ATOM = {
    "an entry without an id": ("<id>https://example.org/log/weeks/2018-09-17/</id>\n", ""),
    "a feed without an id": ("<id>https://example.org/log/</id>\n", ""),
    "an id twice": ("/log/audits/2018-10-01-team/</id>", "/log/reviews/2018-Q3/</id>"),
    "a relative link": ('href="https://example.org/log/weeks', 'href="weeks'),
    "an empty link": ('href="https://example.org/log/weeks/2018-09-17/"', 'href=""'),
    "a link elsewhere": ("https://example.org/log/feed.xml", "https://example.org/feed.xml"),
    "no link to itself": ('<link rel="self"', '<link rel="related"'),
    "a date without a zone": ("<updated>2018-09-17T00:00:00Z", "<updated>2018-09-17T00:00:00"),
    "a date without a time": ("<updated>2018-09-17T00:00:00Z", "<updated>2018-09-17"),
    "no such day": ("<updated>2018-09-17T", "<updated>2018-09-31T"),
    "no date of change": ("<updated>2018-09-17T00:00:00Z</updated>\n", ""),
    "nobody wrote it": ("<author>", "<contributor>"),
    "an author without a name": ("<author><name>", "<author><uri>"),
    "a title twice": ("<title>Our team</title>", "<title>Our team</title><title>Two</title>"),
    "a tag without a word": ('<category term="beds"/>', "<category/>"),
    "an unknown element": ("<summary>", "<sumary>"),
    "raw markup": ("We began.", "We <b>began</b>."),
    "no end": ("</feed>", ""),
    "an entry without a link": (
        '<link rel="alternate" type="text/html" href="https://example.org/log/weeks/2018-09-17/"/>',
        "",
    ),
    "a feed that is older than its entries": (
        "<updated>2018-10-01T00:00:00Z</updated>\n<author>",
        "<updated>2018-09-01T00:00:00Z</updated>\n<author>",
    ),
    "a sign that XML can't hold": ("We began.", "We \x0b began."),
}
BROKEN_JSON = {
    "an item without an id": ('"id": "https://example.org/log/weeks/2018-09-17/",', ""),
    "an id twice": ('"id": "https://example.org/log/weeks', '"id": "https://example.org/log/posts'),
    "no text": ('"content_text": "We began.",', ""),
    "an older version": ("version/1.1", "version/1"),
    "a relative address": ('"url": "https://example.org/log/weeks', '"url": "weeks'),
    "a relative id": ('"id": "https://example.org/log/weeks', '"id": "weeks'),
    "a date without a zone": ("2018-09-17T00:00:00Z", "2018-09-17T00:00:00"),
    "no such day": ("2018-09-17T", "2018-09-31T"),
    "it is elsewhere": ("log/feed.json", "feed.json"),
    "a number for a title": ('"title": "Week 1: First"', '"title": 1'),
    "a tag for a list": ('"tags": [\n    "beds"\n   ]', '"tags": "beds"'),
    "a misspelt field": ('"tags"', '"tag"'),
    "no title": ('"title": ' + json.dumps(HOSTILE, ensure_ascii=False) + ",", ""),
    "no end": ("]\n}", ""),
}


def test_the_feeds_that_are_broken_below_are_valid() -> None:
    assert not faults(WHOLE)


@pytest.mark.parametrize("fault", BROKEN_ATOM)
def test_the_validator_finds_a_broken_atom_feed(fault: str) -> None:
    old, new = BROKEN_ATOM[fault]
    text = WHOLE["feed.xml"]
    assert old in text
    text = text.replace(old, new)
    if fault in ("nobody wrote it", "an author without a name", "an unknown element"):
        text = text.replace(old.replace("<", "</"), new.replace("<", "</"))
        text = text.replace(
            "</name></author>", "</name></contributor>" if "nobody" in fault else "</uri></author>"
        )
    assert faults({"feed.xml": text})


@pytest.mark.parametrize("fault", BROKEN_JSON)
def test_the_validator_finds_a_broken_json_feed(fault: str) -> None:
    old, new = BROKEN_JSON[fault]
    assert old in WHOLE["feed.json"]
    broken = WHOLE["feed.json"].replace(old, new)
    if fault == "an id twice":
        broken = broken.replace("log/posts/2018-09-17/", "log/posts/2018-09-19-visit/")
    assert faults({"feed.json": broken})


# Built sites


def feeds_in(built: Built) -> dict[str, str]:
    files = sorted({*built.folder.rglob("*.xml"), *built.folder.rglob("*.json")})
    names = {one.relative_to(built.folder).as_posix(): one for one in files}
    ours = ("feed.", "tags/", "authors/")
    return {name: one.read_text("utf-8") for name, one in names.items() if name.startswith(ours)}


def test_all_feeds_of_the_demo_are_valid_and_lead_to_its_pages(demo_site: Built) -> None:
    root = "https://example.org/learnlog/"
    found = feeds_in(demo_site)
    assert {"feed.xml", "feed.json", "authors/robin.xml", "tags/letters.json"} <= set(found)
    told = [
        f"{path}: {fault}"
        for path, text in found.items()
        for fault in (atom_faults if path.endswith(".xml") else json_faults)(
            text, root + path, demo_site.folder, root
        )
    ]
    assert not told
    assert not [
        text
        for path, text in found.items()
        if path.endswith(".xml") and 'xml:lang="en"' not in text
    ]


def test_every_page_leads_readers_of_feeds_to_them(demo_site: Built) -> None:
    """The log's own on each page; on that of a tag or of an author theirs too."""
    for file in sorted(demo_site.folder.rglob("*.html")):
        folder = file.relative_to(demo_site.folder).parent.as_posix()
        own_page = file.name == "index.html" and folder != "admin"
        if not own_page:
            continue
        page = BeautifulSoup(file.read_text("utf-8"), "lxml", parse_only=SoupStrainer("link"))
        base = urljoin("https://example.org/learnlog/", "" if folder == "." else f"{folder}/")
        links = page.find_all("link", rel="alternate")
        led = {(one["type"], urljoin(base, str(one["href"]))) for one in links}
        own = folder if folder.startswith(("tags/", "authors/")) else "feed"
        for ending, kind in (("xml", "application/atom+xml"), ("json", "application/feed+json")):
            for stem in {"feed", own}:
                assert (kind, f"https://example.org/learnlog/{stem}.{ending}") in led
                assert (demo_site.folder / f"{stem}.{ending}").is_file()
        assert len(links) == (2 if own == "feed" else 4)
        assert all(one["title"] for one in links)


@pytest.mark.parametrize(
    ("page", "stem"),
    [
        ("archive", "../feed"),
        ("authors", "../feed"),
        ("authors/robin", "../../authors/robin"),
        ("tags/letters", "../../tags/letters"),
    ],
)
def test_a_line_on_the_page_offers_them_to_people(demo_site: Built, page: str, stem: str) -> None:
    (line,) = demo_site.page(page).find_all(class_="learnlog-follow")
    assert [one["href"] for one in line.find_all("a")] == [f"{stem}.xml", f"{stem}.json"]


def test_without_an_address_there_are_no_feeds_and_no_word_of_them(tmp_path: Path) -> None:
    files = {path.removeprefix("docs/"): text for path, text in TEXTS.items()}
    settings = HOOKED.replace("site_url: https://example.org/log/\n", "")
    built = build(make_site(tmp_path, settings, files))
    assert built.code == 0, built.said
    assert not feeds_in(built)
    assert b"learnlog-follow" not in built.every_byte().replace(b".learnlog-follow", b"")
    assert b"atom+xml" not in built.every_byte()


def test_a_hostile_log_has_valid_feeds(tmp_path: Path) -> None:
    quoted = HOSTILE.replace(chr(39), chr(39) * 2)
    post = f"---\ntitle: '{quoted}'\ntags: ['{HOSTILE[:25]}', beds]\nauthor: sam\n---\nText.\n"
    files = {
        "posts/2018-09-19-visit.md": post,
        "weeks/2018-09-17.md": "---\nauthor: sam\n---\n<b>Bold</b> & `code` ]]> words.\n",
        ".authors.yml": f"authors:\n  sam:\n    name: '{quoted}'\n    avatar: i/é & ü.png\n",
        "i/é & ü.png": "",
    }
    settings = HOOKED.replace("site_name: A log", "site_name: 'Beds & \"doors\" ]]> é'")
    built = build(make_site(tmp_path, settings, files))
    assert built.code == 0, built.said
    found = feeds_in(built)
    assert len(found) == 8
    assert not faults(found, site=built.folder, root=HOME)
    assert not built.page("authors/sam").find_all("script", string="alert(1)")


@pytest.mark.parametrize("name", ["feed.xml", "feed.json", "tags/beds.xml", "authors/sam.json"])
def test_a_file_in_the_place_of_a_feed_is_told(tmp_path: Path, name: str) -> None:
    built = build(make_site(tmp_path, HOOKED, {"weeks/2018-09-17.md": "One.\n", name: "mine"}))
    assert built.code == 1
    assert f"docs/{name}: " in built.said
    assert "[page-taken]" in built.said
