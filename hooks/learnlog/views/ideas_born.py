"""The ideas of a large log by when they were born: a page for each year, or for its months."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Idea
from learnlog.views.idea_rows import IdeaTable, idea_table
from learnlog.views.parts import counted
from learnlog.views.site import Link, Site
from learnlog.views.stretches import Stretch, stretch_of, stretches

MOST = 600  # ideas on one page: a longer one is slow on a phone
Births = Mapping[Stretch, int]


@dataclass(frozen=True, slots=True)
class IdeasBornPage:
    """The ideas of a stretch by number; `births` lead to the others."""

    title: str
    ideas: Link
    count: str
    table: IdeaTable
    births: list[Link]
    where: str
    description: str


def ideas_born_pages(site: Site) -> Iterator[tuple[str, IdeasBornPage]]:
    """The page of each stretch by its address; none where one page has all ideas."""
    found = births(site)
    ideas = defaultdict(list)
    for idea in site.log.ideas.values():
        ideas[stretch_of(idea.born, found)].append(idea)
    for stretch in found:
        uri = addresses.ideas_born_uri(stretch.key)
        some = sorted(ideas[stretch], key=lambda idea: idea.number)
        yield uri, _page(site, uri, stretch, some, birth_links(site, uri, found))


def births(site: Site) -> Births:
    """How many ideas were born in each stretch, the newest first; empty where one page has all."""
    born = [idea.born for idea in site.log.ideas.values()]
    return stretches(born, MOST) if len(born) > MOST else {}


def birth_links(site: Site, uri: str, found: Births) -> list[Link]:
    """Links to the pages of all stretches, each with its number; the page `uri` has no address."""
    targets = {stretch: addresses.ideas_born_uri(stretch.key) for stretch in found}
    return [
        Link(one.name, "" if targets[one] == uri else site.href(uri, targets[one]), f"{count}")
        for one, count in found.items()
    ]


def waiting_links(site: Site, waiting: Iterable[Idea], found: Births) -> list[Link]:
    """Links to where ideas were born that wait, narrowed to these; the oldest first."""
    counts = Counter(stretch_of(idea.born, found) for idea in waiting)
    links = birth_links(site, addresses.IDEAS, {one: counts[one] for one in sorted(counts)})
    return [Link(one.text, f"{one.href}?stale=yes", one.note) for one in links]


def _page(
    site: Site, uri: str, stretch: Stretch, ideas: Sequence[Idea], links: list[Link]
) -> IdeasBornPage:
    title = f"Ideas born in {stretch.name}"
    return IdeasBornPage(
        title=title,
        ideas=Link("Ideas", site.href(uri, addresses.IDEAS)),
        count=counted(len(ideas), "idea", "ideas"),
        table=idea_table(site, uri, ideas),
        births=links,
        where=f"born in {stretch.name}",
        description=f"{title}, and what became of them.",
    )
