"""learnlog: a log of reflective writing that remembers ideas, plans and lessons.

The door is `load(texts, today, config)`: it returns the log and every problem found in it.
A name is imported when it is first used, so that a command waits for no more than it needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from learnlog.load import load

if TYPE_CHECKING:
    from learnlog.config import Config
    from learnlog.files.folder import read_folder
    from learnlog.model import Entry, Idea, Log, Step
    from learnlog.outlook import read_outlook
    from learnlog.problems import Problem, Severity, Source

__version__ = "0.1.0"

__all__ = [
    "Config",
    "Entry",
    "Idea",
    "Log",
    "Problem",
    "Severity",
    "Source",
    "Step",
    "__version__",
    "load",
    "read_folder",
    "read_outlook",
]

_MODULES = {
    "Config": "config",
    "Entry": "model",
    "Idea": "model",
    "Log": "model",
    "Problem": "problems",
    "Severity": "problems",
    "Source": "problems",
    "Step": "model",
    "read_folder": "files.folder",
    "read_outlook": "outlook",
}

if not TYPE_CHECKING:  # a reader of types knows the names above and no others

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
