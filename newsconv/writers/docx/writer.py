"""The writer: an article in, a Word file out."""

from __future__ import annotations

from itertools import count

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from msgspec import Struct

from ...model import Article
from ...notices import Notice
from ...options import DocxOptions
from ...theme import theme
from .. import Surroundings
from .body import Body
from .captions import Captions
from .comments import Comments
from .contents import Contents
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
from .sections import page_setup
from .styles import StyleSheet
from .template import Template
from .work import Notes, Work
from .xml import Element, root, w


class DocxWriter(Struct, frozen=True):
    """Writes articles as DOCX with these options.

    Raises UsageError for a paper or columns that do not work, InputError for a reference that cannot be used.
    """

    options: DocxOptions = DocxOptions()

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:
        """The whole file; PictureError for a picture that is there but cannot be used."""
        package = Package()
        template = Template(self.options.reference) if self.options.reference else None
        notices = list(surroundings.notices)
        work = self._work(article, surroundings, package, template, notices)
        document = root("document")
        part = package.add("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, document)
        package.relations.internal(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, part)
        main = Flow(work, Relations(part.rels), w(document, "body"), Place(work.page.measure))
        _set_body(package, main, template)
        footnotes = set_notes(package, main)
        if self.options.notices_as_comments:
            work.comments.write(notices, package, main.relations, work.sheet, surroundings.modified)
        _add_parts(package, main, footnotes, template)
        _add_properties(package, work, surroundings)
        return package.write()

    def _work(self, article: Article, surroundings: Surroundings, package: Package, template: Template | None,
              notices: list[Notice]) -> Work:
        options = self.options
        looks, place, levels = theme(options.theme), region(article.language), headings(article)
        if template is None:
            page = geometry(looks, options.paper, options.columns, options.vertical, options.character_grid)
        else:
            page = template.geometry(looks, options.columns, options.vertical)

        def notify(notice: Notice) -> None:
            notices.append(notice)
            surroundings.notify(notice)

        styles, lists = (None, None) if template is None else (template.styles, template.numbering)
        return Work(
            article=article, theme=looks, page=page, region=place,
            sheet=StyleSheet(looks, place, levels, page.across, page.vertical, styles),
            numbering=Numbering(looks["list"].size, paragraph_look(looks["sidebar"]).padding, lists),
            notes=Notes(article), media=Media(package, surroundings.pictures),
            notify=notify, identifiers=count(1), captions=Captions(article), comments=Comments(),
            contents=Contents(2 if "title" in levels else 1) if options.contents else None,
            emphasis="emphasis-dots" if options.emphasis_dots else "emphasis",
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


def _set_body(package: Package, main: Flow, template: Template | None) -> None:
    """The text with its headers and footers on its page."""
    if template is None:
        references, setup = RunningParts(package, main.relations, main.work).references(), page_setup(main.work.page)
    else:
        references, setup = template.headers_and_footers(package, main.relations), template.setup
    Body(main, references, setup).set_article()


def _add_parts(package: Package, main: Flow, footnotes: bool, template: Template | None) -> None:
    """Styles and the other parts that the document refers to."""
    work, relations = main.work, main.relations

    def add(name: str, content_type: str, kind: str, element: Element) -> None:
        relations.internal(kind, package.add(f"/word/{name}.xml", content_type, element))

    add("styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, work.sheet.element())
    add("settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS,
        settings(work.page, work.region, footnotes, template))
    add("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE,
        font_table(work.region, None if template is None else template.fonts))
    if template is None or not template.add_theme(package, relations):
        add("theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, theme_part(work.region))
    if (numbering := work.numbering.element()) is not None:
        part = package.add("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, numbering)
        relations.internal(RELATIONSHIP_TYPE.NUMBERING, part)
        if template is not None:
            template.add_bullets(package, part)


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
