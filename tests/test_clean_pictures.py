"""A picture written anew has its pixels and nothing else, or is refused with a reason."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
import tainted_pictures as tainted
from PIL import Image, ImageChops, ImageCms, ImageOps

from learnlog.pictures.cleaning import Known, clean_picture
from learnlog.pictures.file_kinds import FORMATS, ending_of, is_text, kind_of
from learnlog.pictures.judging import HEAD, Fate, Verdict, judged
from learnlog.pictures.refusal import Refusal

PICTURES = tainted.every_kind()
WORD = tainted.WORD.encode()
OFFICE = "doc docx xls xlsx ppt pptx odt ods odp rtf msg eml pages numbers key DOCX"
HOOKS = Path(__file__).parents[1] / "hooks"


def clean(data: bytes, kind: str) -> bytes:
    found = clean_picture(data, kind)
    assert isinstance(found, bytes), found
    return found


def shown(data: bytes) -> Image.Image:
    """A picture as a browser shows it."""
    image = Image.open(BytesIO(data))
    return ImageOps.exif_transpose(image).convert("RGBA")


def difference(one: Image.Image, other: Image.Image) -> int:
    """By how much the seen colours of two pictures differ at most."""
    assert one.size == other.size
    blank = Image.new("RGBA", one.size)
    seen = [
        Image.composite(image, blank, image.getchannel("A").point([0] + [255] * 255))
        for image in (one, other)
    ]
    return max(high for _, high in ImageChops.difference(*seen).getextrema())  # type: ignore[misc]


def unlike(one: Image.Image, other: Image.Image) -> int:
    """The same of two pictures by their parts: compressed colours run into each other."""
    return difference(one.convert("RGBA").reduce(8), other.convert("RGBA").reduce(8))


# What is gone


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_is_left_of_what_was_hidden_in_it(name: str) -> None:
    assert WORD in PICTURES[name]
    cleaned = clean(PICTURES[name], FORMATS[ending_of(name)])
    assert WORD not in cleaned
    assert WORD.decode().encode("utf-16-le") not in cleaned
    assert WORD.decode().encode("utf-16-be") not in cleaned


@pytest.mark.parametrize("name", [name for name in PICTURES if not name.endswith(".svg")])
def test_pillow_finds_nothing_besides_the_pixels(name: str) -> None:
    image = Image.open(BytesIO(clean(PICTURES[name], FORMATS[ending_of(name)])))
    image.load()
    harmless = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    harmless |= {"version", "background", "duration", "loop", "extension", "transparency", "sizes"}
    harmless |= {"timestamp", "bbox", "disposal", "blend", "default_image", "interlace"}
    assert set(image.info) <= harmless
    assert not image.getexif()
    assert image.format == FORMATS[ending_of(name)]


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_bytes_give_the_same_bytes(name: str) -> None:
    kind = FORMATS[ending_of(name)]
    assert clean(PICTURES[name], kind) == clean(PICTURES[name], kind)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_nothing_is_left_below_transparent_pixels(mode: str) -> None:
    """Programs that rub something out often only make it transparent."""
    if mode == "P":
        rubbed = Image.new("P", (4, 1), 0)
        rubbed.putpalette([200, 10, 10, 10, 200, 10, 255, 255, 255])
        rubbed.putdata([0, 1, 2, 2])
        data = tainted.as_bytes(rubbed, "PNG", transparency=b"\x00\x00\xff")
    else:
        rubbed = tainted.drawn((40, 20), mode)
        rubbed.putalpha(0)
        data = tainted.as_bytes(rubbed, "PNG")
    under = Image.open(BytesIO(data)).convert("RGBA").convert("RGB")
    assert len(under.getcolors() or ()) > 1
    cleaned = Image.open(BytesIO(clean(data, "PNG"))).convert("RGBA")
    hidden = {pixel for pixel in cleaned.get_flattened_data() if not pixel[3]}
    assert hidden == {(0, 0, 0, 0)}


# What stays


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_as_it_was_meant(orientation: int) -> None:
    meant = tainted.drawn((60, 40))
    turned = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes each orientation
    held = meant.transpose(Image.Transpose(turned[orientation])) if orientation > 1 else meant
    data = tainted.jpeg(orientation, held)
    assert unlike(shown(data), meant) < 30
    cleaned = Image.open(BytesIO(clean(data, "JPEG")))
    assert not cleaned.getexif()
    assert unlike(cleaned, meant) < 30


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_are_turned_too(kind: str) -> None:
    meant = tainted.drawn((60, 40))
    held = meant.transpose(Image.Transpose.ROTATE_90)
    more = {"lossless": True} if kind == "WEBP" else {}
    data = tainted.as_bytes(held, kind, exif=tainted.exif(6), **more)
    assert difference(Image.open(BytesIO(clean(data, kind))).convert("RGBA"), shown(data)) == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_keeps_every_pixel(mode: str) -> None:
    image = tainted.drawn((50, 30), "RGBA")
    image.putpixel((0, 0), (9, 8, 7, 120))
    image = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    data = tainted.as_bytes(image, "PNG")
    cleaned = Image.open(BytesIO(clean(data, "PNG")))
    assert cleaned.mode == Image.open(BytesIO(data)).mode
    assert list(cleaned.get_flattened_data()) == list(
        Image.open(BytesIO(data)).get_flattened_data()
    )


@pytest.mark.parametrize(
    ("mode", "key"),
    [("P", 3), ("P", bytes([255, 0, 128, 255])), ("RGB", (255, 255, 255)), ("L", 200)],
)
def test_a_transparent_colour_stays_transparent(mode: str, key: object) -> None:
    image = tainted.drawn((50, 30)).quantize(4) if mode == "P" else tainted.drawn((50, 30), mode)
    data = tainted.as_bytes(image, "PNG", transparency=key)
    assert 0 in {alpha for *_, alpha in shown(data).get_flattened_data()}
    assert difference(shown(clean(data, "PNG")), shown(data)) == 0
    alphas = [
        list(image.getchannel("A").get_flattened_data())
        for image in (shown(clean(data, "PNG")), shown(data))
    ]
    assert alphas[0] == alphas[1]


@pytest.mark.parametrize("name", tainted.moving())
def test_an_animation_keeps_its_pictures_and_their_times(name: str) -> None:
    data, kind = PICTURES[name], FORMATS[ending_of(name)]
    before, after = (Image.open(BytesIO(one)) for one in (data, clean(data, kind)))
    assert before.n_frames == after.n_frames == 4  # type: ignore[attr-defined]
    assert before.info.get("loop") == after.info.get("loop") == 0
    for number in range(4):
        before.seek(number)
        after.seek(number)
        assert difference(before.convert("RGBA"), after.convert("RGBA")) == 0
        assert after.info["duration"] == before.info["duration"] == [100, 50, 200, 300][number]


def test_a_clear_animation_wipes_each_picture_away() -> None:
    frames = []
    for at in range(3):
        frame = Image.new("RGBA", (30, 10))
        frame.paste((200, 0, 0, 255), (at * 10, 0, at * 10 + 10, 10))
        frames.append(frame)
    data = tainted.as_bytes(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80, disposal=2
    )
    cleaned = Image.open(BytesIO(clean(data, "GIF")))
    assert "loop" not in cleaned.info  # it runs once, as before
    for number, frame in enumerate(frames):
        cleaned.seek(number)
        assert difference(cleaned.convert("RGBA"), frame) == 0


def test_colours_of_another_profile_are_worked_in() -> None:
    """A profile in which red and green have changed places is as good as exchanged pixels."""
    image = tainted.drawn()
    plain = clean(tainted.as_bytes(image, "PNG"), "PNG")
    assert shown(plain).getpixel((2, 2)) == (255, 0, 0, 255)
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert clean(tainted.as_bytes(image, "PNG", icc_profile=usual), "PNG") == plain
    other = tainted.profile("Own screen")
    other = other.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1)
    swapped = other.replace(b"????", b"gXYZ", 1)
    cleaned = shown(clean(tainted.as_bytes(image, "PNG", icc_profile=swapped), "PNG"))
    red, green, blue, _ = cleaned.getpixel((2, 2))  # type: ignore[misc]
    assert green > 250 > 9 > max(red, blue)
    broken = tainted.as_bytes(image, "PNG", icc_profile=swapped[:300])
    assert clean(broken, "PNG") == plain


def test_a_picture_for_print_gets_the_colours_of_a_screen() -> None:
    data = tainted.as_bytes(tainted.drawn().convert("CMYK"), "JPEG", quality=95)
    cleaned = Image.open(BytesIO(clean(data, "JPEG")))
    assert cleaned.mode == "RGB"
    assert unlike(cleaned, tainted.drawn()) < 30


def test_only_the_first_of_several_pictures_in_a_jpeg_is_kept() -> None:
    data = tainted.several_in_one()
    assert Image.open(BytesIO(data)).n_frames == 2  # type: ignore[attr-defined]
    cleaned = clean(data, "JPEG")
    assert cleaned.count(b"\xff\xd8\xff") == 1
    assert unlike(shown(cleaned), tainted.drawn()) < 30
    assert unlike(shown(cleaned), tainted.drawn(shift=9)) > 90


@pytest.mark.parametrize(
    ("size", "kind", "expected"),
    [
        pytest.param((4032, 3024), "JPEG", (2560, 1920), id="a phone's photograph"),
        pytest.param((1080, 8000), "JPEG", (814, 6033), id="a long screen stays readable"),
        pytest.param((2560, 1920), "JPEG", (2560, 1920), id="just small enough"),
        pytest.param((4032, 3024), "WEBP", (2560, 1920), id="WebP"),
        pytest.param((3840, 2160), "PNG", (3840, 2160), id="a screen as PNG keeps its letters"),
    ],
)
def test_large_photographs_are_scaled_down(
    size: tuple[int, int], kind: str, expected: tuple[int, int]
) -> None:
    data = tainted.as_bytes(Image.new("RGB", size, "teal"), kind)
    assert Image.open(BytesIO(clean(data, kind))).size == expected


# What is refused


def refused(name: str, data: bytes) -> Refusal:
    verdict = judged(name, data[:HEAD])
    if verdict.fate is not Fate.PICTURE:
        assert verdict.fate is Fate.REFUSED_PICTURE
        assert verdict.said
        return verdict.said
    found = clean_picture(data, verdict.kind)
    assert isinstance(found, Refusal)
    return found


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "plan.svg"])
def test_a_picture_that_ends_too_early_is_refused(name: str) -> None:
    kind = FORMATS[ending_of(name)]
    data = clean(PICTURES[name], kind)  # no words behind it that could be what is missing
    assert "broken or ends too early" in refused(name, data[: len(data) * 6 // 10]).reason


def test_a_huge_picture_in_a_few_bytes_is_refused() -> None:
    def claiming(width: int, height: int) -> bytes:
        header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + tainted.chunk(b"IHDR", header) + tainted.chunk(b"IDAT", b"x")

    assert "more than 100 million pixels" in refused("bomb.png", claiming(11_000, 11_000)).reason
    assert "far too many pixels" in refused("bomb.png", claiming(60_000, 60_000)).reason


def test_an_animation_counts_all_its_pictures() -> None:
    first, *others = (Image.new("L", (3000, 3000), at) for at in range(12))
    data = tainted.as_bytes(first, "GIF", save_all=True, append_images=others)
    assert "more than 100 million pixels" in refused("long.gif", data).reason


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"


@pytest.mark.parametrize(
    ("name", "data", "reason", "better"),
    [
        ("IMG_1.jpg", HEIC, "it is a HEIC under the name of a JPEG picture", ""),
        ("x.png", b"<!DOCTYPE html><html>", "it is a web page under the name of a PNG", ""),
        ("x.png", b"%PDF-1.7", "it is a PDF under the name of a PNG picture", ""),
        ("x.gif", b"Nothing", "it is something else under the name of a GIF picture", ""),
        ("x.svg", b"<html><svg/></html>", "it is a web page under the name of a SVG", ""),
        ("a/board.jpg", tainted.png(), "it is a PNG picture under the name of a JPEG", "board.png"),
        (
            "board.webp",
            tainted.jpeg(),
            "it is a JPEG picture under the name of a WEBP",
            "board.jpg",
        ),
        ("IMG_1.HEIC", HEIC, "a HEIC picture, which not every browser shows", ""),
        ("scan.tif", b"II*\x00", "a TIFF picture", ""),
        ("x.bmp", b"BM", "a BMP picture", ""),
        ("x.JPG_original", tainted.jpeg(), "a JPEG picture whose name does not say so", "x.jpg"),
        ("photo", tainted.jpeg(), "a JPEG picture whose name does not say so", "photo.jpg"),
        ("photo.bak", HEIC, "a HEIC picture", ""),
    ],
)
def test_a_picture_is_refused_for_what_it_is(
    name: str, data: bytes, reason: str, better: str
) -> None:
    found = refused(name, data)
    assert found.reason.startswith(reason)
    assert found.way_out
    assert found.name == better


@pytest.mark.parametrize(
    ("name", "head"),
    [
        *((f"x.{ending}", b"") for ending in OFFICE.split()),
        ("x.old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("x", b"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml"),
        ("x.zip", b"PK\x03\x04\x14\x00\x00\x08mimetypeapplication/vnd.oasis.opendocument.text"),
        ("x.txt", b"{\\rtf1\\ansi"),
    ],
)
def test_documents_of_office_programs_are_refused(name: str, head: bytes) -> None:
    verdict = judged(name, head)
    assert verdict.fate is Fate.REFUSED_FILE
    assert verdict.said
    assert "into the entry" in verdict.said.way_out


@pytest.mark.parametrize(
    ("name", "head", "fate"),
    [
        ("a.pdf", b"%PDF-1.7", Fate.UNCHECKED),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00", Fate.UNCHECKED),
        ("a.mp3", b"ID3\x04\x00\xff", Fate.UNCHECKED),
        ("a.zip", b"PK\x03\x04\x00\x00other", Fate.UNCHECKED),
        ("a.csv", b"name,bed\n", Fate.UNCHECKED),
        ("a.bin", b"\x00\x01\x02", Fate.UNCHECKED),
        ("a.css", b"a { color: red }", Fate.PASSED),
        ("CNAME", b"log.example.org", Fate.PASSED),
        ("a.html", b"<p><svg xmlns='http://www.w3.org/2000/svg'/></p>", Fate.PASSED),
        ("a.woff2", b"wOF2\x00\x01", Fate.PASSED),
        ("a.txt", "Käse".encode()[:2], Fate.PASSED),
    ],
)
def test_other_files_are_told_of_or_passed(name: str, head: bytes, fate: Fate) -> None:
    assert judged(name, head).fate is fate


def test_the_small_copies_that_windows_keeps_are_refused() -> None:
    verdict = judged("weeks/Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert verdict.fate is Fate.REFUSED_FILE
    assert verdict.said
    assert verdict.said.way_out == "delete it"


def test_text_is_known_even_where_a_letter_is_cut() -> None:
    assert is_text("ä".encode()[:1])
    assert not is_text(b"\xff" + b"a" * 90)
    assert not is_text(b"a\x00b")
    assert kind_of(b"") == ""


def test_made_up_bytes_are_refused_and_never_raise() -> None:
    """Two hundred pictures with exchanged, missing and added bytes, and forty of dice alone."""
    dice = random.Random(18)
    outcomes = {bytes: 0, Refusal: 0}
    for _ in range(200):
        name = dice.choice(sorted(PICTURES))
        data = bytearray(PICTURES[name])
        for _ in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        if dice.random() < 0.5:
            del data[dice.randrange(len(data)) :]
        outcomes[type(clean_picture(bytes(data), FORMATS[ending_of(name)]))] += 1
    for _ in range(40):
        kind = dice.choice(sorted(set(FORMATS.values())))
        assert isinstance(clean_picture(dice.randbytes(300), kind), Refusal)
    assert min(outcomes.values()) > 20, outcomes


# What it costs


def test_what_is_known_is_not_worked_out_again() -> None:
    known: Known = {}
    first = clean_picture(PICTURES["photo.jpg"], "JPEG", known)
    ((key, _),) = known.items()
    known[key] = b"remembered"
    assert isinstance(first, bytes)
    assert clean_picture(PICTURES["photo.jpg"], "JPEG", known) == b"remembered"
    assert clean_picture(PICTURES["depth.JPG"], "JPEG", known) != b"remembered"


@pytest.mark.parametrize("name", ["", "plan.svg", "photo.jpg"])
def test_pillow_is_loaded_only_for_pictures_made_of_pixels(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs").mkdir()
    if name:
        plain = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
        (tmp_path / "docs" / name).write_bytes(plain if "svg" in name else PICTURES[name])
    program = (
        "import datetime, pathlib, sys\n"
        f"sys.path.insert(0, {str(HOOKS)!r}); site = pathlib.Path({str(tmp_path)!r})\n"
        "from learnlog.config import Config\n"
        "from learnlog.site_build import read_site\n"
        "build = read_site(site, datetime.date.min, Config(), [], {})\n"
        "print(len(build.pictures), any(one.split('.')[0] == 'PIL' for one in sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == [str(int(bool(name))), str(name == "photo.jpg")], done.stderr


def test_a_verdict_says_nothing_of_a_picture_that_is_fine() -> None:
    assert judged("a.svg", b"<svg") == Verdict(Fate.PICTURE, "SVG")
