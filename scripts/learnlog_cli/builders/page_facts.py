"""What learnlog knows of the pages that another builder makes, in a file that it reads there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from learnlog.content_policy import SitePolicy
from learnlog.page_needs import Needs


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`own` are the log's pages, as `uri`s, and `edited` those that lie in the repository as files,
    below the address `edit_at`; `description` is what the site says of itself, and `needs` what
    every page must allow, where they all have one policy. `directory_urls` says whether a page has
    a folder of its own.
    """

    own: frozenset[str]
    edited: frozenset[str]
    edit_at: str
    description: str
    policy: SitePolicy
    needs: Needs | None
    directory_urls: bool = True

    def written(self) -> dict[str, Any]:
        """The same as values of JSON."""
        return asdict(self) | {"own": sorted(self.own), "edited": sorted(self.edited)}

    @classmethod
    def read(cls, values: dict[str, Any]) -> PageFacts:
        """The facts that were written."""
        policy, needs = values["policy"], values["needs"]
        lists = {name: tuple(policy[name]) for name in ("hosts", "sums", "styles")}
        return cls(
            frozenset(values["own"]),
            frozenset(values["edited"]),
            values["edit_at"],
            values["description"],
            SitePolicy(**{**policy, **lists}),
            Needs(tuple(needs[0]), needs[1]) if needs else None,
            values["directory_urls"],
        )
