"""The environment that the scripts work in: made once, repaired when broken, quiet otherwise.

Old Pythons must be able to read this file and the three scripts, so as to say the sentence.
"""

import sys

OLDEST_PYTHON = (3, 11)
NEEDS_NEWER_PYTHON = (
    "learnlog needs Python {wanted} or newer, and this is Python {found}. "
    "Install a current one from https://www.python.org/downloads/ and start again with it, "
    "for example: python{wanted} {command}"
)

if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        NEEDS_NEWER_PYTHON.format(
            wanted=".".join(str(part) for part in OLDEST_PYTHON),
            found=".".join(str(part) for part in sys.version_info[:2]),
            command=" ".join(sys.argv),
        )
    )
