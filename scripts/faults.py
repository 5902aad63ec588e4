"""Counts what is lost when commands and builds are killed, starved and raced; --help tells how."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.faults, sys.argv[1:]))
