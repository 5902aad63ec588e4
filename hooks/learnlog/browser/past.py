"""The log as a page knows it: what is published of its ideas, steps and weeks, to be read anew.

A page has no files of the log. It has `facts`, which are made while the site is built
(`learnlog.views.writing`), and from them come short texts that tell the same ideas and steps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from learnlog.config import PATH, Config
from learnlog.edit.written_form import value_of
from learnlog.forms.written_entry import Value, write_entry
from learnlog.front_matter.fields import OF_KIND
from learnlog.kinds import Kind, kind_of
from learnlog.privacy.allowances import Allowance
from learnlog.privacy_options import Declarations
from learnlog.problems import Source

Facts: TypeAlias = Mapping[str, Any]

_WHY = "published"  # ideas that were laid aside need a reason, which is told elsewhere


def known_config(facts: Facts) -> Config:
    """The options that matter to a new entry. A declaration is asked for by the page itself."""
    start = facts.get("start")
    return Config(
        statuses=tuple(facts.get("statuses") or PATH),
        start=dt.date.fromisoformat(start) if start else None,
        allow=tuple(Allowance(one, _WHY, Source("", 0)) for one in facts.get("allow", ())),
        declaration=Declarations.OFF,
        docs_dir=facts.get("docs_dir", "docs"),
    )


def past_texts(facts: Facts) -> dict[str, str]:
    """Texts by path that tell the ideas, the open steps, the authors and the first week."""
    folder = facts.get("docs_dir", "docs")
    texts = {f"{folder}/{one['uri']}": _entry(one, facts) for one in facts.get("entries", ())}
    if authors := "\n".join(_authors(facts.get("authors", ()))):
        texts[f"{folder}/.authors.yml"] = f"authors:\n{authors}\n"
    return texts


def _entry(entry: Facts, facts: Facts) -> str:
    uri = entry["uri"]
    kind = kind_of(uri) or Kind.WEEK
    values: dict[str, Value] = {
        "author": entry.get("author"),
        "date": entry.get("date") if kind is not Kind.WEEK else None,
        "start": entry.get("start"),
        "end": entry.get("end"),
        "ideas": [_idea(one) for one in facts.get("ideas", ()) if one["born"] == uri],
        "next_steps": [_step(one) for one in facts.get("steps", ()) if one["from"] == uri],
    }
    known = OF_KIND[kind]
    return write_entry({k: v for k, v in values.items() if k in known}, "Words.\n", kind)


def _idea(one: Facts) -> Mapping[str, Value]:
    found = {name: one.get(name) for name in ("title", "status", "into")}
    return {"idea": one["number"], "note": _WHY, **found}


def _step(one: Facts) -> Mapping[str, Value]:
    return {name: one.get(name) for name in ("text", "due", "idea")}


def _authors(authors: Sequence[Facts]) -> Iterator[str]:
    for one in authors:
        yield f"  {one['key']}:\n    name: {value_of(None, one['name'])}"
