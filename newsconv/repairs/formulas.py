r"""LaTeX that OCR wrote for plain numbers: `$9 8 \%$` → 98%, `$20\%\sim50\%$` → 20%~50%, `$CO_{2}$` → CO₂.

A formula that is no number with a unit, no chemical formula, no capitals and no number in a ring stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..model import Emphasis, Inline, Inlines, inline_text
from ..patterns import lazy
from ..spans import Edit
from .edits import substituted
from .line import FORMULA, Line, Repair, han_or


def _circled(found: re.Match[str]) -> str:
    """①–⑳ (Unicode, Enclosed Alphanumerics); a greater number stays."""
    number = int(found[1])
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else found[0]


_COMMANDS = (
    (lazy(r"\^\{?\s*\\circ\s*\}?\s*(?:\\(?:mathrm|text|rm)\s*\{\s*C\s*\}|C)"), "℃"),
    (lazy(r"\^\{?\s*\\circ\s*\}?"), "°"),
    (lazy(r"\{?\\sim(?![A-Za-z])\s*\}?"), "~"),
    (lazy(r"\\times(?![A-Za-z])"), "×"),
    (lazy(r"\\pm(?![A-Za-z])"), "±"),
    (lazy(r"\\(?:geqslant|geq|ge)(?![A-Za-z])"), "≥"),
    (lazy(r"\\(?:leqslant|leq|le)(?![A-Za-z])"), "≤"),
    (lazy(r"\\textperthousand(?![A-Za-z])"), "‰"),
    (lazy(r"\\%"), "%"),
    (lazy(r"\\textcircled\s*\{\s*(\d{1,2})\s*\}"), _circled),
    (lazy(r"\\(?:mathrm|textmd|text|mathsf|mathbf|rm)\s*\{((?:[^{}]|_\s*\{\d+\})*)\}"), r"\1"),
    (lazy(r"\\[,;:!]|~(?=[A-Za-z])"), ""),
    (lazy(r"\s+"), ""),
    (lazy(r"\A\{(.*)\}\Z"), r"\1"),
)
"""What a command says in plain characters, in this order."""

_INDICES = (
    (lazy(r"_\s*\{?([\d+\-]{1,4})\}?"), str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")),
    (lazy(r"\^\s*\{?([\d+\-]{1,4})\}?"), str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")),
)
"""Lowered and raised figures and signs: of atoms, charges, powers."""
_UNITS = "%|‰|℃|°|kg|mg|μg|g|km|cm|mm|nm|m|mL|ml|L|t|h|min|s|ha|kWh|kW|MW|W|V|A|Hz|GHz|MHz|GB|MB|TB"
_NUMBER = rf"\d+(?:[.,]\d+)*(?:(?:{_UNITS})[²³]?(?:/(?:{_UNITS}|mol|mmol|dL|dl)[²³]?)?|/(?:{_UNITS}))?"
_PLAIN = lazy(rf"[~<>≥≤±+\-]?{_NUMBER}(?:[~\-–—×:/]{_NUMBER})?")

_CHEMICAL = lazy(r"(?=[^₀-₉⁺⁻]*[₀-₉⁺⁻])(?:[A-Z][A-Za-z]{0,3}[₀-₉]*){1,6}[²³⁴]?[⁺⁻]?|10[⁻⁰¹²³⁴-⁹]+|(?:mm|cm|km|m)[²³]")
"""CO₂, SpO₂, Ca²⁺; a power of ten; an area or a volume."""

_SIGN = lazy(r"[①-⑳]|[A-Z]{1,3}")
"""A number in a ring, and capitals that stand for themselves (`A卷`, `HPV`)."""

_RING = lazy(
    r"(?<=%)\s*_?\s*\{\s*(?:\\(?:mathrm|textmd|text|rm)\s*\{)?[\s~]*"
    r"(?P<sign>\\circ|\\odot|\\textodot|\\textperthousand|[oOc0°])[\s~]*\}+\Z"
)
"""A ring under a percent sign, at the end: the full stop of the sentence, or the lower half of ‰."""
_PER_MILLE = lazy(r"(?:出生率|死亡率|自然增长率|盐度|鹽度|含盐量|坡度|费率|費率|千分之)[^，。；]{0,8}\Z")
_STOP_NEXT = lazy("[ \xa0]?[。！？.]")
_CLAUSE_NEXT = lazy("[ \xa0]?[，、；,;）)]")
_BLANK_NEXT = lazy(rf"[ \xa0]+(?={han_or('“')})")


def find(line: Line) -> Iterator[Edit]:
    """The formulas of a line that are plain numbers."""
    for match in FORMULA.finditer(line.text):
        body, end = match.group()[1:-1], match.end()
        ring = _RING.search(body)
        text = plain(body[: ring.start()] if ring else body)
        if text and ring:
            text, end = _with_ring(text, ring["sign"], line.text, match)
        if text:
            yield Edit(match.start(), end, text)


def plain(body: str) -> str:
    """The number that LaTeX says (`9 8 \\%` → 98%), or '' if it is not only a number."""
    for pattern, text in _COMMANDS:
        body = pattern.sub(text, body)
    for pattern, figures in _INDICES:
        body = pattern.sub(partial(_shifted, figures), body)
    return body if any(form.fullmatch(body) for form in (_PLAIN, _CHEMICAL, _SIGN)) else ""


def _shifted(figures: dict[int, int], found: re.Match[str]) -> str:
    return found[1].translate(figures)


def _with_ring(text: str, sign: str, line: str, match: re.Match[str]) -> tuple[str, int]:
    """The number with its ring read: ‰ where the letter, the subject or a comma says so, else the full stop.

    On printed pages the ring under % is nearly always the stop of the sentence; where a stop
    follows anyway it was read twice.
    """
    at = match.end()
    if sign == "o" or _PER_MILLE.search(line, 0, match.start()) or _CLAUSE_NEXT.match(line, at):
        return text.replace("%", "‰"), at
    if _STOP_NEXT.match(line, at):
        return text, at
    blank = _BLANK_NEXT.match(line, at)
    return f"{text}。", blank.end() if blank else at


def make(inlines: Inlines, edits: Sequence[Edit]) -> Inlines:
    """The edits, and away with an emphasis that was only the underscores of two formulas."""
    inside = {at for edit in edits for at in range(edit.start + 1, edit.end)}
    return substituted(_unwrapped(inlines, inside), edits)


def _unwrapped(inlines: Inlines, inside: set[int]) -> Inlines:
    """The row without an emphasis that begins and ends `inside` formulas."""
    out: list[Inline] = []
    at = 0
    for inline in inlines:
        end = at + len(inline_text((inline,)))
        if isinstance(inline, Emphasis) and at in inside and end in inside:
            out.extend(inline.children)
        else:
            out.append(inline)
        at = end
    return tuple(out)


FORMULAS = Repair("plain-formula", "a number written as a formula made plain", ("$",), find, make, formulas=True)
