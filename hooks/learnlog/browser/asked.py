"""The values of a question, with their types made sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any


def text(asked: Mapping[str, object], name: str, default: str | None = None) -> str:
    """A text; TypeError where it is none, or is missing and there is no default."""
    value = asked.get(name, default)
    if not isinstance(value, str):
        raise TypeError(f"'{name}' is no text")
    return value


def day(asked: Mapping[str, object], name: str) -> dt.date:
    """A day, as `2026-11-23`."""
    return dt.date.fromisoformat(text(asked, name))


def table(asked: Mapping[str, object], name: str) -> Mapping[str, Any]:
    """Values by name; empty where there are none."""
    value = asked.get(name, {})
    if not isinstance(value, dict):
        raise TypeError(f"'{name}' is no table")
    return value
