"""The values of an entry as the editor holds them: what is rarely filled in, in a group apart."""

from __future__ import annotations

from collections.abc import Mapping

from learnlog.forms.form_values import Group, Shown
from learnlog.front_matter.fields import GROUPS, Rules
from learnlog.front_matter.item_fields import SMART

MORE = "more"

_OF_ENTRY = frozenset(
    ("activity", "allow", "away", "description", "draft", "hours", "participatory", "shows")
)
_OF_ITEM = frozenset((*SMART, "private", "tags", "shows", "impact", "into", "principle"))
_OF_ACTIVITY = frozenset(("activity", "hours", "participatory"))


def is_more(group: str, name: str) -> bool:
    """Whether a field stands in the group apart; `group` is "" for fields of the entry itself."""
    if not group:
        return name in _OF_ENTRY
    return (group, name) != ("scores", "principle") and name in _OF_ITEM | _OF_ACTIVITY


def nested(rules: Rules, values: Group, group: str = "") -> Group:
    """Values as the editor holds them."""
    rarely = [name for name in rules if is_more(group, name)]
    apart = rarely if len(rarely) > 1 else []
    found = {name: _nested(rules, name, value) for name, value in values.items()}
    if not apart:
        return found
    more: Shown = {name: found.pop(name) for name in apart if name in found}
    return {**found, MORE: more}


def _nested(rules: Rules, name: str, value: Shown) -> Shown:
    if isinstance(value, list) and name in rules and rules[name].kind == "items":
        return [nested(GROUPS[name], one, name) for one in value if isinstance(one, dict)]
    return value


def level(rules: Rules, answers: object) -> dict[str, object]:
    """What the editor gave back, without the groups apart."""
    given = answers if isinstance(answers, Mapping) else {}
    more = given.get(MORE)
    found = {**given, **(more if isinstance(more, Mapping) else {})}
    found.pop(MORE, None)
    for name, rule in rules.items():
        items = found.get(name)
        if rule.kind == "items" and isinstance(items, list):
            found[name] = [level(GROUPS[name], one) for one in items]
    return found
