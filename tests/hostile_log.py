"""One log in which every hostile string stands in every field that a page shows, and in prose."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

import yaml

from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND
from learnlog.front_matter.item_fields import SMART
from learnlog.kinds import Kind

STRINGS = Path(__file__).parent / "hostile" / "strings.yml"
HOST = "elsewhere.example"
TODAY = "2020-06-01"
IN_A_CHUNK = 16

# Between the strings of a field that holds several, so that none lies within the one before it.
APART = " -->\"'></script></style></title></textarea></svg></math> "
# Signs that no text of a log may have: the build stops at them, wherever they stand.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
# What a field needs instead of any words.
FIXED = MappingProxyType(
    {
        "outcome": None,
        "status": "parked",
        "how": "met",
        "consent": "given",
        "met": "partly",
        "form": "article",
        "depth": "deep",
        "activity": None,
        "into": None,
        "author": None,
        "date": None,
        "draft": None,
        "search": None,
        "hide": None,
        "idea": None,
        "principle": None,
        "instrument": None,
        "shows": None,
        "scores": None,
        "videos": None,
        "event": None,
        "link": "https://example.org/",
        "poster": None,
        "tags": None,  # each has a page of its own, so a chunk of strings is one
        "applied": None,
        "private": None,  # or nothing of the item would be on any page
        "anonymised": None,  # on no page, and a group
    }
)
OF_KINDS_OF_VALUE = MappingProxyType(
    {"hours": "1", "amount": "1", "number": "1", "yes or no": "yes", "date": "2020-01-06"}
)


def strings() -> list[str]:
    """All of them, in order; what one does when it runs is `hit` with its number."""
    groups = yaml.safe_load(STRINGS.read_text("utf-8"))
    every = [text for group in groups.values() for text in group]
    return [filled(text, number) for number, text in enumerate(every)]


def filled(text: str, number: int) -> str:
    """A string of the file with its number in it."""
    call = f"hit({number})"
    link, script = f"javascript:{call}", f"<script>{call}</script>"
    values = {
        "hit": call,
        "n": str(number),
        "entities": "".join(f"&#{ord(letter)};" for letter in link),
        "hex": "".join(f"&#x{ord(letter):x}" for letter in link),
        "escaped": f"\\u0068it({number})",
        "quoted": script.replace("<", "&lt;"),
        "base64": base64.b64encode(script.encode()).decode(),
        "there": f"https://{HOST}/{number}/",
        "host": HOST,
    }
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), text)


def quote(text: str) -> str:
    """A text as a value; JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


def hostile_files(texts: Sequence[str]) -> dict[str, str]:
    """The files of the log, below `docs`: a post for each text, and some of each other kind."""
    chunks = [texts[at : at + IN_A_CHUNK] for at in range(0, len(texts), IN_A_CHUNK)]
    files = dict(_posts(chunks))
    for number, chunk in enumerate(chunks):
        files |= _of_other_kinds(number, chunk, chunks[number - 1] if number else [])
        files[f"_data/frameworks/hostile-{number}.yml"] = _framework(chunk)
        files[f"_data/audits/hostile-{number}.yml"] = _instrument(number, chunk)
    files["_data/people.yml"] = _people(texts)
    files[".authors.yml"] = _authors(texts)
    return files


def hostile_settings(texts: Sequence[str]) -> str:
    """learnlog's options, as far as they are shown: labels of 40 characters at most."""
    short = [text for text in texts if len(text) <= 40 and "\n" not in text]
    labels = dict(zip(SMART, short, strict=False))
    return f"    today: {TODAY}\n    smart_labels: {json.dumps(labels, ensure_ascii=False)}\n"


def _posts(chunks: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    number = 0
    for at, chunk in enumerate(chunks):
        for text in chunk:
            number += 1
            day = dt.date(2018, 1, 1) + dt.timedelta(number)
            lines = _fields(Kind.POST, [text])
            lines += [f"author: a{number}", f"shows: [hostile-{at}/i0]"]
            lines.append(f"tags: [{quote(APART.join(chunk))}]")
            event = {name: _value(name, rule.kind, text) for name, rule in EVENT.items()}
            lines.append(_group("event", event))
            lines.append(f"ideas:\n  - {{idea: {number}, {_plan(text)}, title: {quote(text)}}}")
            yield f"posts/{day}-post.md", _entry(lines, prose(text, number))


def _of_other_kinds(number: int, chunk: Sequence[str], before: Sequence[str]) -> dict[str, str]:
    monday = dt.date(2018, 12, 3) + dt.timedelta(weeks=number)
    month = dt.date(2019, 1 + number % 12, 1)
    joined = APART.join(chunk)
    tags = f"tags: [{quote(joined)}]"
    news = [f"ideas:\n  - {{idea: {number + 1}, status: parked, note: {quote(joined)}}}"]
    kept = [{"step": quote(t), "outcome": "dropped", "note": quote(t)} for t in before]
    gone = [_list("followed_up", kept)] if before else []
    videos = [{name: quote(joined) for name in ("title", "transcript")}]
    videos[0]["link"] = f"https://vimeo.com/{1000 + number}"
    scores = [
        {"principle": f"p{at}", "answers": "[0, 1]", "evidence": quote(t), "comment": quote(t)}
        for at, t in enumerate(chunk)
    ]
    own = {
        Kind.WEEK: (f"weeks/{monday}.md", [*news, *gone]),
        Kind.INTERVIEW: (
            f"interviews/{monday}-talk.md",
            [*news, _list("videos", videos), "author: a1"],
        ),
        Kind.ASSIGNMENT: (f"assignments/work-{number}.md", []),
        Kind.AUDIT: (
            f"audits/{monday}-look.md",
            [*news, f"instrument: hostile-{number}", _list("scores", scores)],
        ),
        Kind.REVIEW: (f"reviews/{month:%Y-%m}.md", [*news, f"date: {month:%Y-%m}-28"]),
    }
    body = f"## What would {joined} do?\n\nhttps://vimeo.com/{1000 + number}\n\nMore on Idea 1.\n"
    return {
        name: _entry(_fields(kind, chunk) + lines + [tags], body)
        for kind, (name, lines) in own.items()
    }


def prose(text: str, number: int) -> str:
    """A string as a paragraph, in an item, a heading, a cell, code, an idea, a link, a block."""
    line = " ".join(text.split())
    return "\n\n".join(
        [
            f"Before.\n\n{text}\n\nAfter.",
            f"- an item\n- {line}",
            f"## Heading {line}",
            f"| head | {line} |\n|---|---|\n| cell | {line} |",
            f"In code `{line}` and quoted:",
            f"> {line}",
            f"Idea {number}: Words {line}",
            f"A [link {line}](2018-01-02-post.md) and [another](<#{line}>) and [third](#{line}).",
            f"<div>\n{text}\n</div>",
            f'<p title="{line}">{line}</p>',
            f"<span {line}>words</span>",
            "The end.",
        ]
    )


def _fields(kind: Kind, texts: Sequence[str]) -> list[str]:
    """A line for every field of a kind that takes words, and lists with an item for each text."""
    lines = []
    for name, rule in OF_KIND[kind].items():
        if name in ("ideas", "followed_up", "start", "end") or FIXED.get(name, "") is None:
            continue
        elif name in GROUPS:
            lines.append(_list(name, [_item(kind, name, text) for text in texts]))
        else:
            # Titles stand in every link to an entry, so each is one string; posts have them all.
            words = texts[0] if name == "title" else APART.join(texts)
            lines.append(f"{name}: {_value(name, rule.kind, words)}")
    return lines


def _item(kind: Kind, name: str, text: str) -> dict[str, object]:
    main = MAIN_FIELD[name]
    # Plans are shown in full on many pages, so those of one kind of entry are enough of them.
    left_out = SMART if name == "next_steps" and kind is not Kind.AUDIT else ()
    values = {
        field: _value(field, rule.kind, text)
        for field, rule in GROUPS[name].items()
        if FIXED.get(field, "") is not None and field not in left_out
    }
    return {main: quote(text), **values}


def _value(name: str, kind: str, text: str) -> str:
    if name in FIXED:
        return quote(FIXED[name] or "")
    if kind == "texts":
        return f"[{quote(text)}]"
    return OF_KINDS_OF_VALUE.get(kind) or quote(text)


def _plan(text: str) -> str:
    return ", ".join(f"{name}: {quote(text)}" for name in ("impact", *SMART, "note"))


def _list(name: str, items: Sequence[dict[str, object]]) -> str:
    lines = (", ".join(f"{field}: {value}" for field, value in item.items()) for item in items)
    return "\n".join([f"{name}:", *(f"  - {{{line}}}" for line in lines)])


def _group(name: str, values: dict[str, str]) -> str:
    return "\n".join([f"{name}:", *(f"  {field}: {value}" for field, value in values.items())])


def _entry(lines: Sequence[str], body: str) -> str:
    return "\n".join(["---", *lines, "---", body, ""])


def _framework(chunk: Sequence[str]) -> str:
    joined = quote(APART.join(chunk))
    titles = ("title", "short", "version", "publisher", "note")
    items = [
        {"key": f"i{at}", "title": quote(text), "group": quote(text)}
        for at, text in enumerate(chunk)
    ]
    activities = [{"key": f"t{at}", "title": quote(text)} for at, text in enumerate(chunk)]
    lines = [*(f"{name}: {joined}" for name in titles), "link: https://example.org/"]
    return "\n".join([*lines, _list("items", items), _list("activities", activities), ""])


def _instrument(number: int, chunk: Sequence[str]) -> str:
    joined = quote(APART.join(chunk))
    principles = [
        {
            "key": f"p{at}",
            "title": quote(text),
            "questions": f"[{quote(text)}, {quote(text + ' again')}]",
            "dimensions": f"[hostile-{number}/i0]",
        }
        for at, text in enumerate(chunk)
    ]
    scale = [{"score": at, "label": quote(text)} for at, text in enumerate([*chunk, "last"])]
    lines = [f"{name}: {joined}" for name in ("title", "version", "source", "scope")]
    lists = [_list("scale", scale), "low: 1", _list("principles", principles)]
    return "\n".join([*lines, *lists, ""])


def _people(texts: Sequence[str]) -> str:
    people = [{"name": quote(text), "consent": "given"} for text in texts]
    places = [
        {"name": quote(t), "links": f"[{{to: {quote(texts[at - 1])}, how: {quote(t)}}}]"}
        for at, t in enumerate(texts)
    ]
    return f"{_list('people', people)}\n{_list('organisations', places)}\n"


def _authors(texts: Sequence[str]) -> str:
    lines = ["authors:"]
    for number, text in enumerate(texts, 1):
        value = quote(text)
        fields = f"name: {value}, role: {value}, organisation: {value}"
        lines.append(f"  a{number}: {{{fields}}}")
    return "\n".join([*lines, ""])
