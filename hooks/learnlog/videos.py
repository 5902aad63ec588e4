"""The addresses of videos: whose they are, and the page and the quiet player of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

YOUTUBE, VIMEO = "YouTube", "Vimeo"
_YOUTUBE_PLAYER = "https://www.youtube-nocookie.com/embed/"
_VIMEO_PLAYER = "https://player.vimeo.com/video/"
PLAYERS = (_YOUTUBE_PLAYER, _VIMEO_PLAYER)
# The addresses of all players that are made here, and no other page of their hosts.
PLAYER = re.compile(
    rf"(?:{re.escape(_YOUTUBE_PLAYER)}[A-Za-z0-9_-]+|{re.escape(_VIMEO_PLAYER)}[0-9]+)"
    r"(?:\?(?:(?:autoplay|rel|start|dnt|h)=[0-9a-f]+&?)+)?(?:#t=[0-9]+s)?"
)

_YOUTUBE_HOSTS = frozenset({"youtube.com", "youtube-nocookie.com"})
_VIMEO_HOSTS = frozenset({"vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_ID = re.compile(r"[0-9]{1,12}")
_VIMEO_HASH = re.compile(r"[0-9a-f]{6,20}")
_BEFORE_YOUTUBE_ID = frozenset({"shorts", "embed", "live", "v"})
_TIME = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class VideoAddress:
    """Where a video is: `host` is the name of its place, `page` an address for people.

    `embed` is that of a player which sets no cookie before it plays; it begins at once, so it may
    only be asked for by somebody who wants to see the video. It is empty for unknown hosts. `key`
    is the same for all addresses of one video; `start` is the second at which it is to begin.
    """

    host: str
    key: str
    page: str
    embed: str = ""
    start: int = 0


def video_address(link: str) -> VideoAddress | None:
    """The video that an address of YouTube or Vimeo leads to; None for any other text."""
    url = _web_address(link)
    if url is None:
        return None
    host = _bare_host(url)
    if host == "youtu.be" or host in _YOUTUBE_HOSTS:
        return _youtube(url, host)
    return _vimeo(url) if host in _VIMEO_HOSTS else None


def listed_address(link: str) -> VideoAddress | None:
    """The same for an address that is said to be a video's, wherever it leads on the web.

    None for what is no web address, and for a page of YouTube or Vimeo that shows no one video.
    """
    url = _web_address(link)
    if url is None:
        return None
    host = _bare_host(url)
    if host == "youtu.be" or host in _YOUTUBE_HOSTS | _VIMEO_HOSTS:
        return video_address(link)
    return VideoAddress(host, link.strip().rstrip("/"), link.strip())


def _web_address(link: str) -> SplitResult | None:
    """The parts of an address that begins with http(s) and is one word."""
    try:
        url = urlsplit(link.strip())
        known = url.scheme in ("http", "https") and bool(url.hostname)
    except ValueError:  # brackets that are no IPv6 address
        return None
    return url if known and not re.search(r"[\s<>\"\\]", link.strip()) else None


def _bare_host(url: SplitResult) -> str:
    return re.sub(r"^(?:www|m|music)\.", "", (url.hostname or "").rstrip("."))


def _youtube(url: SplitResult, host: str) -> VideoAddress | None:
    """See https://developers.google.com/youtube/player_parameters for the player's."""
    asked = parse_qs(url.query)
    parts = _parts(url)
    found = parts[0] if host == "youtu.be" and parts else ""
    if len(parts) > 1 and parts[0] in _BEFORE_YOUTUBE_ID:
        found = parts[1]
    elif parts == ["watch"]:
        found = next(iter(asked.get("v", ())), "")
    if not _YOUTUBE_ID.fullmatch(found):
        return None
    start = _seconds([*asked.get("t", ()), *asked.get("start", ()), *_in_fragment(url)])
    page = {"v": found} | ({"t": f"{start}s"} if start else {})
    player = {"autoplay": "1", "rel": "0"} | ({"start": str(start)} if start else {})
    return VideoAddress(
        YOUTUBE,
        f"{YOUTUBE} {found}",
        f"https://www.youtube.com/watch?{urlencode(page)}",
        f"{_YOUTUBE_PLAYER}{found}?{urlencode(player)}",
        start,
    )


def _vimeo(url: SplitResult) -> VideoAddress | None:
    """See https://developer.vimeo.com/player/sdk/embed for the player's parameters."""
    parts = _parts(url)
    at = next((at for at, part in enumerate(parts) if _VIMEO_ID.fullmatch(part)), None)
    if at is None:
        return None
    hidden = [*parts[at + 1 : at + 2], *parse_qs(url.query).get("h", ())]
    secret = next(filter(_VIMEO_HASH.fullmatch, hidden), "")  # of a video that is not listed
    start = _seconds(_in_fragment(url))
    begin = f"#t={start}s" if start else ""
    player = ({"h": secret} if secret else {}) | {"dnt": "1", "autoplay": "1"}
    return VideoAddress(
        VIMEO,
        f"{VIMEO} {parts[at]}",
        f"https://vimeo.com/{parts[at]}{f'/{secret}' if secret else ''}{begin}",
        f"{_VIMEO_PLAYER}{parts[at]}?{urlencode(player)}{begin}",
        start,
    )


def _parts(url: SplitResult) -> Sequence[str]:
    return [part for part in url.path.split("/") if part]


def _in_fragment(url: SplitResult) -> Sequence[str]:
    found: Mapping[str, list[str]] = parse_qs(url.fragment)
    return found.get("t", [])


def _seconds(written: Sequence[str]) -> int:
    """The first time that can be read: "90", "90s" or "1h1m30s"."""
    return next(filter(None, _times(written)), 0)


def _times(written: Sequence[str]) -> Iterator[int]:
    for text in written:
        if found := _TIME.fullmatch(text):
            hours, minutes, seconds = (int(part or 0) for part in found.groups())
            yield hours * 3600 + minutes * 60 + seconds
