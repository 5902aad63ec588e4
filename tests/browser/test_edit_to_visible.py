"""`bench.py --serve` on a tiny log: an edit comes to a page that is open, and its time is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from sites import ROOT


def test_the_time_from_an_edit_to_the_page_is_measured() -> None:
    roots = os.pathsep.join(str(ROOT / one) for one in ("hooks", "scripts"))
    command = [sys.executable, "-m", "benchmark", "--serve", "--weeks", "3", "--pairs", "1"]
    done = subprocess.run(  # other tests of this process have a browser of their own
        command, env={**os.environ, "PYTHONPATH": roots}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()[2:]
    assert len(rows) == 2
    for row in rows:
        assert re.fullmatch(r"\| 3 \| .+ \| (\d+\.\d\d s \| ){3}1 \|", row)
