"""Pictures: core media types, upright, in colours that screens show, each held once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from invented import one_story, para, words
from opened_epub import Opened, written
from PIL import Image

from newsconv.model import Article, Figure, Picture
from newsconv.pictures import Pictures
from newsconv.writers.markup import ScreenPicture, screen_picture

RED, BLUE = (220, 20, 20), (20, 20, 220)


def two_tone(size: tuple[int, int] = (40, 20), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def converted(folder: Path, name: str) -> tuple[ScreenPicture, Image.Image]:
    """The picture as a book holds it, and decoded."""
    loaded = Pictures(folder).load(name)
    assert loaded is not None
    picture = screen_picture(loaded)
    return picture, Image.open(BytesIO(picture.data))


@pytest.mark.parametrize(("name", "media_type"), [
    ("a.jpg", "image/jpeg"), ("a.png", "image/png"), ("a.gif", "image/gif"), ("a.webp", "image/webp")])
def test_core_media_types_stay_as_they_are(tmp_path: Path, name: str, media_type: str) -> None:
    two_tone().save(tmp_path / name)
    picture, _ = converted(tmp_path, name)
    assert (picture.media_type, picture.data) == (media_type, (tmp_path / name).read_bytes())


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L", "1", "I;16", "F", "RGBA", "LAB"])
def test_tiff_becomes_png(tmp_path: Path, mode: str) -> None:
    image = Image.linear_gradient("L").convert("F") if mode == "F" else (
        Image.new("I;16", (40, 20), 40000) if mode == "I;16" else
        Image.new("LAB", (40, 20)) if mode == "LAB" else two_tone(mode=mode))
    image.save(tmp_path / "a.tif")
    picture, decoded = converted(tmp_path, "a.tif")
    assert (picture.media_type, picture.suffix, decoded.format) == ("image/png", "png", "PNG")
    assert decoded.size == image.size == (picture.width, picture.height)


@pytest.mark.parametrize(("orientation", "place"), [(3, "right"), (6, "top"), (8, "bottom")])
def test_exif_orientation_is_carried_out(tmp_path: Path, orientation: int, place: str) -> None:
    """Where the red left half comes to lie, by the EXIF standard's table of orientations."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    two_tone().save(tmp_path / "a.jpg", exif=exif, quality=95)
    picture, decoded = converted(tmp_path, "a.jpg")
    assert decoded.size == (picture.width, picture.height) == ((40, 20) if orientation == 3 else (20, 40))
    width, height = decoded.size
    point = {"right": (width - 4, height // 2), "top": (width // 2, 3), "bottom": (width // 2, height - 4)}[place]
    red, _, blue = decoded.convert("RGB").getpixel(point)  # type: ignore[misc]
    assert red > 150 > blue
    assert decoded.getexif().get(0x0112, 1) == 1


def test_cmyk_jpeg_becomes_rgb(tmp_path: Path) -> None:
    two_tone(mode="CMYK").save(tmp_path / "a.jpg", quality=95)
    picture, decoded = converted(tmp_path, "a.jpg")
    assert (picture.media_type, decoded.mode) == ("image/jpeg", "RGB")
    red, _, blue = decoded.getpixel((5, 10))  # type: ignore[misc]
    assert red > 150 > blue


def test_moving_pictures_make_the_hazard_unknown(tmp_path: Path) -> None:
    two_tone().save(tmp_path / "a.gif", save_all=True, append_images=[Image.new("RGB", (40, 20))])
    article = one_story(Figure((Picture("a.gif", "闪灯"),)))
    assert Opened(written(article, tmp_path)).meta("schema:accessibilityHazard") == ["unknown"]


def test_a_picture_shown_twice_is_held_once(pictures: Path) -> None:
    (pictures / "copy.png").write_bytes((pictures / "dusk.png").read_bytes())
    article = one_story(Figure((Picture("dusk.png", "暮色"),), words("暮色")), para(Picture("copy.png", "又见")))
    book = Opened(written(article, pictures))
    assert [node.get("src") for node in book.find("img")] == ["pictures/1.png"] * 2
    assert [node.get("alt") for node in book.find("img")] == ["暮色", "又见"]
    assert [node.get("width") for node in book.find("img")] == ["60", "60"]
    assert [name for name in book.zip.namelist() if "pictures" in name] == ["EPUB/pictures/1.png"]


def test_names_in_the_book_do_not_come_from_the_disk(tmp_path: Path) -> None:
    two_tone().save(tmp_path / "第 1 图%20.png")
    book = Opened(written(one_story(Figure((Picture("第 1 图%20.png"),))), tmp_path))
    assert "EPUB/pictures/1.png" in book.zip.namelist()


@pytest.mark.parametrize(("size", "asked", "given"), [
    ((400, 200), 100, (100, 50)), ((200, 400), 100, (50, 100)), ((80, 40), 100, (80, 40)), ((400, 200), None, (400, 200)),
])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_pictures_are_scaled_down_and_never_up(
    tmp_path: Path, name: str, size: tuple[int, int], asked: int | None, given: tuple[int, int],
) -> None:
    two_tone(size).save(tmp_path / name)
    loaded = Pictures(tmp_path).load(name)
    assert loaded is not None
    picture = screen_picture(loaded, asked)
    decoded = Image.open(BytesIO(picture.data))
    assert decoded.size == (picture.width, picture.height) == given
    red, _, blue = decoded.convert("RGB").getpixel((given[0] // 4, given[1] // 2))  # type: ignore[misc]
    assert red > 150 > blue


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "RGBA", "CMYK", "I;16"])
def test_any_mode_can_be_scaled(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (400, 200), 40000) if mode == "I;16" else two_tone((400, 200), "L").convert(mode) if (
        mode == "LA") else two_tone((400, 200), mode)
    name = "a.tif" if mode == "CMYK" else "a.png"
    image.save(tmp_path / name)
    loaded = Pictures(tmp_path).load(name)
    assert loaded is not None
    assert Image.open(BytesIO(screen_picture(loaded, 100).data)).size == (100, 50)


def test_a_turned_picture_is_scaled_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    two_tone((1600, 800)).save(tmp_path / "a.jpg", exif=exif)
    loaded = Pictures(tmp_path).load("a.jpg")
    assert loaded is not None
    assert Image.open(BytesIO(screen_picture(loaded, 200).data)).size == (100, 200)


def test_moving_pictures_go_on_moving(tmp_path: Path) -> None:
    two_tone((400, 200)).save(tmp_path / "a.gif", save_all=True, append_images=[Image.new("RGB", (400, 200))])
    loaded = Pictures(tmp_path).load("a.gif")
    assert loaded is not None
    assert screen_picture(loaded, 100).data == loaded.data


def test_pictures_that_are_not_kept_are_read_again(tmp_path: Path) -> None:
    two_tone().save(tmp_path / "a.png")
    pictures = Pictures(tmp_path, keep=False)
    first = pictures.load("a.png")
    two_tone((10, 10)).save(tmp_path / "a.png")
    second = pictures.load("a.png")
    assert first is not None and second is not None and (first.width, second.width) == (40, 10)


def test_no_pictures_no_folder() -> None:
    assert not [name for name in Opened(written(Article())).zip.namelist() if "pictures" in name]
