"""The structure elements of merged cells, read back from the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf

from newsconv.model import Article, Story, Table, TableCell, TableRow, Text
from newsconv.options import PdfOptions
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.pdf import PdfWriter


def cell(words: str = "", columns: int = 1, rows: int = 1) -> TableCell:
    return TableCell((Text(words),) if words else (), columns, rows)


def elements(node: Any, kind: str) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid, kind)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        if str(node.S) == kind:
            yield node
        yield from elements(node.get("/K", pikepdf.Array()), kind)


def said(found: Any) -> tuple[str, str, int, int]:
    attributes = found.get("/A", {})
    return str(found.S), str(attributes.get("/Scope", "")), *(int(attributes.get(f"/{name}Span", 1)) for name in ("Col", "Row"))


def test_merged_cells_say_what_they_span_and_covered_ones_are_no_elements() -> None:
    table = Table(
        (TableRow((cell(), cell("上年"), cell("今年"))), TableRow((cell("河滨"), cell("停业", 2, 2), cell())),
         TableRow((cell("北门"), cell(), cell()))), TableRow((cell("书屋", 1, 2), cell("藏书", 2), cell())),
    )
    around = Surroundings(Pictures(), datetime(2024, 5, 31, tzinfo=UTC))
    data = PdfWriter(PdfOptions(), font_folders=())(Article(stories=(Story((table,)),)), around)
    with pikepdf.open(BytesIO(data)) as pdf:
        rows = [[said(kid) for kid in line.K] for line in elements(pdf.Root.StructTreeRoot.K, "/TR")]
    head, data_cell = ("/TH", "/Column"), ("/TD", "")
    assert rows == [
        [(*head, 1, 2), (*head, 2, 1)], [(*head, 1, 1), (*head, 1, 1)],
        [(*data_cell, 1, 1), (*data_cell, 2, 2)], [(*data_cell, 1, 1)],
    ]
