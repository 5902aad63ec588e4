"""The addresses of pages come out as MkDocs makes them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from learnlog.mkdocs_addresses import AS_MKDOCS_DOES, set_address

URLS = [
    *("", "weeks/2018-09-17/", "weeks/2018-09-17.html", "a%20b/", "index.html", "../x/", "./"),
    *("a//b/", "/a/", "http://x/", "a:b/", "a;b/", "a?b", "a#b", "tags/%C3%A9t%C3%A9/", "a/../b/"),
    *("~me/", "a", "a/b", "mailto:x", "1:2/", "é/"),
]


@pytest.mark.parametrize(
    "base",
    [
        *(None, "", "https://example.org", "https://example.org/", "https://example.org/log"),
        *("https://example.org/log/", "http://127.0.0.1:8000/log/", "https://e.org/a?b=c"),
        *("https://e.org/a#b", "https://e.org//a/", "https://e.org/a/../b/", "e.org/log/"),
        *("https://e.org/a//", "file:///x/", "https://e.org/;a/", "https:///a/", "/log/"),
        *("https://e.org/.a/", "HTTPS://E.org/a/", "https://e.org/é/"),
    ],
)
def test_addresses_are_those_of_mkdocs(base: str | None) -> None:
    for url in URLS:
        ours, theirs = SimpleNamespace(url=url), SimpleNamespace(url=url)
        set_address(ours, base)  # type: ignore[arg-type]
        AS_MKDOCS_DOES(theirs, base)  # type: ignore[arg-type]
        assert vars(ours) == vars(theirs), (base, url)
