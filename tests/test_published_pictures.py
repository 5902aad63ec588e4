"""What a finished site's pictures hold besides their pixels is found, whoever put them there."""

from __future__ import annotations

import datetime as dt
from base64 import b64encode, urlsafe_b64encode
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
import tainted_pictures as tainted
from click.testing import CliRunner
from PIL import Image
from sites import HOOK, HOOKED, make_site

from learnlog.load import load
from learnlog.pictures.cleaning import clean_picture
from learnlog.pictures.file_kinds import FORMATS, ending_of
from learnlog.pictures.metadata import pictures_within, told_besides_pixels
from learnlog.problems import Problem
from learnlog.published_checks import PublishedFiles
from learnlog_cli.main import cli

PICTURES = tainted.every_kind()
CLEAN = {name: clean_picture(data, FORMATS[ending_of(name)]) for name, data in PICTURES.items()}
# Another hook, which adds a picture when all else is done, as plugins that draw cards do.
ADDS = "def on_post_build(config, **_):\n    import shutil\n    from pathlib import Path\n"
ADDS += "    there = Path(config.site_dir) / 'cards' / {name!r}\n"
ADDS += "    there.parent.mkdir()\n    shutil.copy({picture!r}, there)\n"
UNDECLARED = ("--declaration", "off")


def found(path: str, data: bytes) -> list[Problem]:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, dt.date(2026, 11, 20))
    return list(PublishedFiles(log).problems(path, data))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_as_it_was_taken_is_told_of_and_a_clean_one_is_not(name: str) -> None:
    problems = found(f"assets/{name}", PICTURES[name])
    told = {(one.code, one.source.path) for one in problems}
    assert told == {("picture-metadata", f"site/assets/{name}")}
    assert tainted.WORD not in " ".join(map(str, problems))
    assert found(f"assets/{name}", CLEAN[name]) == []  # type: ignore[arg-type]


SAID = {
    "EXIF": ("photo.jpg", "depth.JPG", "screen.png", "icon.ico", "new.webp", "newer.avif"),
    "XMP": ("photo.jpg", "screen.png", "icon.ico", "old.gif", "new.webp", "newer.avif"),
    "IPTC": ("photo.jpg",),
    "words about it": (
        "photo.jpg",
        "screen.png",
        "icon.ico",
        "old.gif",
        "moving.png",
        "moving.gif",
    ),
    "behind its end": ("photo.jpg", "depth.JPG", "screen.png", "old.gif", "icon.ico"),
    "notes of a drawing program": ("plan.svg",),
}


@pytest.mark.parametrize("said", SAID)
def test_what_it_holds_is_told_in_its_kind(said: str) -> None:
    for name in SAID[said]:
        assert said in str(told_besides_pixels(PICTURES[name])), name


def drawn(kind: str, **more: object) -> bytes:
    return tainted.as_bytes(tainted.drawn(), kind, **more)


ALONE = {
    "EXIF of a JPEG": (drawn("JPEG", exif=tainted.exif()), "EXIF"),
    "XMP of a JPEG": (drawn("JPEG", xmp=tainted.xmp("a")), "XMP"),
    "a comment of a JPEG": (drawn("JPEG", comment="a"), "words"),
    "a progressive JPEG with its film": (drawn("JPEG", progressive=True) + b"film", "behind"),
    "EXIF of a PNG": (drawn("PNG", exif=tainted.exif()), "EXIF"),
    "words behind the pixels of a PNG": (
        drawn("PNG").replace(
            b"\0\0\0\0IEND", tainted.chunk(b"tEXt", b"Author\0Sam") + b"\0\0\0\0IEND"
        ),
        "words",
    ),
    "the time of a PNG": (
        drawn("PNG").replace(b"\0\0\0\0IEND", tainted.chunk(b"tIME", bytes(7)) + b"\0\0\0\0IEND"),
        "time",
    ),
    "a film behind a WebP": (drawn("WEBP") + b"film", "behind"),
    "a JPEG cut off": (drawn("JPEG")[:300], "can't be read"),
    "a PNG cut off": (drawn("PNG")[:60], "can't be read"),
    "a GIF cut off": (drawn("GIF")[:60], "can't be read"),
    "a TIFF": (drawn("TIFF"), "TIFF"),
}


@pytest.mark.parametrize("what", ALONE)
def test_each_of_them_is_found_alone(what: str) -> None:
    data, said = ALONE[what]
    (only,) = told_besides_pixels(data)
    assert said in only


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "ICO"])
def test_plain_pictures_of_other_programs_pass(kind: str) -> None:
    more = {"icc_profile": tainted.profile()} if kind in ("JPEG", "PNG", "WEBP") else {}
    assert told_besides_pixels(drawn(kind, **more)) == ()
    assert told_besides_pixels(drawn(kind) + bytes(4) * (kind not in ("AVIF", "ICO"))) == ()


def test_whatever_bytes_there_are_nothing_is_raised() -> None:
    for data in (*PICTURES.values(), b"", b"\xff\xd8\xff", b"\0\0\1\0\xff\xff"):
        for end in range(0, len(data), max(1, len(data) // 97)):
            told_besides_pixels(data[:end])
            told_besides_pixels(data[:end] + b"\xff" * 40)


WITHIN = {
    "a page": '<img src="data:image/png;base64,{}">',
    "a style": "a {{background: url(data:image/png;base64,{})}}",
    "JSON": '{{"a": "data:image/png;base64,{}"}}',
}


@pytest.mark.parametrize("place", WITHIN)
@pytest.mark.parametrize("written", [str, quote, lambda coded: coded.replace("/", "\\/")])
def test_a_picture_that_is_written_as_text_is_found(place: str, written: object) -> None:
    ending = {"a page": "html", "a style": "css", "JSON": "json"}[place]
    for data, count in ((PICTURES["screen.png"], 1), (CLEAN["screen.png"], 0)):
        coded = written(b64encode(data).decode())  # type: ignore[operator, arg-type]
        text = WITHIN[place].format(coded).encode()
        assert [one.code for one in found(f"a.{ending}", text)] == ["picture-metadata"] * count


def test_it_is_read_however_it_is_written() -> None:
    data = PICTURES["old.gif"]
    lines = b64encode(data).decode().replace("A", "A\n  ")
    for coded in (urlsafe_b64encode(data).decode().rstrip("="), lines):
        (one,) = pictures_within(f"url('data:image/gif;charset=x;base64,{coded}')".encode())
        assert one == data
    assert list(pictures_within(b"data:image/png;base64,A data:image/png,x")) == []


def test_what_all_pages_hold_is_told_once() -> None:
    log, _ = load({"docs/weeks/2026-09-14.md": "Words.\n"}, dt.date(2026, 11, 20))
    files = PublishedFiles(log)
    page = WITHIN["a page"].format(b64encode(PICTURES["screen.png"]).decode()).encode()
    assert [len([*files.problems(f"{name}.html", page)]) for name in "abc"] == [1, 0, 0]
    assert [len([*files.problems(f"{n}.png", PICTURES["screen.png"])]) for n in "ab"] == [1, 1]


@pytest.mark.parametrize("folder", ["log", "a log é"])
def test_a_picture_of_another_hook_stops_the_publishing(tmp_path: Path, folder: str) -> None:
    other = tmp_path / "adds.py"
    settings = HOOKED.replace(
        f"hooks: ['{HOOK.as_posix()}']", f"hooks: ['{HOOK.as_posix()}', {other.as_posix()}]"
    )
    site = make_site(tmp_path / folder, settings, {"weeks/2026-09-14.md": "A quiet week.\n"})
    for name, data, code in (
        ("tainted.jpg", PICTURES["photo.jpg"], 1),
        ("clean.jpg", CLEAN["photo.jpg"], 0),
    ):
        picture = tmp_path / name
        picture.write_bytes(data)  # type: ignore[arg-type]
        other.write_text(ADDS.format(name=name, picture=str(picture)), "utf-8")
        words = ["publish", str(site), "--check", *UNDECLARED, "--today", "2026-11-20"]
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == code, done.output
        assert ("site/cards/tainted.jpg: error: this picture holds more" in done.stdout) == bool(
            code
        )
        assert (site / "site").exists() == (code == 0)


def test_a_picture_of_the_theme_gives_way_to_one_of_the_log(tmp_path: Path) -> None:
    settings = HOOKED.replace("font: false", "font: false, custom_dir: own")
    site = make_site(tmp_path, settings, {"weeks/2026-09-14.md": "A quiet week.\n"})
    for below in ("own", "docs"):
        (site / below / "assets").mkdir(parents=True)
        (site / below / "assets" / "team.jpg").write_bytes(PICTURES["photo.jpg"])
        words = ["publish", str(site), "--check", *UNDECLARED, "--today", "2026-11-20"]
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == (1 if below == "own" else 0), done.output
    published = Image.open(BytesIO((site / "site" / "assets" / "team.jpg").read_bytes()))
    assert not published.getexif()
