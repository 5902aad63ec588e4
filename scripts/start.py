"""Shows the log in the browser, anew after every change; --help tells more."""

import sys

from environment import commands  # an old Python stops in environment/__init__.py, with a sentence

if __name__ == "__main__":
    sys.exit(commands.answer(commands.start, sys.argv[1:]))
