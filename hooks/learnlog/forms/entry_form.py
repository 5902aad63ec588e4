"""An entry's text to what a form of its kind shows, or the reason why a form can't show it."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.edit.refusal import Refusal
from learnlog.files.decoding import Decoded, decode
from learnlog.forms.form_fields import LEFT_OUT
from learnlog.forms.form_values import Group, Unfit, group_shown
from learnlog.front_matter.fields import OF_KIND, Rules
from learnlog.front_matter.plain_header import Header
from learnlog.header import read_header
from learnlog.kinds import Kind
from learnlog.problems import Severity

# What an editor cuts off a text: blanks and line ends, and the sign that may begin a file.
AROUND = " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
AROUND += "\u2028\u2029\u202f\u205f\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The values of all fields of a form, and the prose without what stands around it."""

    values: Group
    body: str


def rules_of(kind: Kind) -> Rules:
    """The fields that a form of a kind asks for."""
    return {name: rule for name, rule in OF_KIND[kind].items() if name not in LEFT_OUT}


def entry_form(path: str, text: str, kind: Kind) -> EntryForm | Refusal:
    """What a form shows of an entry's text."""
    header = sound_header(path, text)
    if isinstance(header, Refusal):
        return header
    try:
        return EntryForm(group_shown(rules_of(kind), header.fields), header.body.strip(AROUND))
    except Unfit as unfit:
        return Refusal(f"line {unfit.line} can't be shown in a form: {unfit}")


def sound_header(path: str, text: str) -> Header | Refusal:
    """The header and prose of a text without a mistake, or the first mistake."""
    decoded = decode(path, text)
    if isinstance(decoded, Decoded):
        header, problems = read_header(path, decoded.text)
    else:
        header, problems = None, decoded
    wrong = next((one for one in problems if one.severity is Severity.ERROR), None)
    if wrong is not None or header is None:
        first = wrong or problems[0]
        write = f"write instead: {first.hint}" if first.hint else ""
        return Refusal(f"line {first.source.line} has a mistake: {first.message}", write)
    return header
