"""Pictures that cannot go into a file as they are: with far too many pixels, in other colours, with too much ink."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from PIL import Image as Pillow

from .colours import Colours
from .spaces import SPACES, usable

ENOUGH = 1.5
"""A picture keeps its pixels up to so many times the resolution asked for: scaling costs sharpness too."""
_SLACK = 0.02
_GREYS = ("1", "L", "LA", "La", "I", "F")

Pixels = tuple[int, int]


class Remade(Struct, frozen=True):
    """A picture in a mode that PDF has, its transparency if anything shows through, and its profile."""

    colours: Any
    mask: Any | None
    profile: bytes | None


class Changes(Struct, frozen=True):
    """What must be done to one picture: `scaled` to so many pixels, in grey, in inks, with less ink."""

    scaled: Pixels | None = None
    greyed: bool = False
    separated: bool = False
    thinned: bool = False

    @property
    def needed(self) -> bool:
        """Whether anything must be done."""
        return self != Changes()


def changes(image: Any, colours: Colours, target: Pixels | None) -> Changes:
    """What the document's colours and the `target` in pixels (None: as many as there are) ask of a picture."""
    scaled = _scaled(image, target)
    if is_grey(image.mode):
        return Changes(scaled)
    if colours.is_gray:
        return Changes(scaled, greyed=True)
    if not colours.has_inks:
        return Changes(scaled)
    if _is_in_inks_of(image, colours):
        return Changes(scaled, thinned=_is_over(image, colours.ink))
    return Changes(scaled, separated=_is_heavy(colours))


def is_grey(mode: str) -> bool:
    """Whether pictures of this mode have no colours."""
    return mode in _GREYS or mode.startswith("I;16")


def _scaled(image: Any, target: Pixels | None) -> Pixels | None:
    """The pixels to scale to.  A bitmap keeps its own: it needs several times as many as a photograph."""
    if target is None or image.mode == "1":
        return None
    many = min(have / max(1, want) for have, want in zip(image.size, target, strict=True))
    return (max(1, round(image.width / many)), max(1, round(image.height / many))) if many > ENOUGH else None


def _is_in_inks_of(image: Any, colours: Colours) -> bool:
    """Whether its values are shares of the condition's inks, to be printed as they are."""
    if image.mode != "CMYK" or colours.condition is None:
        return False
    return usable(image.info.get("icc_profile"), "CMYK") in (None, colours.condition.profile)


def _is_over(image: Any, most: float) -> bool:
    from .separation import is_over

    return is_over(image, most)


def _is_heavy(colours: Colours) -> bool:
    """Whether the profile, left to itself, would print some colour with too much ink."""
    from .separation import heaviest

    return colours.condition is not None and heaviest(colours.condition) > colours.ink + _SLACK


def remade(image: Any, colours: Colours, change: Changes) -> Remade:
    """The picture with the changes made."""
    from .separation import in_grey, in_inks, thinned

    flattened, mask = flat(image)
    profile = usable(image.info.get("icc_profile"), flattened.mode)
    if change.scaled:
        flattened = flattened.resize(change.scaled, Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        mask = mask and mask.resize(change.scaled, Pillow.Resampling.LANCZOS, reducing_gap=3.0)
    if change.greyed:
        return Remade(in_grey(flattened, profile, colours.condition), mask, None)
    if change.separated and colours.condition:
        flattened, profile = in_inks(flattened, profile, colours.condition), colours.condition.profile
    if change.separated or change.thinned:
        flattened = thinned(flattened, colours.ink)
    return Remade(flattened, mask, profile)


def flat(image: Any) -> tuple[Any, Any | None]:
    """The picture in a mode that PDF has, and its transparency if anything shows through."""
    if image.has_transparency_data:
        grey = image.mode in ("LA", "La")
        full = image.convert("LA" if grey else "RGBA")
        mask = full.getchannel("A")
        return full.convert("L" if grey else "RGB"), None if mask.getextrema() == (255, 255) else mask
    if image.mode in SPACES:
        return image, None
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value / 256).convert("L"), None
    if image.mode == "LAB":
        return _from_lab(image), None
    return image.convert("RGB"), None


def _from_lab(image: Any) -> Any:
    """Pillow has no conversion of its own from L*a*b* (TIFF 6.0, 23)."""
    from PIL import ImageCms

    return ImageCms.profileToProfile(image, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"),
                                     outputMode="RGB")
