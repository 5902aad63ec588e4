"""Where Material's templates get the policy of a page, and the script that no sum could allow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from learnlog.theme_faults import Edit

_CHARSET = '      <meta charset="utf-8">\n'
_SCOPE = "config.extra.scope | d(base_url)"

EDITS: Mapping[str, Edit] = MappingProxyType(
    {
        # Before whatever is fetched, and behind the encoding, which browsers look for at the top.
        "base.html": Edit(_CHARSET, f'{_CHARSET}{{% include "learnlog/policy.html" %}}\n'),
        # It says how far away the top of the site is: another script in each folder, until that
        # stands in an attribute.
        "partials/javascripts/base.html": Edit(
            f'<script>__md_scope=new URL("{{{{ {_SCOPE} }}}}",location)',
            f'<script data-learnlog-scope="{{{{ {_SCOPE} | e }}}}">'
            "__md_scope=new URL(document.currentScript.dataset.learnlogScope,location)",
        ),
    }
)


def with_policy(template: str, source: str) -> str:
    """The source of one of Material's templates with what the policy needs."""
    edit = EDITS.get(template)
    return source.replace(edit.theirs, edit.ours) if edit else source


def is_known(template: str, source: str) -> bool:
    """Whether the template is as it must be for the policy to get in."""
    edit = EDITS.get(template)
    return edit is None or source.count(edit.theirs) == edit.times
