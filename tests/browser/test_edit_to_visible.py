"""`bench.py --serve` on a tiny log: an edit comes to a page that is open, and its time is told."""

from __future__ import annotations

import os
import re

import pytest
from click.testing import CliRunner
from sites import ROOT

from benchmark.__main__ import main


def test_the_time_from_an_edit_to_the_page_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    roots = os.pathsep.join(str(ROOT / one) for one in ("hooks", "scripts"))
    monkeypatch.setenv("PYTHONPATH", roots)
    done = CliRunner().invoke(main, ["--serve", "--weeks", "3", "--pairs", "1"])
    assert done.exit_code == 0, done.output
    rows = done.stdout.splitlines()[2:]
    assert len(rows) == 2
    for row in rows:
        assert re.fullmatch(r"\| 3 \| .+ \| (\d+\.\d\d s \| ){3}1 \|", row)
