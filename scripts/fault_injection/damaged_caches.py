"""What is kept of a build, damaged or exchanged: the next build makes the right pages."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from fault_injection.builds import digest
from fault_injection.changing_log import ChangingLog
from fault_injection.children import result_of
from fault_injection.results import Tick
from fault_injection.warm_builds import built, warm_up
from learnlog.files.kept_records import FOLDER, NOT_KEPT

MADE_BY = 17, 49  # where in a file the sum of the programs stands (`kept/records.py`)

Damage = Callable[[Path, random.Random, Path], object]


@dataclass(frozen=True, slots=True)
class DamagedCaches:
    """How many were damaged, how many sites were wrong then, and how many files were not as new
    after the build.
    """

    tried: int
    wrong: int
    not_mended: int

    @property
    def result(self) -> str:
        """What came of it, in words."""
        return f"{self.wrong} wrong sites, {self.not_mended} caches not as new after the build"

    @property
    def met(self) -> bool:
        """Whether nothing was wrong."""
        return self.wrong + self.not_mended == 0


def count_damaged_caches(number: int, seed: int, tick: Tick) -> DamagedCaches:
    """Damage what one log has kept, by turns in each way, and build after each."""
    warm_up()
    dice = random.Random(seed)
    wrong = not_mended = 0
    with TemporaryDirectory() as folder:
        site, other = Path(folder) / "one", Path(folder) / "other"
        for place, begun in ((site, seed), (other, seed + 1)):
            place.mkdir()
            ChangingLog(random.Random(begun)).write(place)
            result_of(partial(built, place, "warm", {}))
        cold = result_of(partial(built, site, "cold", {NOT_KEPT: "1"}))
        right, whole = digest(site / "cold"), digest(site / FOLDER)
        for turn in range(number):
            damage = DAMAGES[turn % len(DAMAGES)]
            for file in sorted((site / FOLDER).iterdir()):
                if dice.random() < 0.7:
                    damage(file, dice, other / FOLDER / file.name)
            said = result_of(partial(built, site, "warm", {})).told
            wrong += digest(site / "warm") != right or said != cold.told
            not_mended += digest(site / FOLDER) != whole
            tick()
    return DamagedCaches(number, wrong, not_mended)


def flip_a_bit(file: Path, dice: random.Random, other: Path) -> None:
    """One bit is another."""
    data = bytearray(file.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    file.write_bytes(data)


def cut_off(file: Path, dice: random.Random, other: Path) -> None:
    """The end is missing."""
    data = file.read_bytes()
    file.write_bytes(data[: dice.randrange(len(data))])


def empty(file: Path, dice: random.Random, other: Path) -> None:
    """Nothing is left in it."""
    file.write_bytes(b"")


def add_more(file: Path, dice: random.Random, other: Path) -> None:
    """Something stands behind the end."""
    file.write_bytes(file.read_bytes() + dice.randbytes(100))


def exchange_parts(file: Path, dice: random.Random, other: Path) -> None:
    """Two parts have changed places."""
    data = file.read_bytes()
    one, two = sorted(dice.randrange(len(data)) for _ in range(2))
    file.write_bytes(data[:one] + data[two:] + data[one:two])


def from_another_log(file: Path, dice: random.Random, other: Path) -> None:
    """It is whole, but another log's."""
    shutil.copy(other, file)


def of_other_programs(file: Path, dice: random.Random, other: Path) -> None:
    """Another version made it."""
    data, (begin, end) = file.read_bytes(), MADE_BY
    file.write_bytes(data[:begin] + dice.randbytes(end - begin) + data[end:])


def a_folder(file: Path, dice: random.Random, other: Path) -> None:
    """A folder stands in its place."""
    file.unlink()
    (file / "within").mkdir(parents=True)


def the_other_shelf(file: Path, dice: random.Random, other: Path) -> None:
    """The file of another kind stands in its place."""
    kinds = sorted(one for one in other.parent.iterdir() if one.name != other.name)
    shutil.copy(kinds[0], file)


DAMAGES: tuple[Damage, ...] = (
    flip_a_bit,
    cut_off,
    empty,
    add_more,
    exchange_parts,
    from_another_log,
    of_other_programs,
    the_other_shelf,
    a_folder,
)
