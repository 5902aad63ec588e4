"""The editor's page, and the one that stands there where nobody knows the log's repository."""

from __future__ import annotations

from learnlog.engine_assets import SCRIPT as ENGINE
from learnlog.escaping import html_text

ASSETS = "assets/admin"

# What the page may run and ask. Sveltia CMS writes its styles into the page.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' data: blob: https://api.github.com",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
_PLAIN_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>{title}</title>
"""

_EDITOR = """\
<script src="../{engine}?v={version}"></script>
<script src="../{assets}/learnlog-admin.js?v={version}"></script>
<script src="../{assets}/sveltia/sveltia-cms.js?v={sveltia}"></script>
</head>
<body>
<noscript>The editor is a program in your browser, which runs no programs here.</noscript>
<link rel="stylesheet" href="../{assets}/learnlog-admin.css?v={version}">
<p id="learnlog-help">You need a token here: a key for the log's repository on GitHub. Whoever
looks after the log can tell you of it. Without one, <a href="../write/">write this week's
entry</a> with no account, or go <a href="../">back to the log</a>.</p>
<p id="learnlog-state" role="status" hidden></p>
</body>
</html>
"""

_NO_REPOSITORY = """\
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="../{assets}/learnlog-admin.css">
</head>
<body class="learnlog-plain">
<main>
<h1>The editor does not know where this log is kept</h1>
<p>It writes entries into the log's repository on GitHub. If you look after this log, say in
<code>mkdocs.yml</code> which one that is, in a line of its own:</p>
<pre><code>repo_url: https://github.com/NAME/REPOSITORY</code></pre>
<p>When the site has been built anew, the editor is here. <a href="../">Back to the log</a></p>
</main>
</body>
</html>
"""


def editor_page(title: str, own: str, sveltia: str) -> bytes:
    """The page of the editor; `own` and `sveltia` change with the files that it loads."""
    values = {"assets": ASSETS, "engine": ENGINE, "version": own, "sveltia": sveltia}
    return (_head(title, POLICY) + _EDITOR.format(**values)).encode()


def page_without_editor(title: str) -> bytes:
    """What stands there where there is no repository, or none on GitHub."""
    return (_head(title, _PLAIN_POLICY) + _NO_REPOSITORY.format(assets=ASSETS)).encode()


def _head(title: str, policy: str) -> str:
    return _HEAD.format(policy=policy, title=html_text(f"Write – {title}" if title else "Write"))
