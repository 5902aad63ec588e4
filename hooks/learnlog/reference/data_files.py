"""The files of reference data: where they lie, and what is said of a fault in one."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

from learnlog.problems import Problem

FOLDER = "_data/"
ENDING = ".yml"


def shipped_files(folder: str) -> dict[str, bytes]:
    """The files of one folder of learnlog's own data, by name without the ending."""
    files = resources.files("learnlog").joinpath(f"data/{folder}").iterdir()
    names = sorted(file.name for file in files if file.name.endswith(ENDING))
    return {
        name.removesuffix(ENDING): resources.files("learnlog")
        .joinpath(f"data/{folder}/{name}")
        .read_bytes()
        for name in names
    }


def of_a_data_file(fault: Problem, what: str, example: str) -> Problem:
    """A fault of front matter, told of a file that has nothing else; `what` the file is."""
    if fault.code != "front-matter-shape":
        return replace(fault, message=fault.message.replace("the front matter", "this file"))
    message = f"{what} is lines of the form 'name: value'"
    return Problem(fault.source, "field-value", message, example)
