"""What scripts/bench.py measures: logs of any size, and generators in turn; nothing is fetched."""

from __future__ import annotations

import datetime as dt
import math
import os
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from sites import ROOT

from benchmark import contenders, peer_environments, peers
from benchmark.__main__ import main
from benchmark.building import Cost
from benchmark.contenders import COLD, COLD_TWO, SAME_PAGES, WARM, Contender
from benchmark.kept_costs import KeptCosts
from benchmark.made_up_log import last_day, write_log
from benchmark.peer_environments import NoPeerError, program
from benchmark.peer_sites import blog_site, hugo_site, pelican_site, plain_site
from benchmark.process_tree import measured
from benchmark.ratios import exponent, ratio
from benchmark.sizes import Size, sizes
from learnlog import load
from learnlog.files.folder import read_folder
from learnlog.problems import Severity


@pytest.fixture(autouse=True)
def _as_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join(str(ROOT / one) for one in ("hooks", "scripts"))
    )


def test_sizes_are_weeks_or_authors_times_weeks() -> None:
    assert sizes("52, 50x104") == [Size(52), Size(104, 50)]
    assert [str(one) for one in sizes("5200,50x104")] == [
        "5,200",
        "5,200 (50 authors × 104 weeks)",
    ]
    for wrong in ("many", "0", "3x", "52,,"):
        with pytest.raises(click.BadParameter, match="no sizes such as"):
            sizes(wrong)


@pytest.mark.parametrize("size", [Size(6), Size(3, 4)], ids=str)
def test_a_made_up_log_has_no_errors_and_every_author_follows_their_own_plans(
    tmp_path: Path, size: Size
) -> None:
    write_log(tmp_path / "docs", *size)
    log, problems = load(read_folder(tmp_path).texts, last_day(size.weeks))
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    assert len(log.published) == len(log.ideas) == size.entries
    assert len(log.authors) == (size.authors if size.authors > 1 else 0)
    done = [one for one in log.steps if one.outcome == "done"]
    assert len(done) == size.entries - size.authors
    assert all(one.origin.author == one.answers[-1].entry.author for one in done)


def test_ratios_are_those_of_the_pairs_and_a_size_that_doubles_its_cost_has_exponent_1() -> None:
    ours = [Cost(2, 0, 10), Cost(9, 0, 10), Cost(4, 0, 10)]
    theirs = [Cost(1, 0, 10), Cost(3, 0, 10), Cost(4, 0, 10)]
    assert ratio(ours, theirs, "wall") == 2
    assert math.isnan(ratio(ours, theirs, "cpu"))
    assert exponent((520, 3.0), (5200, 30.0)) == pytest.approx(1)
    assert exponent((520, 1.0), (1040, 4.0)) == pytest.approx(2)
    assert math.isnan(exponent((520, 0.0), (1040, 4.0)))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux' /proc")
def test_the_memory_of_all_processes_counts(tmp_path: Path) -> None:
    """Two children hold 60 MiB each, at the same time."""
    child = "import time; data = bytearray(60 * 2**20); time.sleep(2)"
    code = (
        "import subprocess, sys\n"
        f"both = [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]\n"
        "[one.wait() for one in both]\n"
    )
    cost = measured([sys.executable, "-c", code], tmp_path)
    assert cost.memory > 120
    assert 2 < cost.wall < 60


def test_a_command_that_fails_ends_the_run_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such luck"):
        measured([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path)


class Counted(Contender):
    """A contender that builds nothing and counts how often it did."""

    built = 0

    def build(self, number: int) -> Cost:
        Counted.built += 1
        return Cost(1.5, number, 3)


def test_a_run_that_was_broken_off_measures_only_what_is_left(tmp_path: Path) -> None:
    one, file, size = Counted("One", tmp_path, []), tmp_path / "costs.jsonl", Size(3)
    Counted.built = 0
    first = KeptCosts(file)
    costs = [first.cost(size, one, number) for number in (0, 1)]
    file.write_text(file.read_text("utf-8") + '{"3: One: 2": {"wall', "utf-8")
    again = KeptCosts(file)
    assert [again.cost(size, one, number) for number in (0, 1)] == costs
    assert Counted.built == 2
    assert again.cost(size, one, 2) == Cost(1.5, 2, 3)
    assert again.cost(Size(4), one, 0) == Cost(1.5, 0, 3)
    assert Counted.built == 4


def test_the_entries_are_written_as_each_generator_wants_them(tmp_path: Path) -> None:
    plain = plain_site(tmp_path / "plain", Size(2)) / "docs" / "weeks" / "1970-01-12.md"
    text = plain.read_text("utf-8").split("---\n")[2]
    title = plain.read_text("utf-8").split("\n")[1].removeprefix("title: ")
    posts = blog_site(tmp_path / "blog", Size(2)) / "docs" / "blog" / "posts"
    post = (posts / "1970-01-12.md").read_text("utf-8")
    assert post == f"---\ntitle: {title}\ndate: 1970-01-12\n---\n{text}"
    page = (
        hugo_site(tmp_path / "hugo", Size(2)) / "content" / "weeks" / "1970-01-12.md"
    ).read_text()
    assert page == f'---\ntitle: "{title}"\ndate: 1970-01-12\n---\n{text}'
    article = (
        pelican_site(tmp_path / "pelican", Size(2)) / "content" / "1970-01-12.md"
    ).read_text()
    assert article == f"Title: {title}\nDate: 1970-01-12\nSlug: 1970-01-12\n\n{text}"
    assert dt.date(1970, 1, 12).weekday() == 0


def test_a_program_is_installed_once_for_each_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks, installed = tmp_path / "locks", []
    locks.mkdir()
    (locks / "peers.txt").write_text("one==1\n", "utf-8")
    monkeypatch.setattr(peer_environments, "LOCKS", locks)

    def install(environment: Path, binaries: Path, lock: str) -> None:
        installed.append(lock)
        binaries.mkdir(parents=True, exist_ok=True)
        (binaries / "hugo").touch()

    monkeypatch.setattr(peer_environments, "_install", install)
    for text in ("one==1\n", "one==1\n", "one==2\n"):
        (locks / "peers.txt").write_text(text, "utf-8")
        assert Path(program("hugo", "peers", tmp_path / "kept")).stem == "hugo"
    assert installed == ["peers", "peers"]
    with pytest.raises(NoPeerError, match=r"pelican is not among what peers.txt installs"):
        program("pelican", "peers", tmp_path / "kept")


def test_all_are_measured_in_turn_and_who_cannot_be_installed_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nowhere(name: str, lock: str, folder: Path) -> str:
        raise NoPeerError("there is no network.")

    monkeypatch.setattr(contenders, "program", nowhere)
    asked = ["--peers", "--weeks", "2x2", "--pairs", "1", "--only", "blog,hugo"]
    done = CliRunner().invoke(main, [*asked, "--keep", str(tmp_path / "costs.jsonl")])
    assert done.exit_code == 0, done.output
    head, line, *rows = done.stdout.splitlines()
    assert f"{head}\n{line}" == peers.HEAD
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row]
    names = [SAME_PAGES, COLD, COLD_TWO, WARM, "Material's blog plugin"]
    assert [one[:2] for one in cells] == [["4 (2 authors × 2 weeks)", name] for name in names]
    assert all(int(one[2]) > 3 and int(one[3].replace(",", "")) > 1000 for one in cells)
    assert cells[1][2] == cells[0][2]  # learnlog has as many pages as the plain site
    assert "hugo is left out: there is no network." in done.stderr
    assert "round 1 of 1" in done.stderr


@pytest.mark.parametrize("wrong", ["hogo", "learnlog"])
def test_an_unknown_generator_is_named(wrong: str) -> None:
    done = CliRunner().invoke(main, ["--peers", "--only", wrong])
    assert done.exit_code == 2
    assert f"'{wrong}' is none of mkdocs, blog, zensical, hugo, pelican" in done.output
