"""Pictures: upright, no wider than their column, with their alternative text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from featured import para, story, text
from opened_docx import OpenedDocx, written
from PIL import Image

from newsconv import model as m
from newsconv.errors import PictureError
from newsconv.notices import Notice

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12700


def picture(folder: Path, name: str, size: tuple[int, int] = (1200, 600), mode: str = "RGB", **save: object) -> None:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    image = image.convert(mode)
    if mode == "RGBA":
        image.putpixel((0, 0), (0, 0, 0, 0))
    image.save(folder / name, **save)


def drawings(opened: OpenedDocx) -> list[tuple[float, float, str]]:
    """Width and height in points, and alternative text, of each picture."""
    return [(int(inline.find(WP + "extent").get("cx")) / EMU, int(inline.find(WP + "extent").get("cy")) / EMU,
             inline.find(WP + "docPr").get("descr", "")) for inline in opened.document.iter(WP + "inline")]


def stored(opened: OpenedDocx) -> list[tuple[str, Image.Image]]:
    return [(name, Image.open(BytesIO(data))) for name, data in opened.parts.items() if name.startswith("word/media/")]


def figure(path: str, alternative: str = "会场") -> m.Article:
    return story(m.Figure((m.Picture(path, alternative, "题"),), text("图说"), text("赵六 摄")))


def test_a_wide_picture_fills_its_column(tmp_path: Path) -> None:
    picture(tmp_path, "a.jpg")
    opened = written(figure("a.jpg"), tmp_path)
    assert drawings(opened) == [(pytest.approx(231, abs=0.1), pytest.approx(115.5, abs=0.1), "会场")]
    assert [style for style, words in opened.paragraphs()][:3] == ["Picture", "CaptionKept", "Credit"]


def test_a_small_picture_keeps_its_size(tmp_path: Path) -> None:
    picture(tmp_path, "a.png", (96, 48))
    assert drawings(written(figure("a.png"), tmp_path))[0][:2] == (72, 36)


def test_a_tall_picture_leaves_room_on_its_page(tmp_path: Path) -> None:
    picture(tmp_path, "a.png", (900, 9000))
    width, height, _ = drawings(written(figure("a.png"), tmp_path))[0]
    assert height < 800
    assert width == pytest.approx(height / 10, abs=0.1)


def test_jpeg_and_png_go_in_as_they_are(tmp_path: Path) -> None:
    picture(tmp_path, "a.jpg")
    picture(tmp_path, "b.png")
    opened = written(story(m.Figure((m.Picture("a.jpg"), m.Picture("b.png")))), tmp_path)
    media = {name: data for name, data in opened.parts.items() if name.startswith("word/media/")}
    assert set(media.values()) == {(tmp_path / "a.jpg").read_bytes(), (tmp_path / "b.png").read_bytes()}


@pytest.mark.parametrize(("name", "mode", "kind"), [
    ("a.webp", "RGB", "JPEG"), ("a.webp", "RGBA", "PNG"), ("a.tif", "RGB", "JPEG"), ("a.tif", "CMYK", "JPEG"),
    ("a.tif", "L", "PNG"), ("a.tif", "1", "PNG"), ("a.tif", "P", "PNG"),
])
def test_other_kinds_become_jpeg_or_png(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    picture(tmp_path, name, (60, 30), mode)
    (where, image), = stored(written(figure(name), tmp_path))
    assert image.format == kind
    assert where.endswith(kind.lower())
    assert image.size == (60, 30)
    red, _, blue = image.convert("RGB").getpixel((10, 10))
    assert red > blue or mode in ("L", "1")


def test_a_picture_is_stored_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture(tmp_path, "a.jpg", (60, 30), exif=exif)
    opened = written(figure("a.jpg"), tmp_path)
    (_, image), = stored(opened)
    assert image.size == (30, 60)
    assert image.getexif().get(0x0112, 1) == 1
    top, bottom = image.getpixel((15, 5)), image.getpixel((15, 55))
    assert top[0] > 200 > 50 > top[2]
    assert bottom[2] > 200 > 50 > bottom[0]
    assert drawings(opened)[0][:2] == (22.5, 45)


def test_a_picture_is_stored_once(tmp_path: Path) -> None:
    picture(tmp_path, "a.png", (10, 10))
    opened = written(story(*(m.Figure((m.Picture("a.png", f"第{n}"),)) for n in range(3))), tmp_path)
    assert len(stored(opened)) == 1
    assert [words for _, _, words in drawings(opened)] == ["第0", "第1", "第2"]
    identifiers = [inline.find(WP + "docPr").get("id") for inline in opened.document.iter(WP + "inline")]
    assert len(set(identifiers)) == 3


def test_a_picture_in_a_line(tmp_path: Path) -> None:
    picture(tmp_path, "a.png", (10, 10))
    opened = written(story(para("前", m.Picture("a.png", "标"), "后")), tmp_path)
    assert opened.styled("BodyText") == ["前后"]
    assert [words for _, _, words in drawings(opened)] == ["标"]


def test_a_missing_picture_is_told_and_shown(tmp_path: Path) -> None:
    notices: list[Notice] = []
    source = m.Source(3, 3)
    article = story(m.Figure((m.Picture("no.png", "缺的图", source=source),), text("图说")),
                    para("前", m.Picture("no.png", "行内缺图"), "后"))
    opened = written(article, tmp_path, notices=notices)
    assert [(notice.code, notice.level) for notice in notices] == [("picture-missing", "loss")] * 2
    assert notices[0].source == source
    assert opened.styled("PictureMissing") == ["缺的图"]
    assert opened.runs("PictureMissingInLine") == ["行内缺图"]
    assert opened.styled("BodyText") == ["前后"]


def test_a_picture_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture", encoding="utf-8")
    with pytest.raises(PictureError):
        written(figure("a.png"), tmp_path)


def test_portraits_stand_side_by_side(tmp_path: Path) -> None:
    picture(tmp_path, "p.png", (400, 400))
    def one(name: str) -> m.Portrait:
        return m.Portrait(m.Person((m.Span("name", text(name)),)), m.Picture("p.png", name))

    opened = written(m.Article(portraits=tuple(one(f"人{n}") for n in range(8))), tmp_path)
    assert [len(row) - 1 for row in opened.all("tr")] == [4, 4]
    assert opened.styled("PortraitName")[1::2] == [f"人{n}" for n in range(8)]
    assert {size for size, _, _ in drawings(opened)} == {56}
