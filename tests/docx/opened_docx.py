"""Reads a DOCX back with nothing but zipfile and lxml, as a plain program would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from newsconv.model import Article
from newsconv.notices import Notice
from newsconv.options import DocxOptions
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
GENERATED = {"PictureMissing", "PictureMissingInLine", "FootnoteReference"}
"""Styles of text that is not the article's: words for a missing picture, numbers of notes."""


class OpenedDocx:
    """The parts of a file, and questions to them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with ZipFile(BytesIO(data)) as file:
            self.members = file.infolist()
            self.parts = {member.filename: file.read(member) for member in self.members}
        self.document = self.xml("word/document.xml")
        self.styles = {style.get(W + "styleId"): style for style in self.xml("word/styles.xml").iter(W + "style")}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def all(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """Elements by a path of `w:` names: `p/pPr/numPr`, found at any depth."""
        return self.xml(part).findall(".//" + "/".join(W + step for step in path.split("/")))

    def paragraphs(self, part: str = "word/document.xml") -> list[tuple[str, str]]:
        """Style and text of each paragraph, in order, tables included."""
        return [(style_of(paragraph), text_of(paragraph)) for paragraph in self.xml(part).iter(W + "p")]

    def text(self, part: str = "word/document.xml") -> str:
        """The article's own text, a line for each paragraph."""
        return "\n".join(text for style, text in self.paragraphs(part) if style not in GENERATED)

    def styled(self, style: str, part: str = "word/document.xml") -> list[str]:
        """The texts of the paragraphs of this style."""
        return [text for name, text in self.paragraphs(part) if name == style]

    def runs(self, style: str) -> list[str]:
        """The texts of the runs of this character style."""
        return ["".join(t.text or "" for t in run.iter(W + "t")) for run in self.document.iter(W + "r")
                if value(run, "rPr/rStyle") == style]

    def named(self, name: str) -> etree._Element:
        """The style with this name or alias."""
        for style in self.styles.values():
            names = [value(style, "name"), *value(style, "aliases").split(",")]
            if name in names:
                return style
        raise AssertionError(f"no style named {name}")

    def relations(self, part: str = "document") -> dict[str, tuple[str, str]]:
        """Target and mode of each relationship of a part of `word/`."""
        rels = self.xml(f"word/_rels/{part}.xml.rels")
        return {rel.get("Id"): (rel.get("Target"), rel.get("TargetMode", "Internal")) for rel in rels}


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    """An attribute of the first element at this path, or ''."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + attribute, "")


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph, "pPr/pStyle")


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph; readings of ruby and generated runs are left out."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == W + "rt" or (child.tag == W + "r" and value(child, "rPr/rStyle") in GENERATED):
            continue
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "tab" and element.tag == W + "r":
            yield "\t"
        elif child.tag == W + "br":
            yield "\n"
        else:
            yield from _pieces(child)


def surroundings(*folders: object, notices: list[Notice] | None = None) -> Surroundings:
    """Surroundings with a fixed date."""
    notify = (lambda _: None) if notices is None else notices.append
    return Surroundings(Pictures(*folders), datetime(2019, 6, 6, 8, 30, tzinfo=UTC), notify)  # type: ignore[arg-type]


def written(article: Article, *folders: object, options: DocxOptions | None = None,
            notices: list[Notice] | None = None) -> OpenedDocx:
    """The article, written and opened."""
    writer = DocxWriter(options or DocxOptions())
    return OpenedDocx(writer(article, surroundings(*folders, notices=notices)))
