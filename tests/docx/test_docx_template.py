"""Styles, page, headers and footers of the user's own Word file."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

import docx
import pytest
import templates
from featured import featured, para, story, table, text
from hypothesis import given, settings
from hypothesis import strategies as st
from opened_docx import OpenedDocx, R, W, value, written
from strategies import articles
from templates import packed, parts, relations, template
from test_docx_styles import used_styles
from test_docx_validity import validator

from newsconv import model as m
from newsconv.errors import InputError, UsageError
from newsconv.options import DocxOptions
from newsconv.walk import plain_text


def upon(path: str, article: m.Article, **more: object) -> OpenedDocx:
    return written(article, options=DocxOptions(reference=path, **more))  # type: ignore[arg-type]


def head(**more: object) -> m.Article:
    return m.Article(headline=m.Headline(text("主题"), text("引题")), stories=(m.Story((para("正文"),)),),
                     **more)  # type: ignore[arg-type]


# Styles


def test_styles_are_found_by_name_whatever_their_identifiers(tmp_path: Path) -> None:
    article = head(bylines=(m.Byline(text("记者")),))
    opened = upon(template(tmp_path), article)
    styles = {words: style for style, words in opened.paragraphs() if words}
    assert {words: styles[words] for words in ("引题", "主题", "正文")} == {"引题": "a4", "主题": "1", "正文": "a3"}
    assert value(opened.styles["a4"], "name") == "引题"
    assert value(opened.styles["1"], "rPr/sz") == "44"


def test_what_the_template_lacks_is_added_and_nothing_else(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), head(bylines=(m.Byline(text("记者")),)))
    added = {style: value(element, "name") for style, element in opened.styles.items()
             if style not in {"a", "a0", "a1", "1", "a3", "a4", "a5", "a6", "a7", "Byline"}}
    byline = next(style for style, words in opened.paragraphs() if words == "记者")
    assert byline != "Byline"
    assert value(opened.styles[byline], "name") == "署名 (newsconv)"
    assert value(opened.styles[byline], "basedOn") == "a"
    assert set(added) == {byline, "SectionEnd"}


def test_an_alias_is_a_name(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), story(table(2)))
    assert {value(opened.styles[style], "basedOn") for style, words in opened.paragraphs() if words[:2] == "院别"} == {
        "a5"}
    assert value(opened.all("tbl")[0], "tblPr/tblStyle") == "a7"


def test_a_variant_changes_only_what_it_is_for(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), story(table(2)))
    style = next(element for name, element in opened.styles.items() if name.startswith("a5"))
    right = opened.styles["a5Right"]
    assert value(right, "name") == "社用表头（居右）"
    assert [(child.tag, child.get(W + "val")) for child in right.find(W + "pPr")] == [(W + "jc", "right")]
    assert right.find(W + "rPr") is None
    assert style.find(W + "pPr") is None


def test_a_body_without_a_style_of_its_own_takes_a_normal_that_stands_in(tmp_path: Path) -> None:
    plain = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>{}</w:style>'
    indented = plain.format('<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
    assert upon(template(tmp_path, styles=indented), story(para("文"))).styled("a") == ["文"]
    opened = upon(template(tmp_path, styles=plain.format("")), story(para("文")))
    assert opened.styled("BodyText") == ["文"]
    assert value(opened.styles["BodyText"], "basedOn") == "a"


def test_the_language_is_the_articles(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), head(language="zh-Hant-TW"))
    assert opened.all("rPrDefault/rPr/lang", "word/styles.xml")[0].get(W + "eastAsia") == "zh-TW"


def test_a_newsconv_file_whose_styles_are_renamed(tmp_path: Path) -> None:
    """Word keeps names it knows, and gives other identifiers; a user renames the rest."""
    members: dict[str, str | bytes] = dict(written(featured()).parts)
    styles = written(featured()).parts["word/styles.xml"].decode()
    for old, new in (('w:val="引题"', 'w:val="本社引题"'), ('w:styleId="BodyText"', 'w:styleId="af3"'),
                     ('w:val="BodyText"', 'w:val="af3"'), ('w:val="kicker"', 'w:val=""')):
        styles = styles.replace(old, new)
    members["word/styles.xml"] = styles.encode()
    opened = upon(packed(tmp_path, members), head())
    assert opened.styled("Kicker") == ["引题"]
    assert value(opened.styles["Kicker"], "name") == "本社引题"
    assert opened.styled("af3") == ["正文"]


def test_a_newsconv_file_gives_itself(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(written(featured()).data)
    own, again = written(featured()), upon(str(path), featured())
    assert again.paragraphs() == own.paragraphs()
    assert set(again.styles) == set(own.styles)
    assert [[child.attrib for child in section if "Reference" not in child.tag]
            for section in again.document.iter(W + "sectPr")] == [
        [child.attrib for child in section if "Reference" not in child.tag]
        for section in own.document.iter(W + "sectPr")]


@settings(max_examples=15, deadline=None)
@given(articles())
def test_the_text_is_whole_and_every_style_exists(tmp_path_factory: pytest.TempPathFactory, article: m.Article) -> None:
    opened = upon(template(tmp_path_factory.mktemp("any")), article)
    assert opened.text().split() == plain_text(article).split()
    assert used_styles(opened) <= set(opened.styles)
    names = [value(style, "name").casefold() for style in opened.styles.values()]
    assert len(names) == len(set(names))


# Page, headers, footers, lists


def test_the_page_is_the_templates(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), head())
    sections = list(opened.document.iter(W + "sectPr"))
    for section in sections:
        assert (value(section, "pgSz", "w"), value(section, "pgSz", "h")) == ("10433", "14742")
        assert value(section, "pgMar", "gutter") == "100"
        assert value(section, "docGrid", "linePitch") == "312"
    assert [value(section, "cols", "num") for section in sections] == ["1", "2", "1"]
    assert [value(section, "pgNumType", "start") for section in sections] == ["5", "", ""]
    assert opened.xml("word/settings.xml").find(W + "mirrorMargins") is not None


def test_columns_can_be_asked_for(tmp_path: Path) -> None:
    path = template(tmp_path)
    assert [value(section, "cols", "num") for section in upon(path, head(), columns=1).all("sectPr")] == ["1"]
    with pytest.raises(UsageError, match="do not fit"):
        upon(path, head(), columns=9)


def test_a_table_is_as_wide_as_the_templates_column(tmp_path: Path) -> None:
    grid = [int(column.get(W + "w")) for column in upon(template(tmp_path), story(table(2))).all("gridCol")]
    assert abs(sum(grid) - (10433 - 1300 - 1100 - 100 - 400) / 2) < 3


def test_headers_and_footers_come_with_their_pictures(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), head())
    first = next(opened.document.iter(W + "sectPr"))
    targets = opened.relations()
    parts_of = {child.tag.removeprefix(W): targets[child.get(R + "id")][0]
                for child in first if "Reference" in child.tag}
    assert opened.text(f"word/{parts_of['headerReference']}") == "内部资料"
    assert opened.text(f"word/{parts_of['footerReference']}") == "页脚"
    picture = opened.relations(parts_of["headerReference"].removesuffix(".xml"))["rId1"][0]
    assert opened.parts[f"word/{picture}"] == templates.png()
    assert [name for name in opened.parts if "header" in name and "rels" not in name] == ["word/header1.xml"]


def test_headers_are_inherited_from_earlier_sections(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(written(featured()).data)
    opened = upon(str(path), head())
    assert opened.paragraphs("word/header1.xml") == [("Header", "晨江医报　2019-06-06　05　要闻\t特别报道")]


def test_lists_follow_those_of_the_template(tmp_path: Path) -> None:
    opened = upon(template(tmp_path), story(m.List((m.ListItem((para("项"),)),))))
    numbering = opened.xml("word/numbering.xml")
    assert [element.get(W + "abstractNumId") for element in numbering.iter(W + "abstractNum")] == [
        "4", "5", "6", "7", "8"]
    assert [element.get(W + "numId") for element in numbering.findall(W + "num")] == ["9", "10"]
    assert [child.tag.removeprefix(W) for child in numbering] == ["abstractNum"] * 5 + ["num"] * 2
    assert value(opened.all("numPr")[0], "numId") == "10"


@pytest.mark.parametrize("section", ["", '<w:pgSz w:w="148mm" w:h="21cm"/>', '<w:cols w:num="40" w:space="0"/>'])
def test_a_section_may_say_little(tmp_path: Path, section: str) -> None:
    assert upon(template(tmp_path, section=section), head()).text().split() == ["引题", "主题", "正文"]


def test_python_docx_templates_and_pages(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    opened = upon(str(tmp_path / "plain.docx"), featured())
    document = docx.Document(BytesIO(opened.data))
    assert document.paragraphs[2].style.name == "Heading 1"
    assert {paragraph.style.name for paragraph in document.paragraphs} >= {"Body Text", "Heading 2", "List Paragraph"}


@pytest.mark.parametrize("version", ["Office2016", "Microsoft365"])
def test_the_validator_finds_no_error(tmp_path: Path, version: str) -> None:
    """On a template that has none: with everything asked for at once."""
    docx.Document().save(str(tmp_path / "plain.docx"))
    opened = upon(str(tmp_path / "plain.docx"), featured(), contents=True, emphasis_dots=True, vertical=True,
                  notices_as_comments=True)
    (tmp_path / "made.docx").write_bytes(opened.data)
    done = subprocess.run([*validator(), str(tmp_path / "made.docx"), "--officeVersion", version],
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout


# What is refused


def refused(path: str) -> str:
    with pytest.raises(InputError) as caught:
        upon(path, head())
    assert caught.value.file == path
    return caught.value.message


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    assert "no Word file" in refused(str(tmp_path / "a.docx"))
    assert "no such file" in refused(str(tmp_path / "none.docx"))
    assert "folder" in refused(str(tmp_path))
    assert "lacks its part" in refused(packed(tmp_path, {"x": "y"}))
    members = parts()
    sheet = str(members["word/document.xml"]).replace("w:document", "w:workbook")
    assert "no Word file" in refused(packed(tmp_path, {**members, "word/document.xml": sheet}))


def test_a_doctype_is_refused_and_its_entities_stay_closed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim", encoding="utf-8")
    members = parts()
    bomb = '<?xml version="1.0"?><!DOCTYPE w:hdr [<!ENTITY x SYSTEM "{}">]>'.format((tmp_path / "secret").as_uri())
    header = str(members["word/header1.xml"]).replace('<?xml version="1.0"?>', bomb).replace("内部资料", "&x;")
    assert "DOCTYPE" in refused(packed(tmp_path, {**members, "word/header1.xml": header}))


def test_a_part_that_unfolds_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsconv.writers.docx.opc.MOST_BYTES", 2**20)
    styles = templates.STYLES + " " * 2**20
    assert "holds over" in refused(template(tmp_path, styles=styles))
    many = {f"word/{number}": "" for number in range(5001)}
    assert "members" in refused(packed(tmp_path, {**parts(), **many}))


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    assert "not well-formed" in refused(template(tmp_path, styles="<w:style>"))
    path = Path(template(tmp_path))
    data = path.read_bytes()
    at = data.index(b"word/styles.xml") + 60
    path.write_bytes(data[:at] + bytes(40) + data[at + 40:])
    assert "styles.xml" in refused(str(path))
    with ZipFile(path, "w", ZIP_BZIP2) as file:
        file.writestr("[Content_Types].xml", "<x/>")
    assert "packed in a way" in refused(str(path))


def test_strict_open_xml_is_refused(tmp_path: Path) -> None:
    members = {name: data.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                  "http://purl.oclc.org/ooxml/wordprocessingml/main") if isinstance(data, str) else data
               for name, data in parts().items()}
    assert "Strict" in refused(packed(tmp_path, members))


@pytest.mark.parametrize(("kind", "target"), [
    ("image", "http://example.cn/spy.png"), ("hyperlink", "file:///etc/passwd"), ("oleObject", "embeddings/a.bin"),
    ("attachedTemplate", "file:///x.dotm"), ("image", "../../styles.xml"), ("image", "media/none.png"),
])
def test_a_header_that_reaches_outside_is_refused(tmp_path: Path, kind: str, target: str) -> None:
    refused(template(tmp_path, header_relations=relations(("rId1", kind, target))))


def test_nothing_that_runs_or_names_the_users_machine_is_taken(tmp_path: Path) -> None:
    members = parts(settings='<w:attachedTemplate r:id="rId1"/><w:mailMerge/>')
    members["word/_rels/settings.xml.rels"] = relations(("rId1", "attachedTemplate", "file:///C:/Users/geheim.dotm"))
    members["word/vbaProject.bin"] = b"macro"
    opened = upon(packed(tmp_path, members), head())
    everything = b"".join(opened.parts.values())
    assert b"geheim" not in everything
    assert b"attachedTemplate" not in everything
    assert not any("vba" in name for name in opened.parts)


@pytest.mark.parametrize("section", ['<w:pgSz w:w="weit" w:h="9"/>', '<w:pgSz w:w="1500" w:h="1500"/>'])
def test_a_page_that_cannot_be_is_refused(tmp_path: Path, section: str) -> None:
    refused(template(tmp_path, section=section))


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, 10_000), junk=st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_refused_or_read(tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes) -> None:
    path = Path(template(tmp_path_factory.mktemp("junk")))
    data = path.read_bytes()
    at = place % len(data)
    path.write_bytes(data[:at] + junk + data[at + len(junk):])
    try:
        upon(str(path), head())
    except (InputError, UsageError) as error:
        assert str(error)
