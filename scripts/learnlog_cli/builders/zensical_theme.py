"""Zensical's templates with learnlog's before them: the folder that its builds take first.

They are those of Material, nearly. What learnlog mends and adds there is mended and added here as
far as the same lines stand in them; what they lack is listed in the manual.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import learnlog
from learnlog import content_policy
from learnlog.content_policy import REFERRER
from learnlog.theme_faults import EDITS, Edit
from learnlog.theme_policy import with_policy

OURS = Path(learnlog.__file__).parent / "theme"
# The scripts within pages, by the templates of Zensical 0.0.73 that print them, as in
# `content_policy.py`. The one that says where the site begins is mended first.
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **content_policy.SCRIPTS,
        "partials/javascripts/base.html": ("YmIj1gyElvs6vfMeoDJVo8wZ09hayhTMw1/asaV5aas=",),
    }
)
# The style sheet that its script puts into the box of the search.
STYLES = ("NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k=",)
SUMS = tuple(one for some in SCRIPTS.values() for one in some)

_POLICY = f"""\
{{% if page and page.meta and page.meta.learnlog_policy is defined %}}
{{% set policy = page.meta.learnlog_policy %}}
{{% else %}}
{{% set policy = config.extra.learnlog_policy %}}
{{% endif %}}
{{% if policy %}}
      <meta http-equiv="Content-Security-Policy" content="{{{{ policy }}}}">
{{% endif %}}
      <meta name="referrer" content="{REFERRER}">
"""
_OF_MKDOCS = "learnlog_nav."  # what keeps a navigation from page to page, in MkDocs only
_SCOPE = "config.extra.scope | d(base_url, true)"
# What these templates have otherwise than Material's.
_OTHERS: Mapping[str, tuple[Edit, ...]] = MappingProxyType(
    {
        "partials/javascripts/base.html": (
            Edit(
                f'<script>__md_scope=new URL("{{{{ {_SCOPE} }}}}",location)',
                f'<script data-learnlog-scope="{{{{ {_SCOPE} | e }}}}">'
                "__md_scope=new URL(document.currentScript.dataset.learnlogScope,location)",
            ),
        ),
        "base.html": (
            Edit("{{ config.site_name }}</title>", "{{ config.site_name | e }}</title>", 3),
        ),
    }
)
_SCRIPT = re.compile(r"<script(?: data-[^>]*)?>(.*?)</script>", re.DOTALL)


def templates() -> Path:
    """The folder of Zensical's own templates; it must be installed."""
    spec = find_spec("zensical")
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "templates"


def theme_files() -> Iterator[tuple[str, str]]:
    """Each template that takes the place of one of Zensical's, or stands beside them."""
    theirs = templates()
    for name in sorted({*EDITS, *_OTHERS, "partials/actions.html"}):
        if (theirs / name).is_file():
            source = (theirs / name).read_text("utf-8")
            yield name, _in_place(with_policy(name, _mended(name, source)))
    for file in sorted(OURS.rglob("*.html")):
        yield file.relative_to(OURS).as_posix(), _in_place(file.read_text("utf-8"))
    yield "learnlog/policy.html", _POLICY


def sums(source: str) -> tuple[str, ...]:
    """The base64 of the SHA-256 of each script within a template."""
    return tuple(
        b64encode(sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(source)
    )


def _mended(name: str, source: str) -> str:
    """A template without the faults that it shares with Material's, each by itself."""
    for edit in (*EDITS.get(name, ()), *_OTHERS.get(name, ())):
        if _OF_MKDOCS not in edit.ours and source.count(edit.theirs) == edit.times:
            source = source.replace(edit.theirs, edit.ours)
    return source


def _in_place(source: str) -> str:
    """A template that asks for what only learnlog can tell, where Zensical has it."""
    source = source.replace("page.edit_url", "page.meta.learnlog_edit")
    source = source.replace("page.is_homepage", 'page.url in ["", ".", "./"]')
    return source.replace("config.theme.learnlog_edits", "config.extra.learnlog_edits")
