"""Runs every test; arguments are handed to pytest."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.test, sys.argv[1:]))
