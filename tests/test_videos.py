"""The addresses of videos, in the forms that people copy them."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.videos import VideoAddress, listed_address, video_address

ID = "aB3_-xyzWQ9"
PAGE = f"https://www.youtube.com/watch?v={ID}"
PLAYER = f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&rel=0"


def found(link: str) -> VideoAddress:
    address = video_address(link)
    assert address is not None
    return address


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"http://youtube.com/watch?v={ID}",
        f"https://m.youtube.com/watch?app=desktop&v={ID}",
        f"https://music.youtube.com/watch?v={ID}&list=RDAMVM",
        f"HTTPS://WWW.YouTube.com/watch?v={ID}",
        f"https://youtu.be/{ID}",
        f"https://youtu.be/{ID}?si=Tracking_1234567",
        f"https://www.youtube.com/shorts/{ID}",
        f"https://www.youtube.com/embed/{ID}?rel=1",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube-nocookie.com/embed/{ID}",
        f"  https://youtu.be/{ID}/  ",
    ],
)
def test_every_form_of_a_youtube_address_is_the_same_video(link: str) -> None:
    assert found(link) == VideoAddress("YouTube", f"YouTube {ID}", PAGE, PLAYER)


@pytest.mark.parametrize(
    ("link", "secret", "player"),
    [
        ("https://vimeo.com/76979871", "", "dnt=1&autoplay=1"),
        ("https://www.vimeo.com/76979871?share=copy", "", "dnt=1&autoplay=1"),
        ("https://player.vimeo.com/video/76979871", "", "dnt=1&autoplay=1"),
        ("https://vimeo.com/channels/staffpicks/76979871", "", "dnt=1&autoplay=1"),
        ("https://vimeo.com/groups/wards/videos/76979871", "", "dnt=1&autoplay=1"),
        ("https://vimeo.com/76979871/8272103f6e", "/8272103f6e", "h=8272103f6e&dnt=1&autoplay=1"),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e",
            "/8272103f6e",
            "h=8272103f6e&dnt=1&autoplay=1",
        ),
    ],
)
def test_a_vimeo_address_asks_for_the_player_that_does_not_track(
    link: str, secret: str, player: str
) -> None:
    assert found(link) == VideoAddress(
        "Vimeo",
        "Vimeo 76979871",
        f"https://vimeo.com/76979871{secret}",
        f"https://player.vimeo.com/video/76979871?{player}",
    )


@pytest.mark.parametrize(
    ("time", "seconds"),
    [("90", 90), ("90s", 90), ("1m30s", 90), ("1h0m5s", 3605), ("2m", 120), ("soon", 0), ("0", 0)],
)
def test_the_time_at_which_a_video_begins_is_kept(time: str, seconds: int) -> None:
    begin = f"&t={seconds}s" if seconds else ""
    for link in (f"https://youtu.be/{ID}?t={time}", f"{PAGE}&t={time}", f"{PAGE}#t={time}"):
        address = found(link)
        assert address.start == seconds
        assert address.page == PAGE + begin
        assert address.embed == PLAYER + (f"&start={seconds}" if seconds else "")
        assert address.key == f"YouTube {ID}"


def test_vimeo_has_the_time_in_the_fragment() -> None:
    address = found("https://vimeo.com/76979871#t=1m30s")
    assert address.page == "https://vimeo.com/76979871#t=90s"
    assert address.embed.endswith("?dnt=1&autoplay=1#t=90s")


@pytest.mark.parametrize(
    "link",
    [
        "",
        "words",
        "youtu.be/aB3_-xyzWQ9",
        "https://www.youtube.com/",
        "https://www.youtube.com/@a-channel",
        "https://www.youtube.com/watch?v=short",
        f"https://www.youtube.com/watch?v={ID}x",
        f"https://www.youtube.com/playlist?list={ID}",
        "https://youtu.be/",
        "https://vimeo.com/about",
        "https://vimeo.com/1234567890123456",
        f"https://youtube.com.example.org/watch?v={ID}",
        f"https://notyoutube.com/watch?v={ID}",
        f"ftp://youtu.be/{ID}",
        f"javascript:https://youtu.be/{ID}",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://[bad/",
        "//youtu.be/aB3_-xyzWQ9",
        f"https://youtu.be/{ID} and more",
        "https://youtu.be/aB3_'xyzWQ9",
        'https://youtu.be/aB3_"xyzWQ9',
        "https://youtu.be/<script>xxx",
        "https://youtu.be/аB3_-xyzWQ9",  # the first letter is Cyrillic
    ],
)
def test_what_is_no_video_is_none(link: str) -> None:
    assert video_address(link) is None


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://media.example.org/talk.mp4", "media.example.org"),
        ("http://www.example.org/watch/7?a=b&c=d", "example.org"),
    ],
)
def test_a_listed_address_may_be_anywhere_but_has_no_player(link: str, host: str) -> None:
    assert listed_address(link) == VideoAddress(host, link, link)


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "data:text/html,<script>", "talk.mp4", "images/talk.mp4"),
        *("https://www.youtube.com/@a-channel", "https://", "file:///etc/passwd", "see below"),
        'https://example.org/"onload="x',
    ],
)
def test_a_listed_address_must_be_on_the_web(link: str) -> None:
    assert listed_address(link) is None


@given(st.text() | st.text().map(lambda rest: f"https://youtu.be/{rest}"))
def test_no_text_makes_a_player_of_another_host(text: str) -> None:
    for address in (video_address(text), listed_address(text)):
        if address is not None:
            assert urlsplit(address.page).scheme in ("http", "https")
            assert urlsplit(address.embed).netloc in (
                *("", "www.youtube-nocookie.com", "player.vimeo.com"),
            )
            assert not set(address.embed + address.page) & set('<>"\n ')
