"""The option `schema` written into a site's mkdocs.yml, and nothing else changed there.

There are several shapes in which learnlog may stand in that file. Each is tried; what is written is
read again, and is kept only where all other settings are what they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from learnlog.edit.line_ends import FileText, Splice
from learnlog.edit.refusal import Refusal
from learnlog.files.site_file import NAME, SiteFile, site_file_of
from learnlog.front_matter.nodes import Node, plain
from learnlog.front_matter.yaml_text import read_document

_WRITTEN = re.compile(r"\bschema:[ \t]*(\d+)")
_NOTES = r"(?:[ \t]*(?:#.*)?\n)*"  # lines without a setting
_OPTIONS = re.compile(
    rf"^[ \t]*(?:- +)?learnlog:[ \t]*(?:#.*)?\n(){_NOTES}([ \t]+)(?=[^\s#])", re.MULTILINE
)
_IN_BRACES = re.compile(r"\blearnlog:[ \t]*\{()")
_EMPTY = re.compile(r"^([ \t]*)(?:- +)?learnlog:[ \t]*(?:#.*)?()$", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)- +[\"']?learnlog[\"']?()([ \t]*(?:#.*)?)$", re.MULTILINE)
_IN_BRACKETS = re.compile(r"\blearnlog\b()(?=[ \t]*[,\]])")
_EXTRA = re.compile(rf"^extra:[ \t]*(?:#.*)?\n(){_NOTES}([ \t]+)(?=[^\s#])", re.MULTILINE)


def with_schema(data: bytes, number: int) -> bytes | Refusal:
    """The bytes of mkdocs.yml with `schema: number` among learnlog's options, or why not."""
    by_hand = f"write it yourself, among learnlog's options in {NAME}:\nschema: {number}"
    try:
        file = FileText(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Refusal(f"{NAME} is not UTF-8 text", by_hand)
    before = read_document(NAME, file.plain)
    for splice in _shapes(file.plain, number):
        changed = file.spliced(splice)
        if _only_that(before, read_document(NAME, changed.plain), number):
            return changed.data
    return Refusal(f"{NAME} was left as it is: the line can't be added safely", by_hand)


def _shapes(text: str, number: int) -> Iterator[Splice]:
    """What may be written where, one way after the other."""
    line = f"schema: {number}"
    for found in _WRITTEN.finditer(text):
        yield Splice(*found.span(1), str(number))
    for found in _OPTIONS.finditer(text):
        yield _at(found, 1, f"{found[2]}{line}\n")
    for found in _IN_BRACES.finditer(text):
        yield _at(found, 1, f"{line}, ")
    for found in _EMPTY.finditer(text):
        yield _at(found, 2, f"\n{found[1]}    {line}")
    for found in _ITEM.finditer(text):
        yield Splice(found.start(2), found.end(), f":{found[3]}\n{found[1]}    {line}")
    for found in _IN_BRACKETS.finditer(text):
        yield _at(found, 1, f": {{{line}}}")
    for found in _EXTRA.finditer(text):
        yield _at(found, 1, f"{found[2]}learnlog:\n{found[2]}  {line}\n")
    end = "" if text.endswith("\n") or not text else "\n"
    yield Splice(len(text), len(text), f"{end}extra:\n  learnlog:\n    {line}\n")


def _at(found: re.Match[str], group: int, words: str) -> Splice:
    return Splice(found.start(group), found.start(group), words)


def _only_that(before: Node | None, after: Node | None, number: int) -> bool:
    """Whether learnlog reads the number now, and every other setting is as it was."""
    old, new = site_file_of(before), site_file_of(after)
    if old is None or new is None or before is None or after is None:
        return False
    options, twice = _said(new), new.as_plugin and new.as_extra and not old.as_extra
    added = len(options) - len(_said(old)) == (0 if "schema" in _said(old) else 1)
    said = options.get("schema") == str(number) and added and not twice
    return said and _others(plain(before)) == _others(plain(after))


def _said(read: SiteFile) -> Mapping[str, object]:
    return read.options if isinstance(read.options, Mapping) else {}


def _others(settings: object) -> object:
    """All settings but the number; learnlog without options is learnlog by its name alone."""
    found = dict(settings) if isinstance(settings, dict) else {}
    plugins, extra = found.get("plugins"), found.get("extra")
    if isinstance(plugins, list):
        found["plugins"] = [_plugin(one) for one in plugins]
    elif isinstance(plugins, dict):
        found["plugins"] = {name: _options(name, value) for name, value in plugins.items()}
    if isinstance(extra, dict):
        kept = {name: _options(name, value) for name, value in extra.items()}
        found["extra"] = {name: one for name, one in kept.items() if name != "learnlog" or one}
    if not found.get("extra"):
        found.pop("extra", None)
    return found


def _plugin(one: object) -> object:
    if not isinstance(one, dict) or "learnlog" not in one:
        return one
    options = _options("learnlog", one["learnlog"])
    return {**one, "learnlog": options} if options else "learnlog"


def _options(name: object, value: object) -> object:
    if name != "learnlog" or not isinstance(value, dict):
        return value
    return {key: one for key, one in value.items() if key != "schema"} or None
