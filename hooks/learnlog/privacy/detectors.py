"""All detectors, and what they find in a text or in the name of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from learnlog.privacy.address_blocks import address_blocks
from learnlog.privacy.addresses_in_small_letters import addresses_in_small_letters
from learnlog.privacy.addresses_of_links import addresses_of_links
from learnlog.privacy.ages import ages
from learnlog.privacy.attributions import attributions
from learnlog.privacy.bare_names import bare_names
from learnlog.privacy.birth_dates import birth_dates
from learnlog.privacy.birth_dates_in_letters import birth_dates_in_letters
from learnlog.privacy.email_addresses import email_addresses
from learnlog.privacy.family_names import family_names
from learnlog.privacy.files_in_text import files_in_text
from learnlog.privacy.findings import Finding
from learnlog.privacy.greetings import greetings
from learnlog.privacy.health_numbers import health_numbers
from learnlog.privacy.hidden_signs import as_seen
from learnlog.privacy.incident_dates import incident_dates
from learnlog.privacy.initialled_names import initialled_names
from learnlog.privacy.named_houses import named_houses
from learnlog.privacy.names_in_lists import names_in_lists
from learnlog.privacy.names_in_small_letters import names_in_small_letters
from learnlog.privacy.names_of_files import find_in_name
from learnlog.privacy.national_insurance import national_insurance_numbers
from learnlog.privacy.organisations import organisations
from learnlog.privacy.phone_numbers import phone_numbers
from learnlog.privacy.places import places
from learnlog.privacy.postcodes import postcodes
from learnlog.privacy.prepared import Prepared, prepared
from learnlog.privacy.record_codes import record_codes
from learnlog.privacy.record_numbers import record_numbers
from learnlog.privacy.relatives import relatives
from learnlog.privacy.resolving import resolved
from learnlog.privacy.role_names import role_names
from learnlog.privacy.street_addresses import street_addresses
from learnlog.privacy.table_cells import table_cells
from learnlog.privacy.titled_names import titled_names

__all__ = ["DETECTORS", "find_all", "find_in_name"]

Detector = Callable[[Prepared], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    health_numbers,
    national_insurance_numbers,
    birth_dates,
    birth_dates_in_letters,
    record_numbers,
    record_codes,
    postcodes,
    email_addresses,
    phone_numbers,
    street_addresses,
    named_houses,
    address_blocks,
    addresses_in_small_letters,
    titled_names,
    role_names,
    bare_names,
    initialled_names,
    family_names,
    greetings,
    attributions,
    names_in_lists,
    names_in_small_letters,
    ages,
    incident_dates,
    places,
    relatives,
    organisations,
    files_in_text,
    addresses_of_links,
)


def find_all(text: str) -> tuple[Finding, ...]:
    """Everything in a text that could identify somebody, in the order of its place.

    No finding lies over another; all lie inside the text, whose lines and marks stay as they are.
    """
    found = _found(text)
    seen = as_seen(text)
    if seen:
        found += [Finding(*seen.span(one.start, one.end), one.kind) for one in _found(seen.text)]
    return resolved(found)


def _found(text: str) -> list[Finding]:
    ready = prepared(text)
    found = [one for detector in DETECTORS for one in detector(ready)]
    return [*found, *table_cells(ready, DETECTORS)]
