"""The feed: every kind of entry, newest first, well formed whatever is in it."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

from learnlog import Log, load
from learnlog.pages import build_feed

TODAY = dt.date(2018, 12, 21)
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & ]]> \"quoted\" 'single' é 😀"
TEXTS = {
    "docs/weeks/2018-09-17.md": "---\ntitle: First\ntags: [beds]\n---\nWe began.\n",
    "docs/posts/2018-09-19-visit.md": "---\nstandfirst: We went to see.\n---\nLong.\n",
    "docs/interviews/2018-09-25-porter.md": "---\ntitle: A porter\n---\n## Why?\n\nSo.\n",
    "docs/interviews/cook.md": "## Undated?\n\nYes.\n",
    "docs/audits/2018-10-01-team.md": "---\ntitle: Our team\n---\n",
    "docs/reviews/2018-Q3.md": "A quarter.\n",
    "docs/weeks/2018-12-24.md": "Of the future.\n",
    "docs/posts/2018-10-02-draft.md": "---\ndraft: true\n---\nSecret.\n",
}


def entries(texts: dict[str, str], home: str = "https://example.org/log") -> list[dict[str, str]]:
    log, _ = load(texts, TODAY)
    root = ElementTree.fromstring(build_feed(log, HOSTILE, home))
    assert root.findtext(f"{ATOM}title") == HOSTILE
    return [
        {
            "title": one.findtext(f"{ATOM}title") or "",
            "id": one.findtext(f"{ATOM}id") or "",
            "updated": one.findtext(f"{ATOM}updated") or "",
            "summary": one.findtext(f"{ATOM}summary") or "",
        }
        for one in root.findall(f"{ATOM}entry")
    ]


def test_every_kind_with_a_day_is_in_it_the_newest_first() -> None:
    found = entries(TEXTS)
    assert [one["id"].removeprefix("https://example.org/log/") for one in found] == [
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


def test_what_people_write_can_not_break_it() -> None:
    text = f"---\ntitle: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\ntags: ['{HOSTILE[:25]}']\n---\n"
    assert entries({"docs/posts/2018-09-19-visit.md": text})[0]["title"] == HOSTILE


def test_an_empty_log_has_an_empty_feed() -> None:
    assert entries({}) == []


def test_no_more_than_the_newest_fifty() -> None:
    day = dt.date(2016, 1, 4)
    weeks = [day + dt.timedelta(weeks=at) for at in range(60)]
    found = entries({f"docs/weeks/{monday}.md": "Prose.\n" for monday in weeks})
    assert len(found) == 50
    assert found[0]["updated"].startswith(str(weeks[-1]))


def test_addresses_follow_the_sites_habit() -> None:
    log: Log = load(TEXTS, TODAY)[0]
    assert "https://example.org/weeks/2018-09-17/" in build_feed(log, "L", "https://example.org/")
