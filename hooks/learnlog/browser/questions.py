"""What a page may ask the engine: each question by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from learnlog.browser.declaring import declare_text
from learnlog.browser.editing import forms, save_form
from learnlog.browser.looking import find_words, look_at
from learnlog.browser.reading import read_text
from learnlog.browser.writing import place_of_week, sort_pasted, write_text

# A value of JSON to another one. What is wrong with a text is a part of the answer.
Question = Callable[[Mapping[str, object]], object]

QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "read": read_text,
        "write": write_text,
        "sort": sort_pasted,
        "place": place_of_week,
        "look": look_at,
        "declare": declare_text,
        "find": find_words,
        "forms": forms,
        "save": save_form,
    }
)
