"""Takes the pictures of the demo that README and manual show; --help tells how."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.screenshots, sys.argv[1:]))
