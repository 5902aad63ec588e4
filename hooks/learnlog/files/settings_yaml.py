"""The whole of a mkdocs.yml as values, and such values as a file for another builder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from learnlog.front_matter.yaml_text import kind_of

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value that only the builder can make (`!!python/name:…`): its tag, and what follows it."""

    tag: str
    node: yaml.Node


def read_settings_yaml(text: str, environment: Mapping[str, str]) -> dict[str, Any] | None:
    """The settings of a mkdocs.yml, what `!ENV` names taken from the environment.

    None for a text that can't be read, or that holds no settings.
    """
    try:
        values = yaml.load(text, Loader=_reader(environment))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def settings_as_yaml(values: Mapping[str, object]) -> str:
    """Values as a YAML text that gives them back, tags included."""
    text: str = yaml.dump(
        dict(values), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100
    )
    return text


class _Writer(DUMPER):  # type: ignore[valid-type,misc]
    """Writes what it was given, and no aliases for what is the same twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Writer.add_representer(Tagged, lambda _, tagged: tagged.node)


def _reader(environment: Mapping[str, str]) -> type[Any]:
    """A reader that knows this environment and runs nothing that a file names."""

    class Reader(LOADER):  # type: ignore[valid-type,misc]
        """YAML's own values; other tags are kept for whoever can read them."""

    Reader.add_constructor("!ENV", lambda loader, node: _from(environment, loader, node))
    Reader.add_multi_constructor("", lambda _, tag, node: Tagged(tag, node))
    return Reader


def _from(environment: Mapping[str, str], loader: Any, node: yaml.Node) -> object:
    """The value of the first variable that is set, read as YAML would read it; else the last.

    As MkDocs does: `!ENV NAME`, or `!ENV [NAME, OTHER, default]`.
    """
    if not isinstance(node, yaml.SequenceNode):
        names, default = [node.value], None
    elif len(node.value) > 1:
        names = [one.value for one in node.value[:-1]]
        default = loader.construct_object(node.value[-1])
    else:
        names, default = [one.value for one in node.value], None
    for name in names:
        if (value := environment.get(str(name))) is not None:
            tag = f"tag:yaml.org,2002:{kind_of(value)}"
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default
