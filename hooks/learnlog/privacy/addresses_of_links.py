"""Details in the address of a link: ?nhs=943+476+5919, wa.me/447911123456, maps/place/SW1A+1AA."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote_plus

from learnlog.privacy.findings import Finding
from learnlog.privacy.health_numbers import health_numbers
from learnlog.privacy.national_insurance import national_insurance_numbers
from learnlog.privacy.phone_numbers import phone_numbers
from learnlog.privacy.postcodes import postcodes
from learnlog.privacy.prepared import Prepared, prepared
from learnlog.privacy.rules import Rule

_LINK = Rule(r"(?:https?://|www\.)[^ \n\t<>\x22]{4,300}")
_TELLING = (
    r"(?:nhs|chi|hcn|nino|patient|phone|tel|telephone|mobile|number|p|text|q|query|address|postcode"
    r"|destination|origin|daddr|saddr|near|ll)"
)
_VALUE = Rule(
    rf"(?:[?&#;]{_TELLING}=|/(?:place|search|dir|patient|patients)/)([^&#;/?)\]]{{3,60}})"
)
_WHATSAPP = Rule(r"wa\.me/(?:\+|%2b)?([0-9]{9,15})")
# Degrees with four or more places lead to a house.
_PLACE = Rule(r"[@=/,](-?[0-9]{1,2}\.[0-9]{4,9}(?:,|%2c)-?[0-9]{1,3}\.[0-9]{4,9})")
_DETECTORS = (health_numbers, national_insurance_numbers, phone_numbers, postcodes)


def addresses_of_links(text: Prepared) -> Iterator[Finding]:
    """What the parts of a link's address say, where their names tell what they are for."""
    if "://" not in text.small and "www." not in text.small:
        return
    for link in _LINK.all_in(text.small):
        for rule, kind in ((_WHATSAPP, "phone"), (_PLACE, "address")):
            for match in rule.all_in(text.small, *link.span()):
                yield Finding(*match.span(1), kind)
        for value in _VALUE.all_in(text.small, *link.span()):
            start, end = value.span(1)
            written = unquote_plus(text.plain[start:end])
            ready = prepared(written)
            for one in {one.kind for detector in _DETECTORS for one in detector(ready)}:
                yield Finding(start, end, one)
