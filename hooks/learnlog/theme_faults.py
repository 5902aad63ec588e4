"""Faults of Material's templates, each with the text that takes its place.

A template is mended whole or, where it no longer holds what is looked for, left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# With this feature Material's script writes a title that was cut short, or stands in a `title`
# attribute, into the page as HTML, so that words of a writer could run.
HINTS = "content.tooltips"


class Edit(NamedTuple):
    """Every `theirs` in the source of a template becomes `ours`; there are `times` of them."""

    theirs: str
    ours: str
    times: int = 1


_DRAWER = 'data-md-toggle="drawer" type="checkbox" id="__drawer"'
_SEARCH = 'data-md-toggle="search" type="checkbox" id="__search"'
_OVERLAY = '    <label class="md-overlay" for="__drawer"></label>\n'
_CONTAINER = '    <div class="md-container" data-md-component="container">\n'
# A check box may not carry `autocomplete`. Its form may, and it alone keeps Firefox from opening
# the drawer again when the page is loaded a second time.
_FORM = '    <form id="learnlog-switches" autocomplete="off"></form>\n'
_FORMED = 'form="learnlog-switches"'
# Nearly all pages of a log have the same navigation as the one before.
_NAV = '{% include "partials/nav.html" %}'
_KEPT_NAV = (
    "{% set learnlog_kept = learnlog_nav.get(page, nav) %}"
    "{% if learnlog_kept %}{{ learnlog_kept }}{% else %}"
    f"{{% set learnlog_made %}}{_NAV}{{% endset %}}"
    "{{ learnlog_nav.put(page, nav, learnlog_made) }}{% endif %}"
)
_TITLE = "{{ (nav_item.title or '') | striptags | e }}"
# The name of a site is words, and no HTML.
_NAMED, _ESCAPED = "{{ config.site_name }}", "{{ config.site_name | e }}"
_TOGGLED = "{% if not index or nav_item.children | length > 1 %} learnlog-switch{% endif %}"

EDITS: Mapping[str, tuple[Edit, ...]] = MappingProxyType(
    {
        # A name with an ampersand or a bracket is a name.
        "partials/header.html": (Edit(_NAMED, _ESCAPED, 2),),
        "partials/nav.html": (Edit(_NAMED, _ESCAPED, 2),),
        # The drawer's switch stands just before the drawer: Tab leads from one to the other.
        "base.html": (
            Edit(f"{_NAMED}</title>", f"{_ESCAPED}</title>", 3),
            Edit(f'    <input class="md-toggle" {_DRAWER} autocomplete="off">\n', _FORM),
            Edit(f'{_SEARCH} autocomplete="off"', f"{_SEARCH} {_FORMED}"),
            Edit(_OVERLAY, ""),
            Edit(_NAV, _KEPT_NAV),
            Edit(
                _CONTAINER,
                f'    <input class="md-toggle learnlog-switch" {_DRAWER} {_FORMED}'
                f" aria-label=\"{{{{ lang.t('nav') }}}}\">\n{_OVERLAY}{_CONTAINER}",
            ),
        ),
        # The search is no dialogue: on a wide screen it is a part of the header.
        "partials/search.html": (
            Edit('data-md-component="search" role="dialog"', 'data-md-component="search"'),
        ),
        # Each of these switches is named after what it brings. Theirs has the name of the next.
        "partials/palette.html": (
            Edit(
                '{% if option.toggle %} aria-label="{{ option.toggle.name }}"',
                "{% if option.toggle %}{% set led_by = config.theme.palette[loop.index0 - 1] %}"
                ' aria-label="{{ (led_by.toggle or option.toggle).name }}"',
            ),
        ),
        # Folding is done by the check box, which a keyboard reaches and which says its state.
        "partials/nav-item.html": (
            Edit(
                '<input class="md-nav__toggle md-toggle {{ indeterminate }}" type="checkbox"',
                f'<input class="md-nav__toggle md-toggle {{{{ indeterminate }}}}{_TOGGLED}"'
                f' aria-label="{_TITLE}" type="checkbox"',
            ),
            Edit(
                '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">\n'
                "      {% set first = toc | first %}\n"
                "      {% if first and first.level == 1 %}\n"
                "        {% set toc = first.children %}\n"
                "      {% endif %}\n",
                "{% set first = toc | first %}\n"
                "      {% if first and first.level == 1 %}\n"
                "        {% set toc = first.children %}\n"
                "      {% endif %}\n"
                '      <input class="md-nav__toggle md-toggle{% if toc %} learnlog-switch'
                '{% endif %}" type="checkbox" id="__toc"'
                " aria-label=\"{{ lang.t('toc') }}\">\n",
            ),
            Edit(' id="{{ path }}_label" tabindex="{{ tabindex }}"', "", 2),
            Edit(
                ' aria-labelledby="{{ path }}_label"'
                ' aria-expanded="{{ nav_item.active | tojson }}"',
                f' aria-label="{_TITLE}"',
            ),
        ),
        # With this mark a script asks GitHub on every page for stars and releases of `repo_url`.
        "partials/source.html": (
            Edit(' class="md-source" data-md-component="source"', ' class="md-source"'),
        ),
        # A page that is not in the navigation has no such check box.
        "partials/toc.html": (
            Edit(
                '<label class="md-nav__title" for="__toc">',
                '<label class="md-nav__title"{% if page in nav.pages %} for="__toc"{% endif %}>',
            ),
        ),
    }
)


def mended(template: str, source: str) -> str:
    """The source of one of Material's templates without the faults that are known."""
    edits = EDITS.get(template, ())
    if any(source.count(edit.theirs) != edit.times for edit in edits):
        return source
    for edit in edits:
        source = source.replace(edit.theirs, edit.ours)
    return source
