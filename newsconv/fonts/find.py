"""Which face answers a request: the bundled faces, in order of preference.

The bundled faces are data packages (SIL Open Font License): Noto Serif SC and TC
in Regular, Noto Sans SC and TC in every weight from 100 to 900.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from ..errors import FontError
from ..typeset.shaping import FaceRequest

Region = Literal["CN", "TW", "HK"]


class FontFile(Struct, frozen=True):
    """A face in a file: `index` counts the faces of a collection, `weights` is its range if variable."""

    name: str
    path: Path
    index: int = 0
    weights: tuple[int, int] | None = None


class Choice(Struct, frozen=True):
    """A face at a weight; `key` names it in glyphs and runs."""

    file: FontFile
    weight: int = 400

    @property
    def key(self) -> str:
        return f"{self.file.name}@{self.weight}" if self.file.weights else self.file.name


_BUNDLED = {
    ("serif", "SC"): ("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf"),
    ("serif", "TC"): ("pylopdf_fonts_zh_tw", "NotoSerifTC-Regular.otf"),
    ("sans", "SC"): ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"),
    ("sans", "TC"): ("justmytype_intl_cjk", "fonts/ofl/notosanstc/NotoSansTC[wght].ttf"),
    ("sans", "JP"): ("justmytype_intl_cjk", "fonts/ofl/notosansjp/NotoSansJP[wght].ttf"),
    ("sans", "KR"): ("justmytype_intl_cjk", "fonts/ofl/notosanskr/NotoSansKR[wght].ttf"),
}
_SANS_WEIGHTS = (100, 900)


@cache
def bundled(shape: Literal["serif", "sans"], script: Literal["SC", "TC", "JP", "KR"]) -> FontFile:
    """The bundled face; FontError if its package is not installed."""
    package, name = _BUNDLED[shape, script]
    try:
        path = Path(str(files(package))).joinpath(*name.split("/"))
    except ModuleNotFoundError as error:
        raise FontError(f"the face {name} is missing: install the package {package.replace('_', '-')}") from error
    if not path.is_file():
        raise FontError(f"the face {name} is missing from the package {package.replace('_', '-')}: install it again")
    variable = shape == "sans"
    return FontFile(f"Noto{shape.title()}{script}", path, weights=_SANS_WEIGHTS if variable else None)


@cache
def region(language: str) -> Region:
    """Whose forms a BCP 47 language asks for; plain `zh-Hant` is Taiwan's."""
    parts = language.lower().replace("_", "-").split("-")
    if "hk" in parts or "mo" in parts:
        return "CN" if "hans" in parts else "HK"
    if "hans" not in parts and ("hant" in parts or "tw" in parts):
        return "TW"
    return "CN"


def neighbours(weight: int) -> tuple[Choice, ...]:
    """The bundled faces of other languages, for words of theirs in a Chinese text."""
    scripts: tuple[Literal["JP", "KR"], ...] = ("JP", "KR")
    return tuple(Choice(bundled("sans", script), weight) for script in scripts)


def chain(request: FaceRequest, language: str) -> tuple[Choice, ...]:
    """The bundled faces that answer, best first: own style before own region's other style.

    Kai and a mono face are not bundled: Song and Hei stand in for them.
    """
    scripts: tuple[Literal["SC", "TC"], ...] = ("SC", "TC") if region(language) == "CN" else ("TC", "SC")
    serif = tuple(Choice(bundled("serif", script)) for script in scripts)
    weight = min(max(request.weight, _SANS_WEIGHTS[0]), _SANS_WEIGHTS[1])
    sans = tuple(Choice(bundled("sans", script), weight) for script in scripts)
    return serif + sans if request.style in ("song", "kai") else sans + serif
