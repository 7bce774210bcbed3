"""Word files: what Word's own checks and the format's validators would complain of (ISO 29500-1 and -2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname, join

from lxml import etree

from .findings import Finding, counted
from .package import Package, attribute, elements, listed, local, repeated, resolved

TYPES = "[Content_Types].xml"
_MAIN = "/officeDocument"
_STORIES = re.compile(r"(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
_OF_RELATIONSHIPS = ("officeDocument/2006/relationships", "ooxml/officeDocument/relationships")
_NOTES = {"footnoteReference": ("footnotes", "footnote"), "endnoteReference": ("endnotes", "endnote"),
          "commentReference": ("comments", "comment")}
"""A reference, the part that holds what it refers to, and the element there."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def main_part(package: Package) -> str:
    """The part that holds the text of a Word file, '' if it is none."""
    tree = package.tree("_rels/.rels")
    targets = [] if tree is None else [
        resolved(each.get("Target", ""), "") for each in elements(tree, "Relationship")
        if each.get("Type", "").endswith(_MAIN)
    ]
    return next((part for part in (*targets, "word/document.xml") if "word/" in part and part in package.parts), "")


def word_findings(package: Package, main: str) -> Iterator[Finding]:
    """Findings in the package, then in its text and all that belongs to it."""
    folder = dirname(main)
    stories = {
        part: tree for part in package.parts
        if dirname(part) == folder and (part == main or _STORIES.fullmatch(basename(part)))
        and (tree := package.tree(part)) is not None
    }
    yield from _types(package, main)
    yield from _dangling(package)
    for part, tree in stories.items():
        yield from _unrelated(package, part, tree)
        yield from _broken(part, tree)
        yield from _accessibility(part, tree)
    yield from _references(package, folder, stories)
    yield from _bookmarks(stories)
    yield from _language(package, folder, stories)
    yield from _title(package)


def _types(package: Package, main: str) -> Iterator[Finding]:
    """Every part has a type, by its suffix or by its name (ISO 29500-2, 10.1.2)."""
    tree = package.tree(TYPES)
    if tree is None:
        if TYPES not in package.parts:
            yield Finding("part-missing", "error", f"{TYPES} is not there: Word cannot open it")
        return
    suffixes = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in elements(tree, "Default")}
    named = {each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
             for each in elements(tree, "Override")}
    kinds = {part: named.get(part.lower(), suffixes.get(part.rpartition(".")[2].lower(), ""))
             for part in package.parts if part != TYPES}
    if bare := [part for part, kind in kinds.items() if not kind]:
        yield Finding("no-type", "error", f"{counted(len(bare), 'part')} without a content type: {listed(bare)}")
    if kinds[main] and "word" not in kinds[main]:
        yield Finding("wrong-type", "error", f"{main} is typed {kinds[main]}: Word takes it for no document")


def _dangling(package: Package) -> Iterator[Finding]:
    """Relationships that lead to no part (ISO 29500-2, 9.3)."""
    for part in package.parts:
        tree = package.tree(part) if part.endswith(".rels") else None
        for element in () if tree is None else elements(tree, "Relationship"):
            target = element.get("Target", "")
            beside = join(dirname(dirname(part)), "part")
            if element.get("TargetMode") != "External" and resolved(target, beside) not in package.parts:
                yield Finding("part-missing", "error", f"{part} leads to {target}, which is not there")


def _unrelated(package: Package, part: str, tree: etree._Element) -> Iterator[Finding]:
    """Pictures, links, headers that are asked for by an id that the part's relationships do not have."""
    related = package.tree(join(dirname(part), "_rels", f"{basename(part)}.rels"))
    known = set() if related is None else {each.get("Id", "") for each in elements(related, "Relationship")}
    asked = [
        str(value) for element in tree.iter("*") for key, value in element.attrib.items()
        if value and str(etree.QName(str(key)).namespace).endswith(_OF_RELATIONSHIPS)
    ]
    if lost := [each for each in asked if each not in known]:
        message = f"{part}: {counted(len(lost), 'reference')} to nothing ({listed(lost)}): a picture or link is missing"
        yield Finding("reference-lost", "error", message)


def _broken(part: str, tree: etree._Element) -> Iterator[Finding]:
    """What Word calls unreadable, or reads otherwise than it was meant."""
    bare = sum(_ends_badly(cell) for cell in elements(tree, "tc"))
    if bare:
        yield Finding("cell-broken", "error", f"{part}: {counted(bare, 'table cell')} not ending in a paragraph")
    kinds = [attribute(each, "fldCharType") for each in elements(tree, "fldChar")]
    if kinds.count("begin") != kinds.count("end"):
        message = f"{part}: {kinds.count('begin')} fields begin and {kinds.count('end')} end"
        yield Finding("field-open", "error", message)
    shapes = [each for each in elements(tree, "docPr") if not _is_fallback(each)]
    if same := repeated(each.get("id", "") for each in shapes):
        yield Finding("id-repeated", "warning", f"{part}: drawings share the number {listed(same)}")


def _ends_badly(cell: etree._Element) -> bool:
    last = next((child for child in reversed(cell) if local(child) in ("p", "tbl", "sdt", "tcPr")), None)
    return last is None or local(last) not in ("p", "sdt")


def _is_fallback(element: etree._Element) -> bool:
    """Whether it is what older programs show instead of the same thing said before (mc:Fallback)."""
    return any(local(above) == "Fallback" for above in element.iterancestors())


def _accessibility(part: str, tree: etree._Element) -> Iterator[Finding]:
    """What Word's accessibility checker reports: pictures without words, tables without a header row."""
    drawn = [each for each in elements(tree, "docPr") if not _is_fallback(each) and _shows(each.getparent())]
    older = [each.getparent() for each in elements(tree, "imagedata") if not _is_fallback(each)]
    bare = sum(not _has_words(each, "descr", "title") for each in drawn)
    bare += sum(each is not None and not _has_words(each, "alt", "title") for each in older)
    if bare:
        yield Finding("no-alternative", "warning", f"{part}: {counted(bare, 'picture')} without alternative text")
    headless = sum(_is_headless(table) for table in elements(tree, "tbl"))
    if headless:
        yield Finding("no-header-row", "note", f"{part}: {counted(headless, 'table')} without a header row")


def _is_headless(table: etree._Element) -> bool:
    """Whether it has rows, none of them a header; a single row is a frame for what stands side by side."""
    return sum(local(child) == "tr" for child in table) > 1 and not any(True for _ in elements(table, "tblHeader"))


def _shows(frame: etree._Element | None) -> bool:
    return frame is not None and any(True for _ in elements(frame, "blip", "chart"))


def _has_words(element: etree._Element, *names: str) -> bool:
    """Whether one of the attributes says something, or the picture is marked as decoration."""
    decorative = any(each.get("val") in ("1", "true") for each in elements(element, "decorative"))
    return decorative or any(element.get(name, "").strip() for name in names)


def _references(package: Package, folder: str, stories: dict[str, etree._Element]) -> Iterator[Finding]:
    """Styles, lists, notes and comments that the text names and their parts do not have."""
    styles = _values(package, f"{folder}/styles.xml", "style", "styleId")
    lists = _values(package, f"{folder}/numbering.xml", "num", "numId") | {"0"}
    used = {name: [attribute(each, "val") for tree in stories.values() for each in elements(tree, *names)]
            for name, names in (("style", ("pStyle", "rStyle", "tblStyle")), ("list", ("numId",)))}
    for name, known in (("style", styles), ("list", lists)):
        if lost := list(dict.fromkeys(each for each in used[name] if each not in known)):
            message = f"{counted(len(lost), name)} used and not defined: {listed(lost)}"
            yield Finding(f"{name}-undefined", "warning", message)
    for reference, (part, held) in _NOTES.items():
        known = _values(package, f"{folder}/{part}.xml", held, "id")
        asked = (attribute(each, "id") for tree in stories.values() for each in elements(tree, reference))
        if lost := [each for each in asked if each not in known]:
            message = f"{counted(len(lost), held)} referred to and not there: {listed(lost)}"
            yield Finding("note-missing", "error", message)


def _values(package: Package, part: str, name: str, key: str) -> set[str]:
    """The values of an attribute of all elements of a name in a part."""
    tree = package.tree(part)
    return set() if tree is None else {attribute(each, key) for each in elements(tree, name)}


def _bookmarks(stories: dict[str, etree._Element]) -> Iterator[Finding]:
    begun = [each for tree in stories.values() for each in elements(tree, "bookmarkStart")]
    names = [attribute(each, "name") for each in begun]
    if same := [*repeated(names), *repeated(attribute(each, "id") for each in begun)]:
        yield Finding("id-repeated", "warning", f"bookmarks share a name or number: {listed(same)}")
    links = (attribute(each, "anchor") for tree in stories.values() for each in elements(tree, "hyperlink"))
    if lost := [anchor for anchor in links if anchor and anchor != "_top" and anchor not in names]:
        yield Finding("link-lost", "warning", f"{counted(len(lost), 'link')} to no bookmark: {listed(lost)}")


def _language(package: Package, folder: str, stories: dict[str, etree._Element]) -> Iterator[Finding]:
    """Screen readers and the spelling checker go by the language that styles and text say."""
    settings = (package.tree(f"{folder}/{part}.xml") for part in ("styles", "settings"))
    trees = [*(tree for tree in settings if tree is not None), *stories.values()]
    said = [each for tree in trees for each in elements(tree, "lang", "themeFontLang")]
    if not any(attribute(each, "val") or attribute(each, "eastAsia") for each in said):
        yield Finding("no-language", "warning", "names no language")
    elif not any(attribute(each, "eastAsia") for each in said) and any(map(_has_han, stories.values())):
        yield Finding("no-language", "warning", "names no language for its Chinese text")


def _has_han(tree: etree._Element) -> bool:
    return any(_HAN.search(each.text or "") for each in elements(tree, "t"))


def _title(package: Package) -> Iterator[Finding]:
    tree = package.tree("docProps/core.xml")
    if tree is None or not any((each.text or "").strip() for each in elements(tree, "title")):
        yield Finding("no-title", "note", "has no title in its properties")
