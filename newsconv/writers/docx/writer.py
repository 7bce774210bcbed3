"""The writer: an article in, a Word file out."""

from __future__ import annotations

from itertools import count

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from msgspec import Struct

from ...model import Article
from ...options import DocxOptions
from ...theme import theme
from .. import Surroundings
from .body import Body
from .flow import Flow, Place
from .geometry import geometry
from .looks import paragraph_look
from .media import Media
from .notes import set_notes
from .numbering import Numbering
from .package import Package, Relations
from .parts import font_table, settings, theme_part
from .properties import core_properties, custom_properties, extended_properties
from .region import region
from .roles import StyleRole
from .running import RunningParts
from .styles import StyleSheet
from .work import Notes, Work
from .xml import Element, root, w


class DocxWriter(Struct, frozen=True):
    """Writes articles as DOCX with these options; UsageError for a paper or columns that do not work."""

    options: DocxOptions = DocxOptions()

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file; PictureError for a picture that is there but cannot be used."""
        package = Package()
        work = self._work(article, surroundings, package)
        document = root("document")
        part = package.add("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, document)
        package.relations.internal(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, part)
        main = Flow(work, Relations(part.rels), w(document, "body"), Place(work.page.measure))
        references = RunningParts(package, main.relations, work).references()
        Body(main, references).set_article()
        footnotes = set_notes(package, main)
        _add_parts(package, main, footnotes)
        _add_properties(package, work, surroundings)
        return package.write()

    def _work(self, article: Article, surroundings: Surroundings, package: Package) -> Work:
        looks = theme(self.options.theme)
        page = geometry(looks, self.options.paper, self.options.columns)
        place = region(article.language)
        return Work(
            article=article, theme=looks, page=page, region=place,
            sheet=StyleSheet(looks, place, headings(article), page.measure),
            numbering=Numbering(looks["list"].size, paragraph_look(looks["sidebar"]).padding),
            notes=Notes(article), media=Media(package, surroundings.pictures),
            notify=surroundings.notify, identifiers=count(1),
        )


def headings(article: Article) -> dict[StyleRole, int]:
    """The heading level of the headline, story headlines and outermost crossheads: none is skipped."""
    levels: dict[StyleRole, int] = {}
    if article.headline is not None and article.headline.title:
        levels["title"] = 1
    if any(story.headline is not None and story.headline.title for story in article.stories):
        levels["story-title"] = len(levels) + 1
    levels["crosshead"] = len(levels) + 1
    return levels


def _add_parts(package: Package, main: Flow, footnotes: bool) -> None:
    """Styles and the other parts that the document refers to."""
    work, relations = main.work, main.relations

    def add(name: str, content_type: str, kind: str, element: Element) -> None:
        relations.internal(kind, package.add(f"/word/{name}.xml", content_type, element))

    add("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, work.sheet.element())
    add("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS,
        settings(work.page, work.region, footnotes))
    add("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table(work.region))
    add("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, theme_part(work.region))
    if (numbering := work.numbering.element()) is not None:
        add("numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, numbering)


def _add_properties(package: Package, work: Work, surroundings: Surroundings) -> None:
    relations = package.relations
    core = core_properties(work.article, work.region, surroundings.modified)
    relations.internal(RELATIONSHIP_TYPE.CORE_PROPERTIES,
                       package.add("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core))
    extended = extended_properties(work.article)
    relations.internal(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
                       package.add("/docProps/app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, extended))
    if (custom := custom_properties(work.article)) is not None:
        relations.internal(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
                           package.add("/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom))
