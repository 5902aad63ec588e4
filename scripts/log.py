"""Runs a learnlog command; --help lists them."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.log, sys.argv[1:]))
