"""What is private, a draft, or a note to the writer is in no byte of anything that is made."""

from __future__ import annotations

import base64
import gzip
import html
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from canary_log import TODAY, Canaries, canaries
from click.testing import CliRunner
from recording import every_command
from sites import HOOKED, PLUGGED, ROOT, make_site

from learnlog.front_matter.fields import GROUPS, OF_KIND
from learnlog.kinds import Kind
from learnlog_cli.main import cli

SETTINGS = {
    "hook, addresses as folders": HOOKED + f"extra: {{learnlog: {{today: {TODAY}}}}}\n",
    "plugin, addresses as files": PLUGGED.replace(
        "[search, learnlog]", f"[search, {{learnlog: {{today: {TODAY}}}}}]"
    )
    + "use_directory_urls: false\n",
}
# What the commands that tell of a log are given besides the day.
TOLD: dict[str, tuple[str, ...]] = {
    "ideas list": (),
    "ideas show": ("1",),
    "steps list": ("--all",),
    "review": ("--no-input",),
    "post list": (),
    "interview list": (),
    "assignment list": (),
    "audit list": (),
    "reviews list": (),
    "evidence": (),
    "check": (),
    "remind": (),
    "doctor": (),
    "stage": ("staged",),
}
# These make a file, out of what the log tells.
BEGUN: dict[str, tuple[str, ...]] = {
    "new": (),
    "post new": ("A title",),
    "interview new": ("A title",),
    "assignment new": ("A title", "--start", "2026-10-01", "--end", "2026-12-01"),
    "audit new": ("working-together",),
    "reviews new": ("2026-05",),
}
# These change an entry, in words of their own; or they know nothing of logs.
OF_NO_CONCERN = {
    *("ideas set", "ideas add", "ideas merge", "ideas rename", "ideas number"),
    *("steps done", "steps carry", "steps defer", "steps drop", "undo", "completion"),
    *("init", "update", "migrate", "schema"),  # a new log, what is around one, or no log at all
    *("issue set-up", "issue take"),  # what is made is told by its path; problems as by check
    *("build", "serve"),  # what they make, and what the first says, is looked at by itself
    *("declare", "publish", "unpublish"),  # problems are told as by check; the site is a build
}
# The owner's own lists, on a terminal, name drafts and entries of a later day, and files that wait.
NAMES_DRAFTS = {"post list", "interview list", "assignment list", "audit list", "check", "doctor"}
NAMES_DRAFTS |= {"build"}
NAMED = re.compile(
    r"(?:draft|future)(?: page)?, (?:title|(?:author in the )?name of the file)\Z"
    r"|passage, name of a (?:picture|paper)\Z"
)
_WORD = re.compile(r"zq[a-z]{5}q")


def run(*words: str, site: Path) -> str:
    """What a command says in the site's folder."""
    here = Path.cwd()
    os.chdir(site)
    try:
        done = CliRunner().invoke(cli, [*words])
    finally:
        os.chdir(here)
    assert done.exit_code == 0 or words[0] == "doctor", done.output
    return done.output


def built(site: Path) -> dict[str, bytes]:
    """The files of a build by their names; learnlog is there as if it were installed."""
    about = site / "learnlog-0.dist-info"
    about.mkdir(exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: learnlog\nVersion: 0\n", "utf-8")
    plugin = "learnlog = learnlog.mkdocs_adapter:LearnlogPlugin"
    (about / "entry_points.txt").write_text(f"[mkdocs.plugins]\n{plugin}\n", "utf-8")
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    variables["PYTHONPATH"] = os.pathsep.join((str(ROOT / "hooks"), str(site)))
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site / "site")]
    done = subprocess.run(command, cwd=site, env=variables, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return tree(site / "site")


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(files)}


def others(files: Mapping[str, bytes], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files but for those that are known by the same name, byte for byte."""
    return {name: data for name, data in files.items() if known.get(name) != data}


def found(files: Mapping[str, bytes], words: Iterable[str]) -> set[str]:
    """The words that stand in the names or the bytes of files, however they are written."""
    wanted = frozenset(words)
    seen = (_found(part, wanted) for name in files for part in _parts(name, files[name]))
    return set().union(*seen)


def _parts(name: str, data: bytes) -> Iterator[bytes]:
    yield name.encode()
    yield gzip.decompress(data) if name.endswith(".gz") else data


@cache  # the files of the theme and of the engine are the same in every site
def _found(data: bytes, words: frozenset[str]) -> set[str]:
    text = data.decode("utf-8", errors="replace")
    seen = {one for form in _forms(text) for one in _WORD.findall(form.lower())} & words
    base64_of, hex_of = _coded(words)
    return seen | _any_of(base64_of, data) | _any_of(hex_of, data.lower())


@cache
def _coded(words: frozenset[str]) -> tuple[dict[bytes, set[str]], dict[bytes, set[str]]]:
    """The words by what may stand for them in base64, and by their bytes as hexadecimal digits."""
    coded: dict[bytes, set[str]] = defaultdict(set)
    for word in words:
        for part in _base64(word):
            coded[part].add(word)
    return coded, {_hex(word): {word} for word in words}


def _any_of(parts: Mapping[bytes, set[str]], data: bytes) -> set[str]:
    """The words whose parts stand in the data: looked up where the two first bytes of any are."""
    seen: set[str] = set()
    lengths = {len(part) for part in parts}
    for head in {part[:2] for part in parts}:
        at = data.find(head)
        while at >= 0:
            for length in lengths:
                seen |= parts.get(data[at : at + length], set())
            at = data.find(head, at + 1)
    return seen


def _forms(text: str) -> Iterator[str]:
    """A text as it is, and as it is once more after each way of writing signs by numbers."""
    yield text
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
    yield unquote(html.unescape(html.unescape(plain)))
    yield re.sub(r"<[^<>]*>|\u00ad|\u200b", "", text)


def _base64(word: str) -> list[bytes]:
    """The middle of the word in base64, at each of the three places where it may begin."""
    coded = (base64.b64encode(b"\0" * at + word.encode() + b"\0\0") for at in range(3))
    return [one[(0, 2, 3)[at] : 9] for at, one in enumerate(coded)]


def _hex(word: str) -> bytes:
    return word.encode().hex().encode()


@pytest.fixture(scope="module")
def log() -> Canaries:
    return canaries()


@pytest.fixture(scope="module")
def outputs(log: Canaries, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The places whose words are found, by what was made of the log."""
    return {
        name: found(files, log.words.values())
        for name, files in made(log, tmp_path_factory.mktemp("hidden"))
    }


def made(log: Canaries, folder: Path) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Everything that can be made of a log, each with its files."""
    for name, settings in SETTINGS.items():
        site = make_site(folder / name.split(",")[0], settings, log.files)
        yield f"site ({name})", (by_mkdocs := built(site))
        words = ("--with", "zensical", "--no-strict", "--site-dir", "by-zensical")
        yield f"build ({name})", {"": run("build", *words, site=site).encode()}
        yield f"site by Zensical ({name})", others(tree(site / "by-zensical"), by_mkdocs)
        given = site / ".learnlog" / "zensical"
        settings_of_it = {one: (given / one).read_bytes() for one in ("facts.json", "mkdocs.yml")}
        yield f"what Zensical is given ({name})", settings_of_it
    for name, more in TOLD.items():
        command = [*name.split(), *more, *asked(name)]
        for form in ((), ("--json",)) if "--json" in options(name) else ((),):
            said = run(*command, *form, site=site)
            yield " ".join((name, *form)), {"": said.encode()}
    yield "the staged folder", tree(site / "staged")
    run("remind", "--ics", "log.ics", *asked("remind"), site=site)
    yield "remind --ics", {"": (site / "log.ics").read_bytes()}
    before = tree(site / "docs")
    for name, more in BEGUN.items():
        where = site.parent / "begun"
        shutil.copytree(site, where)
        said = run(*name.split(), *more, "--no-edit", *asked(name), site=where)
        new = {one: data for one, data in tree(where / "docs").items() if one not in before}
        assert len(new) == 1, said
        yield name, {**new, "": said.encode()}
        shutil.rmtree(where)


def asked(name: str) -> list[str]:
    """The day, and that it is the one who is not named who asks, where that can be said."""
    return ["--today", TODAY, *(["--author", "none"] if "--author" in options(name) else [])]


def options(name: str) -> set[str]:
    commands = dict(every_command())
    return {option for one in commands[f"learnlog {name}"].params for option in one.opts}


def test_every_command_is_known_here() -> None:
    verbs = {
        name.removeprefix("learnlog ")
        for name, one in every_command()
        if not isinstance(one, click.Group)
    }
    assert verbs == TOLD.keys() | BEGUN.keys() | OF_NO_CONCERN


def test_there_is_a_word_in_every_field_of_every_list(log: Canaries) -> None:
    for kind in Kind:
        for name in OF_KIND[kind].keys() & GROUPS.keys():
            for field, rule in GROUPS[name].items():
                place = f"{kind.word}: private item of {name}, {field}"
                free = rule.kind in ("text", "texts", "words")
                assert (place in log.words) == (free and field not in NOT_FREE), place


# Fields that take some words alone, or a key of something else.
NOT_FREE = {
    *("status", "how", "consent", "met", "outcome", "shows", "activity", "principle", "link"),
    "poster",
}


def test_no_word_is_in_anything_that_is_made(
    log: Canaries, outputs: dict[str, set[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    leaks = {
        (name, place)
        for name, words in outputs.items()
        for place, word in log.words.items()
        if word in words
        and not (re.split(r" --| \(", name)[0] in NAMES_DRAFTS and NAMED.search(place))
    }
    assert not leaks, sorted(leaks)
    with capsys.disabled():
        print(f"\n{len(log.words)} places, {len(outputs)} outputs")
    assert len(log.words) > 800
    assert len(outputs) > 30


def test_the_same_words_are_found_where_nothing_is_private(
    tmp_path: Path,
) -> None:
    told = canaries(revealed=True)
    site = make_site(tmp_path, SETTINGS["hook, addresses as folders"], told.files)
    run("build", "--with", "zensical", "--no-strict", "--site-dir", "by-zensical", site=site)
    by_mkdocs = built(site)
    seen = found(by_mkdocs, told.words.values())
    assert {place for place, word in told.words.items() if word not in seen} == told.silent
    seen = found(others(tree(site / "by-zensical"), by_mkdocs), told.words.values())
    pages = {place for place in told.words if "name of a" not in place} - told.silent
    assert {place for place in pages if told.words[place] not in seen} == set()


@pytest.mark.parametrize(
    "written",
    [
        "zqbbbbbq",
        "ZQbbbbbQ",
        "&#122;qbbbb&#x62;q",
        "%7Aqbbbbbq",
        "\\u007aqbbbbbq",
        "zq<b>bbb</b>bbq",
        base64.b64encode(b"A zqbbbbbq there").decode(),
        base64.b64encode(b"zqbbbbbq there").decode(),
        base64.b64encode(b"An zqbbbbbq there").decode(),
        b"zqbbbbbq".hex(),
    ],
)
def test_a_word_is_found_however_it_is_written(written: str) -> None:
    assert found({"x.html": written.encode()}, ["zqbbbbbq"])
    assert found({written: b""}, ["zqbbbbbq"])
    assert found({"x.gz": gzip.compress(written.encode())}, ["zqbbbbbq"])
    assert not found({"x.html": written.encode()}, ["zqcbbbbq"])


FAULTY = {
    "weeks/2026-06-01.md": "Words.\n\n<!-- private -->\n\nOf {0}.\n",
    "weeks/2026-06-08.md": "Of {0}.\n\n<!-- /private -->\n\nWords.\n",
    "weeks/2026-06-15.md": "---\ntitle: <!-- private -->{0}<!-- /private -->\n---\nWords.\n",
    "weeks/2026-06-22.md": "---\nlessons:\n  - text: {0}\n    Private: yes\n---\nWords.\n",
    "weeks/2026-06-29.md": "---\nprivate: true\ntitle: {0}\n---\nOf {0}.\n",
    "faulty.md": "Words.\n\n<private>\n{0}\n</private>\n",
    "also-faulty.md": "---\nprivate: true\n---\n{0}\n",
}
PREVIEW = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def test_a_preview_that_tells_of_errors_shows_nothing_either(log: Canaries, tmp_path: Path) -> None:
    word = "zqzzzzzq"
    files = {**log.files, **{name: text.format(word) for name, text in FAULTY.items()}}
    site = make_site(tmp_path, SETTINGS["hook, addresses as folders"], files)
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", PREVIEW]
    done = subprocess.run(command, cwd=site, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("[private-mark]") == 8
    made = tree(site / "site")
    assert b"learnlog-errors" in made["index.html"]
    assert not found(made, [*log.words.values(), word])
    assert word not in done.stderr
