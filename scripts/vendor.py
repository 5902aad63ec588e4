"""Compares the vendored files of others with their recorded sums, or gets them anew.

python scripts/vendor.py           says which file is not as it was recorded
python scripts/vendor.py --fetch   writes the files anew out of the packages, with `npm pack`
"""

from __future__ import annotations

import sys

from vendoring.fetching import fetched
from vendoring.table import ENGINE, different, vendored_packages


def main(words: list[str]) -> int:
    """Nothing but `--fetch` may be said; 1 where a file is not as recorded."""
    for package in vendored_packages():
        if "--fetch" in words:
            for name, data in fetched(package).items():
                (ENGINE / package.folder / name).write_bytes(data)
        for name in (wrong := different(package)):
            print(f"{package.folder}/{name} is not as recorded", file=sys.stderr)
        if wrong:
            return 1
        print(f"{package.name} {package.version}: {len(package.files)} files as recorded")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
