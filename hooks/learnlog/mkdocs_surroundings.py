"""What every page of a site depends on besides its own text, and where nobody can know that.

Where a site uses something of which it is not known what it reads, MkDocs builds it in its own
way, every page anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from learnlog.files.programs import folder_sum, programs
from learnlog.kept.digests import NoDigestError, digest_of_bytes, digest_of_settings

# The versions whose page loop is known. Both are the same code under two names.
KNOWN = {"1.6.1", "1.6.7"}
# Extensions that make HTML of the Markdown of a page and of their options, and of nothing else.
# `pymdownx.snippets` and `pymdownx.b64` are not among them, as they read other files.
EXTENSIONS = {
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes"),
    *("md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks", "extra"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
    *("pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.extra"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.smartsymbols"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
}
PLUGINS = {"search", "material/search", "learnlog"}
# Settings that no page shows, or that are looked at elsewhere.
_NOT_SHOWN = {
    *("site_dir", "docs_dir", "config_file_path", "plugins", "hooks", "theme", "nav", "watch"),
    *("strict", "dev_addr", "remote_branch", "remote_name", "validation", "pages"),
    *("exclude_docs", "draft_docs", "not_in_nav"),
}
_STATIC = {"404.html", "sitemap.xml"}  # Material's own
# What an owner's template may say by which it reads more than its own page.
_MORE = re.compile(
    r"\bpages\b|\bbuild_date_utc\b|(?<!\bpage)\.(?:content|markdown|toc)\b"
    r"|\bpage\s+in\b|\bset\s+page\b|\battr\b|\battribute\b|\[\s*['\"](?:content|markdown|toc)"
)


def reason_against(config: MkDocsConfig) -> str:
    """Why the pages of this site are made in MkDocs' own way; empty where they need not be."""
    if mkdocs.__version__ not in KNOWN:
        return f"this version of the builder ({mkdocs.__version__}) is not known"
    if config.theme.name != "material":
        return f"the theme '{config.theme.name}' is not known"
    plugins = [name for name, one in config.plugins.items() if not _is_ours(name, one)]
    if plugins:
        return f"what the plugin or hook '{plugins[0]}' reads is not known"
    extensions = [one for one in config.markdown_extensions if not _is_known(one, config)]
    if extensions:
        return f"what the extension '{extensions[0]}' reads is not known"
    if reason := _other_templates(config):
        return reason
    try:
        surroundings(config, "")
    except NoDigestError as unknown:
        return f"a setting is not known to be the same next time ({unknown})"
    except OSError as wrong:
        return f"a file of the theme can't be read ({wrong})"
    return ""


def _other_templates(config: MkDocsConfig) -> str:
    """Why templates forbid to make pages one by one; empty where none does."""
    listed = [*config.extra_templates, *sorted(config.theme.static_templates - _STATIC)]
    if listed:
        return f"what the template '{listed[0]}' reads of all pages is not known"
    try:
        for path, text in _own_templates(config):
            if more := _MORE.search(text):
                return f"the template '{path.name}' reads more than its own page ('{more[0]}')"
    except OSError as wrong:
        return f"a template can't be read ({wrong})"
    return ""


def surroundings(config: MkDocsConfig, policy: str) -> str:
    """The sum of everything that all pages depend on. Raises NoDigestError.

    `policy` is the policy of the site, as text.
    """
    shown = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    shown["extra_javascript"] = [repr(one) for one in config.extra_javascript]
    if isinstance(options := config.extra.get("learnlog"), dict):  # the day is in what pages show
        rest = {name: value for name, value in options.items() if name != "today"}
        shown["extra"] = {**config.extra, "learnlog": rest}
    shown["docs"] = Path(config.docs_dir).name  # warnings name it
    theme = {name: config.theme[name] for name in config.theme} | {"locale": None}
    search = [dict(one.config) for name, one in config.plugins.items() if "search" in name]
    checked = repr(config.validation)
    own = config.theme.custom_dir
    return digest_of_bytes(
        programs().encode(),
        mkdocs.__version__.encode(),  # two builders may be installed, and sign their pages
        digest_of_settings([shown, theme, str(config.theme.locale), checked, policy]).encode(),
        digest_of_settings([{k: repr(v) for k, v in one.items()} for one in search]).encode(),
        (folder_sum(Path(own)) if own else "").encode(),
    )


def has_own_templates(config: MkDocsConfig) -> bool:
    """Whether the owner wrote templates, which may show of other pages what Material's don't."""
    return any(True for _ in _own_templates(config))


def _own_templates(config: MkDocsConfig) -> Iterator[tuple[Path, str]]:
    """The owner's templates. Raises OSError where one can't be read."""
    if config.theme.custom_dir:
        for path in sorted(Path(config.theme.custom_dir).rglob("*.html")):
            if path.is_file():
                yield path, path.read_text("utf-8", errors="replace")


def _is_ours(name: str, plugin: object) -> bool:
    return name in PLUGINS or hasattr(plugin, "LEARNLOG_HOOK")


def _is_known(name: object, config: MkDocsConfig) -> bool:
    """Whether an extension with these options reads its page and nothing else."""
    options = config.mdx_configs.get(str(name)) or {}
    counts_pages = bool(options.get("UNIQUE_IDS"))
    own_icons = "custom_icons" in (options.get("options") or {})
    return _short(name) in EXTENSIONS and not counts_pages and not own_icons


def _short(name: object) -> str:
    return str(name).removeprefix("markdown.extensions.")
