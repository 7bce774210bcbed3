"""Colours as a file writes them: a screen's RGB, the inks of a printing condition, or grey alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from ...options import ColourOptions
from .conditions import Condition, condition_for
from .objects import number

OVERPRINT, KNOCKOUT = "Over", "Knock"
"""Graphics states: black ink on top of what is there, all inks in place of it."""
_GAMMA = 2.2
MOST_INK = 3.2
"""The sum of the inks that coated paper takes (ISO 12647-2 practice)."""

Inks = tuple[float, float, float, float]


class Colours(Struct, frozen=True):
    """How a document writes its colours.

    Without a `condition` they are a screen's.  With `gray` all is grey: in print, black ink alone.
    `ink` is the most of all inks on one spot, 4 being four full ones.
    """

    condition: Condition | None = None
    gray: bool = False
    ink: float = MOST_INK

    @property
    def has_inks(self) -> bool:
        """Whether colours are shares of four inks."""
        return self.condition is not None and self.condition.channels == 4

    @property
    def is_gray(self) -> bool:
        """Whether no colour but grey can be written."""
        return self.gray or (self.condition is not None and self.condition.channels == 1)

    def operator(self, colour: str) -> str:
        """The operators that fill with `#rrggbb`; a grey is one channel, so that black text prints in one ink."""
        red, green, blue = rgb(colour)
        if red != green or green != blue:
            if not self.is_gray:
                return self._coloured(colour)
            red = _grey_of(red, green, blue)
        return self._grey(1 - red / 255)

    def patch(self, shares: Sequence[float]) -> str:
        """The operators that fill with inks of the condition; where it has but one, with the last of them."""
        if self.has_inks:
            return f"/{KNOCKOUT} gs\n{' '.join(map(number, shares))} k"
        return f"/{KNOCKOUT} gs\n{number(1 - shares[-1])} g"

    def _grey(self, black: float) -> str:
        state = f"/{OVERPRINT if black == 1 else KNOCKOUT} gs\n" if self.condition else ""
        return f"{state}0 0 0 {number(black)} k" if self.has_inks else f"{state}{number(1 - black)} g"

    def _coloured(self, colour: str) -> str:
        if self.condition is None:
            return f"{' '.join(number(value / 255) for value in rgb(colour))} rg"
        shares = " ".join(map(number, inks(colour, self.condition, self.ink)))
        return f"/{KNOCKOUT} gs\n{shares} k"


SCREEN = Colours()


def colours_for(options: ColourOptions, *, print: bool) -> Colours:
    """The colours that options ask for, in `print` those of a press; InputError if its profile cannot be used."""
    return Colours(condition_for(options) if print else None, options.gray, options.ink / 100)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _grey_of(red: int, green: int, blue: int) -> int:
    """The grey that is as bright as a colour of sRGB (ITU-R BT.709-6, 3)."""
    light = 0.2126 * float(red) ** _GAMMA + 0.7152 * float(green) ** _GAMMA + 0.0722 * float(blue) ** _GAMMA
    return round(float(light ** (1 / _GAMMA)))


@cache
def inks(colour: str, condition: Condition, most: float = MOST_INK) -> Inks:
    """Shares of cyan, magenta, yellow and black for `#rrggbb`: a grey in black alone, a colour by the profile."""
    from .separation import separated

    red, green, blue = rgb(colour)
    if red == green == blue:
        return 0.0, 0.0, 0.0, 1 - red / 255
    return under_limit(separated(red, green, blue, condition), most)


def under_limit(shares: Sequence[float], most: float) -> Inks:
    """The shares with the three colours thinned alike until all four are no more than `most`; black stays."""
    cyan, magenta, yellow, black = shares
    coloured = cyan + magenta + yellow
    thin = min(1.0, max(0.0, most - black) / coloured) if coloured else 1.0
    return cyan * thin, magenta * thin, yellow * thin, black
