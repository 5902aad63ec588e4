"""What the site's table is made of: kinds of page, and the single pages of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from learnlog.views.site import Site


class Shown(NamedTuple):
    """One page: where it stands, its title, and the values it shows.

    `listed`: whether the navigation has it, where it is the first page of its row.
    """

    uri: str
    title: str
    page: object
    listed: bool = True


class Row(NamedTuple):
    """A kind of page. `section` is its first page where that one belongs in the navigation."""

    template: str
    shown: Callable[[Site], Iterable[Shown]]
    section: str = ""
    name: str = ""
    searched: bool = False
