"""`learnlog init`: a whole log of one's own in a new folder."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from learnlog import load
from learnlog.config import Config
from learnlog.files import site_file
from learnlog.problems import Severity
from learnlog.reference.catalogue import Reference
from learnlog_cli.own_log.answers import Answers
from learnlog_cli.own_log.around import around_files
from learnlog_cli.own_log.content import docs_files, example_files, week_path
from learnlog_cli.own_log.engine_files import Engine, NoEngine, running_engine
from learnlog_cli.own_log.examples import clear_examples
from learnlog_cli.own_log.making import make_folder, refused
from learnlog_cli.own_log.questions import answers, or_usual
from learnlog_cli.own_log.settings import settings_text
from learnlog_cli.own_log.written_sums import (
    FILE,
    Written,
    as_bytes,
    sum_of_example,
    sum_of_file,
)
from learnlog_cli.patience import told_while
from learnlog_cli.problem_lines import print_besides, print_problem
from learnlog_cli.reading import read
from learnlog_cli.stopping import Misunderstood, stop
from learnlog_cli.writing import authors

_FOLDER = click.Path(path_type=Path)


@click.command(short_help="Begin a log of your own in a new folder.")
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--name", metavar="NAME", help="What the log is called.")
@click.option("--author", metavar="NAME", help="Who writes, by the name that readers see; or none.")
@click.option("--role", metavar="WORDS", help="What the author does, such as Nurse.")
@click.option("--week", metavar="DATE", help="Any day of the first week; this week unless given.")
@click.option(
    "--framework",
    metavar="NAME",
    help="The standards to gather evidence for, such as hcpc; or none.",
)
@click.option(
    "--repository", metavar="OWNER/NAME", help="Where the log will be on GitHub; or none."
)
@click.option("--no-input", is_flag=True, help="Ask nothing; take what is usual.")
@click.option(
    "--clear-examples",
    is_flag=True,
    help="Delete the examples of a log that you have not changed.",
)
def init(
    folder: Path | None,
    name: str | None,
    author: str | None,
    role: str | None,
    week: str | None,
    framework: str | None,
    repository: str | None,
    no_input: bool,
    clear_examples: bool,
) -> None:
    """Begin a log of your own in a new folder, with everything that shows and publishes it.

    It asks a few questions on a terminal; each has an option. A folder with files in it is
    refused.

    \b
    learnlog init my-log                     begin a log in the folder my-log
    learnlog init my-log --no-input          the same, without a question
    learnlog init --clear-examples           later, in the log: delete the examples
    """
    if clear_examples:
        _clear(folder)
        return
    if folder is None:
        raise Misunderstood("Name the folder for the log, such as: learnlog init my-log")
    folder = Path(os.path.abspath(folder)) if folder.name == ".." else folder  # noqa: PTH100
    stop(refused(folder))
    today = site_file.today(Config(), os.environ, dt.date.today())
    known = load({}, today)[0].reference
    asked = {"name": name, "author": author, "role": role, "week": week}
    asked |= {"framework": framework, "repository": repository}
    said = answers(or_usual(asked, no_input), known, today)
    try:
        with told_while("Packing the engine"):
            files = _files(running_engine(), said, known)
    except NoEngine as wrong:
        raise click.ClickException(f"The engine can't be put into the log: {wrong}.") from None
    stop(make_folder(folder, files))
    _tell(folder, said, today)
    _look(folder)


def _files(engine: Engine, said: Answers, known: Reference) -> dict[str, bytes]:
    framework = known.frameworks.get(said.framework)
    around = around_files(engine, said.name, said.repository)
    examples = {path: text.encode() for path, text in example_files(said, framework).items()}
    written = Written(
        engine.version,
        {path: sum_of_file(data) for path, data in around.items()},
        {path: sum_of_example(data) for path, data in examples.items()},
    )
    docs = {path: text.encode() for path, text in docs_files(said, framework).items()}
    settings = {site_file.NAME: settings_text(said).encode()}
    return {**docs, **examples, **around, FILE: as_bytes(written), **settings}


def _tell(folder: Path, said: Answers, today: dt.date) -> None:
    python = "py" if authors.PLATFORM == "win32" else "python3"
    place = folder.absolute()
    click.echo(place)
    click.echo("The log is made. Type next:", err=True)
    if place != Path.cwd():
        click.echo(f"    cd {_in_shell(folder)}", err=True)
    click.echo(f"    {python} start.py           to see it at http://127.0.0.1:8000", err=True)
    click.echo(f"    {python} start.py check     to see whether all is well", err=True)
    click.echo(f"Write your first entry over the example: {week_path(said.week)}", err=True)
    if said.week > today:
        click.echo("It is on no page before that week begins.", err=True)
    click.echo("README.md says how to write, how to publish, and what to do if it fails.", err=True)


def _look(folder: Path) -> None:
    """Tell what the check will find in the answers, since they stand on every page."""
    problems = read(folder, None).problems
    if found := [one for one in problems if one.severity is not Severity.NOTICE]:
        click.echo("Before it is published, look at your answers:", err=True)
        for problem in found:
            print_problem(problem)
        print_besides(found)


def _in_shell(folder: Path) -> str:
    """A folder as it may be typed behind `cd`."""
    words = str(folder)
    plain = words.replace("/", "").replace("\\", "").replace("-", "").replace("_", "")
    plain = plain.replace(".", "").replace(":", "")
    if words.startswith("-"):
        words = f".{os.sep}{words}"
    return words if plain.isalnum() else f'"{words}"'


def _clear(named: Path | None) -> None:
    """Delete the examples, of the log that was named or that the person stands in."""
    everywhere = os.environ.get("LEARNLOG_SITE")
    above = (one for one in (Path.cwd(), *Path.cwd().parents) if site_file.is_site(one))
    clear_examples(named or (Path(everywhere) if everywhere else next(above, Path())))
