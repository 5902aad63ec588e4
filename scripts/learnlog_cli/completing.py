"""What a shell may complete in a command: ideas, statuses, steps, authors, models, periods.

A shell calls these while a person types, so they are silent and never fail: where the log can't
be read there is nothing to complete.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from learnlog_cli.shell_words import as_typed

if TYPE_CHECKING:  # learnlog is loaded only where something is completed
    from learnlog.config import Config
    from learnlog.model import Log

Items = list[CompletionItem]
Completer = Callable[[click.Context, click.Parameter, str], Items]


def _never_fails(completer: Completer) -> Completer:
    """The same, with nothing to complete in place of any failure."""

    @wraps(completer)
    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
        try:
            return completer(ctx, param, incomplete)
        except Exception:
            return []

    return complete


@_never_fails
def idea_numbers(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The numbers of ideas, each with its title; words find the ideas whose titles have them."""
    ideas = sorted(_log(ctx).ideas.values(), key=lambda idea: idea.number)
    taken = {str(value) for value in ctx.params.values() if isinstance(value, int)}
    wanted = [idea for idea in ideas if str(idea.number) not in taken]
    by_number = [idea for idea in wanted if str(idea.number).startswith(incomplete)]
    by_title = [idea for idea in wanted if incomplete.casefold() in idea.title.casefold()]
    found = by_number or by_title
    return [CompletionItem(str(idea.number), help=_one_line(idea.title)) for idea in found]


@_never_fails
def statuses(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The statuses that an idea may have in this log."""
    return _beginning(_config(ctx).all_statuses, incomplete)


@_never_fails
def open_steps(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The words of open steps that go on where the person stopped, oldest step first."""
    before = ctx.params.get(param.name or "")
    earlier = " ".join(before) if isinstance(before, tuple | list) else ""
    typed = f"{earlier} {incomplete}".lstrip() if earlier else incomplete
    author = _asked(ctx, "author")
    found = []
    for step in _log(ctx).steps:
        own = author is None or step.origin.author == author
        words = _one_line(step.text)
        if step.open and own and (rest := _rest(words, typed, len(typed) - len(incomplete))):
            found.append(CompletionItem(as_typed(rest, os.environ), help=_from(step.origin.date)))
    return found


@_never_fails
def authors(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The keys of the people who write in this log, each with the name."""
    log = _log(ctx)
    keys = {entry.author for entry in log.entries if entry.author} | set(log.authors)
    names = {key: author.name for key, author in log.authors.items()}
    return [
        CompletionItem(key, help=names.get(key))
        for key in sorted(keys)
        if key.startswith(incomplete)
    ]


@_never_fails
def models(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The reflective models that an entry can be begun with: learnlog's, and the log's own."""
    from learnlog.reference.reflective_models import read_model

    return _data_files(ctx, "models", read_model, incomplete)


@_never_fails
def instruments(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The instruments that an audit can be made with: learnlog's, and the log's own."""
    from learnlog.reference.instruments import read_instrument

    return _data_files(ctx, "audits", read_instrument, incomplete)


@_never_fails
def frameworks(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The frameworks that things can be evidence for: learnlog's, and the log's own."""
    from learnlog.reference.frameworks import read_framework

    return _data_files(ctx, "frameworks", read_framework, incomplete)


@_never_fails
def forms(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """What a post may be."""
    from learnlog.front_matter.kind_fields import FORMS

    begun = (one for one in FORMS if one.startswith(incomplete))
    return [CompletionItem(as_typed(one, os.environ)) for one in begun]


@_never_fails
def periods(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """The periods and assignments that can be looked back on, the latest first."""
    from learnlog.spans import spans_looked_back_on

    log = _log(ctx)
    spans = reversed(spans_looked_back_on(log, [entry.date for entry in log.entries]))
    begun = (one for one in spans if one.name.casefold().startswith(incomplete.casefold()))
    return [CompletionItem(one.name, help=_one_line(one.title)) for one in begun]


def _data_files(
    ctx: click.Context, folder: str, read: Callable[[str, str, bytes], object], incomplete: str
) -> Items:
    """The names of reference data, learnlog's own and the log's, each with its title."""
    from learnlog.reference.data_files import ENDING, FOLDER, shipped_files

    known = shipped_files(folder)
    site = site_of(ctx, os.environ, Path.cwd())
    for file in (site / _config(ctx).docs_dir / FOLDER / folder).glob(f"*{ENDING}"):
        known[file.stem] = file.read_bytes()
    wanted = sorted(name for name in known if name.startswith(incomplete))
    found = [(name, read(name, name, known[name])) for name in wanted]
    return [CompletionItem(name, help=getattr(one, "title", None)) for name, one in found]


def site_of(ctx: click.Context, environment: Mapping[str, str], here: Path) -> Path:
    """The folder of the log that the command speaks of, else that above the current folder."""
    from learnlog.files import site_file

    if given := _asked(ctx, "site") or environment.get("LEARNLOG_SITE"):
        return Path(str(given)).expanduser()
    return next((one for one in (here, *here.parents) if site_file.is_site(one)), here)


def _asked(ctx: click.Context | None, name: str) -> object:
    """The value of an option in a command or in one above it."""
    while ctx is not None:
        if value := ctx.params.get(name):
            return value
        ctx = ctx.parent
    return None


def _config(ctx: click.Context) -> Config:
    from learnlog.config import Config
    from learnlog.files import site_file

    read = site_file.read_site_file(site_of(ctx, os.environ, Path.cwd()))
    return read.config()[0] if read else Config()


def _log(ctx: click.Context) -> Log:
    from learnlog import read_folder, read_outlook
    from learnlog_cli.reading import read_settings

    site, asked = site_of(ctx, os.environ, Path.cwd()), _asked(ctx, "today")
    config, _, day = read_settings(site, asked if isinstance(asked, dt.date) else None)
    return read_outlook(read_folder(site, config.docs_dir, config.excluded).texts, day, config)[0]


def _beginning(words: Iterable[str], incomplete: str) -> Items:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]


def _rest(words: str, typed: str, done: int) -> str:
    """The step, or what of it follows the `done` letters typed before; "" where it differs."""
    at = words.casefold().find(typed.casefold())
    if at < 0:
        return ""
    return words[at + done :] if done else words


def _from(date: dt.date) -> str:
    return f"from {date.isoformat()}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
