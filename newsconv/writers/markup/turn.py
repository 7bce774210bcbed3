"""Physical CSS turned for vertical lines: what was above a block is then to its right.

Logical properties would say the same for both, but older reading systems do not know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .colour import Declarations

_SIDES: Mapping[str, str] = MappingProxyType({"top": "right", "right": "bottom", "bottom": "left", "left": "top"})
_NAMES: Mapping[str, str] = MappingProxyType({
    **{f"{kind}-{side}": f"{kind}-{turned}" for kind in ("margin", "padding", "border")
       for side, turned in _SIDES.items()},
    "width": "height", "height": "width", "max-width": "max-height", "max-height": "max-width",
    "overflow-x": "overflow-y", "overflow-y": "overflow-x",
})
_SHORT = frozenset(("margin", "padding"))


def turned(declarations: Declarations) -> Declarations:
    """The declarations for lines that run down and follow each other from right to left."""
    return tuple((_NAMES.get(name, name), _value(name, value)) for name, value in declarations)


def _value(name: str, value: str) -> str:
    if name in _SHORT:
        top, right, bottom, left = _four(value.split())
        return " ".join((left, top, right, bottom))
    if name == "max-height" and value.endswith("vh"):
        return value.removesuffix("vh") + "vw"
    return value


def _four(sides: list[str]) -> tuple[str, str, str, str]:
    """Top, right, bottom and left of a shorthand of one to four lengths (CSS Box 3, section 4.2)."""
    top = sides[0]
    right = sides[1] if len(sides) > 1 else top
    return top, right, sides[2] if len(sides) > 2 else top, sides[3] if len(sides) > 3 else right
