"""The one door through which a page's script asks the engine: a name and JSON in, JSON out."""

from __future__ import annotations

import json

from learnlog.browser.questions import QUESTIONS


def answer(name: str, asked: str) -> str:
    """The answer to a question of `QUESTIONS`, both as JSON.

    KeyError for a question that does not exist, TypeError or ValueError for one that is not as it
    must be: faults of the page, never of a writer's text.
    """
    value = json.loads(asked)
    if not isinstance(value, dict):
        raise TypeError("a question is an object")
    return json.dumps(QUESTIONS[name](value), ensure_ascii=False)
