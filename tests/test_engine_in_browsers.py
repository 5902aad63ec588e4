"""The engine as browsers get it: the vendored files, the archive, and answers equal to ours."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from privacy_corpus.corpus import sentences
from privacy_corpus.sentences import TUNING
from tools import needs, where

from learnlog.browser.door import answer
from learnlog.config import Config
from learnlog.editor_files import editor_files
from learnlog.engine_assets import engine_assets, is_of_engine
from learnlog.files.engine_archive import engine_archive
from learnlog.files.folder import read_folder
from learnlog.load import load
from learnlog.pages import build_pages
from learnlog.vendored import is_vendored, vendored_sums
from learnlog.views.site import OwnPage
from learnlog.views.writing import facts_of
from vendoring.table import ENGINE, different, vendored_packages

ROOT = Path(__file__).parents[1]
NODE = where("node")
SEED = 2018
WHOLE = "WHOLE_CORPUS" in os.environ  # all sentences for tuning, not a quarter of them
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("engine") / "engine.zip"
    file.write_bytes(engine_archive())
    return file


def test_vendored_files_are_those_that_were_recorded() -> None:
    packages = vendored_packages()
    assert "pyodide" in [one.name for one in packages]
    for package in packages:
        assert different(package) == []
        beside = {one.name for one in (ENGINE / package.folder).iterdir()}
        assert beside == set(package.files)


def test_a_vendored_file_is_known_by_its_bytes_and_not_by_its_name() -> None:
    for path, data in engine_assets():
        ours = not path.endswith((".js", ".mjs")) or path in vendored_sums()
        assert is_of_engine(path, data) == ours
        assert not is_of_engine(path, data + b" ")
    assert not is_vendored("assets/engine/pyodide/else.wasm", b"")


@pytest.mark.parametrize("editor", [True, False])
def test_the_owner_can_leave_it_out(editor: bool) -> None:
    texts = {"docs/weeks/2026-11-16.md": "We met.\n"}
    log, _ = load(texts, TODAY, Config(editor=editor))
    pages = {page.uri: page.markdown for page in build_pages(log, OwnPage())}
    files = {path for path, _ in editor_files(log, list(pages.values()))}
    assert ("write/index.md" in pages) == editor
    assert ("write/log.json" in files) == editor
    assert ("assets/engine/engine.zip" in files) == editor
    assert bool(files) == editor


def test_the_archive_is_the_same_each_time() -> None:
    assert sha256(engine_archive()).digest() == sha256(engine_archive.__wrapped__()).digest()


def test_the_archive_alone_is_enough(archive: Path) -> None:
    program = (
        "import sys, zipfile\n"
        "archive = sys.argv[1]\n"
        "sys.path = [archive, *(one for one in sys.path if 'site-packages' not in one)]\n"
        "names = [one for one in zipfile.ZipFile(archive).namelist() if one.endswith('.py')]\n"
        "own = [one for one in names if one.startswith('learnlog/')]\n"
        "for one in own:\n"
        "    __import__(one.removesuffix('.py').removesuffix('/__init__').replace('/', '.'))\n"
        "outside = {'mkdocs', 'jinja2', 'PIL', 'nh3', 'rich', 'click'} & set(sys.modules)\n"
        "assert not outside, outside\n"
        "from learnlog.browser.door import answer\n"
        'print(len(own), answer(\'write\', \'{"values": {"title": "a: b"}}\'))\n'
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(archive)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    count, said = done.stdout.split(maxsplit=1)
    assert int(count) > 100
    assert json.loads(said) == {"text": '---\ntitle: "a: b"\n---\n'}


def test_a_question_that_is_no_question_is_a_fault_of_the_page() -> None:
    with pytest.raises(KeyError):
        answer("drink", "{}")
    with pytest.raises(TypeError):
        answer("read", "[]")
    with pytest.raises(TypeError):
        answer("read", '{"path": 1, "text": ""}')


def questions() -> list[tuple[str, dict[str, object]]]:
    """All sentences of the sets for tuning, and each entry of the demo read and looked at."""
    folder = read_folder(ROOT, "docs", lambda _: False)
    log, _ = load(folder.texts, TODAY)
    facts = facts_of(log, [])
    texts = [one.text for one in sentences(TUNING, SEED, reduced=not WHOLE)]
    asked: list[tuple[str, dict[str, object]]] = [("find", {"texts": texts})]
    for entry in log.published:
        path = entry.source.path
        text = folder.texts[path].decode()
        about = {"path": path, "text": text, "today": str(TODAY)}
        asked += [("read", about), ("look", {"facts": facts, **about})]
        asked += [("declare", {**about, "by": "kit"})]
        read = json.loads(answer("read", json.dumps(about)))
        kind = entry.kind.value
        known = {k: v for k, v in read["values"].items() if k not in ("anonymised", "search")}
        asked += [("write", {"kind": kind, "values": known, "body": read["body"]})]
    return asked


@needs(NODE, "Node.js")
def test_the_interpreter_for_browsers_gives_the_same_answers(archive: Path) -> None:
    asked = questions()
    assert len(asked) > 100
    files = [archive.with_name(name) for name in ("questions.json", "answers.json")]
    files[0].write_text(json.dumps(asked), encoding="utf-8")
    done = subprocess.run(
        [
            *(NODE, str(ROOT / "tests" / "engine_in_node.mjs")),
            *(str(ENGINE / "assets" / "engine" / "pyodide"), str(archive), *map(str, files)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-600:]
    given = json.loads(files[1].read_text("utf-8"))
    wrong = [
        name
        for (name, value), theirs in zip(asked, given, strict=True)
        if json.loads(answer(name, json.dumps(value))) != theirs
    ]
    assert wrong == []
