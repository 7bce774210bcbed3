"""An EPUB as a reading system opens it: members, package, spine, and the text of the spine.

Independent of the code it tests: it uses the standard library's ZIP and XML only.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from newsconv.model import Article
from newsconv.notices import Notify, ignore
from newsconv.options import EpubOptions
from newsconv.pictures import Pictures
from newsconv.writers import Surroundings
from newsconv.writers.epub import EpubWriter

MODIFIED = datetime(2021, 4, 23, 8, 30, tzinfo=UTC)
PLAIN = EpubOptions(cover="none")
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OWN_LINE = frozenset(
    f"{XHTML}{tag}" for tag in
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption", "pre", "div", "aside", "figure", "br")
)


def written(article: Article, *folders: Path, notify: Notify = ignore, modified: datetime = MODIFIED,
            options: EpubOptions = PLAIN) -> bytes:
    """The bytes of the article's book, without a cover unless the options say so."""
    return EpubWriter(options)(article, Surroundings(Pictures(*folders), modified, notify))


def bound(*articles: Article, folder: Path | None = None, options: EpubOptions = PLAIN) -> Opened:
    """The articles bound into one book, opened."""
    file = BytesIO()
    folders = () if folder is None else (folder,)
    EpubWriter(options).bind([(article, Surroundings(Pictures(*folders), MODIFIED)) for article in articles], file)
    return Opened(file.getvalue())


class Opened:
    """A book, opened."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = ZipFile(BytesIO(data))
        self.package = ElementTree.fromstring(self.zip.read("EPUB/content.opf"))
        self.items = {item.get("id"): item for item in self.package.iter(f"{OPF}item")}

    def text_of(self, name: str) -> str:
        """A member as text."""
        return self.zip.read(posixpath.join("EPUB", name)).decode()

    @property
    def spine(self) -> list[str]:
        """Names of the linear content documents, in order."""
        refs = [ref for ref in self.package.iter(f"{OPF}itemref") if ref.get("linear") != "no"]
        return [self.items[ref.get("idref")].get("href", "") for ref in refs]

    @property
    def chapters(self) -> list[str]:
        """Names of the documents that hold the articles, in order."""
        return [name for name in self.spine if name not in ("cover.xhtml", "title.xhtml")]

    def documents(self) -> list[ElementTree.Element]:
        """The roots of the chapters."""
        return [self.root(name) for name in self.chapters]

    def root(self, name: str) -> ElementTree.Element:
        """The root of one document."""
        return ElementTree.fromstring(self.text_of(name).encode())

    def find(self, tag: str, **attributes: str) -> list[ElementTree.Element]:
        """All elements of the book with this tag and these attributes; `class_` is one of the classes."""
        class_ = attributes.pop("class_", None)
        return [
            node for root in self.documents() for node in root.iter(f"{XHTML}{tag}")
            if all(node.get(name) == value for name, value in attributes.items())
            and (class_ is None or class_ in classes(node))
        ]

    def meta(self, name: str) -> list[str]:
        """Values of a Dublin Core element, or of the `meta` with this property."""
        found = [node.text or "" for node in self.package.iter(f"{DC}{name}")]
        return found + [node.text or "" for node in self.package.iter(f"{OPF}meta") if node.get("property") == name]

    @property
    def text(self) -> str:
        """The article's text: all of the spine but what was generated, the navigation and the footnotes."""
        return "".join(piece for name in self.spine
                       for piece in pieces(self.root(name).find(f"{XHTML}body")))

    @property
    def notes(self) -> list[str]:
        """The text of each footnote."""
        return ["".join(pieces(note)) for note in self.find("div", class_="note-text")]


def classes(node: ElementTree.Element) -> list[str]:
    """The classes of an element."""
    return node.get("class", "").split()


def pieces(node: ElementTree.Element | None) -> Iterator[str]:
    """The pieces of text in an element, with a line break where a line of its own begins or ends."""
    if node is None or node.tag == f"{XHTML}nav" or "generated" in classes(node) or "footnotes" in classes(node):
        return
    edge = "\n" if node.tag in OWN_LINE else ""
    yield edge + (node.text or "")
    for child in node:
        yield from pieces(child)
        yield child.tail or ""
    yield edge


def squeezed(text: str) -> str:
    """The text without white space, but for one space between two letters or digits that are not Han."""
    words = text.split()
    out = words[:1]
    for word in words[1:]:
        out.append(" " + word if _is_word(out[-1][-1]) and _is_word(word[0]) else word)
    return "".join(out)


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN" and unicodedata.east_asian_width(char) not in "WF"
