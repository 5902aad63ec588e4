"""learnlog: a log of reflective writing that remembers ideas, plans and lessons.

The door is `load(texts, today, config)`: it returns the log and every problem found in it.
"""

from learnlog.config import Config
from learnlog.files.folder import read_folder
from learnlog.load import load
from learnlog.model import Entry, Idea, Log, Step
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
]
