"""Pictures in the file: passed through where possible, upright, each once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageDraw

from newsconv.typeset.page import PlacedPicture
from newsconv.writers.pdf.press import Press
from newsconv.writers.pdf.samples import plain_png, without_metadata

from .pages import Sheet

WIDTH, HEIGHT = 60, 40
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 200, 0), (0, 0, 255), (255, 255, 255)
STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that writes this orientation stores an upright picture."""


def flag(mode: str = "RGB") -> Image.Image:
    """Four quarters: red, green / white, blue."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH // 2 - 1, HEIGHT // 2 - 1), fill=RED)
    draw.rectangle((WIDTH // 2, 0, WIDTH, HEIGHT // 2 - 1), fill=GREEN)
    draw.rectangle((WIDTH // 2, HEIGHT // 2, WIDTH, HEIGHT), fill=BLUE)
    return picture.convert(mode)


def placed(folder: Path, *names: str, press: Press | None = None) -> bytes:
    """A page with the pictures, each 300 by 200 points from the top left corner down."""
    sheet = Sheet(folder).text("图", 590)
    for row, name in enumerate(names):
        sheet.add(PlacedPicture(0, row * 200, 300, 200, name))
    return sheet.pdf(press=press)


Reader = Callable[[bytes], list[pikepdf.Stream]]


@pytest.fixture
def images() -> Iterator[Reader]:
    """Reads the pictures of a file's first page; the file stays open for the test."""
    with ExitStack() as files:

        def read(data: bytes) -> list[pikepdf.Stream]:
            pdf = files.enter_context(pikepdf.open(BytesIO(data)))
            return list(pdf.pages[0].Resources.XObject.values())

        yield read


def quarters(data: bytes) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters of the first picture, as rendered."""
    with pypdfium2.PdfDocument(data) as document:
        rendered = document[0].render(scale=1).to_pil().convert("RGB")
    return [rendered.getpixel(at) for at in ((75, 50), (225, 50), (75, 150), (225, 150))]


def near(got: list[tuple[int, ...]], wanted: list[tuple[int, ...]], by: int = 24) -> bool:
    return all(abs(a - b) <= by for one, two in zip(got, wanted, strict=True) for a, b in zip(one, two, strict=True))


@pytest.mark.parametrize("orientation", sorted(STORED_AS))
@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_pictures_stand_upright(tmp_path: Path, orientation: int, suffix: str) -> None:
    turn = STORED_AS[orientation]
    stored = flag() if turn is None else flag().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / f"a.{suffix}", exif=exif, quality=95)
    assert near(quarters(placed(tmp_path, f"a.{suffix}")), [RED, GREEN, WHITE, BLUE])


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.webp", "a.tiff"])
@pytest.mark.parametrize("mode", ["RGB", "P"])
def test_kinds_and_palettes_keep_their_colours(tmp_path: Path, name: str, mode: str) -> None:
    picture = flag().quantize(8) if mode == "P" else flag()
    picture.save(tmp_path / name, **({"lossless": True} if name == "a.webp" else {}))
    assert near(quarters(placed(tmp_path, name)), [RED, GREEN, WHITE, BLUE])


def test_a_jpeg_is_not_compressed_again(tmp_path: Path, images: Reader) -> None:
    flag().save(tmp_path / "a.jpg", quality=60)
    (image,) = images(placed(tmp_path, "a.jpg"))
    assert image.Filter == "/DCTDecode"
    with Image.open(BytesIO(image.read_raw_bytes())) as again, Image.open(tmp_path / "a.jpg") as source:
        assert again.tobytes() == source.tobytes()


@pytest.mark.parametrize(("mode", "screen", "press"), [
    ("L", "/DeviceGray", "/DeviceGray"), ("RGB", "/DeviceRGB", b"RGB "), ("CMYK", b"CMYK", "/DeviceCMYK"),
])
def test_colours_that_are_not_the_file_s_own_get_a_profile(
    tmp_path: Path, images: Reader, mode: str, screen: str | bytes, press: str | bytes
) -> None:
    flag(mode).save(tmp_path / "a.jpg")
    data = placed(tmp_path, "a.jpg")
    printed = placed(tmp_path, "a.jpg", press=Press(9))
    for file, space in ((data, screen), (printed, press)):
        (image,) = images(file)
        if isinstance(space, str):
            assert image.ColorSpace == space
        else:
            assert image.ColorSpace[0] == "/ICCBased"
            assert image.ColorSpace[1].read_bytes()[16:20] == space
    assert ("/Decode" in image) == (mode == "CMYK")
    assert near(quarters(data)[2:3], [WHITE])


def test_metadata_of_the_camera_stay_out(tmp_path: Path, images: Reader) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    flag().save(tmp_path / "a.jpg", exif=exif, comment="private words")
    assert b"Taken at home" in (tmp_path / "a.jpg").read_bytes()
    (image,) = images(placed(tmp_path, "a.jpg"))
    raw = image.read_raw_bytes()
    assert b"Taken at home" not in raw
    assert b"private words" not in raw


def test_a_jpeg_without_metadata_is_left_alone(tmp_path: Path) -> None:
    flag("CMYK").save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    assert without_metadata(data) == data


def test_a_plain_png_is_not_compressed_again(tmp_path: Path, images: Reader) -> None:
    flag().save(tmp_path / "a.png")
    source = (tmp_path / "a.png").read_bytes()
    (image,) = images(placed(tmp_path, "a.png"))
    assert image.read_raw_bytes() in source
    assert image.DecodeParms.Predictor == 15


@pytest.mark.parametrize(("mode", "bits"), [("1", 1), ("L", 8)])
def test_grey_pngs_keep_their_depth(tmp_path: Path, images: Reader, mode: str, bits: int) -> None:
    Image.new(mode, (9, 5), 255).save(tmp_path / "a.png")
    (image,) = images(placed(tmp_path, "a.png"))
    assert (image.BitsPerComponent, image.ColorSpace) == (bits, "/DeviceGray")


def interlaced_png() -> bytes:
    """A grey PNG of one pixel that says it is interlaced."""
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def test_an_interlaced_png_is_unpacked(tmp_path: Path, images: Reader) -> None:
    assert plain_png(interlaced_png()) is None
    (tmp_path / "a.png").write_bytes(interlaced_png())
    (image,) = images(placed(tmp_path, "a.png"))
    assert image.read_bytes() == b"\x80"


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_transparency_shows_what_is_below(tmp_path: Path, images: Reader, name: str) -> None:
    picture = flag("RGBA")
    picture.putalpha(Image.new("L", picture.size, 0))
    picture.paste((255, 0, 0, 255), (0, 0, WIDTH // 2, HEIGHT // 2))
    picture.save(tmp_path / name, **({"lossless": True} if name == "a.webp" else {}))
    data = placed(tmp_path, name)
    assert near(quarters(data), [RED, WHITE, WHITE, WHITE])
    assert all("/SMask" in image for image in images(data))


def test_an_opaque_alpha_channel_needs_no_mask(tmp_path: Path, images: Reader) -> None:
    flag("RGBA").save(tmp_path / "a.png")
    (image,) = images(placed(tmp_path, "a.png"))
    assert "/SMask" not in image


def test_sixteen_bit_grey_keeps_its_shades(tmp_path: Path, images: Reader) -> None:
    ramp = Image.new("I;16", (2, 1))
    ramp.putpixel((0, 0), 0x4000)
    ramp.putpixel((1, 0), 0xC000)
    ramp.save(tmp_path / "a.png")
    (image,) = images(placed(tmp_path, "a.png"))
    assert image.read_bytes() == b"\x40\xc0"


def test_a_profile_comes_along_once(tmp_path: Path, images: Reader) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    flag().save(tmp_path / "a.jpg", icc_profile=profile)
    flag().rotate(180).save(tmp_path / "b.png", icc_profile=profile)
    first, second = images(placed(tmp_path, "a.jpg", "b.png"))
    assert first.ColorSpace[0] == second.ColorSpace[0] == "/ICCBased"
    assert first.ColorSpace[1].objgen == second.ColorSpace[1].objgen
    assert first.ColorSpace[1].read_bytes() == profile


def test_a_profile_for_other_colours_is_left_out(tmp_path: Path, images: Reader) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    flag("L").save(tmp_path / "a.jpg", icc_profile=profile)
    (image,) = images(placed(tmp_path, "a.jpg"))
    assert image.ColorSpace == "/DeviceGray"


def test_the_same_picture_is_embedded_once(tmp_path: Path, images: Reader) -> None:
    flag().save(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes((tmp_path / "a.png").read_bytes())
    assert len(images(placed(tmp_path, "a.png", "b.png", "a.png"))) == 1


def test_a_missing_picture_is_named_and_draws_nothing(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path).text("图", 590).add(PlacedPicture(0, 0, 10, 10, "none.png"))
    assert sheet.images.size("none.png") is None
    assert b"/Image" not in sheet.pdf()
    assert list(sheet.images.missing) == ["none.png"]


def test_size_is_as_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    flag().save(tmp_path / "a.jpg", exif=exif)
    assert Sheet(tmp_path).images.size("a.jpg") == (HEIGHT, WIDTH)
