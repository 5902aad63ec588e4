"""Counts which details the confidentiality check finds in made-up sentences; --help tells how."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.privacy, sys.argv[1:]))
