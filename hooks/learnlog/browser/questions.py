"""What a page may ask the engine: each question by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from learnlog.browser.reading import read_text

# A value of JSON to another one. What is wrong with a text is a part of the answer.
Question = Callable[[Mapping[str, object]], object]

QUESTIONS: Mapping[str, Question] = MappingProxyType({"read": read_text})
