"""What a file is, by the ending of its name and by its first bytes."""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# The pictures that every browser shows, and Pillow's names for them.
FORMATS = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "JPEG"),
    **dict.fromkeys(("png", "apng"), "PNG"),
    **{"gif": "GIF", "webp": "WEBP", "avif": "AVIF", "ico": "ICO", "svg": "SVG"},
}
ENDINGS = {"JPEG": "jpg", **{kind: kind.lower() for kind in FORMATS.values() if kind != "JPEG"}}

# Pictures that browsers do not show, or show at the price of a page that is heavy.
OTHER_PICTURES = {
    **dict.fromkeys(("heic", "heif", "hif", "heics", "heifs", "avci"), "HEIC"),
    **dict.fromkeys(("tif", "tiff"), "TIFF"),
    **dict.fromkeys(("bmp", "dib"), "BMP"),
    **dict.fromkeys(("jp2", "j2k", "jpf", "jpx", "jxl", "jxr"), "JPEG 2000 or JPEG XL"),
    **dict.fromkeys(("psd", "psb", "xcf", "ai", "eps", "indd", "afphoto"), "drawing program's"),
    **dict.fromkeys(("emf", "wmf", "emz", "wmz", "pict", "cdr"), "Office drawing's"),
    **dict.fromkeys(
        ("dng", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2", "pef"), "camera's raw"
    ),
    **dict.fromkeys(("tga", "pcx", "ppm", "pgm", "pbm", "pnm", "cur", "icns", "dds"), "rare"),
    "svgz": "packed SVG",
}
# Documents that people write in, with their authors, earlier wordings, comments and hidden sheets.
OFFICE = _words(
    "doc docx docm dot dotx dotm xls xlsx xlsm xlsb xlt xltx ppt pptx pptm pps ppsx pot potx "
    "odt ods odp odg ott ots otp fodt fods fodp rtf wps wpd msg eml mbox pst ost oft "
    "pages numbers key pub vsd vsdx mpp one onepkg mdb accdb"
)
FONTS = _words("woff woff2 ttf otf eot")
FILMS = _words("mp4 m4v mov avi mkv webm mpg mpeg wmv 3gp ogv")
SOUNDS = _words("mp3 m4a wav ogg oga opus flac aac amr wma aiff")
TABLES = _words("csv tsv")
TEXTS = _words(
    "txt text log html htm xhtml xml rss atom json jsonl geojson yml yaml toml ini vtt srt sbv ics "
    "vcf rst tex bib org"
)

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS\x00", "drawing program's"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
    (b"{\\rtf", "Office"),
    (b"PK\x03\x04", "ZIP"),
)
_OFFICE_INSIDE = re.compile(
    rb"\[Content_Types\]\.xml|mimetypeapplication/vnd\.oasis|Index/\w+\.iwa"
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avci")


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without its dot; empty where it has none."""
    base = name.rpartition("/")[2]
    return base.rpartition(".")[2].lower() if "." in base else ""


def kind_of(head: bytes) -> str:
    """What the first bytes of a file say it is: a key of `ENDINGS`, or another word; else empty."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return "Office" if kind == "ZIP" and _OFFICE_INSIDE.search(head) else kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _boxed(head)
    return _text_kind(head)


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file are text that other checks can read."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as wrong:
        return wrong.start >= len(head) - 3 and b"\x00" not in head  # a letter that is cut in two
    return b"\x00" not in head


def _boxed(head: bytes) -> str:
    """AVIF, HEIC or a film: all three begin with a box that lists what can read them."""
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12]] + [head[at : at + 4] for at in range(16, min(size, len(head)), 4)]
    if b"avif" in brands or b"avis" in brands:
        return "AVIF"
    return "HEIC" if any(brand in _HEIC_BRANDS for brand in brands) else ""


def _text_kind(head: bytes) -> str:
    if head.startswith(_UTF16):
        head = head.replace(b"\x00", b"")[2:]
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not text.startswith(b"<"):
        return ""
    if b"<svg" in text or b":svg" in text:
        return "web page" if b"<html" in text.split(b"svg")[0] else "SVG"
    return "web page" if b"<!doctype html" in text or b"<html" in text else ""
