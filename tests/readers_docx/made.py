"""Word files made part by part, and what is read from them."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress, crc32

from newsconv.draft import Draft, Row
from newsconv.model import Figure, inline_text
from newsconv.notices import Notice
from newsconv.readers.docx import read_docx
from newsconv.walk import text_rows

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _pixel() -> bytes:
    """A PNG of one pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + crc32(kind + data).to_bytes(4, "big")

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes((0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)))
            + chunk(b"IDAT", compress(b"\0\x80")) + chunk(b"IEND", b""))


PIXEL = _pixel()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of text that is put in one."""
    inside = inside if inside.startswith("<") or not inside else run(inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def numbered(text: str, number: int = 1, depth: int = 0, style: str = "") -> str:
    return para(text, style, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def style(identifier: str, name: str, kind: str = "paragraph", more: str = "", based: str = "") -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{above}{more}</w:style>'


def numbering(*forms: tuple[str, str]) -> str:
    """A numbering for each (format, text of the label), numbered from 1, with the same at three depths."""
    levels = [
        "".join(f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{text.replace("%1", f"%{depth + 1}")}"/></w:lvl>' for depth in range(3))
        for form, text in forms
    ]
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{at}">{level}</w:abstractNum>' for at, level in enumerate(levels))
    return abstract + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(forms)))


def part(root: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inside}</w:{root}>'.encode()


def made(body: str, *, styles: str = "", numbers: str = "", footnotes: str = "", links: dict[str, str] | None = None,
         others: dict[str, bytes] | None = None, kinds: dict[str, str] | None = None) -> bytes:
    """The file; `links` go outside, `others` are parts by name, `kinds` their kinds of relationship."""
    parts = {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), "word/styles.xml": part("styles", styles),
             "word/numbering.xml": part("numbering", numbers), "word/footnotes.xml": part("footnotes", footnotes), **(others or {})}
    named = {"word/styles.xml": "styles", "word/numbering.xml": "numbering", "word/footnotes.xml": "footnotes", **(kinds or {})}
    inner = [f'<Relationship Id="{kind}" Type="{_KINDS}{kind}" Target="{name.removeprefix("word/")}"/>' for name, kind in named.items()]
    outer = [f'<Relationship Id="{name}" Type="{_KINDS}hyperlink" Target="{escape(to)}" TargetMode="External"/>'
             for name, to in (links or {}).items()]
    parts["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(inner + outer)}</Relationships>".encode()
    parts["_rels/.rels"] = f'<Relationships><Relationship Id="a" Type="{_KINDS}officeDocument" Target="word/document.xml"/></Relationships>'.encode()
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


class Read:
    """A file as it was read."""

    def __init__(self, data: bytes) -> None:
        self.notices: list[Notice] = []
        self.draft: Draft = read_docx(data, "folder/article.docx", self.notices.append)
        self.rows = [row for row in self.draft.rows if isinstance(row, Row)]

    @property
    def kinds(self) -> list[tuple[str, str, str]]:
        """Type of block, role, and text or pictures."""
        return [(type(row.block).__name__, row.role, _words(row)) for row in self.rows]

    @property
    def lines(self) -> list[str]:
        return [inline_text(line) for row in self.rows for line in text_rows(row.block) if line]

    def codes(self) -> list[str]:
        return [notice.code for notice in self.notices]


def _words(row: Row) -> str:
    if isinstance(row.block, Figure) and row.block.pictures:
        return ",".join(picture.path for picture in row.block.pictures)
    return "|".join(inline_text(line) for line in text_rows(row.block) if line)
