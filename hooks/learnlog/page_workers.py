"""Work shared among processes, where the system can split one in two (`fork`).

Each process takes the next few jobs when it is done with its last ones. What a child has made
comes back through a file. A child that fails leaves its jobs to the parent, which then fails in
the same way, or does not.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from struct import Struct
from typing import BinaryIO

PROCESSES = "LEARNLOG_PROCESSES"  # how many at most; as many as there are processors otherwise
_MOST = 8
_AT_ONCE = 4  # jobs
_QUEUE = 250  # places, so that the smallest pipe holds all of them
_PLACE = Struct("<I")
_MADE = Struct("<II")  # the job, and how many bytes it made

Make = Callable[[int], bytes]
Told = Callable[[int], object]


def processes(environ: Mapping[str, str]) -> int:
    """How many processes may work: one where the system can't fork, or not safely (macOS)."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    asked = environ.get(PROCESSES, "")
    given = int(asked) if asked.isdecimal() else 0
    return min(_MOST, given or len(os.sched_getaffinity(0)))


def shared(jobs: int, make: Make, number: int, told: Told) -> dict[int, bytes]:
    """What `make` gives for each of the jobs 0, 1, …, made by so many processes.

    `told` hears from time to time how many are begun. Whatever `make` raises in the parent is
    raised here, and the children are gone then.
    """
    made: dict[int, bytes] = {}
    if number > 1:
        with suppress(BlockingIOError, ChildProcessError):  # the system gives no more processes
            made = _shared(jobs, make, number, told)
    for job in range(jobs):
        if job not in made:
            told(job)
            made[job] = make(job)
    return made


def _shared(jobs: int, make: Make, number: int, told: Told) -> dict[int, bytes]:
    """What was made by several processes, as far as they came."""
    made: dict[int, bytes] = {}
    at_once = max(_AT_ONCE, -(-jobs // _QUEUE))
    children: list[int] = []
    with ExitStack() as files:
        theirs = [files.enter_context(tempfile.TemporaryFile()) for _ in range(number - 1)]
        reader = _queue(range(0, jobs, at_once))
        files.callback(os.close, reader)
        files.callback(_end, children)
        for file in theirs:
            children.append(_child(_taken(reader, at_once, jobs), make, file))
        for job in _taken(reader, at_once, jobs):
            told(job)
            made[job] = make(job)
        while children:
            with suppress(ChildProcessError):  # somebody else has waited for it
                os.waitpid(children[-1], 0)
            children.pop()
        for file in theirs:
            made |= _read(file)
    return made


def _queue(places: Sequence[int]) -> int:
    """A pipe that holds all places, from which any process can take the next one."""
    reader, writer = os.pipe()
    os.write(writer, b"".join(map(_PLACE.pack, places)))
    os.close(writer)
    return reader


def _taken(reader: int, at_once: int, jobs: int) -> Iterator[int]:
    while place := os.read(reader, _PLACE.size):
        (begin,) = _PLACE.unpack(place)
        yield from range(begin, min(begin + at_once, jobs))


def _child(jobs: Iterator[int], make: Make, file: BinaryIO) -> int:
    with warnings.catch_warnings():  # threads that tell of progress hold nothing that we need
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    parent = os.getppid()
    try:
        for job in jobs:
            if os.getppid() != parent:
                break  # it was killed, and nobody wants this any more
            data = make(job)
            file.write(_MADE.pack(job, len(data)) + data)
        file.flush()
    finally:
        os._exit(0)  # nothing of the parent's may be tidied up here, whatever has happened


def _read(file: BinaryIO) -> dict[int, bytes]:
    """What a child has made, as far as it is whole."""
    made: dict[int, bytes] = {}
    file.seek(0)
    while len(head := file.read(_MADE.size)) == _MADE.size:
        job, long = _MADE.unpack(head)
        data = file.read(long)
        if len(data) == long:
            made[job] = data
    return made


def _end(children: list[int]) -> None:
    """End the children that are not waited for."""
    for child in children:
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
