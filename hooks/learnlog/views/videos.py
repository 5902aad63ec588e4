"""A video on a page: its picture, which is a link until somebody asks to play it, and its words."""

from __future__ import annotations

from markupsafe import Markup

from learnlog.addresses import file_href
from learnlog.interview_answers import PlacedVideo
from learnlog.model import Entry, Video
from learnlog.posters import poster_uri
from learnlog.videos import VideoAddress
from learnlog.views.site import Site

_FACADE = Markup(
    '<div class="learnlog-video"><figure>'
    '<a class="learnlog-video-play" href="{page}" aria-label="{label}: {title}"{player}>'
    '{picture}<span class="learnlog-video-label">{label}</span></a>'
    '<figcaption><strong>{title}</strong> <span class="learnlog-from">({what}). '
    '<a href="{page}">{there}</a>{promise}</span></figcaption></figure>{transcript}</div>'
)
_PLAYER = Markup(' data-learnlog-embed="{embed}" data-learnlog-title="{title}"')
_PICTURE = Markup('<img src="{source}" alt="{title}" loading="lazy">')
_TRANSCRIPT = Markup(
    '<details class="learnlog-transcript">'
    "<summary>Transcript: what is said in the video</summary>{}</details>"
)


def facade(site: Site, entry: Entry, video: PlacedVideo) -> str:
    """One line of HTML for a video. It names another host in links alone, which fetch nothing."""
    address, told = video.address, video.told
    title = (told.title if told else None) or (video.question.words if video.question else "Video")
    label = "Play the video" if address.embed else "Watch the video"
    player = _PLAYER.format(embed=address.embed, title=title) if address.embed else ""
    promise = f". Nothing is loaded from {address.host} before you press play."
    return _FACADE.format(
        page=address.page,
        label=label,
        title=title,
        player=player,
        picture=_picture(site, entry, told, title),
        what=_what(address),
        there=f"Watch it on {address.host}",
        promise=promise if address.embed else ".",
        transcript=_transcript(told),
    )


def _picture(site: Site, entry: Entry, told: Video | None, title: str) -> str:
    uri = poster_uri(entry, told) if told else None
    if uri is None:
        return ""
    source = file_href(entry.uri, uri, site.log.config.directory_urls)
    return _PICTURE.format(source=source, title=title)


def _what(address: VideoAddress) -> str:
    """ "video", or "video, from 1:30"."""
    if not address.start:
        return "video"
    minutes, seconds = divmod(address.start, 60)
    hours, minutes = divmod(minutes, 60)
    time = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"video, from {time}"


def _transcript(told: Video | None) -> str:
    if told is None or not told.transcript:
        return ""
    paragraphs = (Markup("<p>{}</p>").format(words) for words in told.transcript)
    return _TRANSCRIPT.format(Markup("").join(paragraphs))
