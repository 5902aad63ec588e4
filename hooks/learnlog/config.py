"""The owner's options, validated once, wherever they were written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from learnlog.answer_options import Comments, read_comments, read_reply_to
from learnlog.did_you_mean import nearest
from learnlog.policy_options import read_hosts, read_switch
from learnlog.privacy.allowances import Allowance
from learnlog.privacy_options import Declarations, read_allow, read_declaration_option
from learnlog.problems import Problem, Source
from learnlog.repository import Repository
from learnlog.schema import NEWEST, read_schema, too_new
from learnlog.smart_labels import SmartLabels, read_smart_labels

PATH = ("captured", "exploring", "testing", "adopted")
ASIDE = ("parked", "rejected", "merged")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def nothing(_uri: str) -> bool:
    """Leave no file out."""
    return False


@dataclass(frozen=True, slots=True)
class Config:
    """How a log is read; every value has a default.

    `statuses`: the way of an idea from first to last (the last one means it was taken up);
    `stale_after`: weeks after which a live idea nobody touched is stale;
    `start`: any day of week 1, where that is not the week of the first entry;
    `today`: the day to build for, where that is not the day of the build;
    `smart_labels`: what the five words of SMART are called;
    `comments`: where readers' comments are kept, where they may write any;
    `reply_to`: the e-mail address for readers' answers, where they may send any;
    `allow`: what the confidentiality check lets pass anywhere;
    `declaration`: what becomes of entries that nobody has declared anonymised;
    `content_security_policy`: whether pages say what a browser may run and fetch;
    `other_hosts`: hosts on the web that pages may ask besides the site's own;
    `editor`: whether the site has the pages on which a browser writes entries;
    `repository`: where the files stand on GitHub, if they do;
    `schema`: the form that the entries are written in;
    `docs_dir`: the folder of the pages, from the site's folder, with `/`;
    `directory_urls`: whether a page's address is a folder (`ideas/1/`) or a file;
    `feeds`: whether the site has an address, without which there are no feeds;
    `excluded`: tells of a file in the docs folder whether MkDocs leaves it out;
    `commit`: the name of the commit that is built, where the host of the build tells it.
    """

    statuses: tuple[str, ...] = field(default=PATH, metadata={"option": True})
    stale_after: int = field(default=6, metadata={"option": True})
    start: dt.date | None = field(default=None, metadata={"option": True})
    today: dt.date | None = field(default=None, metadata={"option": True})
    smart_labels: SmartLabels = field(default=SmartLabels(), metadata={"option": True})
    comments: Comments | None = field(default=None, metadata={"option": True})
    reply_to: str | None = field(default=None, metadata={"option": True})
    allow: tuple[Allowance, ...] = field(default=(), metadata={"option": True})
    declaration: Declarations = field(default=Declarations.WARN, metadata={"option": True})
    content_security_policy: bool = field(default=True, metadata={"option": True})
    other_hosts: tuple[str, ...] = field(default=(), metadata={"option": True})
    editor: bool = field(default=True, metadata={"option": True})
    repository: Repository | None = None
    schema: int = field(default=NEWEST, metadata={"option": True})
    docs_dir: str = "docs"
    directory_urls: bool = True
    feeds: bool = False
    excluded: Callable[[str], bool] = field(default=nothing, compare=False)
    commit: str = ""

    @property
    def all_statuses(self) -> tuple[str, ...]:
        """Every status an idea may have, in the order of the board."""
        return self.statuses + ASIDE

    @property
    def live_statuses(self) -> tuple[str, ...]:
        """Statuses of ideas that still wait for something."""
        return self.statuses[:-1]


OPTIONS: tuple[str, ...] = tuple(f.name for f in fields(Config) if f.metadata.get("option"))


def configured(
    options: object, where: Callable[[str], Source], base: Config
) -> tuple[Config, list[Problem]]:
    """`base` with the owner's `options`, and a problem for each option that can't be used.

    `where(name)` gives the line of an option, for the message, or of all for "learnlog".
    """
    if not isinstance(options, Mapping):
        message = f"learnlog's options must be lines of the form 'name: value', not '{options}'"
        return base, [Problem(where("learnlog"), "option", message, "learnlog:\n  stale_after: 6")]
    problems = list(_unknown(options, where))
    found: dict[str, Any] = {}
    for name in OPTIONS:
        if options.get(name) is None:
            continue
        try:
            found[name] = _READERS[name](options[name])
        except ValueError as wrong:
            message = f"option '{name}': {wrong}"
            problems.append(Problem(where(name), "option", message, _EXAMPLES[name]))
    if found.get("schema", NEWEST) > NEWEST:
        problems.append(too_new(found["schema"], where("schema")))
    return replace(base, **found), problems


def _unknown(options: Mapping[str, object], where: Callable[[str], Source]) -> Iterator[Problem]:
    for name, value in options.items():
        if name not in OPTIONS:
            close = nearest(str(name), OPTIONS)
            known = f"did you mean '{close}'?" if close else f"its options are {', '.join(OPTIONS)}"
            message = f"learnlog has no option '{name}'; {known}"
            hint = f"{close}: {_shown(value)}" if close else ""
            yield Problem(where(str(name)), "option", message, hint)


def _shown(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list | tuple) else str(value)


def _read_date(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        written = _DATE.fullmatch(str(value))
        return dt.date.fromisoformat(written[0] if written else "")
    except ValueError:
        raise ValueError(f"'{value}' is not a date such as 2018-09-17") from None


def _read_weeks(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or not 1 <= int(text) <= 520:
        raise ValueError(f"'{value}' is not a number of weeks from 1 to 520")
    return int(text)


def _read_statuses(value: object) -> tuple[str, ...]:
    names = tuple(str(name) for name in value) if isinstance(value, list | tuple) else ()
    if len(names) < 2 or len(set(names)) < len(names) or not all(map(_is_status, names)):
        raise ValueError(
            "give at least two different lower-case words, first to last; "
            f"{', '.join(ASIDE)} are always there"
        )
    return names


def _is_status(name: str) -> bool:
    return (
        name.isascii()
        and name.replace("-", "").isalpha()
        and name == name.lower()
        and (name not in ASIDE)
    )


_READERS: dict[str, Callable[[object], object]] = {
    "statuses": _read_statuses,
    "stale_after": _read_weeks,
    "start": _read_date,
    "today": _read_date,
    "smart_labels": read_smart_labels,
    "comments": read_comments,
    "reply_to": read_reply_to,
    "allow": read_allow,
    "declaration": read_declaration_option,
    "content_security_policy": read_switch,
    "other_hosts": read_hosts,
    "editor": read_switch,
    "schema": read_schema,
}
_EXAMPLES = {
    "statuses": f"statuses: [{', '.join(PATH)}]",
    "stale_after": "stale_after: 6",
    "start": "start: 2018-09-17",
    "today": "today: 2018-12-21",
    "smart_labels": "smart_labels:\n  achievable: Agreed",
    "comments": (
        "comments:\n  repo: owner/name\n  repo_id: R_kgDOxxxxxx\n"
        "  category: Announcements\n  category_id: DIC_kwDOxxxxxx"
    ),
    "reply_to": "reply_to: sam@example.org",
    "allow": "allow:\n  - text: 0115 496 0123\n    because: the clinic's public number",
    "declaration": "declaration: require",
    "content_security_policy": "content_security_policy: true",
    "other_hosts": "other_hosts: [https://images.example.org]",
    "editor": "editor: false",
    "schema": f"schema: {NEWEST}",
}
