"""What a drawing in SVG may hold: its elements, its attributes, and what a style may say."""

from __future__ import annotations

import re

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# The elements of SVG 2 (and the fonts of 1.1 that browsers pass over) which draw, group or name.
ELEMENTS = _words(
    "svg g defs symbol use switch view title desc style a path rect circle ellipse line polyline "
    "polygon text tspan textPath image marker pattern clipPath mask linearGradient radialGradient "
    "meshgradient stop solidcolor filter feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood "
    "feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology "
    "feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate "
    "animateMotion animateTransform mpath set"
)
# What runs, or holds what is no drawing.
DANGEROUS = _words(
    "script foreignobject handler listener iframe object embed audio video canvas link"
)
TEXTS = frozenset(("text", "tspan", "textPath", "title", "desc", "style", "a"))

_SHAPES = (
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox "
    "preserveAspectRatio transform pathLength rotate textLength lengthAdjust startOffset method "
    "spacing side version baseProfile zoomAndPan id class style lang role tabindex media type "
    "href requiredFeatures requiredExtensions systemLanguage"
)
_LOOKS = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset color opacity display "
    "visibility overflow clip clip-path clip-rule mask mask-type filter enable-background cursor "
    "pointer-events paint-order vector-effect shape-rendering text-rendering image-rendering "
    "color-rendering color-interpolation color-interpolation-filters color-profile font "
    "font-family font-size font-size-adjust font-stretch font-style font-variant font-weight "
    "font-feature-settings text-anchor text-decoration text-overflow text-align letter-spacing "
    "word-spacing line-height white-space writing-mode direction unicode-bidi baseline-shift "
    "dominant-baseline alignment-baseline glyph-orientation-vertical kerning stop-color "
    "stop-opacity flood-color flood-opacity lighting-color marker marker-start marker-mid "
    "marker-end transform-origin transform-box mix-blend-mode isolation shape-inside inline-size"
)
_PARTS = (
    "gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits "
    "patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth "
    "markerHeight refX refY orient filterUnits primitiveUnits filterRes in in2 result mode values "
    "operator k1 k2 k3 k4 stdDeviation edgeMode kernelMatrix kernelUnitLength order divisor bias "
    "targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent "
    "limitingConeAngle scale xChannelSelector yChannelSelector azimuth elevation pointsAtX "
    "pointsAtY pointsAtZ z radius baseFrequency numOctaves seed stitchTiles tableValues slope "
    "intercept amplitude exponent"
)
_MOVES = (
    "attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode "
    "keyTimes keySplines keyPoints from to by additive accumulate path origin"
)
ATTRIBUTES = _words(f"{_SHAPES} {_LOOKS} {_PARTS} {_MOVES}")
_NAMED = ("aria-",)

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_FETCHES = re.compile(
    r"@import|@namespace|\burl\(\s*+[\"']?+\s*+(?!#)"
    r"|\b(?:-webkit-)?image-set\(|\b(?:src|image)\(|\bexpression\(|javascript:|-moz-binding",
    re.IGNORECASE,
)


def may_stand(attribute: str) -> bool:
    """Whether an attribute of SVG itself is kept; others hold what programs note for themselves."""
    return attribute in ATTRIBUTES or attribute.startswith(_NAMED)


def plain_style(style: str) -> str:
    """A style without its comments."""
    return _COMMENT.sub("", style) if "/*" in style else style


def fetches(style: str) -> bool:
    """Whether a style, or a value that may be one, asks for another file or hides its words.

    A backslash can write any letter of `url(` in another way.
    """
    return "\\" in style or _FETCHES.search(style) is not None
