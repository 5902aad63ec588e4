"""A site that was read and checked, and what can be made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from learnlog import addresses
from learnlog.declaration_checks import Sums, no_files, undeclared
from learnlog.entries import is_entry
from learnlog.entry_texts import uri_of
from learnlog.files.decoding import Decoded, decode
from learnlog.files.folder import Folder
from learnlog.files.names import is_markdown
from learnlog.files.owner_pages import allowances_of
from learnlog.kept.entries import KeptEntries
from learnlog.markdown.comments import with_empty_comments
from learnlog.model import Entry, Log
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.passages import public
from learnlog.problems import Problem, Severity
from learnlog.site_privacy import readable_texts

if TYPE_CHECKING:  # pages and their templates are imported where one is built
    from learnlog.pages import BuiltPage
    from learnlog.views.site import Site


@dataclass(frozen=True)
class Build:
    """A site read and checked. `hidden` are files that must not be published, as `uri`s;
    `home` is the owner's home page; `known` is what could identify somebody in its texts, allowed
    or not; `pictures` are those of the docs folder as they may be published, by `uri`; `others`
    are texts beside the log's own; `whole` are problems with the words that are hidden in
    `problems`, by what they are there; `sums` gives those of files that entries name, `entries`
    what was read from each text.
    """

    folder: Folder
    log: Log
    problems: list[Problem]
    hidden: tuple[str, ...]
    home: str
    known: KnownTexts
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    others: tuple[Decoded, ...] = ()
    whole: Mapping[Problem, Problem] = field(default_factory=dict)
    sums: Sums = no_files
    entries: KeptEntries = field(default_factory=KeptEntries)

    @property
    def errors(self) -> int:
        """How many errors forbid to publish anything."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def faulty(self) -> list[str]:
        """The files that have errors, as `uri`s."""
        prefix = f"{self.log.config.docs_dir}/"
        errors = [one for one in self.problems if one.severity is Severity.ERROR]
        return [uri.removeprefix(prefix) for uri in dict.fromkeys(e.source.path for e in errors)]

    @property
    def undeclared(self) -> list[Entry]:
        """The published entries that nobody has declared, whatever the log asks for."""
        texts = {one.path: one.text for one in readable_texts(self.folder.texts)}
        return undeclared(self.log, texts, self.sums)

    def feeds(self, title: str, home: str, language: str) -> Iterator[tuple[str, str]]:
        """The feeds of the site at the address `home`, each by its path."""
        from learnlog.pages import feeds_of

        return feeds_of(self.site, title, home, language)

    def own_pages(self, comments: bool = True) -> Iterator[tuple[str, str]]:
        """The owner's pages but for home, by `uri`, that are not published as they stand: without
        their private passages, and where they are to go without the words of their comments.
        """
        from learnlog.markdown.markdown_blocks import parse

        for uri, text in self._by_the_owner(but=(self.home,)):
            left = public(text.path, text.text).text
            if not comments and "<!--" in left:
                left = with_empty_comments(left, parse(left))
            if left != text.text:
                yield uri, left

    def allowed_by_pages(self) -> Iterator[Allowance]:
        """What the owner's published pages let pass by themselves, as entries do."""
        for _, text in self._by_the_owner(but=self.hidden):
            yield from allowances_of(text)

    def _by_the_owner(self, but: Collection[str]) -> Iterator[tuple[str, Decoded]]:
        """The texts of pages that are no entries, by `uri`, where they can be read."""
        for path, data in self.folder.texts.items():
            uri = uri_of(path, self.log.config)
            own = is_markdown(path) and not is_entry(uri) and uri not in but
            text = decode(path, data) if own else None
            if isinstance(text, Decoded):
                yield uri, text

    def pages(self, *, watched: bool = False) -> Iterator[BuiltPage]:
        """Every page of the log, the owner's home page among them; `watched`, it is known
        afterwards what each was made of.
        """
        from learnlog.pages import pages_of

        return pages_of(self.site, self.entries.sum_of if watched else None)

    def page_of(self, uri: str) -> BuiltPage | None:
        """The page of an entry, if there is such an entry and it is published."""
        from learnlog.pages import page_of_entry

        return page_of_entry(self.site, uri)

    @property
    def uris(self) -> Iterator[str]:
        """The pages of entries, ideas and tags, and the pictures."""
        yield from self.site.entry_at
        yield from map(addresses.idea_uri, self.log.ideas)
        yield from self.site.tag_uris.values()
        yield from self.pictures

    @cached_property
    def site(self) -> Site:
        """The log with its lookups, and the owner's home page."""
        from learnlog.own_home import own_home
        from learnlog.views.lookups import look_up

        return look_up(self.log, own_home(self.folder, self.log, self.home))
