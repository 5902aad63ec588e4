"""Measures a build with learnlog against plain MkDocs on the same pages; --help tells how."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.bench, sys.argv[1:]))
