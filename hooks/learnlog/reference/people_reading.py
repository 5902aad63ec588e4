"""The owner's list of people and organisations, `_data/people.yml`, strictly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from learnlog.did_you_mean import nearest
from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.front_matter.item_fields import CONSENT
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.problems import Problem, in_order
from learnlog.reference.data_fields import DataFields
from learnlog.reference.data_reading import read_data
from learnlog.reference.keys import distinct
from learnlog.reference.people import KnownPerson, Organisation, OrganisationLink, People
from learnlog.spoken_names import name_key

FILE = "_data/people.yml"

PEOPLE: Rules = {
    "people": FieldRule(
        "items", "Whom the log names.", "people:\n  - name: Alex Example\n    consent: asked"
    ),
    "organisations": FieldRule(
        "items", "Where they belong.", "organisations:\n  - name: Harbour Trust"
    ),
}
PERSON: Rules = {
    "name": FieldRule("text", "Who it is.", "name: Alex Example"),
    "role": FieldRule("text", "What they do.", "role: Ward manager"),
    "organisation": FieldRule("text", "Where.", "organisation: Harbour Trust"),
    "consent": FieldRule("text", "asked, given, not needed or no.", "consent: given"),
}
ORGANISATION: Rules = {
    "name": FieldRule("text", "What it is called.", "name: Harbour Trust"),
    "links": FieldRule("items", "What it has to do with others.", "links:\n  - to: City Council"),
}
LINK: Rules = {
    "to": FieldRule("text", "The other organisation.", "to: City Council"),
    "how": FieldRule("text", "What joins the two.", "how: shares a building"),
}


def read_people(path: str, data: bytes | str) -> People | list[Problem]:
    """The people and organisations of a file, or everything that is wrong with it."""
    fields = read_data(path, data, PEOPLE, "the list of people")
    if isinstance(fields, list):
        return fields
    people = tuple(_people(fields))
    named = {one.organisation.casefold(): one.organisation for one in people if one.organisation}
    organisations = tuple(_organisations(fields, named))
    return in_order(fields.problems) or People(people, organisations)


def _people(fields: DataFields) -> Iterator[KnownPerson]:
    parts = [(part.needed("name"), part) for part in fields.items("people", PERSON, "name")]
    distinct("name", parts, name_key)
    for name, part in parts:
        consent = part.choice("consent", CONSENT)
        place = part.text("organisation")
        yield KnownPerson(name, part.text("role"), place, consent, part.source)


def _organisations(fields: DataFields, named: Mapping[str, str]) -> Iterator[Organisation]:
    items = fields.items("organisations", ORGANISATION, "name")
    parts = [(part.needed("name"), part) for part in items]
    distinct("name", parts, name_key)
    known = {**named, **{name.casefold(): name for name, _ in parts}}
    for name, part in parts:
        links = part.items("links", LINK, "to")
        yield Organisation(name, tuple(_link(one, name, known) for one in links), part.source)


def _link(part: DataFields, own: str, known: Mapping[str, str]) -> OrganisationLink:
    """A link as it is written, its end by the name that the list has for it."""
    to = part.needed("to")
    if to and to.casefold() == own.casefold():
        part.report("to", "field-value", f"'{own[:60]}' can't be linked to itself")
    elif to and to.casefold() not in known:
        close = nearest(to, known.values())
        message = (
            f"no organisation is called '{to[:60]}'; list it below 'organisations', or name it "
            "with a person"
        )
        part.report("to", "field-value", message, f"to: {quoted_if_needed(close)}" if close else "")
    return OrganisationLink(known.get(to.casefold(), to), part.text("how"), part.source)
