"""No link within the site leads nowhere, and no anchor is missing, as linkchecker finds them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from links import broken_links
from served import Served, serving

# With its AnchorCheck linkchecker fetches a page again for each anchor that is asked of it: ten
# times the work. The anchors are looked for by `broken_links`, which reads each page once.
# Between two requests it waits, out of kindness to other people's servers, unless both these
# settings and the server itself tell it not to.
SETTINGS = "[filtering]\ncheckextern=0\n[checking]\nmaxrequestspersecond=1000\n"


def linkchecker(root: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Follow all links from a page on that stay on its site; other hosts are not asked."""
    settings = folder / "linkcheckerrc"
    settings.write_text(SETTINGS)
    command = [str(Path(sys.executable).with_name("linkchecker")), f"--config={settings}"]
    command += ["--no-status", "--no-robots", "--threads=2", "--stdin"]
    return subprocess.run(command, input=root, capture_output=True, text=True)


def test_every_link_is_followed_by_linkchecker(demo: Served, tmp_path: Path) -> None:
    with serving(demo.folder, "/learnlog/", LinkChecker="welcome") as site:
        done = linkchecker(site.root, tmp_path)
    assert done.returncode == 0, done.stdout
    count = int(done.stdout.partition("That's it. ")[2].split()[0])
    assert count > len(demo.pages())
    assert "0 warnings found. 0 errors found." in done.stdout


def test_every_anchor_is_there(demo: Served) -> None:
    assert broken_links(demo.folder, "/learnlog/") == []


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p><a href='gone/'>Gone</a> <a href='#no'>No</a></p>")
    with serving(tmp_path) as site:
        assert linkchecker(site.root, tmp_path).returncode == 1
    assert len(broken_links(tmp_path, "/")) == 2
