"""In how many processes tests run, and how they are dealt out to them."""

from collections.abc import Sequence

from environment.processes import ROOT

# One process for each processor, and a file of tests always in one of them, so that what its tests
# share is made once. The slowest files come first (tests/slow_files.py). A process that dies ends
# the run, which is red.
IN_SEVERAL = (
    *("--numprocesses", "auto", "--maxprocesses", "8", "--dist", "loadfile"),
    *("--no-loadscope-reorder", "--max-worker-restart", "0"),
)
# With these somebody has said it already, looks into a test, or only asks.
BY_THEMSELVES = {
    *("-n", "--numprocesses", "--dist", "--pdb", "--trace", "-s", "--capture", "--setup-show"),
    *("-h", "--help", "--version", "--co", "--collect-only", "--markers", "--fixtures"),
}


def options(arguments: Sequence[str]) -> tuple[str, ...]:
    """What to tell pytest besides the arguments: nothing where they name a file or a test."""
    names_a_file = any((ROOT / one.partition("::")[0]).is_file() for one in arguments)
    by_itself = any(one.partition("=")[0] in BY_THEMSELVES for one in arguments)
    return () if names_a_file or by_itself else IN_SEVERAL
