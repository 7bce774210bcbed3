"""One rule each, with a file made for it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from newsconv.errors import InputError, PictureError
from newsconv.model import Link, Ruby, inline_text
from newsconv.pictures import Pictures
from newsconv.pipeline import read_data
from newsconv.readers.docx import read_docx
from newsconv.readers.docx.numbering import counted
from newsconv.walk import walk

from .made import PIXEL, Read, made, numbered, numbering, para, part, run, style, zipped

STYLES = (
    style("Heading1", "heading 1") + style("a3", "标题 2", more='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("T", "Title") + style("K", "引题", more='<w:aliases w:val="kicker"/>') + style("B", "署名") + style("L", "導語")
    + style("C", "caption") + style("Q", "Quote") + style("S", "相关链接") + style("ST", "链接标题") + style("TOC1", "toc 1")
    + style("K2", "引题（另篇）", based="K") + style("Bold", "醒目", more="<w:rPr><w:b/></w:rPr>") + style("Code", "代码块")
    + style("Mono", "代码", "character") + style("Str", "Strong", "character") + style("D", "电头", "character")
    + style("Loud", "大字", "character", "<w:rPr><w:b/></w:rPr>")
)


def read(body: str, **more: Any) -> Read:
    return Read(made(body, styles=STYLES, **more))


def inlines(inside: str, **more: Any) -> list[str]:
    """Kinds of nodes and their texts in a paragraph."""
    (row,) = read(para(inside, properties=more.pop("properties", "")), **more).rows
    block: Any = row.block
    return [f"{type(node).__name__} {inline_text((node,))}" for node in block.children]


@pytest.mark.parametrize(("name", "kind"), [
    ("Heading1", ("Crosshead", "", "行")), ("a3", ("Crosshead", "", "行")), ("T", ("Paragraph", "title", "行")),
    ("K", ("Paragraph", "kicker", "行")), ("K2", ("Paragraph", "kicker", "行")), ("B", ("Paragraph", "byline", "行")),
    ("L", ("Paragraph", "lead", "行")), ("C", ("Paragraph", "caption", "行")), ("Q", ("Quotation", "", "行")),
    ("Code", ("CodeBlock", "", "行")), ("Unknown", ("Paragraph", "", "行")),
])
def test_styles_say_what_a_paragraph_is(name: str, kind: tuple[str, str, str]) -> None:
    assert read(para("行", name)).kinds == [kind]


def test_heading_levels() -> None:
    rows = read(para("一", "Heading1") + para("二", "a3") + para("三", "", '<w:outlineLvl w:val="2"/>') + para("文", "", '<w:outlineLvl w:val="9"/>')).rows
    assert [getattr(row.block, "level", 0) for row in rows] == [1, 2, 3, 0]


@pytest.mark.parametrize(("properties", "kind"), [
    ("<w:b/>", "Strong"), ('<w:b w:val="0"/>', "Text"), ("<w:i/>", "Emphasis"), ('<w:em w:val="dot"/>', "Emphasis"),
    ('<w:u w:val="single"/>', "Underline"), ('<w:u w:val="none"/>', "Text"), ("<w:strike/>", "Strikethrough"),
    ('<w:vertAlign w:val="superscript"/>', "Superscript"), ('<w:vertAlign w:val="subscript"/>', "Subscript"),
    ('<w:rStyle w:val="Str"/>', "Strong"), ('<w:rStyle w:val="Loud"/>', "Strong"), ('<w:rStyle w:val="Mono"/>', "Code"),
    ('<w:rStyle w:val="D"/>', "Span"), ('<w:rStyle w:val="Loud"/><w:b w:val="false"/>', "Text"),
])
def test_runs(properties: str, kind: str) -> None:
    assert inlines(run("前") + run("字", properties) + run("后")) == (
        ["Text 前字后"] if kind == "Text" else ["Text 前", f"{kind} 字", "Text 后"])


def test_marks_that_neighbours_share_are_one() -> None:
    assert inlines(run("粗", "<w:b/>") + run("粗斜", "<w:b/><w:i/>") + run("平")) == ["Strong 粗粗斜", "Text 平"]


@pytest.mark.parametrize("name", ["Bold", "Heading1"])
def test_what_a_style_makes_bold_is_not_strong(name: str) -> None:
    (row,) = read(para(run("字", "<w:b/>"), name)).rows
    assert [type(node).__name__ for node in row.block.children] == ["Text"]  # type: ignore[union-attr]


def test_breaks_tabs_and_signs() -> None:
    inside = ('<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/><w:noBreakHyphen/>'
              '<w:sym w:font="Wingdings" w:char="F0FC"/><w:cr/><w:t>丁</w:t></w:r>')
    assert "".join(read(para(inside)).lines) == "甲\n乙\t丙\u2011✓\n丁"


def test_space_counts_where_the_file_says_so() -> None:
    assert read(para('<w:r><w:t> tea </w:t></w:r><w:r><w:t xml:space="preserve"> and</w:t></w:r>')).lines == ["tea and"]


@pytest.mark.parametrize(("target", "kept"), [("https://a.example/", True), ("tel:110", True), ("file:///C:/x", False), ("javascript:x", False)])
def test_links(target: str, kept: bool) -> None:
    page = read(para(run("见") + f'<w:hyperlink r:id="k">{run("此", "<w:u w:val=" + chr(34) + "single" + chr(34) + "/>")}</w:hyperlink>'), links={"k": target})
    assert [node.target for row in page.rows for node in walk(row.block) if isinstance(node, Link)] == ([target] if kept else [])
    assert page.lines == ["见此"] and page.codes() == ([] if kept else ["link-refused"])


def field(code: str, shown: str) -> str:
    return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>')


@pytest.mark.parametrize(("inside", "kinds"), [
    (field(' HYPERLINK "https://a.example/x" ', "此处"), ["Link 此处"]), (field(" PAGE ", "3"), ["Text 3"]),
    ('<w:fldSimple w:instr=" DATE ">' + run("五月") + "</w:fldSimple>", ["Text 五月"]),
    (field(" IF " + "", "甲") + field(" HYPERLINK javascript:x ", "乙"), ["Text 甲乙"]),
])
def test_fields_are_what_they_show(inside: str, kinds: list[str]) -> None:
    assert inlines(inside) == kinds


def test_ruby() -> None:
    inside = f"<w:r><w:ruby><w:rt>{run('jiāng')}</w:rt><w:rubyBase>{run('江')}</w:rubyBase></w:ruby></w:r>"
    (ruby,) = [node for row in read(para(run("晨") + inside)).rows for node in walk(row.block) if isinstance(node, Ruby)]
    assert (inline_text(ruby.children), ruby.reading) == ("江", "jiāng")


def test_revisions_comments_and_hidden_text() -> None:
    page = read(para(run("留") + f"<w:ins>{run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + run("隐", "<w:vanish/>")
                     + '<w:r><w:commentReference w:id="1"/></w:r>'))
    assert page.lines == ["留增"]
    assert sorted(page.codes()) == ["comments", "deleted", "hidden"]


def test_heads_feet_and_contents_are_one_notice() -> None:
    page = read(para("目录一……1", "TOC1") + para("正文"), others={"word/header1.xml": part("hdr", para("柳河日报"))}, kinds={"word/header1.xml": "header"})
    assert page.lines == ["正文"]
    assert page.codes() == ["left-out"] and "柳河日报 / 目录一" in page.notices[0].message


# Lists


def test_lists_nest_and_part() -> None:
    page = read(numbered("甲") + numbered("子", 1, 1) + numbered("乙") + para("间") + numbered("点", 2), numbers=numbering(("decimal", "%1."), ("bullet", "·")))
    blocks: list[Any] = [row.block for row in page.rows]
    assert page.kinds == [("List", "", "甲|子|乙"), ("Paragraph", "", "间"), ("List", "", "点")]
    assert [(len(blocks[0].items), blocks[0].ordered), (len(blocks[2].items), blocks[2].ordered)] == [(2, True), (1, False)]


def test_a_list_that_goes_on_after_text_keeps_counting() -> None:
    page = read(numbered("甲") + para("间") + numbered("乙"), numbers=numbering(("decimal", "%1.")))
    assert [getattr(row.block, "start", 0) for row in page.rows] == [1, 0, 2]


def test_labels_that_lists_do_not_have_become_text() -> None:
    page = read(numbered("总则", 1, 0, "Heading1") + numbered("细则", 2) + numbered("附则", 2) + numbered("续", 1, 0, "Heading1"),
                numbers=numbering(("chineseCountingThousand", "第%1章"), ("chineseCounting", "（%1）")))
    assert page.lines == ["第一章总则", "（一）细则", "（二）附则", "第二章续"]


@pytest.mark.parametrize(("form", "count", "shown"), [
    ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五"), ("chineseCounting", 110, "一百一十"),
    ("chineseCounting", 2003, "二千零三"), ("upperRoman", 49, "XLIX"), ("lowerLetter", 28, "bb"), ("decimalEnclosedCircleChinese", 3, "③"),
    ("ideographTraditional", 2, "乙"), ("decimalZero", 7, "07"), ("decimalFullWidth", 12, "１２"), ("unheard-of", 5, "5"),
])
def test_numbers_as_formats_write_them(form: str, count: int, shown: str) -> None:
    assert counted(form, count) == shown


# Tables


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def table(*rows: str, head: bool = True) -> str:
    first = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{first if not at else ''}{row}</w:tr>" for at, row in enumerate(rows)) + "</w:tbl>"


def test_tables() -> None:
    page = read(para("表1", "C") + table(cell("区域") + cell("开放") + cell("闭馆"), cell("成人馆", '<w:gridSpan w:val="2"/>') + cell("9:00"),
                                        cell("少儿馆", '<w:vMerge w:val="restart"/>') + cell("甲") + cell("乙"), cell("", "<w:vMerge/>") + cell("丙") + cell("丁")))
    (row,) = page.rows
    block: Any = row.block
    texts = [[inline_text(one.children) for one in line.cells] for line in (block.header, *block.rows)]
    assert texts == [["区域", "开放", "闭馆"], ["成人馆", "", "9:00"], ["少儿馆", "甲", "乙"], ["", "丙", "丁"]]
    assert [[(one.columns, one.rows) for one in line.cells] for line in block.rows] == [
        [(2, 1), (1, 1), (1, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)]]
    assert inline_text(block.caption) == "表1"


def test_columns_are_aligned_as_the_cells_in_them_alone() -> None:
    def aligned(text: str, side: str, properties: str = "") -> str:
        return f'<w:tc><w:tcPr>{properties}</w:tcPr>{para(text, "", f"""<w:jc w:val="{side}"/>""")}</w:tc>'

    page = read(table(cell("书屋") + aligned("藏书", "right") + aligned("借阅", "right"),
                      cell("北门") + aligned("停业", "center", '<w:gridSpan w:val="2"/>'), head=False))
    block: Any = page.rows[0].block
    assert block.alignments == ("", "right", "right")


def test_a_cell_goes_on_only_from_one_above_it() -> None:
    goes_on, begins = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    page = read(table(cell("甲", goes_on) + cell("乙"), cell("", goes_on) + cell("丙"), cell("", goes_on) + cell("丁"),
                      cell("戊", begins) + cell("己"), head=False))
    block: Any = page.rows[0].block
    assert [[(inline_text(one.children), one.rows) for one in line.cells] for line in block.rows] == [
        [("甲", 3), ("乙", 1)], [("", 1), ("丙", 1)], [("", 1), ("丁", 1)], [("戊", 1), ("己", 1)]]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert read(table(f"<w:tc>{para('一')}{para('二', 'Heading1')}</w:tc>", head=False)).kinds == [("Paragraph", "", "一"), ("Crosshead", "", "二")]


# Boxes, pictures, notes


def test_boxes_of_our_own() -> None:
    page = read(para("前") + para("相关新闻", "ST") + para("甲", "S") + para("乙", "S") + para("后"))
    assert page.kinds == [("Paragraph", "", "前"), ("Sidebar", "", "相关新闻|甲|乙"), ("Paragraph", "", "后")]


def test_text_boxes_stand_behind_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{para('框内字')}</w:txbxContent>"
    inside = (f"{run('正文')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
              f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>")
    page = read(para(inside))
    assert page.lines == ["正文", "框内字"] and page.codes() == ["text-box"]


def drawing(words: str = "会场", kind: str = "inline") -> str:
    return f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="x" descr="{words}"/><a:blip r:embed="image"/></wp:{kind}></w:drawing></w:r>'


IMAGE: dict[str, Any] = {"others": {"word/media/image1.png": PIXEL}, "kinds": {"word/media/image1.png": "image"}}


@pytest.mark.parametrize("kind", ["inline", "anchor"])
def test_pictures(kind: str, tmp_path: Path) -> None:
    data = made(para(drawing(kind=kind) + run("旁边的字")) + para("图说", "C"), styles=STYLES, **IMAGE)
    page = Read(data)
    path = "article.docx/word/media/image1.png"
    assert page.kinds[0] == ("Figure", "", path)
    assert page.rows[0].block.pictures[0].alternative == "会场"  # type: ignore[union-attr]
    (tmp_path / "article.docx").write_bytes(data)
    loaded = Pictures(tmp_path).load(path)
    assert loaded is not None and (loaded.data, loaded.kind) == (PIXEL, "png")
    assert Pictures(tmp_path).load("article.docx/word/media/image2.png") is None
    assert Pictures().load(path) is None


def test_no_picture_is_taken_from_a_file_outside(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "article.docx").write_bytes(made(para("字"), **IMAGE))
    with pytest.raises(PictureError):
        Pictures(inside).load("../article.docx/word/media/image1.png")


def test_old_pictures_in_vml() -> None:
    page = read(para('<w:r><w:pict><v:shape alt="老图"><v:imagedata r:id="image"/></v:shape></w:pict></w:r>'), **IMAGE)
    assert page.kinds == [("Figure", "", "article.docx/word/media/image1.png")]


def test_pictures_that_are_not_in_the_file_are_refused() -> None:
    body = para("字") + para('<w:r><w:drawing><a:blip r:link="far"/></w:drawing></w:r>')
    assert read(body, links={"far": "https://x.example/1.png"}).codes() == ["picture-refused"]


def test_notes() -> None:
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    footnotes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + note.format(
        2, para("<w:r><w:footnoteRef/></w:r>" + run(" 见县志。")))
    page = read(para(run("字") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>'), footnotes=footnotes)
    (row,) = page.rows
    assert [type(node).__name__ for node in row.block.children] == ["Text", "FootnoteReference"]  # type: ignore[union-attr]
    (found,) = page.draft.footnotes
    assert found.key == "2" and inline_text(found.blocks[0].children) == "见县志。"  # type: ignore[union-attr]
    assert page.codes() == ["footnote-missing"]


def test_formulas_keep_their_letters() -> None:
    page = read(para(run("由") + "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"))
    assert page.lines == ["由a=b"] and page.codes() == ["formula"]


def test_rules() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    assert [kind for kind, _, _ in read(para("上") + para("", "", border) + para("") + para("下")).kinds] == ["Paragraph", "Divider", "Paragraph"]


def test_sources_count_paragraphs() -> None:
    rows = read(para("一") + para("") + para("三")).rows
    assert [row.source.first for row in rows if row.source] == [1, 3]


def test_content_controls_are_looked_through() -> None:
    page = read(f"<w:sdt><w:sdtContent>{para('块')}</w:sdtContent></w:sdt>" + para(f"<w:sdt><w:sdtContent>{run('行')}</w:sdtContent></w:sdt>"))
    assert page.lines == ["块", "行"]


# Files


def test_the_strict_variant() -> None:
    data = made(para("标题", "Heading1"), styles=STYLES)
    with ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strict = {name: content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                    b"http://purl.oclc.org/ooxml/wordprocessingml/main") for name, content in parts.items()}
    assert strict != parts
    assert Read(zipped(strict)).kinds == [("Crosshead", "", "标题")]


@pytest.mark.parametrize(("data", "words"), [
    (b"", "no DOCX"), (b"PK\x03\x04broken", "no DOCX"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, r"\.doc"),
    (zipped({"a.txt": b"x"}), "no main document"), (zipped({"word/document.xml": b"<x"}), "damaged"),
    (zipped({"word/document.xml": b"<w:document xmlns:w='x'/>"}), "no text"), (made(""), "no text"),
    (zipped({"word/document.xml": b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"}), "document type"),
])
def test_files_that_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_docx(data, "a.docx", lambda _: None)


def test_a_part_that_expands_without_end() -> None:
    bomb = zipped({"word/document.xml": b"<a>" + b" " * (101 * 2**20)})
    assert len(bomb) < 2**20
    with pytest.raises(InputError, match="MiB"):
        read_docx(bomb, "a.docx", lambda _: None)


def test_tables_nested_beyond_reason() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 400 + para("底") + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(InputError):
        read_docx(made(body), "a.docx", lambda _: None)


def test_the_whole_way_from_bytes() -> None:
    article = read_data(made(para("新馆开门", "T") + para("正文一段。"), styles=STYLES), "a.docx", format="docx")
    assert inline_text(article.headline.title) == "新馆开门"  # type: ignore[union-attr]
