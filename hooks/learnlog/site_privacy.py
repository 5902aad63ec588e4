"""The confidentiality of a log: what its files hold that could identify somebody.

Looked through are the texts as they stand in their files, drafts and fields among them, and the
names of all files. What may pass, the owner says, or follows from who writes and who agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from learnlog.config import Config
from learnlog.declaration_checks import Sums, declarations_missing, no_files
from learnlog.entry_texts import uri_of
from learnlog.files.decoding import MAX_FILE_BYTES, Decoded, decode, readable
from learnlog.files.folder import DATA
from learnlog.files.owner_pages import allowances_of
from learnlog.files.site_file import NAME, NAMES
from learnlog.front_matter.private_items import private_lines as lines_of_items
from learnlog.model import Log
from learnlog.people import REFUSED
from learnlog.privacy.allowances import Allowance, allows
from learnlog.privacy.declarations import FIELD
from learnlog.privacy.findings import Finding
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.passages import private_lines as lines_of_passages
from learnlog.privacy.telling import forms_quoted, told, told_of_name
from learnlog.problems import Problem, Source
from learnlog.progress import UNSEEN, Progress
from learnlog.written import Entry
from learnlog.written_items import PersonNamed

_SETTING = re.compile(r"^(\w+)[ \t]*:", re.MULTILINE)
_SHOWN = ("site_name", "site_description", "site_author", "copyright", "nav")
_OF_DAYS = ("birth-date", "incident-date", "ward-and-date")
_DECLARED = re.compile(rf"^([ \t]*){FIELD}:[^\n]*(?:\n\1[ \t][^\n]*)*", re.MULTILINE)
_NOT_PRIVATE = re.compile(r"\bprivate:[ \t]*(?:false|no|off)\b", re.IGNORECASE)
_OR_MEND = "delete it, or write its words as they stand in the text"
# As the people of the manual are called, and those in the remarks of a new file.
EXAMPLE_NAMES = (" Example", " Sample")


class Confidentiality(NamedTuple):
    """What was found: `problems` to be told, and the `words` that no message may hold."""

    problems: list[Problem]
    words: frozenset[str]


class Allowed:
    """What may pass anywhere or in one file, and which allowances were of use."""

    def __init__(self, site: Sequence[Allowance], everywhere: Iterable[str]) -> None:
        self._site, self._everywhere = tuple(site), tuple(everywhere)
        self.used = set[Source]()

    def passes(self, kind: str, words: str, own: Sequence[Allowance] = ()) -> bool:
        """Whether words of a kind may stand in a file with these allowances of its own."""
        found = [one.source for one in (*own, *self._site) if allows(one.text, kind, words)]
        self.used.update(found)
        if kind == "name" and words.endswith(EXAMPLE_NAMES):
            return True
        return bool(found) or any(allows(one, kind, words) for one in self._everywhere)


def known_in_public(log: Log) -> Iterator[str]:
    """Who and what is named openly: authors, their organisations, and the people of whom entries
    and data say whether they agreed, which is checked elsewhere.
    """
    for author in log.authors.values():
        yield from filter(None, (author.name, author.organisation))
    for person in log.people.values():
        if not person.refused:
            yield from filter(None, (person.name, person.organisation))
    yield from filter(None, (log.config.reply_to,))


def look_through(
    texts: Mapping[str, bytes],
    names: Iterable[str],
    log: Log,
    known: KnownTexts,
    others: Iterable[Decoded] = (),
    sums: Sums = no_files,
    progress: Progress = UNSEEN,
) -> Confidentiality:
    """Everything in the texts and the names of files that is not allowed, and idle allowances.

    `texts` are those of the log by path, `others` lie beside them; `known` keeps what was found
    in texts that have not changed; `sums` gives those of the files that a text names.
    """
    looked_at = [*readable_texts(texts), *others]
    allowed = Allowed(log.config.allow, known_in_public(log))
    entries = {entry.source.path: entry for entry in log.published + log.withheld}
    drafts = {path for path, entry in entries.items() if entry.draft} | {*log.drafts}
    own = {path: entry.allowed for path, entry in entries.items()}
    problems: list[Problem] = []
    words = set[str]()
    for one in progress.over("Looking for what could identify somebody", looked_at):
        mine = own.get(one.path) or allowances_of(one)
        found = [f for f in known.found(one.text) if not _is_allowance(one.text, f, mine)]
        found = [f for f in found if f.kind not in _OF_DAYS or not _of_declaration(one.text, f)]
        found = [f for f in found if f.stops or _is_asked_about(one, f, log.config)]
        left = [f for f in found if not allowed.passes(f.kind, one.text[f.start : f.end], mine)]
        words.update(form for f in left for form in forms_quoted(one.text[f.start : f.end]))
        if one.path in entries:
            left = [f for f in left if not _is_refusal(one.text, f, entries[one.path].people)]
        problems += told(one.path, one.text, left, *_kept_back(one, drafts)) if left else ()
        problems += _idle(mine, allowed)
    for path in names:
        problems += told_of_name(path, _left_in_name(path, known, entries.get(path), allowed))
    problems += _idle_of_site(log.config, allowed)
    problems += declarations_missing(log, {one.path: one.text for one in looked_at}, sums)
    return Confidentiality(problems, frozenset(words))


def readable_texts(texts: Mapping[str, bytes]) -> Iterator[Decoded]:
    """The texts as they stand in their files, private passages too.

    Those that can't be used as well: what is told of them shows a line.
    """
    for path in sorted(texts):
        text = decode(path, texts[path])
        if isinstance(text, Decoded):
            yield text
        elif len(texts[path]) <= MAX_FILE_BYTES:
            yield readable(path, texts[path])


def _kept_back(text: Decoded, drafts: Set[str]) -> tuple[Set[int], bool]:
    """The lines of a text that are private, and whether all of it is a draft."""
    said = _NOT_PRIVATE.sub("", text.text)
    items = lines_of_items(said) if said.startswith("---") else frozenset()
    return items | {*lines_of_passages(text.text)}, text.path in drafts


def _is_allowance(text: str, found: Finding, own: Sequence[Allowance]) -> bool:
    """Whether it is found where the file says itself that it is allowed."""
    line = text.count("\n", 0, found.start) + 1 if own else 0
    words = text[found.start : found.end]
    return any(line - one.source.line in (0, 1) and words in one.text for one in own)


def _left_in_name(
    path: str, known: KnownTexts, entry: Entry | None, allowed: Allowed
) -> Iterator[Finding]:
    """What stays of the name of a file, in which an entry may name its author."""
    mine = entry.allowed if entry else ()
    author = (entry.author if entry else None) or ""
    for one in known.found_in_name(path):
        words = path[one.start : one.end]
        writes = one.kind == "name" and allows(author, one.kind, words)
        if not writes and not allowed.passes(one.kind, words, mine):
            yield one


def _is_refusal(text: str, found: Finding, people: Iterable[PersonNamed]) -> bool:
    """Whether it is the name of an item that says 'consent: no', which is on no page.

    Without the name there nothing could keep it out of the others.
    """
    line = text.count("\n", 0, found.start) + 1
    return found.kind == "name" and any(
        one.consent == REFUSED
        and one.at("name").line == line
        and allows(one.name or "", found.kind, text[found.start : found.end])
        for one in people
    )


def _is_asked_about(text: Decoded, found: Finding, config: Config) -> bool:
    """Whether its place is one where words tell of people: not in data, which are on no page and
    have their consents, nor in settings that readers do not see.
    """
    if text.path in NAMES:
        above = _SETTING.findall(text.text, 0, found.start + 1)
        return bool(above) and above[-1] in _SHOWN
    return not uri_of(text.path, config).startswith(DATA)


def _of_declaration(text: str, found: Finding) -> bool:
    """Whether it stands in the line that says who declared the entry, and on which day."""
    header = text.find("\n---", 3) if text.startswith("---") else -1
    line = _DECLARED.search(text, 0, max(0, header)) if found.start < header else None
    return bool(line and line.start() <= found.start < line.end())


def _idle(own: Iterable[Allowance], allowed: Allowed) -> Iterator[Problem]:
    for one in own:
        if one.source not in allowed.used:
            message = f"nothing here needs this allowance; {_OR_MEND}"
            yield Problem(one.source, "allowance-unused", message)


def _idle_of_site(config: Config, allowed: Allowed) -> Iterator[Problem]:
    for one in config.allow:
        if one.source not in allowed.used:
            message = f"nothing in the log needs item {one.source.line} of 'allow'; {_OR_MEND}"
            yield Problem(Source(NAME, 0), "allowance-unused", message)
