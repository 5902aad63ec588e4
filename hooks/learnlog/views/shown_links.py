"""What something is evidence for, as links to the pages of frameworks."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog import addresses
from learnlog.entry_days import told_on
from learnlog.evidence import find_items
from learnlog.model import Entry
from learnlog.views.site import Link, Site


def shown_links(site: Site, uri: str, entry: Entry, shown: Sequence[str]) -> list[Link]:
    """Links to the items that `shows` names in an entry, as seen from the page `uri`.

    The short name of the framework stands before its item, and its title is the link's note. An
    item that is not known has no address.
    """
    if not shown:
        return []
    found = find_items(site.log, shown, told_on(entry, site.log.today))
    links = {one: Link(one, "") for one in shown}
    for written, (framework, item) in found.items():
        place = addresses.evidence_uri(framework.name), addresses.item_anchor(item.key)
        said = f"{framework.short}: {item.title}"
        links[written] = Link(said, site.href(uri, *place), framework.title)
    return list(links.values())
