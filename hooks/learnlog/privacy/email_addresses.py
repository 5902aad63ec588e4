"""E-mail addresses, also spelt out: name (at) nhs (dot) net."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import Rule
from learnlog.privacy.words import is_reserved

_LOCAL = r"[a-z0-9][a-z0-9._%+'\-]{0,63}"
_AT_SIGN = r"(?: ?@ ?|&#64;|&commat;)"
_DOMAIN = r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}"
_WRITTEN = Rule(rf"({_LOCAL}){_AT_SIGN}({_DOMAIN})(?![a-z0-9])")
_AT = r"[ ]{0,2}(?:[(\[{<] ?at ?[)\]}>]|[ ]at[ ])[ ]{0,2}"
_DOT = r"[ ]{0,2}(?:[(\[{<] ?dot ?[)\]}>]|[ ]dot[ ]|\.)[ ]{0,2}"
_SPELT = Rule(
    rf"[a-z0-9][a-z0-9._\-]{{0,40}}{_AT}([a-z0-9-]{{1,40}}(?:{_DOT}[a-z0-9-]{{2,20}}){{1,4}})"
)
_FILES = ("png", "jpg", "jpeg", "svg", "gif", "webp", "css", "js", "md", "html", "pdf", "yml", "py")
_ENDS = {
    *("net", "com", "org", "uk", "gov", "ac", "co", "nhs", "scot", "wales", "cymru", "ie", "eu"),
    "info",
}
# Where hardly anything but mail is: "jo at icloud.com" is an address, "look at bbc.co.uk" none.
_OF_MAIL = Rule(
    r"(?:gmail|googlemail|icloud|me|hotmail|outlook|live|msn|yahoo|ymail|aol|btinternet|sky"
    r"|virginmedia|talktalk|ntlworld|protonmail|proton|gmx|mail|fastmail|tiscali|blueyonder"
    r"|nhs|hscni|doctors|eir|eircom)\.[a-z.]{2,8}$"
)


def email_addresses(text: Prepared) -> Iterator[Finding]:
    """E-mail addresses; those at domains that are set aside for examples pass."""
    small = text.small
    if "@" in small or "&#64;" in small or "&commat;" in small:
        for match in _written(small):
            domain = match.group(2)
            of_a_program = match.group(1) == "git" and small[match.end() : match.end() + 1] == ":"
            if domain.endswith(tuple(f".{one}" for one in _FILES)) or of_a_program:
                continue
            if not is_reserved("email_domains", domain):
                yield Finding(*match.span(), "email")
    ends = (".net", ".uk", ".com", ".org", ".ie", ".scot", ".wales")
    if "at" in text.words and ("dot" in text.words or any(end in small for end in ends)):
        yield from _spelt_out(small)


def _written(small: str) -> Iterator[re.Match[str]]:
    for span in stretches(small, ("@", "&#64;", "&commat;"), 66, 140):
        yield from _WRITTEN.all_in(small, *span)


def _spelt_out(small: str) -> Iterator[Finding]:
    marks = (" at ", "(at", "( at", "[at", "[ at", "{at", "<at")
    found = (
        match for span in stretches(small, marks, 45, 90) for match in _SPELT.all_in(small, *span)
    )
    for match in found:
        written, domain = match.group(), match.group(1)
        for dot in ("(dot)", "[dot]", "{dot}", "<dot>", " dot "):
            domain = domain.replace(dot, ".")
        domain = "".join(domain.split())
        marked = any(mark in written for mark in "([{<") or " dot " in written
        local = written.split()[0].split("(")[0].split("[")[0]
        an_address = marked or any(mark in local.strip(".") for mark in "._-0123456789")
        an_address = an_address or bool(_OF_MAIL.at(domain, 0))
        if (
            an_address
            and domain.split(".")[-1] in _ENDS
            and not is_reserved("email_domains", domain)
        ):
            yield Finding(*match.span(), "email")
