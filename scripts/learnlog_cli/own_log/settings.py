"""The settings of a new log: its mkdocs.yml, written once and the owner's from then on."""

from __future__ import annotations

import json

from learnlog.schema import NEWEST
from learnlog_cli.own_log.answers import Answers

_TEXT = """\
# The settings of this log. Lines that begin with # are notes to you.
site_name: {name}
site_description: {description}
# The address of the site. GitHub fills it in where it publishes; if you publish elsewhere, write
# your address in the place of all that follows the colon.
site_url: !ENV [SITE_URL, {address}]
{repository}theme:
  name: material
  font: false # true has readers' browsers fetch fonts from Google
  language: en
  features: [navigation.tabs, navigation.top, search.highlight, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: teal
      toggle: {{icon: material/weather-night, name: Use dark colours}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: teal
      toggle: {{icon: material/weather-sunny, name: Use light colours}}
plugins:
  - search
  - learnlog:
      # More options go here, each on a line like the next one. The manual lists them.
      schema: {schema} # the form that your entries are written in; "learnlog migrate" changes it
validation:
  links: {{anchors: warn, unrecognized_links: warn}}
"""
_REPOSITORY = """\
# Where the files of this log are on GitHub, so that pages lead to their editor.
repo_url: https://github.com/{repository}
edit_uri: edit/main/docs/
"""


def settings_text(answers: Answers) -> str:
    """The text of mkdocs.yml."""
    whose = f"What {answers.author} tried, and learned." if answers.author else ""
    repository = answers.repository and _REPOSITORY.format(repository=answers.repository)
    return _TEXT.format(
        name=quoted(answers.name),
        description=quoted(whose or "What was tried, and learned, week by week."),
        address=quoted(pages_address(answers.repository)),
        repository=repository,
        schema=NEWEST,
    )


def quoted(text: str) -> str:
    """A text between quotes, as YAML reads it whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def pages_address(repository: str) -> str:
    """Where GitHub Pages shows a repository, unless it has a domain of its own; "" for none."""
    owner, _, name = repository.partition("/")
    if not name:
        return ""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
