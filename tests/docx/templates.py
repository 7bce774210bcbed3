"""Makes Word files to take styles and pages from, part by part, as other programs write them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Body Text"/><w:basedOn w:val="a"/>
  <w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="a4"><w:name w:val="引题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="a5"><w:name w:val="社用表头"/><w:aliases w:val="x,table head"/>
  <w:basedOn w:val="a3"/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Byline"><w:name w:val="署名"/></w:style>
<w:style w:type="character" w:styleId="a6"><w:name w:val="Strong"/></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="a7"><w:name w:val="news table"/></w:style>
"""
SECTION = """
<w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/>
<w:pgSz w:w="10433" w:h="14742"/><w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300" w:header="500"
 w:footer="600" w:gutter="100"/><w:pgNumType w:start="5"/><w:cols w:num="2" w:space="400"/>
<w:docGrid w:type="lines" w:linePitch="312"/>
"""
HEADER = '<w:p><w:r><w:t>内部资料</w:t></w:r><w:r><w:drawing r:embed="rId1"/></w:r></w:p>'
NUMBERING = """
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"/></w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>
"""


def png() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (4, 4), "red").save(stream, "PNG")
    return stream.getvalue()


def _part(tag: str, inside: str) -> str:
    return f'<?xml version="1.0"?><w:{tag} {_W} {_R}>{inside}</w:{tag}>'


def relations(*entries: tuple[str, str, str]) -> str:
    """A part of relationships: identifier, kind, target; a target with a colon lies outside."""
    rows = "".join(
        f'<Relationship Id="{identifier}" Type="{kind if ":" in kind else _KINDS + kind}" Target="{target}"'
        f'{" TargetMode=" + chr(34) + "External" + chr(34) if ":" in target else ""}/>'
        for identifier, kind, target in entries)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def parts(**changed: str) -> dict[str, str | bytes]:
    """The members of a template; `styles`, `section`, `header`, `settings`, `numbering` change what they hold."""
    def said(name: str, usual: str) -> str:
        return changed.get(name, usual)

    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>' for name, kind in (
        ("document", "document.main"), ("styles", "styles"), ("header1", "header"),
        ("footer1", "footer"), ("settings", "settings"), ("numbering", "numbering")))
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                               f'<Default Extension="png" ContentType="image/png"/>{types}</Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": _part("document", "<w:body><w:p/><w:sectPr>" + said("section", SECTION)
                                   + "</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "settings", "/word/settings.xml"),
            ("rId3", "numbering", "numbering.xml"), ("rId7", "header", "header1.xml"),
            ("rId8", "footer", "footer1.xml")),
        "word/styles.xml": _part("styles", said("styles", STYLES)),
        "word/settings.xml": _part("settings", said("settings", "<w:mirrorMargins/>")),
        "word/numbering.xml": _part("numbering", said("numbering", NUMBERING)),
        "word/header1.xml": _part("hdr", said("header", HEADER)),
        "word/_rels/header1.xml.rels": said("header_relations", relations(("rId1", "image", "media/image1.png"))),
        "word/footer1.xml": _part("ftr", "<w:p><w:r><w:t>页脚</w:t></w:r></w:p>"),
        "word/media/image1.png": png(),
    }


def packed(folder: Path, members: dict[str, str | bytes]) -> str:
    """A template file with these members; its path."""
    path = folder / "template.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return str(path)


def template(folder: Path, **changed: str) -> str:
    """A template file; see `parts`."""
    return packed(folder, parts(**changed))
