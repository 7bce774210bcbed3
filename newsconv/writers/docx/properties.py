"""Document properties: what the file says of itself."""

from __future__ import annotations

from datetime import UTC, datetime

from docx.oxml.ns import nsmap
from lxml import etree

from ...identity import content_identifier
from ...model import Article, Byline, inline_text
from ...walk import walk
from .region import Region
from .xml import Element, default_namespace, legal

_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that users define; their numbers begin at 2 (ECMA-376 part 4, §4.3)."""


def title(article: Article) -> str:
    """The article's title, or that of the first story that has one."""
    heads = [article.headline, *(story.headline for story in article.stories)]
    return next((text for head in heads if head and (text := one_line(inline_text(head.title)))), "")


def authors(article: Article) -> tuple[str, ...]:
    """The names in the article's bylines, or else in those of its stories, each once."""
    rows = article.bylines or tuple(
        node for story in article.stories for node in walk(story) if isinstance(node, Byline)
    )
    return tuple(dict.fromkeys(one_line(name) for byline in rows for name in byline.names))


def core_properties(article: Article, region: Region, modified: datetime) -> Element:
    """`cp:coreProperties`; what is not known is left out."""
    spaces = {prefix: nsmap[prefix] for prefix in ("cp", "dc", "dcterms", "xsi")}
    core: Element = etree.Element(f"{{{nsmap['cp']}}}coreProperties", nsmap=spaces)
    about = article.publication
    head = article.headline
    section = about.section or (inline_text(head.section) if head else "")
    for tag, value in (
        ("dc:title", title(article)),
        ("dc:subject", section),
        ("dc:creator", "; ".join(authors(article))),
        ("cp:keywords", ", ".join(about.keywords)),
        ("dc:description", about.description),
        ("dc:identifier", about.identifier or about.url or content_identifier(article)),
        ("dc:language", region.tag),
    ):
        if value:
            _element(core, tag).text = one_line(value)
    stamp = _utc(modified).strftime("%Y-%m-%dT%H:%M:%SZ")
    for tag in ("dcterms:created", "dcterms:modified"):
        date = _element(core, tag)
        date.set(f"{{{nsmap['xsi']}}}type", "dcterms:W3CDTF")
        date.text = stamp
    return core


def extended_properties(article: Article) -> Element:
    """`Properties`: the program, and the paper as the company."""
    properties: Element = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap=default_namespace(_EXTENDED))
    for tag, value in (("Application", "newsconv"), ("DocSecurity", "0"),
                       ("Company", one_line(article.publication.outlet))):
        if value:
            etree.SubElement(properties, f"{{{_EXTENDED}}}{tag}").text = value
    return properties


def custom_properties(article: Article) -> Element | None:
    """`Properties` of one's own: where and when the article appeared; None where nothing is known."""
    about = article.publication
    known = [(name, one_line(value)) for name, value in (
        ("Outlet", about.outlet), ("Issue date", about.issue_date), ("Page number", about.page_number),
        ("Page name", about.page_name), ("Section", about.section), ("URL", about.url), ("Rights", about.rights),
    ) if value]
    if not known:
        return None
    properties: Element = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=default_namespace(_CUSTOM) | {"vt": _VALUES})
    for number, (name, value) in enumerate(known, 2):
        entry = etree.SubElement(properties, f"{{{_CUSTOM}}}property", fmtid=_USER_DEFINED, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = value
    return properties


def _element(parent: Element, tag: str) -> Element:
    prefix, _, local = tag.partition(":")
    return etree.SubElement(parent, f"{{{nsmap[prefix]}}}{local}")


def one_line(text: str) -> str:
    """One line, as XML allows it; controls are made visible before white space is joined."""
    return " ".join(legal(text).split())


def _utc(moment: datetime) -> datetime:
    """A date without a zone is taken as UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
