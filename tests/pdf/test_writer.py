"""The writer as a whole: an article in, a file out."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from fonts.tinyfont import tiny_font

from newsconv.model import (
    Article,
    Byline,
    Figure,
    Headline,
    Paragraph,
    Picture,
    Publication,
    Source,
    Span,
    Story,
    Strong,
    Text,
)
from newsconv.notices import Notice
from newsconv.options import PdfOptions
from newsconv.pictures import Pictures
from newsconv.walk import plain_text
from newsconv.writers import Surroundings
from newsconv.writers.pdf import PdfWriter

MODIFIED = datetime(2024, 5, 31, tzinfo=UTC)


def article(*blocks: Paragraph | Figure, language: str = "zh-Hans-CN") -> Article:
    return Article(
        language=language,
        file="spring.md",
        publication=Publication(keywords=("春天", "江城"), description="一条短讯"),
        headline=Headline(title=(Text("江城春来早"),), kicker=(Text("本市今日入春"),)),
        bylines=(Byline(children=(Text("记者 "), Span(role="name", children=(Text("赵小川"),)))),),
        stories=(Story(blocks=blocks),),
    )


BODY = Paragraph(children=(
    Text("气象台昨天说，连续五天平均气温高于10℃，CO₂浓度为420×10⁻⁶，"),
    Strong(children=(Text("江城入春"),)),
    Text("。“来得真早！”公园的园丁don’t mind——花都开了……"),
))


def written(made: Article, folder: Path, notices: list[Notice], options: PdfOptions = PdfOptions()) -> bytes:  # noqa: B008
    return PdfWriter(options, ())(made, Surroundings(Pictures(folder), MODIFIED, notices.append))


def text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def bare(words: str) -> str:
    return "".join(words.split())


def test_every_line_of_the_article_is_in_the_file(tmp_path: Path) -> None:
    made = article(BODY)
    got = bare(text(written(made, tmp_path, [])))
    for line in plain_text(made).splitlines():
        assert bare(line) in got


def test_the_file_says_what_the_article_says(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(written(article(BODY), tmp_path, []))) as pdf:
        assert str(pdf.docinfo.Title) == "江城春来早"
        assert str(pdf.docinfo.Author) == "赵小川"
        assert str(pdf.docinfo.Subject) == "一条短讯"
        assert str(pdf.docinfo.Keywords) == "春天, 江城"
        assert str(pdf.docinfo.ModDate) == "D:20240531000000Z"
        assert str(pdf.Root.Lang) == "zh-Hans-CN"


def test_an_article_without_title_is_named_by_its_file(tmp_path: Path) -> None:
    made = Article(file="note.md", stories=(Story(blocks=(BODY,)),))
    with pikepdf.open(BytesIO(written(made, tmp_path, []))) as pdf:
        assert str(pdf.docinfo.Title) == "note.md"


def test_traditional_text_is_set_in_a_traditional_face(tmp_path: Path) -> None:
    made = article(Paragraph(children=(Text("臺灣的春天來得早。"),)), language="zh-Hant-TW")
    assert b"NotoSerifTC" in written(made, tmp_path, [])
    assert b"NotoSerifSC" not in written(made, tmp_path, [])


def test_a_character_without_a_glyph_is_a_loss_with_its_line(tmp_path: Path) -> None:
    notices: list[Notice] = []
    paragraph = Paragraph(children=(Text("笑脸🙂在这里。", source=Source(7, 9)),), source=Source(7, 9))
    data = written(article(paragraph), tmp_path, notices)
    (notice,) = [n for n in notices if n.code == "no-glyph"]
    assert notice.level == "loss"
    assert notice.source == Source(7, 9)
    assert notice.file == "spring.md"
    assert "🙂 (U+1F642 SLIGHTLY SMILING FACE)" in notice.message
    assert "笑脸🙂在这里。" in bare(text(data))


def test_a_missing_picture_is_a_loss_told_once(tmp_path: Path) -> None:
    notices: list[Notice] = []
    figure = Figure(pictures=(Picture(path="none.jpg", source=Source(3, 3)),), caption=(Text("图说"),))
    written(article(BODY, figure, figure), tmp_path, notices)
    (notice,) = [n for n in notices if n.code == "picture-missing"]
    assert (notice.level, notice.source) == ("loss", Source(3, 3))
    assert "none.jpg" in notice.message


def test_a_face_of_the_system_is_told(tmp_path: Path) -> None:
    tiny_font(tmp_path / "Smile.ttf", {"🙂": "笑"})
    notices: list[Notice] = []
    made = article(Paragraph(children=(Text("笑脸🙂"),)))
    PdfWriter(font_folders=(tmp_path,))(made, Surroundings(Pictures(tmp_path), MODIFIED, notices.append))
    (notice,) = [n for n in notices if n.code == "system-face"]
    assert notice.level == "info"
    assert "🙂" in notice.message


def test_same_article_same_bytes(tmp_path: Path) -> None:
    assert written(article(BODY), tmp_path, []) == written(article(BODY), tmp_path, [])


def test_paper_is_as_asked(tmp_path: Path) -> None:
    data = written(article(BODY), tmp_path, [], PdfOptions(paper="A5"))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [round(float(v)) for v in pdf.pages[0].MediaBox] == [0, 0, 420, 595]
