"""What is said once of all files that it is true of, since a log may have hundreds of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from posixpath import basename

from learnlog.pictures.file_kinds import TEXTS, ending_of
from learnlog.problems import Problem, Source

_PLAIN = re.compile(r"[\w ./()+,-]+")
_NAMED = 3  # files beside the first one
_BY_BROWSERS = ("favicon.", "apple-touch-icon")  # which ask for them by their names


def unnamed_files(paths: Sequence[str]) -> Iterator[Problem]:
    """That no page names some files of the docs folder, which are published all the same.

    Texts, programs and icons of the whole site are no matter: others than readers ask for them.
    """
    paths = [one for one in paths if not _for_programs(one)]
    if paths:
        message = (
            f"no page names this file, but it is published all the same{_others(paths[1:])}; move "
            "out of the folder what readers should not have, and link to the rest"
        )
        yield Problem(Source(paths[0], 0), "file-unnamed", message)


def telling_files(
    docs_dir: str, told: Mapping[str, Sequence[str]], published: Container[str]
) -> Iterator[Problem]:
    """What pictures tell in the repository, by `uri`: of those that the site has, it has copies
    with nothing but their pixels.
    """
    if not told:
        return
    first = next((uri for uri in told if uri in published), next(iter(told)))
    path = f"{docs_dir}/{first}"
    others = _others([f"{docs_dir}/{uri}" for uri in told if uri != first])
    holds = f"this file holds more than its pixels ({'; '.join(told[first])}){others}"
    pushed = "a push to a public repository publishes the file as it is"
    if first in published:
        message = (
            f"{holds}; the site's copy does not, but {pushed}: put that copy in its place, {first} "
            "in the folder of the built site"
        )
        yield Problem(Source(path, 0), "picture-tells", message)
    else:
        message = f"{holds}; {pushed}: save it again without what else is in it"
        yield Problem(Source(path, 0), "picture-tells", message, _without_it(path))


def _without_it(path: str) -> str:
    """The command that takes all of it out, where a path means the same to every shell."""
    plain = _PLAIN.fullmatch(path)
    return f'exiftool -overwrite_original -all= "{path}"' if plain else ""


def _for_programs(path: str) -> bool:
    return ending_of(path) in TEXTS or basename(path).lower().startswith(_BY_BROWSERS)


def _others(paths: Sequence[str]) -> str:
    """How many more there are, and which are the first of them."""
    if not paths:
        return ""
    names = ", ".join(paths[:_NAMED]) + (", …" if len(paths) > _NAMED else "")
    count = "1 other" if len(paths) == 1 else f"{len(paths)} others"
    return f", as it is with {count} ({names})"
