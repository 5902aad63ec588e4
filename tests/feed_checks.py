"""A validator of feeds: Atom (RFC 4287) and JSON Feed 1.1, by grammar and by further rules."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(str(HERE / "atom.rng")))
SCHEMA = Draft202012Validator(json.loads((HERE / "json-feed.schema.json").read_text("utf-8")))


def atom_faults(text: str, address: str, site: Path | None = None, root: str = "") -> list[str]:
    """What is wrong with an Atom feed that is fetched from `address`.

    `site` is the folder of the site that is published at `root`, where every address of the
    feed must lead to a file.
    """
    try:
        feed = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as wrong:
        return [f"no XML: {wrong}"]
    if not GRAMMAR.validate(feed.getroottree()):
        return [f"line {one.line}: {one.message}" for one in GRAMMAR.error_log]
    return [*_atom_rules(feed, address), *_lost(_atom_addresses(feed), site, root)]


def _atom_rules(feed: etree._Element, address: str) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    yield from _same_twice([str(one.findtext(f"{ATOM}id")) for one in (feed, *entries)])
    yield from _not_absolute(_atom_addresses(feed))
    selves = [one.get("href") for one in feed.findall(f"{ATOM}link[@rel='self']")]
    if selves != [address]:  # 4.1.1: should have one
        yield f"says that it is at {selves}, not at {address}"
    if feed.find(f"{ATOM}author") is None:  # 4.1.1
        for one in entries:
            if one.find(f"{ATOM}author") is None:
                yield "an entry without an author in a feed without one"
    for one in (feed, *entries):
        yield from _alternates(one)
        without = one.tag == f"{ATOM}entry" and one.find(f"{ATOM}content") is None
        if without and not one.findall(f"{ATOM}link[@rel='alternate']"):  # 4.1.2
            yield "an entry with neither content nor alternate link"
    yield from _no_dates([str(one.text) for one in feed.iter(f"{ATOM}updated", f"{ATOM}published")])
    newest = max((str(one.findtext(f"{ATOM}updated")) for one in entries), default="")
    if newest > str(feed.findtext(f"{ATOM}updated")):
        yield "an entry is newer than its feed"


def _alternates(one: etree._Element) -> Iterator[str]:
    """4.1.1, 4.1.2: no two alternate links of one type and language."""
    links = one.findall(f"{ATOM}link[@rel='alternate']")
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in links)
    yield from (f"two alternate links of {kind}" for kind, count in kinds.items() if count > 1)


def _atom_addresses(feed: etree._Element) -> list[str]:
    links = [str(one.get("href")) for one in feed.iter(f"{ATOM}link")]
    return links + [str(one.text) for one in feed.iter(f"{ATOM}id", f"{ATOM}uri")]


def json_faults(text: str, address: str, site: Path | None = None, root: str = "") -> list[str]:
    """What is wrong with a JSON Feed that is fetched from `address`; the rest as above."""
    try:
        feed = json.loads(text)
    except ValueError as wrong:
        return [f"no JSON: {wrong}"]
    if faults := [f"{one.json_path}: {one.message}" for one in SCHEMA.iter_errors(feed)]:
        return faults
    return [*_json_rules(feed, address), *_lost(_json_addresses(feed), site, root)]


def _json_rules(feed: dict, address: str) -> Iterator[str]:
    yield from _same_twice([one["id"] for one in feed["items"]])
    yield from _not_absolute(_json_addresses(feed))
    if feed.get("feed_url") != address:
        yield f"says that it is at {feed.get('feed_url')}, not at {address}"
    dates = [one["date_published"] for one in feed["items"] if "date_published" in one]
    yield from _no_dates(dates)


def _json_addresses(feed: dict) -> list[str]:
    people = [one for item in (feed, *feed["items"]) for one in item.get("authors", ())]
    found = [feed.get("home_page_url"), feed.get("feed_url")]
    found += [one.get(name) for one in people for name in ("url", "avatar")]
    found += [item.get(name) for item in feed["items"] for name in ("id", "url")]
    return [one for one in found if one]


def _same_twice(ids: list[str]) -> Iterator[str]:
    yield from (f"the id {one} twice" for one, count in Counter(ids).items() if count > 1)


def _not_absolute(addresses: list[str]) -> Iterator[str]:
    for one in addresses:
        parts = urlsplit(one)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            yield f"no absolute address: {one}"


def _no_dates(dates: list[str]) -> Iterator[str]:
    for one in dates:
        try:
            if dt.datetime.fromisoformat(one).tzinfo is None:
                yield f"a date without a zone: {one}"
        except ValueError:
            yield f"no date: {one}"


def _lost(addresses: list[str], site: Path | None, root: str) -> Iterator[str]:
    """Addresses that lead to nothing in the folder of the site."""
    for one in dict.fromkeys(addresses if site else ()):
        path = unquote(one.removeprefix(root))
        file = (site or Path()) / path
        if (
            not one.startswith(root)
            or not (file / "index.html" if file.is_dir() else file).is_file()
        ):
            yield f"leads nowhere: {one}"
