"""The parts of the files that pictures come in, but for those that draw: each in words.

JPEG: ITU T.81, B.1; PNG: W3C, third edition; GIF: 89a; WebP: RFC 9649; AVIF: ISO/IEC 14496-12 and
23008-12; ICO: a list of PNG and BMP pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

CAMERA = "EXIF: camera, time and perhaps the place"
XMP, IPTC = "XMP: notes of programs", "IPTC: who made it and what it shows"
TEXT, NOTE, TIME = "words about it", "notes of its maker", "the time when it was made"
BEHIND, BROKEN = "something behind its end", "parts that can't be read"

_PIXELS_OF_PNG = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT cICP "
    b"mDCV cLLI".split()
)
_OF_PNG = {b"eXIf": CAMERA, b"tIME": TIME, b"tEXt": TEXT, b"zTXt": TEXT, b"iTXt": TEXT}
_PIXELS_OF_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_OF_WEBP = {b"EXIF": CAMERA, b"XMP ": XMP}
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))  # marks of a JPEG that have no length
_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_LEVELS = 4  # boxes within boxes


def jpeg_parts(data: bytes) -> Iterator[str]:
    """Segments of a JPEG; the pictures of a file that holds several are behind the first's end."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError(at)
        mark = data[at + 1]
        if mark == 0xFF:  # filled up
            at += 1
        elif mark == _END:
            if data[at + 2 :].strip(b"\0"):
                yield BEHIND
            return
        elif mark in _BARE:
            at += 2
        else:
            size = int.from_bytes(data[at + 2 : at + 4])
            yield from _segment(mark, data[at + 4 : at + 2 + size])
            at += 2 + max(2, size)
            if mark == _SCAN:
                at = _behind_scan(data, at)


def _behind_scan(data: bytes, at: int) -> int:
    """Where the next mark stands behind pixels that begin at `at`."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] and data[at + 1] not in _BARE:
            return at
        at += 2


def _segment(mark: int, held: bytes) -> Iterator[str]:
    if mark == _COMMENT:
        yield TEXT
    elif not 0xE0 <= mark <= 0xEF:
        return
    elif held.startswith(b"Exif\0"):
        yield CAMERA
    elif held.startswith((b"http://ns.adobe.com/xap/", b"http://ns.adobe.com/xmp/")):
        yield XMP
    elif held.startswith(b"Photoshop 3.0"):
        yield IPTC
    elif not held.startswith((b"JFIF\0", b"ICC_PROFILE\0", b"Adobe")):
        yield NOTE


def png_parts(data: bytes) -> Iterator[str]:
    """Chunks of a PNG."""
    at, name = 8, b""
    while name != b"IEND":
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if len(name) < 4:
            raise ValueError(at)
        if name not in _PIXELS_OF_PNG:
            xmp = name == b"iTXt" and data[at + 8 :].startswith(b"XML:com.adobe.xmp")
            yield XMP if xmp else _OF_PNG.get(name, NOTE)
        at += 12 + size
    if data[at:].strip(b"\0"):
        yield BEHIND


def gif_parts(data: bytes) -> Iterator[str]:
    """Blocks of a GIF."""
    at = 13 + _colours(data[10])
    while (block := data[at]) != 0x3B:
        if block == 0x2C:
            at += 11 + _colours(data[at + 9])
        elif block == 0x21:
            label = data[at + 1]
            known = data[at + 3 : at + 14]
            if label in (0x01, 0xFE):
                yield TEXT
            elif label == 0xFF and known not in _LOOPS:
                yield XMP if known == b"XMP DataXMP" else NOTE
            at += 2
        else:
            raise ValueError(at)
        while size := data[at]:
            at += 1 + size
        at += 1
    if data[at + 1 :].strip(b"\0"):
        yield BEHIND


def _colours(packed: int) -> int:
    """The bytes of a table of colours, where there is one."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def webp_parts(data: bytes) -> Iterator[str]:
    """Chunks of a WebP."""
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    while at < end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if len(name) < 4:
            raise ValueError(at)
        if name not in _PIXELS_OF_WEBP:
            yield _OF_WEBP.get(name, NOTE)
        at += 8 + size + size % 2
    if data[end:].strip(b"\0"):
        yield BEHIND


def avif_parts(data: bytes, level: int = 0) -> Iterator[str]:
    """Boxes of an AVIF or HEIC that describe it: each thing in it has one that tells its kind."""
    at = 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        head = 16 if size == 1 else 8
        size = int.from_bytes(data[at + 8 : at + 16]) if size == 1 else size or len(data) - at
        if size < head:
            raise ValueError(at)
        held = data[at + head : at + size]
        if name == b"infe":
            kind = held[8:12] if held[0] == 2 else held[10:14]
            if kind in (b"Exif", b"mime", b"uri "):
                yield {b"Exif": CAMERA, b"mime": XMP}.get(kind, NOTE)
        elif name in (b"udta", b"uuid"):
            yield NOTE
        elif name in (b"meta", b"iinf", b"moov", b"trak", b"mdia") and level < _LEVELS:
            skipped = {b"meta": 4, b"iinf": 6 if held[:1] == b"\0" else 8}.get(name, 0)
            yield from avif_parts(held[skipped:], level + 1)
        at += size


def icon_parts(data: bytes) -> Iterator[str]:
    """The PNG pictures of an icon."""
    for entry in range(6, 6 + 16 * int.from_bytes(data[4:6], "little"), 16):
        size, at = (int.from_bytes(data[entry + n : entry + n + 4], "little") for n in (8, 12))
        if data[at : at + 4] == b"\x89PNG":
            yield from png_parts(data[at : at + size])


PARTS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "JPEG": jpeg_parts,
    "PNG": png_parts,
    "GIF": gif_parts,
    "WEBP": webp_parts,
    "AVIF": avif_parts,
    "HEIC": avif_parts,
    "ICO": icon_parts,
}
