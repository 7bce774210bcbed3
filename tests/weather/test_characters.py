"""Characters that no file can hold, or that would make it read otherwise than it is written."""

from __future__ import annotations

import io
import zipfile

import docx
import msgspec
import pytest
from click.testing import CliRunner
from lxml import etree

import newsconv
from newsconv.cli import _harmless, cli
from newsconv.links import is_allowed_target
from newsconv.model import Paragraph, Story, Text
from newsconv.notices import Notice

HEAD = "# 标题\n\n本报记者 王小明\n\n"
CONTROLS = "\x00\x01\x0b\x0c\x1b\x7f\x85\x9f\u2028\ufdd0\ufffe\uffff\ud800"


def opens(article: newsconv.Article) -> None:
    """Every format of the article is well formed."""
    docx.Document(io.BytesIO(newsconv.render(article, "docx")))
    with zipfile.ZipFile(io.BytesIO(newsconv.render(article, "epub"))) as book:
        assert book.testzip() is None
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                etree.fromstring(book.read(name))
    assert newsconv.render(article, "pdf").startswith(b"%PDF")
    newsconv.render(article, "html").decode()
    assert newsconv.same(newsconv.read_data(newsconv.render(article, "json"), "a", format="json"), article)


def test_an_article_made_by_a_program() -> None:
    article = newsconv.Article("zh-Hans-CN", stories=(Story(blocks=(Paragraph((Text(f"甲{CONTROLS}乙\u202e丙"),)),)),))
    notices: list[Notice] = []
    newsconv.render(article, "docx", notify=notices.append)
    assert {notice.code for notice in notices} >= {"control-characters", "direction-marks"}
    text = docx.Document(io.BytesIO(newsconv.render(article, "docx"))).paragraphs
    assert any("丙" in one.text and "\u202e" not in one.text for one in text)


@pytest.mark.parametrize("source", [
    HEAD + "甲&#x202e;乙&#12;丙&#0;丁&#xfffe;戊",
    HEAD + "甲\u202e乙\u2066丙",
    HEAD + "甲\x1b[31m乙\x85丙",
    HEAD + "`甲&#x202e;\x01`\n\n```\n\x02乙\n```\n",
    "---\ntitle: \"甲\\x01\\u202e乙\"\noutlet: \"丙\\x07\"\n---\n\n正文。\n",
    HEAD + "甲\ue000乙\U000e0fff丙\U0010fffd",
    HEAD + "甲" + "\u0301" * 500 + "\u200b" * 500 + "乙",
])
def test_sources(source: str) -> None:
    notices: list[Notice] = []
    article = newsconv.read_data(source.encode(), "a.md", format="md", notify=notices.append)
    text = newsconv.plain_text(article)
    assert not {"\u202e", "\u2066", "\x01", "\x1b", "\x0c"} & set(text)
    assert "乙" in text
    opens(article)


def test_json_with_controls_and_halves_of_pairs() -> None:
    good = newsconv.render(newsconv.read_data((HEAD + "甲乙丙。").encode(), "a.md", format="md"), "json")
    article = newsconv.read_data(good.replace("乙".encode(), b"\\u0001\\u202e\\ufffe"), "a.json", format="json")
    assert "甲\ufffd丙。" in newsconv.plain_text(article)
    opens(article)
    for wrong in (b"\\ud800", b"\xed\xa0\x80"):
        with pytest.raises(newsconv.InputError):
            newsconv.read_data(good.replace("乙".encode(), wrong), "a.json", format="json")


def test_a_file_name_that_is_no_utf8_or_steers_the_terminal() -> None:
    name = "a\udcff.md"
    article = newsconv.read_data((HEAD + "甲。").encode(), newsconv.pipeline.shown_name(name), format="md")
    msgspec.json.encode(article)
    assert _harmless("a\x1b[2J\u202eb\udcff新") == "a\\x1b[2J\\x202eb\\xdcff新"
    done = CliRunner().invoke(cli, ["convert", "nothing\x1b[31m.md", "-o", "x.pdf"])
    assert done.exit_code == 1
    assert "\x1b" not in done.output


@pytest.mark.parametrize("target", [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:x",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//host/share", "\\\\host\\share", "https:", "",
])
def test_links_that_lead_nowhere(target: str) -> None:
    assert not is_allowed_target(target)
    shown = target.replace("\t", "&Tab;").replace("\x01", "&#1;")
    article = newsconv.read_data(f"{HEAD}甲[乙](<{shown}>)丙。".encode(), "a.md", format="md")
    assert "乙" in newsconv.plain_text(article)
    page = newsconv.render(article, "html").decode()
    assert 'href="j' not in page.lower() and 'href="data' not in page and 'href="file' not in page and 'href="v' not in page


NAMELESS = "\ue000\ue001\uf8ff\U000f0000\u0378\U000e0fff"


def test_private_and_unassigned_characters_are_kept_and_told_once_for_each_kind() -> None:
    notices: list[Notice] = []
    source = f"{HEAD}甲乙。\n\n甲{NAMELESS}乙。\n\n再{NAMELESS}。\n"
    article = newsconv.read_data(source.encode(), "a.md", format="md", notify=notices.append)
    told = {notice.code: notice for notice in notices if notice.code in ("private-use", "unassigned-characters")}
    assert sum(notice.code in told for notice in notices) == len(told) == 2
    assert {notice.level for notice in told.values()} == {"doubt"}
    assert {notice.source.first for notice in told.values() if notice.source} == {7}
    assert "U+E000" in told["private-use"].message
    assert "U+0378" in told["unassigned-characters"].message
    for format in ("docx", "html", "json", "md"):
        again = newsconv.read_data(newsconv.render(article, format), f"b.{format}", format=format)
        assert newsconv.plain_text(again).count(NAMELESS) == 2, format
    with zipfile.ZipFile(io.BytesIO(newsconv.render(article, "epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert NAMELESS in pages


def test_private_and_unassigned_characters_stand_as_geta_in_pdf() -> None:
    shown = NAMELESS.removesuffix("\U000e0fff")  # which Unicode reserves for what shows nothing
    article = newsconv.read_data(f"{HEAD}甲{shown}乙。\n".encode(), "a.md", format="md")
    notices: list[Notice] = []
    newsconv.render(article, "pdf", notify=notices.append)
    told = [notice for notice in notices if notice.code == "no-glyph"]
    assert len(told) == len(shown)
    for character, notice in zip(shown, told, strict=True):
        assert f"U+{ord(character):04X}" in notice.message
        assert notice.source is not None
        assert notice.source.first == 5


def test_many_characters_that_no_face_has() -> None:
    """Each shares the glyph that stands in for it, and still extracts as itself."""
    import pikepdf

    wanted = "".join(map(chr, range(0xF0000, 0xF0400)))
    pdf = newsconv.render(newsconv.read_data((HEAD + wanted).encode(), "a.md", format="md"), "pdf")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tables = [font.ToUnicode.read_bytes() for font in opened.pages[0].Resources.Font.values() if "/ToUnicode" in font]
    codes = b"".join(tables).upper()
    assert all(character.encode("utf-16-be").hex().upper().encode() in codes for character in wanted)
