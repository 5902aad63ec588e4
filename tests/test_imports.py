"""The rules of the engine's shape, held by reading its sources."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "hooks" / "learnlog"
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(ENGINE.rglob("*.py"))}

# Who alone may import what, by the names of modules, wherever they lie.
ALONE = {
    "mkdocs": {
        *("mkdocs_adapter", "mkdocs_pages", "mkdocs_policy", "mkdocs_telling", "mkdocs_theme"),
        "mkdocs_addresses",
        *("mkdocs_building", "mkdocs_serving", "mkdocs_templates", "mkdocs_watching"),
        *("mkdocs_first_look", "mkdocs_last_site", "mkdocs_preview_server"),
        *("mkdocs_build", "mkdocs_finished_page", "mkdocs_keeping", "mkdocs_navigation"),
        *("mkdocs_one_page", "mkdocs_page_loop", "mkdocs_page_making", "mkdocs_page_sums"),
        *("mkdocs_preview_folder", "mkdocs_rendering", "mkdocs_search", "mkdocs_surroundings"),
    },
    "material": set[str](),
    "yaml": {"yaml_text", "settings_yaml"},
    "frontmatter": {"header"},
    "markdown_it": {"markdown_blocks", "prose_preview"},
    "jinja2": {
        "pages",
        "mkdocs_theme",
        "mkdocs_templates",
        "mkdocs_one_page",
        "mkdocs_page_loop",
        "mkdocs_building",
        "mkdocs_serving",
    },
    "click": set[str](),
    "rich": {"shown_progress"},
    "logging": {"mkdocs_telling", "mkdocs_progress", "mkdocs_hearing"},
    "filelock": {"saving", "site_swap"},
    "nh3": {"html_cleaning"},
    "PIL": {"in_memory", "rasters", "animations", "colours"},
    "io": {"in_memory", "engine_archive", "digests", "values"},
    "pickle": {"digests", "values", "entries", "views"},
}
# Where the engine meets the computer: files are read and the clock is asked nowhere else.
READERS = {"folder", "published_files", "built_site", "site_file", "checked_texts"}
READERS |= {"engine_archive", "settings_text", "raw_pictures", "shown_files"}
READERS |= {"mkdocs_preview_server", "mkdocs_serving", "mkdocs_templates", "mkdocs_watching"}
READERS |= {"mkdocs_adapter", "mkdocs_build", "mkdocs_keeping", "mkdocs_surroundings", "programs"}
READERS |= {"mkdocs_progress", "shown_progress"}
WRITERS = {"saving", "replacing", "journal", "undoing", "site_swap", "exchange", "kept_records"}
WRITERS |= {"mkdocs_preview_folder", "mkdocs_page_making", "mkdocs_last_site"}
WRITERS |= {"page_workers"}  # a file that no folder lists, for what a child has made
OUTSIDE = READERS | WRITERS
# What is kept of a build is written and read in memory, as bytes that others put on a disk.
IN_MEMORY = {"digests", "values", "entries", "views"}
READS_OR_WRITES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "rename", "touch"),
    *("mkdir", "rmdir", "iterdir", "glob", "rglob", "walk", "scandir", "listdir"),
    *("stat", "lstat", "exists", "is_file", "is_dir", "is_symlink", "resolve", "environ", "getenv"),
    *("now", "today", "utcnow", "monotonic", "perf_counter", "process_time", "getcwd", "cwd"),
    *("urlopen", "input", "print", "system", "popen"),
}
FORBIDDEN_IMPORTS = {
    *("io", "time", "random", "socket", "subprocess", "tempfile", "shutil", "urllib.request"),
    *("http", "requests", "glob", "sys", "pickle"),
}


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(package: str, trees: dict[Path, ast.Module]) -> set[str]:
    return {
        path.stem
        for path, tree in trees.items()
        if any(name == package or name.startswith(f"{package}.") for name in imports(tree))
    }


def functions() -> Iterator[tuple[str, int]]:
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.stem}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize(("package", "allowed"), ALONE.items(), ids=ALONE)
def test_each_library_is_known_to_one_module_only(package: str, allowed: set[str]) -> None:
    assert importers(package, MODULES) <= allowed


def test_nothing_imports_the_host_side_but_the_shim_and_the_entry_point() -> None:
    sources = [*ROOT.glob("hooks/**/*.py"), *ROOT.glob("scripts/**/*.py")]
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sources}
    adapter = next(path for path in MODULES if path.stem == "mkdocs_adapter")
    name = ".".join(adapter.relative_to(ENGINE.parent).with_suffix("").parts)
    assert importers(name, trees) == {"learnlog_hook"}
    for part in ("pages", "policy", "telling", "theme", "building", "serving"):
        host_side = {path.stem for path in MODULES if path.stem.startswith("mkdocs_")}
        if part in ("telling", "building", "serving"):  # `learnlog build` and `serve`
            host_side |= {"with_mkdocs", "mkdocs_preview"}
        assert importers(name.replace("adapter", part), trees) <= host_side
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["mkdocs.plugins"]["learnlog"].split(":")[0] == name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_engine_reads_no_file_and_no_clock(path: Path) -> None:
    if path.stem in OUTSIDE:
        return
    tree = MODULES[path]
    used = set(calls(tree))
    if path.stem == "in_memory":  # there Pillow opens bytes, and nothing else of `io` is known
        assert {name for name in imports(tree) if name.startswith("io.")} == {"io.BytesIO"}
        assert "Image.open(BytesIO(data)" in ast.unparse(tree)
        used -= {"open"}
    else:
        allowed = {"io", "pickle"} if path.stem in IN_MEMORY else set()
        assert not set(imports(tree)) & (FORBIDDEN_IMPORTS - allowed)
    assert not used & READS_OR_WRITES


def calls(tree: ast.Module) -> Iterator[str]:
    """Names of what is called or, on a module or object, used; `today` may be one's own value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if "importlib" not in source_of(node, tree):
                yield node.func.attr
        elif isinstance(node, ast.Attribute) and node.attr in ("environ", "argv", "stdin"):
            yield node.attr


def source_of(call: ast.Call, tree: ast.Module) -> str:
    """ "importlib" for what reads a file of the package itself, which is a part of the program."""
    begin = ast.unparse(call).startswith("resources.files('learnlog')")
    return "importlib" if begin and "importlib.resources" in set(imports(tree)) else ""


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = re.compile(r"(?:^|_)(?:utils?|helpers?|misc|common|tools?|base|core|manager)(?:_|$)")
    assert [path.stem for path in MODULES if drawers.search(path.stem)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 200


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert [name for name, length in lengths.items() if length > 40] == []
    assert statistics.median(lengths.values()) <= 12


def test_no_state_is_changed_for_the_whole_process() -> None:
    for path, tree in MODULES.items():
        found = [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
        assert not found, path.stem


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    doc = ast.get_docstring(MODULES[path])
    assert doc
    assert len(doc.splitlines()[0]) <= 100
