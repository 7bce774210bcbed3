"""EPUB books: what EPUBCheck and reading systems would complain of (EPUB 3.3; OPF 2.0.1 for older books)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from .findings import Finding, counted
from .package import Package, attribute, elements, listed, local, repeated, resolved

CONTAINER = "META-INF/container.xml"
_MIMETYPE = b"application/epub+zip"
_XHTML = "application/xhtml+xml"
_SOURCES = {"a": "href", "area": "href", "link": "href", "img": "src", "image": "href", "script": "src",
            "source": "src", "audio": "src", "video": "src", "iframe": "src", "track": "src"}
"""Elements of a page that lead elsewhere, and by which attribute."""
_MAY_BE_FAR = {"a", "area", "audio", "video", "source"}


class _Book(Struct):
    """The package document, and what its pages say: ids of each, links from part to part, what they leave out."""

    opf: str
    tree: etree._Element
    items: dict[str, etree._Element]
    ids: dict[str, set[str]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    mute: dict[str, list[str]] = field(default_factory=lambda: {"language": [], "title": []})

    @property
    def is_third(self) -> bool:
        return str(self.tree.get("version", "")).startswith("3")

    def part_of(self, item: etree._Element) -> str:
        """The name of the part that an item of the manifest is."""
        return resolved(item.get("href", ""), self.opf)


def book_findings(package: Package) -> Iterator[Finding]:
    """Findings in the container, the package document and the pages."""
    first = next(iter(package.parts), "")
    if first != "mimetype" or package.parts["mimetype"].strip() != _MIMETYPE:
        yield Finding("mimetype", "error", "its first part is not the mimetype of an EPUB")
    opf = _package_part(package)
    tree = package.tree(opf)
    if tree is None:
        yield Finding("no-package", "error", f"{CONTAINER} leads to no package document: no reader can open it")
        return
    items = {each.get("id", ""): each for each in elements(tree, "item")}
    book = _Book(opf, tree, items)
    yield from _metadata(book)
    yield from _manifest(book, package)
    for item in items.values():
        if item.get("media-type") == _XHTML and (page := package.tree(book.part_of(item))) is not None:
            yield from _page(book, book.part_of(item), page)
    for what, pages in book.mute.items():
        if pages:
            yield Finding(f"no-{what}", "warning", f"{counted(len(pages), 'page')} without a {what}: {listed(pages)}")
    yield from _contents(book, package)
    yield from _links(book, package)


def _package_part(package: Package) -> str:
    tree = package.tree(CONTAINER)
    roots = [] if tree is None else [each.get("full-path", "") for each in elements(tree, "rootfile")]
    return unquote(roots[0]) if roots else ""


def _metadata(book: _Book) -> Iterator[Finding]:
    """Title, language, identifier and, in EPUB 3, when the book was last changed (EPUB 3.3, 5.5)."""
    for name in ("title", "language"):
        if not any(_text(each) for each in elements(book.tree, name)):
            yield Finding(f"no-{name}", "error", f"its package says no {name}")
    identifiers = {each.get("id"): _text(each) for each in elements(book.tree, "identifier")}
    if not identifiers.get(book.tree.get("unique-identifier")):
        yield Finding("no-identifier", "error", "its package says no identifier that is its own")
    said = {each.get("property", "") for each in elements(book.tree, "meta") if _text(each)}
    if book.is_third and "dcterms:modified" not in said:
        yield Finding("no-date", "error", "its package does not say when it was last changed (dcterms:modified)")
    if book.is_third and not any(each.startswith("schema:access") for each in said):
        yield Finding("no-accessibility", "note", "says nothing of its accessibility (schema:accessMode and the like)")


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _manifest(book: _Book, package: Package) -> Iterator[Finding]:
    """Each part is listed once and is there; the order of reading names listed parts (EPUB 3.3, 5.6 and 5.7)."""
    listing = list(elements(book.tree, "item"))
    near = [each.get("href", "") for each in listing if "://" not in each.get("href", "")]
    for href in near:
        if resolved(href, book.opf) not in package.parts:
            yield Finding("part-missing", "error", f"{book.opf} lists {href}, which is not there")
    if same := [*repeated(each.get("id", "") for each in listing), *repeated(near)]:
        yield Finding("id-repeated", "error", f"{book.opf} lists twice: {listed(same)}")
    beside = [each.get("href", "") for each in elements(book.tree, "link")]
    known = {resolved(href, book.opf) for href in (*near, *beside)}
    if loose := [part for part in package.parts if not _is_frame(part, book.opf) and part not in known]:
        yield Finding("part-unlisted", "warning", f"{counted(len(loose), 'part')} in no manifest: {listed(loose)}")
    order = [each.get("idref", "") for each in elements(book.tree, "itemref")]
    if lost := [each for each in order if each not in book.items]:
        yield Finding("spine-broken", "error", f"the order of reading names what is not listed: {listed(lost)}")
    if not order:
        yield Finding("spine-broken", "error", "has no order of reading: nothing would be shown")


def _is_frame(part: str, opf: str) -> bool:
    return part in ("mimetype", opf) or part.startswith("META-INF/")


def _page(book: _Book, part: str, page: etree._Element) -> Iterator[Finding]:
    """One page: its ids, words for pictures, what it fetches; ids, links and what is not said are noted in the book."""
    ids = [str(each.get("id")) for each in page.iter("*") if each.get("id")]
    book.ids[part] = set(ids)
    if same := repeated(ids):
        yield Finding("id-repeated", "error", f"{part}: the id {listed(same)} stands twice")
    if not attribute(page, "lang"):
        book.mute["language"].append(part)
    if not any(_text(each) for each in elements(page, "title")):
        book.mute["title"].append(part)
    bare = sum(each.get("alt") is None and each.get("role") != "presentation" for each in elements(page, "img"))
    if bare:
        yield Finding("no-alternative", "warning", f"{part}: {counted(bare, 'picture')} without alternative text")
    far = []
    for element in elements(page, *_SOURCES):
        target = attribute(element, _SOURCES[local(element)]).strip()
        if "://" in target.partition("?")[0]:
            far += [] if local(element) in _MAY_BE_FAR else [target]
        elif target and not _has_scheme(target):
            book.links.append((part, target))
    if far:
        yield Finding("remote", "error", f"{part} fetches from the network: {listed(far)}")


def _has_scheme(target: str) -> bool:
    """`mailto:a@b`, `data:…`; a colon after a slash, a query or a fragment is none."""
    scheme, colon, _ = target.partition(":")
    return bool(colon) and not set("/?#") & set(scheme)


def _contents(book: _Book, package: Package) -> Iterator[Finding]:
    """A navigation document with a table of contents; in older books an NCX (EPUB 3.3, 7)."""
    if not book.is_third:
        spine = next(elements(book.tree, "spine"), None)
        if spine is None or spine.get("toc") not in book.items:
            yield Finding("no-contents", "error", "has no table of contents (NCX)")
        return
    navs = [each for each in book.items.values() if "nav" in each.get("properties", "").split()]
    if len(navs) != 1:
        what = f"has {len(navs)} navigation documents" if navs else "has no navigation document"
        yield Finding("no-contents", "error", f"{what}: readers show no contents")
        return
    page = package.tree(book.part_of(navs[0]))
    if page is not None and not any("toc" in attribute(each, "type").split() for each in elements(page, "nav")):
        yield Finding("no-contents", "error", f"{book.part_of(navs[0])} has no table of contents (epub:type=\"toc\")")


def _links(book: _Book, package: Package) -> Iterator[Finding]:
    """Links within the book that lead to no part, or to no place in it."""
    lost: dict[str, list[str]] = {}
    for part, target in book.links:
        path, _, fragment = target.partition("#")
        there = resolved(path.partition("?")[0], part) if path else part
        is_lost = there not in package.parts or (
            fragment and there in book.ids and unquote(fragment) not in book.ids[there] and "(" not in fragment
        )
        if is_lost:
            lost.setdefault(part, []).append(target)
    for part, targets in lost.items():
        yield Finding("link-lost", "error", f"{part}: {counted(len(targets), 'link')} to nothing: {listed(targets)}")
