"""Pictures that hold a word in every place where a camera or a program may have left one."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

WORD = "quagga"
FILM = b"\x00\x00\x00\x18ftypmp42" + f"{WORD}-film".encode()  # what a motion photo ends with


def drawn(size: tuple[int, int] = (48, 32), mode: str = "RGB", shift: int = 0) -> Image.Image:
    """A picture whose corners differ, so that turning it is seen."""
    image = Image.new(mode, size, {"L": 200, "LA": 200}.get(mode, "white"))
    pencil = ImageDraw.Draw(image)
    ink = ["red", "green", "blue", "black"] if mode not in ("L", "LA", "1") else [0, 60, 120, 180]
    third = size[0] // 3
    for colour, left in zip(ink, (0, third, 2 * third), strict=False):
        top = (left + shift) % max(1, size[1] - 8)
        pencil.rectangle((left, top, left + third // 2, top + 7), fill=colour)  # type: ignore[arg-type]
    return image


def as_bytes(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Who, with which camera, where, and whatever the maker of the camera notes besides."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = f"{WORD}-description"
    found[0x013B] = f"{WORD}-artist"
    found[0x8298] = f"{WORD}-copyright"
    found[0x9C9D] = f"{WORD}-author".encode("utf-16-le")
    inner = found.get_ifd(0x8769)
    inner[0x9003] = "2018:09-17 09:00:00"
    inner[0xA431] = f"{WORD}-serial-number"
    inner[0x927C] = f"{WORD}-maker-note".encode()
    inner[0x9286] = f"ASCII\0\0\0{WORD}-user-comment".encode()
    place = found.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 30.0, 26.0)
    place[3], place[4] = "W", (0.0, 7.0, 39.0)
    place[0x1D] = "2018:09:17"
    return found


def xmp(where: str) -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{WORD}-xmp-{where}"/></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def profile(name: str = f"{WORD}-icc") -> bytes:
    """A colour profile with a name of 13 letters or fewer in the place of its own."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    own = "sRGB built-in".encode("utf-16-be")
    assert own in data
    return data.replace(own, name.ljust(13, "-").encode("utf-16-be"))


def jpeg(orientation: int = 1, image: Image.Image | None = None) -> bytes:
    """A photograph of a phone: EXIF, XMP, IPTC, a comment, segments of its maker, and a film."""
    data = as_bytes(
        image or drawn(),
        "JPEG",
        quality=95,
        subsampling=0,
        exif=exif(orientation),
        xmp=xmp("jpeg"),
        icc_profile=profile(),
        comment=f"{WORD}-comment",
    )
    iptc = b"\x1c\x02\x50" + _counted(f"{WORD}-iptc".encode())
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc
    own = b"".join(_segment(app, f"{WORD}-app{app}".encode()) for app in (3, 5, 7, 11, 15))
    return data[:2] + _segment(13, resource) + own + data[2:] + FILM


def several_in_one() -> bytes:
    """Several pictures in one JPEG, as phones keep a depth map; the second has a word too."""
    first, second = drawn(), drawn(shift=9)
    second.encoderinfo = {"exif": exif()}  # type: ignore[attr-defined]
    how = {"quality": 95, "subsampling": 0, "exif": exif()}
    data = as_bytes(first, "MPO", save_all=True, append_images=[second], **how)
    assert data.count(b"\xff\xd8\xff") > 1
    return data


def png(image: Image.Image | None = None) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", f"{WORD}-text")
    text.add_text("Comment", f"{WORD}-ztxt", zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp("png").decode())
    text.add_itxt("Title", f"{WORD}-itxt", lang="en", tkey=f"{WORD}-key", zip=True)
    text.add(b"tIME", struct.pack(">HBBBBB", 2018, 9, 17, 9, 0, 0))
    text.add(b"vpAg", f"{WORD}-own".encode())
    data = as_bytes(
        image or drawn(), "PNG", pnginfo=text, exif=exif(), icc_profile=profile(), dpi=(300, 300)
    )
    return data + f"{WORD}-trailing".encode()


def gif() -> bytes:
    data = as_bytes(drawn(), "GIF", comment=f"{WORD}-gif-comment")
    application = b"!\xff\x0bXMP DataXMP" + xmp("gif") + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return data[:-1] + application + b";" + f"{WORD}-trailing".encode()


def webp() -> bytes:
    more = {"exif": exif(), "xmp": xmp("webp"), "icc_profile": profile()}
    return as_bytes(drawn(mode="RGBA"), "WEBP", lossless=True, **more)


def avif() -> bytes:
    more = {"exif": exif(), "xmp": xmp("avif"), "icc_profile": profile()}
    return as_bytes(drawn(), "AVIF", quality=90, **more)


def ico() -> bytes:
    """An icon with one picture, a PNG that holds words."""
    inner = png(drawn((32, 32), "RGBA"))
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 32, 32, 0, 0, 1, 32, len(inner), 22) + inner


def svg() -> bytes:
    """A drawing as a drawing program saves it."""
    inner = in_base64(png())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- {WORD}-comment -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<?program {WORD}-instruction?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
     xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" viewBox="0 0 40 20"
     sodipodi:docname="{WORD}-file.svg" inkscape:export-filename="/home/{WORD}/ward.png"
     data-owner="{WORD}-data" content="{WORD}-of-a-diagram">
  <title>A ward</title><desc>Two beds &amp; a door</desc>
  <metadata><rdf:RDF><rdf:Description rdf:about="{WORD}-rdf"/></rdf:RDF></metadata>
  <sodipodi:namedview inkscape:current-layer="{WORD}-view"/>
  <style>/* {WORD}-style */ .bed {{ fill: teal; }}</style>
  <defs><linearGradient id="shade"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g inkscape:label="{WORD}-layer">{WORD}-loose<rect class="bed" x="2" y="2" width="9" height="9"/>
    <rect x="20" y="2" width="9" height="9" fill="url(#shade)" style="stroke: red"/></g>
  <text x="1" y="18">Bed <tspan>one</tspan></text>
  <image width="4" height="3" xlink:href="data:image/png;base64,{inner}"/>
</svg>
""".encode()


def in_base64(data: bytes) -> str:
    return b64encode(data).decode()


def every_kind() -> dict[str, bytes]:
    """One tainted picture of each kind, by the name of its file."""
    found = {
        "photo.jpg": jpeg(6),
        "depth.JPG": several_in_one(),
        "screen.png": png(),
        "icon.ico": ico(),
        "old.gif": gif(),
        "new.webp": webp(),
        "plan.svg": svg(),
        "newer.avif": avif(),
    }
    for name, data in moving().items():
        found[name] = data
    return found


def moving() -> dict[str, bytes]:
    """Animations, with words where each kind can hold some."""
    first, *others = (drawn(mode="RGBA", shift=4 * at) for at in range(4))
    all_of_it: dict[str, Any] = {
        "save_all": True,
        "append_images": others,
        "duration": [100, 50, 200, 300],
        "loop": 0,
    }
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", f"{WORD}-apng")
    return {
        "moving.gif": as_bytes(first, "GIF", comment=f"{WORD}-moving-gif", **all_of_it),
        "moving.png": as_bytes(first, "PNG", pnginfo=text, **all_of_it),
        "moving.webp": as_bytes(
            first, "WEBP", lossless=True, exif=exif(), xmp=xmp("moving"), **all_of_it
        ),
    }


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _segment(app: int, data: bytes) -> bytes:
    return bytes((0xFF, 0xE0 + app)) + struct.pack(">H", len(data) + 2) + data


def _counted(data: bytes) -> bytes:
    return struct.pack(">H", len(data)) + data
