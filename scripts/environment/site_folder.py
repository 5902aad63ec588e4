"""Builds the site into `site/`, which is whole at all times."""

from environment.processes import ROOT, run_module, say

SITE = ROOT / "site"


def build() -> int:
    """Build the log; unless that succeeds, `site/` stays as it was. A warning is a failure.

    The engine's `SiteSwap` has MkDocs write beside the old site and then lets them change places.
    """
    config = str(ROOT / "mkdocs.yml")
    code = run_module(["mkdocs", "build", "--strict", "--config-file", config], folder=ROOT)
    if code == 0:
        say(f"The site is in {SITE}")
    else:
        say(f"The log was not built; the reasons are above. {SITE} is as it was.")
    return code
