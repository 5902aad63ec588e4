"""A log with a word of its own in every place that is to stay out of everything.

The lists and their fields come from the tables that the reader reads by, so a new one has its
words by itself. `revealed` is the same log with everything told: there each word must be found,
or else the search for it would prove nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hostile_log import FIXED, OF_KINDS_OF_VALUE

from learnlog.front_matter.fields import GROUPS, MAIN_FIELD, OF_KIND
from learnlog.kinds import Kind

TODAY = "2026-11-20"
BEGIN, END = "<!-- private -->", "<!-- /private -->"

# The shapes of a passage: what stands before the mark, in it (with a word for *), and behind it.
PASSAGES = {
    "block": "Before.\n\n{0}\n\nWe met * there.\n\n- * said so\n\n{1}\n\nBehind.",
    "one line": "{0} * alone {1}",
    "inline": "They said {0}that * was{1} so.",
    "over lines": "They said {0}that\n* was\nthere{1} so.",
    "heading": "### Of {0}*{1} all",
    "question": "## What did {0}*{1} say?\n\nThis.",
    "item": "- one\n- two {0}*{1}\n- three",
    "nested item": "- one\n\n    {0}\n\n    - *\n\n    {1}\n\n- two",
    "quote": "> Said {0}*{1} then.",
    "cell": "| a | b |\n|---|---|\n| c | {0}*{1} |",
    "address": "A [link](https://example.org/{0}*{1}) here.",
    "title of a link": 'A [link](https://example.org/ "of {0}*{1}") here.',
    "reference": "See [that][x].\n\n[x]: https://example.org/{0}*{1}",
    "footnote": "Noted[^n].\n\n[^n]: That was {0}*{1}.",
    "picture": "![A ward {0}*{1}](https://example.org/x.png)",
    "fence": "```\n{0}*{1}\n```",
    "fence within": "{0}\n\n```\n*\n```\n\n{1}",
    "code": "Type `{0}*{1}` there.",
    "html": "<div>\n{0}<p>*</p>{1}\n</div>",
    "attribute": '<p title="{0}*{1}">Words</p>',
    "idea": "{0}\n\nIdea 900: Ask * to come.\n\n{1}",
    "mention": "More {0}on Idea 1 with *{1} today.",
    "capitals": "Said {0}*{1} then.",
    "name of a picture": "{0}![A ward](file-*.png){1}",
    "name of a paper": "See {0}[the paper](file-*.pdf){1} there.",
}
COMMENTS = {
    "comment": "<!-- * -->",
    "comment over lines": "<!--\n*\n\n* again\n-->",
    "comment in a line": "Words <!-- * --> and words.",
    "comment in an item": "- one <!-- * -->\n- two",
}
_FILE = re.compile(r"file-\w+\.(?:png|pdf)")
NO_WORDS = frozenset(("answers", "private", "date", "start", "end"))


@dataclass
class Canaries:
    """The words by the names of their places, and the files below `docs` that hold them.

    `silent` are places that are shown nowhere even where everything is told.
    """

    revealed: bool = False
    words: dict[str, str] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    def word(self, place: str, silent: bool = False) -> str:
        """A word for a place, which has letters alone and is part of no other one."""
        assert place not in self.words, place
        number, letters = len(self.words), ""
        for _ in range(5):
            number, at = divmod(number, 20)
            letters += "bcdfghjklmnprstvwxyz"[at]
        found = self.words[place] = f"zq{letters}q"
        if silent:
            self.silent.add(place)
        return found


def canaries(revealed: bool = False) -> Canaries:
    """The log."""
    log = Canaries(revealed)
    author = log.word("week: draft, author in the name of the file")
    draft = "" if revealed else "---\ndraft: true\n---\n"
    log.files[f"weeks/2026-04-06-{author}.md"] = f"{draft}Words.\n"
    for kind in Kind:
        _open_entry(log, kind)
        _withheld_entry(log, kind, "draft")
        _withheld_entry(log, kind, "future")
    _pages(log)
    _data(log)
    _files_named(log)
    return log


def _files_named(log: Canaries) -> None:
    """The files that pages name, each beside its page."""
    for name, text in list(log.files.items()):
        folder = name[: name.rfind("/") + 1]
        log.files.update(dict.fromkeys(map(folder.__add__, _FILE.findall(text)), "%PDF-1.7\n"))


def _name(kind: Kind, word: str, at: int) -> str:
    """A file's name; each kind has its own days."""
    names = {
        Kind.WEEK: f"2026-0{at}-05",
        Kind.ASSIGNMENT: word,
        Kind.REVIEW: f"2026-0{at}",
    }
    return f"{kind.folder}{names.get(kind, f'2026-0{at}-06-{word}')}.md"


def _open_entry(log: Canaries, kind: Kind) -> None:
    """An entry that is published, whose private items and passages are not."""
    place = f"{kind.word}: private item"
    lines = [f"# {log.word(f'{kind.word}: comment in YAML', silent=True)}", *_needed(kind, 1)]
    for name in _lists(kind):
        private = _item(log, kind, name, place)
        flag = {"private": "false" if log.revealed else "true"}
        lines.append(_list(name, [_public_item(kind, name), {**private, **flag}]))
    if kind is not Kind.ASSIGNMENT:
        lines += _steps(log, kind, private=True)
    people = [one for one in lines if one.startswith("people:")]
    lines = [one for one in lines if not one.startswith("people:")]
    consent = "given" if log.revealed else "no"
    refused = {"name": log.word(f"{kind.word}: somebody who refused"), "consent": consent}
    lines.append("\n".join([*people, _list("", [refused]).strip("\n:")]))
    links = re.findall(r"https://vimeo.com/\d\d+", "\n".join(lines))
    log.files[_name(kind, "open", 1)] = _entry(lines, _body(log, kind.word, links))


def _withheld_entry(log: Canaries, kind: Kind, why: str) -> None:
    """An entry that is not published at all, a word in all that it says."""
    place = f"{kind.word}: {why}"
    draft = why == "draft" and not log.revealed
    lines = [*_needed(kind, 2 if why == "draft" else 3), *(["draft: true"] if draft else [])]
    for name, rule in OF_KIND[kind].items():
        if name not in GROUPS and rule.kind in ("text", "texts") and _free(name):
            lines.append(f"{name}: {_words(log, place, name, rule.kind)}")
    lines += [_list(name, [_item(log, kind, name, place)]) for name in _lists(kind)]
    if "event" in OF_KIND[kind]:
        event = {one: log.word(f"{place}, event, {one}") for one in ("name", "place")}
        lines.append("event: {" + ", ".join(f"{k}: {v}" for k, v in event.items()) + "}")
    if kind is not Kind.ASSIGNMENT:
        lines += _steps(log, kind, private=False, why=why)
    named = kind not in (Kind.WEEK, Kind.REVIEW)
    word = log.word(f"{place}, name of the file") if named else "x"
    name = _name(kind, word, 2 if why == "draft" else 3)
    if why == "future" and not log.revealed:
        name = name.replace("2026-0", "2099-0")
        lines = [one.replace("2026-0", "2099-0") for one in lines]
    lines.append(f"# {log.word(f'{place}, comment in YAML', silent=True)}")
    links = "\n\n".join(re.findall(r"https://vimeo.com/\d+", "\n".join(lines)))
    prose, heading = log.word(f"{place}, prose"), log.word(f"{place}, heading")
    body = f"{links}\n\nWords of {prose}.\n\n## {heading}\n\nThat.\n"
    log.files[name] = _entry(lines, body)


def _needed(kind: Kind, at: int) -> list[str]:
    """What a kind can't be without."""
    needed = {
        Kind.ASSIGNMENT: [f"start: 2026-0{at}-01", f"end: 2026-0{at}-28"],
        Kind.AUDIT: ["instrument: working-together", "depth: quick"],
        Kind.REVIEW: [f"date: 2026-0{at}-27"],
    }
    return needed.get(kind, [])


def _lists(kind: Kind) -> list[str]:
    """The lists of a kind, but for those of steps, which hang together."""
    return [name for name in OF_KIND[kind] if name in GROUPS and name != "followed_up"]


def _free(name: str) -> bool:
    """Whether a field may hold any words."""
    return name not in NO_WORDS and (name not in FIXED or name == "tags")


def _item(log: Canaries, kind: Kind, name: str, place: str) -> dict[str, str]:
    """An item with a word in every field that takes words."""
    number = len(log.words) + 10
    found: dict[str, str] = {}
    for one, rule in GROUPS[name].items():
        if _free(one) and rule.kind in ("text", "texts", "words"):
            found[one] = _words(log, f"{place} of {name}", one, rule.kind)
        elif one not in NO_WORDS and (value := FIXED.get(one, OF_KINDS_OF_VALUE.get(rule.kind))):
            found[one] = value
    fixed = {
        "ideas": {"idea": str(number), "status": "parked"},
        "scores": {"principle": "shared-purpose", "score": "2"},
        "videos": {"link": f"https://vimeo.com/{number}"},
    }
    return {**found, **fixed.get(name, {})}


def _words(log: Canaries, place: str, name: str, kind: str) -> str:
    silent = name == "hide" or place.endswith("of allow")  # shown on no page, private or not
    word = log.word(f"{place}, {name}", silent)
    return f"[{word}]" if kind == "texts" else f"About {word}"


def _public_item(kind: Kind, name: str) -> dict[str, str]:
    values = {
        "scores": {"principle": "trust", "score": "1"},
        "videos": {"link": "https://vimeo.com/1", "title": "A day", "transcript": "We came."},
        "ideas": {"title": f"An idea of a {kind.word}"},
        "allow": {"text": "Open words", "because": "nobody is meant"},
    }
    return values.get(name, {MAIN_FIELD[name]: f"Open words of a {kind.word}"})


def _steps(log: Canaries, kind: Kind, private: bool, why: str = "private item") -> Iterator[str]:
    """A follow-up, and the step that it is of in the log's first entry."""
    place = f"{kind.word}: {why} of followed_up"
    words = f"Ring {log.word(f'{place}, step')}"
    flag = {"private": "false" if log.revealed else "true"}
    hidden = flag if private else {}
    answer = {"step": words, "outcome": "dropped", "note": log.word(f"{place}, note"), **hidden}
    yield _list("followed_up", [answer])
    first = log.files.setdefault("weeks/2025-12-29.md", "---\nnext_steps:\n---\nThe first.\n")
    item = _list("", [{"text": words, **flag}]).strip("\n:")
    log.files["weeks/2025-12-29.md"] = first.replace("\n---\nThe", f"\n{item}\n---\nThe")


def _list(name: str, items: list[dict[str, str]]) -> str:
    """Items of several lines each, as most people write them."""
    lines = [f"{name}:"]
    for one in items:
        pairs = [f"{key}: {_value(value)}" for key, value in one.items()]
        lines += [f"  {'  ' if at else '- '}{pair}" for at, pair in enumerate(pairs)]
    return "\n".join(lines)


def _value(value: str) -> str:
    return value if value[0] == "[" or value.isalnum() or "-" in value else json.dumps(value)


def _entry(lines: list[str], body: str) -> str:
    return "\n".join(["---", *lines, "---", body])


def _body(log: Canaries, where: str, links: Sequence[str] = ()) -> str:
    """Prose with a passage of every shape, with private links, and with comments."""
    begin, end = ("", "") if log.revealed else (BEGIN, END)
    parts = ["Words that all may read.", "https://vimeo.com/1" if where == "interview" else ""]
    parts += [f"{begin}\n{link}\n{end}" for link in links]
    for shape, text in PASSAGES.items():
        if shape == "idea" and where == "assignment":
            continue  # for an assignment has many days
        words = text.replace("*", log.word(f"{where}: passage, {shape}"))
        marks = (begin.upper(), end.upper()) if shape == "capitals" else (begin, end)
        parts.append(words.format(*marks))
    for shape, text in COMMENTS.items():
        parts.append(text.replace("*", log.word(f"{where}: {shape}", silent=True)))
    return "\n\n".join(parts) + "\n"


def _pages(log: Canaries) -> None:
    """Pages of the owner: the home page, one of their own, and a draft."""
    log.files["index.md"] = f"---\ntitle: A log\n---\n{_body(log, 'home page')}"
    log.files["about.md"] = f"# About\n\n{_body(log, 'page')}"
    log.files["notes/open.md"] = _body(log, "page without a title")
    draft = "" if log.revealed else "draft: true\n"
    name, title = log.word("draft page, name of the file"), log.word("draft page, title")
    prose = log.word("draft page, prose")
    log.files[f"notes/{name}.md"] = f"---\n{draft}title: {title}\n---\nOf {prose}.\n"


def _data(log: Canaries) -> None:
    """The log's own data, of which comments are nobody's business."""

    def note(what: str) -> str:
        return f"# {log.word(f'{what}, comment in YAML', silent=True)}\n"

    log.files["_data/people.yml"] = f"{note('people')}people:\n  - name: Alex Example\n"
    items = "items:\n  - key: one\n    title: One\n"
    log.files["_data/frameworks/own.yml"] = f"title: Own\n{note('framework')}{items}"
    log.files["_data/models/own.yml"] = f"{note('model')}title: Own\nstages:\n  - heading: Why\n"
