"""What a shell may complete in a command: numbers of ideas, statuses, open steps, authors, models.

A shell calls these while a person types, so they are silent and never fail: where the log can't
be read there is nothing to complete.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:  # learnlog is loaded only where something is completed
    from learnlog.config import Config
    from learnlog.model import Log

VARIABLE = "_LEARNLOG_COMPLETE"

Items = list[CompletionItem]
Completer = Callable[[click.Context, click.Parameter, str], Items]

_PLAIN_IN_BASH = re.compile(r"[^\w@%+=:,./-]")


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
            found.append(CompletionItem(_as_typed(rest, os.environ), help=_from(step.origin.date)))
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
    from learnlog.reference import reflective_models

    site = site_of(ctx, os.environ, Path.cwd())
    known = reflective_models.shipped()
    for file in (site / _config(ctx).docs_dir / reflective_models.FOLDER).glob("*.yml"):
        known[file.stem] = file.read_bytes()
    wanted = sorted(name for name in known if name.startswith(incomplete))
    read = [(name, reflective_models.read_model(name, name, known[name])) for name in wanted]
    return [CompletionItem(name, help=getattr(model, "title", None)) for name, model in read]


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


def _as_typed(text: str, environment: Mapping[str, str]) -> str:
    """A sentence as one word of the shell that asks; zsh and fish quote by themselves."""
    shell = environment.get(VARIABLE, "").partition("_")[0]
    if shell == "powershell":
        return "'" + text.replace("'", "''") + "'"
    if shell != "bash":
        return text
    # click's script reads the answer with `read`, which takes one backslash of two away.
    begun = _word_begun(environment)[:1]
    if begun == "'":
        return text.replace("'", r"'\\''")
    if begun == '"':
        return re.sub(r'([\\"$`])', r"\\\\\1", text)
    return _PLAIN_IN_BASH.sub(lambda found: r"\\" + found[0], text)


def _word_begun(environment: Mapping[str, str]) -> str:
    """The word that the person is typing, with its quotes; click's script sends one a line."""
    words = environment.get("COMP_WORDS", "").split("\n")
    at = environment.get("COMP_CWORD", "")
    return words[int(at)] if at.isdigit() and int(at) < len(words) else ""
