"""Asks whether a pinned package has a published vulnerability; the manual tells what comes back."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.vulnerabilities, sys.argv[1:]))
