"""A drawing in SVG keeps what draws; what runs or fetches is refused, however it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tainted_pictures as tainted

from learnlog.pictures.refusal import Refusal
from learnlog.pictures.svg import clean_svg

ROOT = Path(__file__).parents[1]
OPENED = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str, attributes: str = "") -> bytes:
    return f"{OPENED} {attributes}>{inside}</svg>".encode()


def clean(data: bytes) -> str:
    found = clean_svg(data)
    assert isinstance(found, bytes), found
    return found.decode()


def test_what_draws_stays_and_what_a_program_noted_goes() -> None:
    cleaned = clean(tainted.svg())
    assert tainted.WORD not in cleaned
    for kept in (
        "<title>A ward</title>",
        "<desc>Two beds &amp; a door</desc>",
        ".bed { fill: teal; }",
        'fill="url(#shade)" style="stroke: red"',
        '<text x="1" y="18">Bed <tspan>one</tspan></text>',
        'xlink:href="data:image/png;base64,',
        'viewBox="0 0 40 20"',
    ):
        assert kept in cleaned
    assert "<!--" not in cleaned
    assert clean(cleaned.encode()) == cleaned  # nothing more to be cleaned


@pytest.mark.parametrize("file", sorted((ROOT / "docs").rglob("*.svg")), ids=lambda one: one.name)
def test_the_demos_drawings_keep_every_shape(file: Path) -> None:
    def shapes(text: str) -> list[str]:
        text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
        tags = re.findall(r"<(?!svg|\?)(\w+)([^>]*?)/?>", text)
        return [name + " ".join(sorted(re.findall(r'[\w-]+="[^"]*"', rest))) for name, rest in tags]

    assert shapes(clean(file.read_bytes())) == shapes(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("<script>x()</script>", ""),
        ("<SCRIPT>x()</SCRIPT>", ""),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script>', ""),
        ("<metadata><script>x()</script></metadata>", ""),
        ("<foreignObject><b>x</b></foreignObject>", ""),
        ("", 'onload="x()"'),
        ('<rect OnClick="x()"/>', ""),
        ('<o:x xmlns:o="urn:o"><rect onclick="x()"/></o:x>', ""),
        ('<image href="https://example.org/x.png"/>', ""),
        ('<image xlink:href="//example.org/x.png"/>', ""),
        ('<image href="x.png"/>', ""),
        ('<feImage href="x.png"/>', ""),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', ""),
        ('<image href="data:image/png;base64,AAAA"/>', ""),
        ('<image href="data:image/png;base64,A"/>', ""),
        ('<image href="data:text/html,x"/>', ""),
        ('<use href="data:image/png;base64,AAAA"/>', ""),
        ('<use href="other.svg#a"/>', ""),
        ('<a href="https://example.org/">x</a>', ""),
        ('<a href="javascript:x()">x</a>', ""),
        ('<a href="jav&#x61;script:x()">x</a>', ""),
        ('<rect fill="url(https://example.org/x.svg#a)"/>', ""),
        ("<rect fill=\"url(  'x.svg#a')\"/>", ""),
        ('<rect fill="url(#a) url(x.svg)"/>', ""),
        ('<rect style="fill: u\\72l(x.svg)"/>', ""),
        ('<rect style="fill: url(/* #a */x.svg)"/>', ""),
        ("<style>@import 'x.css';</style>", ""),
        ("<style>@im/**/port 'x.css'; a{b:url(x)}</style>", ""),
        ("<style>@font-face { src: url(x.woff) }</style>", ""),
        ("<style>a { background: image-set('x.png' 1x) }</style>", ""),
        ("<style><![CDATA[a { background: URL(x.png) }]]></style>", ""),
        ('<set attributeName="href" to="javascript:x()"/>', ""),
        ('<a><animate attributeName="xlink:href" to="https://example.org/"/></a>', ""),
        ('<animate attributeName="fill" values="url(https://example.org/)"/>', ""),
        ('<use href=""/>', ""),
        ("<g>" * 250 + "</g>" * 250, ""),
    ],
)
def test_what_runs_or_fetches_is_refused(inside: str, attributes: str) -> None:
    found = clean_svg(drawing(inside, attributes))
    assert isinstance(found, Refusal)
    assert found.way_out


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "x">]>' + drawing("<text>&a;</text>"),
        b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "x.dtd"> %a;]>' + drawing(""),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawing("<text>&a;</text>"),
        b'<!DOCTYPE svg [<!ATTLIST rect onclick CDATA "x()">]>' + drawing("<rect/>"),
        b'<?xml-stylesheet href="x.css"?>' + drawing(""),
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        b"",
        b"\x00",
        drawing("<g>")[:-6],
        drawing("<text>&nbsp;</text>"),
        b'<?xml version="1.0" encoding="klingon"?>' + drawing(""),
        drawing("<g></b>"),
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    assert isinstance(clean_svg(data), Refusal)


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ('<use href="#a"/>', '<use href="#a"/>'),
        ('<use xlink:href=" #a"/>', '<use xlink:href=" #a"/>'),
        ("<rect fill=\"url('#a')\"/>", "<rect fill=\"url('#a')\"/>"),
        ("<text>a &lt; b\n c</text>", "<text>a &lt; b\n c</text>"),
        ("<style><![CDATA[g > a { fill: red }]]></style>", "<style>g &gt; a { fill: red }</style>"),
        ('<g aria-label="a &quot;b&quot;"/>', "<g aria-label='a \"b\"'/>"),
        ('<text xml:space="preserve"> a </text>', '<text xml:space="preserve"> a </text>'),
        ("<flowRoot>words</flowRoot><g/>", "<g/>"),
        ('<g data-name="x" xml:base="y" custom="z"/>', "<g/>"),
        ("words<g>words</g>", "<g></g>"),
        ("<g>\n  <rect/>\n</g>", "<g><rect/></g>"),
        ('<animate attributeName="x" dur="2s"/>', '<animate attributeName="x" dur="2s"/>'),
    ],
)
def test_what_is_harmless_is_written_anew(inside: str, kept: str) -> None:
    cleaned = clean(drawing(inside))
    inner = cleaned.partition(">")[2].removesuffix("</svg>\n")
    assert inner.replace("<g></g>", "<g/>") == kept.replace("<g></g>", "<g/>")


def test_other_encodings_become_utf_8() -> None:
    text = '<?xml version="1.0" encoding="{}"?>' + drawing("<text>Käse</text>").decode()
    for name in ("iso-8859-1", "utf-16"):
        assert "<text>Käse</text>" in clean(text.format(name).encode(name))


def test_a_drawing_of_words_that_repeat_is_not_slow() -> None:
    many = drawing('<rect style="/*" fill="url("/>'.replace("url(", "red") * 20_000)
    assert clean(many).count("<rect") == 20_000
