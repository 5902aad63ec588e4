"""What comes back from a form, as plain as what was shown: so that the two can be compared."""

from __future__ import annotations

from collections.abc import Mapping

from learnlog.forms.form_values import AT, Group, Shown, empty_of, plain_number
from learnlog.front_matter.fields import EVENT, GROUPS, FieldRule, Rules


def group_answered(rules: Rules, answers: object) -> Group:
    """The values of all fields that the rules know; what is missing or odd is empty."""
    given = answers if isinstance(answers, Mapping) else {}
    return {name: _answered(name, rule, given.get(name)) for name, rule in rules.items()}


def _answered(name: str, rule: FieldRule, answer: object) -> Shown:
    if rule.kind == "items":
        return [_item(name, one) for one in _list(answer)]
    if rule.kind == "event":
        return group_answered(EVENT, answer)
    if rule.kind in ("texts", "amounts"):
        return [words for one in _list(answer) if (words := _line(one))]
    if rule.kind == "yes or no":
        return answer is True
    if rule.kind in ("number", "hours", "amount"):
        return _number(answer)
    if rule.kind == "words":
        return str(answer).strip() if isinstance(answer, str) else ""
    return _line(answer) if answer is not None else empty_of(name, rule)


def _item(name: str, answer: object) -> Group:
    given = answer if isinstance(answer, Mapping) else {}
    return {AT: _line(given.get(AT)), **group_answered(GROUPS[name], given)}


def _list(answer: object) -> list[object]:
    return answer if isinstance(answer, list) else []


def _line(answer: object) -> str:
    """A text in one line; a number as it is written."""
    if isinstance(answer, bool) or answer is None:
        return ""
    return " ".join(str(plain_number(answer) if isinstance(answer, float) else answer).split())


def _number(answer: object) -> float | int | None:
    if isinstance(answer, bool) or answer is None:
        return None
    try:
        return plain_number(float(str(answer).strip().replace(",", ".")))
    except (ValueError, OverflowError):
        return None


def is_filled(value: Shown) -> bool:
    """Whether a form's value says anything."""
    if isinstance(value, dict):
        return any(is_filled(one) for name, one in value.items() if name != AT)
    if isinstance(value, list):
        return any(map(is_filled, value))
    return value is not None and value is not False and value != ""


def without_places(value: Shown) -> Shown:
    """A form's value without what it says of where items stood."""
    if isinstance(value, dict):
        return {name: without_places(one) for name, one in value.items() if name != AT}
    return [without_places(one) for one in value] if isinstance(value, list) else value


def said(value: Shown) -> Shown:
    """What a form's value says, without empty items and without where they stood."""
    if isinstance(value, list):
        return [without_places(one) for one in value if is_filled(one)]
    return without_places(value)


def only_filled(value: Shown) -> Shown:
    """A form's value without what says nothing, and without where items stood."""
    if isinstance(value, dict):
        return {n: only_filled(one) for n, one in value.items() if n != AT and is_filled(one)}
    return (
        [only_filled(one) for one in value if is_filled(one)] if isinstance(value, list) else value
    )
