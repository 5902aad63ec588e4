"""A drawing in SVG written anew: what draws is kept, what runs or fetches is a refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from learnlog.pictures.refusal import AGAIN, Refusal, Unusable
from learnlog.pictures.svg_images import inner_image
from learnlog.pictures.svg_rules import (
    DANGEROUS,
    ELEMENTS,
    SVG,
    TEXTS,
    XLINK,
    XML,
    fetches,
    may_stand,
    plain_style,
)

DEEPEST = 200  # elements within each other
_OUT = "take it out in a drawing program, or save the drawing as PNG"
_PREFIXES = {XLINK: "xlink:", XML: "xml:"}
_HARMLESS_XML = ("lang", "space")


def clean_svg(data: bytes) -> bytes | Refusal:
    """The drawing without comments, metadata and notes of programs; never raises."""
    parser = expat.ParserCreate(namespace_separator=" ")
    drawing = _Drawing()
    parser.StartElementHandler = drawing.begin
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _entity
    parser.ProcessingInstructionHandler = _instruction
    parser.buffer_text = True
    parser.ordered_attributes = True
    try:
        parser.Parse(data, True)
    except Unusable as unusable:
        return unusable.refusal
    except (expat.ExpatError, ValueError, LookupError):
        return Refusal("it can't be read as SVG: it is broken or ends too early", AGAIN)
    return f"{''.join(drawing.pieces)}\n".encode()


@dataclass(slots=True)
class _Drawing:
    """What has been written so far, the open elements, and how deep one is in what is dropped."""

    pieces: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    dropped: int = 0
    style: list[str] = field(default_factory=list)
    begun: bool = False  # whether the last start tag still waits for its bracket

    def begin(self, name: str, listed: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        attributes = list(zip(listed[::2], listed[1::2], strict=True))
        _refuse_dangerous(local, attributes)
        if not self.open and not self.dropped and (space, local) != (SVG, "svg"):
            raise Unusable("it is no drawing in SVG that browsers show", _missing(space, local))
        if self.dropped or space != SVG or local not in ELEMENTS:
            self.dropped += 1
            return
        if len(self.open) >= DEEPEST:
            raise Unusable(f"its parts lie more than {DEEPEST} deep in each other", AGAIN)
        self._close_tag()
        first = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if not self.open else ""
        self.pieces.append(f"<{local}{first}{_attributes(local, attributes)}")
        self.open.append(local)
        self.begun = True

    def end(self, _name: str) -> None:
        if self.dropped:
            self.dropped -= 1
            return
        local = self.open.pop()
        if local == "style":
            self._write_style()
        self.pieces.append("/>" if self.begun else f"</{local}>")
        self.begun = False

    def text(self, words: str) -> None:
        if self.dropped or not self.open or self.open[-1] not in TEXTS:
            return
        if self.open[-1] == "style":
            self.style.append(words)
            return
        self._close_tag()
        self.pieces.append(escape(words))

    def _write_style(self) -> None:
        style = plain_style("".join(self.style))
        self.style.clear()
        if fetches(style):
            raise Unusable("a style in it fetches from another file", _OUT)
        self._close_tag()
        self.pieces.append(escape(style))

    def _close_tag(self) -> None:
        if self.begun:
            self.pieces.append(">")
            self.begun = False


def _refuse_dangerous(local: str, attributes: list[tuple[str, str]]) -> None:
    """Stop at what runs, wherever it stands, also within what would be dropped."""
    if local.lower() in DANGEROUS:
        raise Unusable(f"it holds <{local[:20]}>, which can run or bring in something else", _OUT)
    for name, _ in attributes:
        if name.rpartition(" ")[2].lower().startswith("on"):
            raise Unusable(f"its '{name[:20]}' runs when somebody points at it", _OUT)


def _attributes(local: str, attributes: list[tuple[str, str]]) -> str:
    """The attributes that are kept, as they are written in a tag."""
    kept: list[str] = []
    for name, value in attributes:
        space, _, own = name.rpartition(" ")
        if (space == "" and may_stand(own)) or (space == XLINK and own in ("href", "title")):
            written = _value(local, own, value)
        elif space == XML and own in _HARMLESS_XML:
            written = value
        else:
            continue
        kept.append(f" {_PREFIXES.get(space, '')}{own}={quoteattr(written)}")
    return "".join(kept)


def _value(local: str, name: str, value: str) -> str:
    if name == "href":
        return value if value.lstrip().startswith("#") else _embedded(local, value)
    if name == "attributeName" and "href" in value.lower():
        raise Unusable("it changes a link by itself", _OUT)
    value = plain_style(value) if name == "style" else value
    if name not in ("id", "class") and not name.startswith("aria-") and fetches(value):
        raise Unusable(f"its '{name}' fetches from another file", _OUT)
    return value


def _embedded(local: str, value: str) -> str:
    """A picture within the drawing, clean; every other place that a link leads to is refused."""
    if local in ("image", "feImage") and value.lstrip()[:5].lower() == "data:":
        return inner_image(value)
    if local == "a":
        raise Unusable("it holds a link to another page", _OUT)
    raise Unusable("it shows something from another file", _OUT)


def _missing(space: str, local: str) -> str:
    return "save it again as plain SVG" if local == "svg" and not space else AGAIN


def _doctype(_name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
    if has_subset:
        raise Unusable("it has declarations of its own (<!DOCTYPE … [)", "save it as plain SVG")


def _entity(*_: object) -> None:
    raise Unusable("it has entities of its own", "save it as plain SVG")


def _instruction(target: str, _data: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise Unusable("it takes its style from another file", _OUT)
