"""The options by which an owner changes what readers' browsers may fetch from a page."""

from __future__ import annotations

import re

_HOST = re.compile(
    r"https://(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::[0-9]{1,5})?"
)
_SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_MOST = 20


def read_switch(value: object) -> bool:
    """Yes or no; ValueError says what is wrong."""
    found = _SWITCH.get(str(value).strip().lower())
    if found is None:
        raise ValueError(f"'{str(value)[:60]}' is neither true nor false")
    return found


def read_hosts(value: object) -> tuple[str, ...]:
    """Hosts as `https://images.example.org`, without a path; ValueError says what is wrong."""
    if not isinstance(value, list | tuple) or len(value) > _MOST:
        raise ValueError(f"give a list of at most {_MOST} hosts")
    return tuple(dict.fromkeys(_read_host(str(one)) for one in value))


def _read_host(written: str) -> str:
    host = written.strip().removesuffix("/").lower()
    if not _HOST.fullmatch(host):
        raise ValueError(
            f"'{written[:80]}' is not a host such as https://images.example.org; "
            "leave out what follows its name"
        )
    return host
