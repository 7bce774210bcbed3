"""Layout traces: paragraphs as they are set, line by line, as golden text.

A trace file has a head (`measure`, `indent`, `language`, `level`), the text after `text`, and
the lines after `lines`.  `{+0.25}` is a step of a quarter em more than the character's own
width, `{-0.5}` one of half an em less; at the start of a line it is the place of the first
character.  A file is written by hand or not at all: a missing one fails.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from newsconv.typeset.lines import Line
from newsconv.typeset.shaping import FaceRequest

from .grid import GridShaper
from .setting import Glyph, glyphs, paragraph

TRACES = Path(__file__).parent / "traces"
NAMES = (
    "adjacent-marks", "dashes", "han-latin", "latin-words", "line-edges", "lonely-character", "long-address",
    "quotation-marks", "squeeze-order", "stretch-order", "taiwan",
)


def trace(lines: list[Line]) -> str:
    return "\n".join(_line(glyphs(line)) for line in lines) + "\n"


def _line(row: list[Glyph]) -> str:
    out = [_step(row[0].x), row[0].text]
    for before, after in pairwise(row):
        natural = GridShaper().shape(before.text, FaceRequest(), "zh")[0].advance
        out += [_step(after.x - before.x - natural), after.text]
    return "".join(out)


def _step(em: float) -> str:
    rounded = round(em, 3)
    return f"{{{rounded:+g}}}" if rounded else ""


def set_trace(head: dict[str, str], text: str) -> str:
    return trace(paragraph(
        text, float(head["measure"]), indent=float(head.get("indent", "0")),
        language=head.get("language", "zh-Hans-CN"), level=head.get("level", "gb"),  # type: ignore[arg-type]
    ))


def parts(content: str) -> tuple[dict[str, str], str, str]:
    """Head, text and expected lines of a trace file."""
    head, rest = content.split("text\n", 1)
    text, lines = rest.split("lines\n", 1)
    return dict(line.split(": ", 1) for line in head.splitlines()), text.strip("\n"), lines


@pytest.mark.parametrize("name", NAMES)
def test_trace(name: str) -> None:
    head, text, lines = parts((TRACES / f"{name}.txt").read_text(encoding="utf-8"))
    assert set_trace(head, text) == lines


def test_every_trace_is_tested() -> None:
    assert sorted(path.stem for path in TRACES.glob("*.txt")) == sorted(NAMES)
