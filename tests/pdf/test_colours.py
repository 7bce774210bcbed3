"""Colours on paper: printing conditions, grey, the limit of ink, and pictures with more pixels than paper shows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsconv.errors import InputError
from newsconv.options import ColourOptions
from newsconv.typeset.page import Page, PlacedPicture, Rule
from newsconv.writers.pdf.colours import Colours, colours_for, under_limit
from newsconv.writers.pdf.conditions import coated
from newsconv.writers.pdf.images import Printed
from newsconv.writers.pdf.press import Press
from newsconv.writers.pdf.profiles import fogra39

from .pages import Sheet
from .profiles_made import profile

PRESS = Press(8.5)
SHARE = st.floats(0, 1)


def gray_press(folder: Path) -> Colours:
    (folder / "one.icc").write_bytes(profile())
    return colours_for(ColourOptions(icc=str(folder / "one.icc")), print=True)


def page(folder: Path, name: str, colours: Colours, press: Press | None = PRESS, width: float = 300, resolution: int = 0) -> pikepdf.Pdf:
    """A page with one picture, a red rule and black text."""
    sheet = Sheet(folder, resolution).text("图", 590).add(Rule(10, 10, 20, 20, "#cc0000"))
    sheet.add(PlacedPicture(0, 50, width, width * 2 / 3, name))
    return pikepdf.open(BytesIO(sheet.pdf(press=press, colours=colours)))


def picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    found, = pdf.pages[0].Resources.XObject.values()
    return found


def operators(pdf: pikepdf.Pdf) -> set[str]:
    return {line.split()[-1] for line in pdf.pages[0].Contents.read_bytes().decode("ascii").splitlines()}


# Printing conditions


def test_an_own_profile_is_the_output_intent(tmp_path: Path) -> None:
    (tmp_path / "coated.icc").write_bytes(fogra39())
    for said, registry in (("FOGRA51", True), ("Our own press", False)):
        colours = colours_for(ColourOptions(icc=str(tmp_path / "coated.icc"), condition=said), print=True)
        with pikepdf.open(BytesIO(Sheet().text("图", 60).pdf(press=PRESS, colours=colours))) as pdf:
            for intent in pdf.Root.OutputIntents:
                assert intent.OutputConditionIdentifier == said
                assert ("/RegistryName" in intent) == registry
                assert intent.DestOutputProfile.read_bytes() == fogra39()


def test_a_profile_without_a_name_takes_its_own(tmp_path: Path) -> None:
    assert gray_press(tmp_path).condition == coated().__class__("One black ink", "One black ink", profile(), 1)


@pytest.mark.parametrize(("data", "said"), [
    (profile(kind=b"mntr"), "monitor"),
    (profile(space=b"RGB "), "for RGB"),
    (profile(major=5), "version 5"),
    (profile()[:-8], "not a whole one"),
    (b"", "no ICC profile"),
    (profile(space=b"CMYK"), "cannot be converted"),
])
def test_what_is_no_profile_of_a_press(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.icc").write_bytes(data)
    with pytest.raises(InputError, match=said):
        colours_for(ColourOptions(icc=str(tmp_path / "a.icc")), print=True)


def test_one_ink_has_neither_cmyk_nor_rgb(tmp_path: Path) -> None:
    Image.new("CMYK", (60, 40), (200, 0, 0, 0)).save(tmp_path / "a.tif")
    with page(tmp_path, "a.tif", gray_press(tmp_path)) as pdf:
        assert not operators(pdf) & {"k", "K", "rg", "RG"}
        assert picture(pdf).ColorSpace == "/DeviceGray"
        assert pdf.pages[0].Resources.ColorSpace.All[2] == "/DeviceGray"


# Grey


@pytest.mark.parametrize("press", [None, PRESS])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "p.png", "c.jpg", "t.png"])
def test_grey_pictures_are_as_light_as_they_were(tmp_path: Path, name: str, press: Press | None) -> None:
    shades = Image.new("RGB", (60, 40), (20, 20, 20))
    shades.paste((128, 128, 128), (20, 0, 40, 40))
    shades.paste((255, 255, 255), (40, 0, 60, 40))
    save = {"p.png": shades.quantize(8), "c.jpg": shades.convert("CMYK"), "t.png": shades.convert("RGBA")}
    save.get(name, shades).save(tmp_path / name)
    with page(tmp_path, name, Colours(coated() if press else None, gray=True), press) as pdf:
        image = picture(pdf)
        assert image.ColorSpace == "/DeviceGray"
        grey = pikepdf.PdfImage(image).as_pil_image()
        dark, middle, light = (grey.getpixel((x, 20)) for x in (10, 30, 50))
        assert light >= 250 and dark < 70 and dark + 40 < middle < light - 60
        assert not operators(pdf) & {"rg", "RG"}


def test_grey_ink_is_black_alone() -> None:
    colours = Colours(coated(), gray=True)
    for colour in ("#cc0000", "#00ff00", "#123456"):
        assert colours.operator(colour).splitlines()[1].startswith("0 0 0 0.")
    assert colours.operator("#000000") == "/Over gs\n0 0 0 1 k"


def test_brighter_colours_are_lighter_greys() -> None:
    red, green, blue = (float(Colours(gray=True).operator(colour).removesuffix(" g")) for colour in ("#ff0000", "#00ff00", "#0000ff"))
    assert 0 < blue < red < green < 1, "as the eye sees them (BT.709)"


# Ink


@given(SHARE, SHARE, SHARE, SHARE, st.floats(1, 4))
def test_no_colour_is_over_the_limit_and_none_is_changed_under_it(c: float, m: float, y: float, k: float, most: float) -> None:
    shares = c, m, y, k
    limited = under_limit(shares, most)
    assert sum(limited) <= most + 1e-9
    assert limited[3] == k
    if sum(shares) <= most:
        assert limited == pytest.approx(shares)


def heaviest(image: pikepdf.Stream) -> float:
    values = pikepdf.PdfImage(image).as_pil_image().tobytes() if image.get("/Filter") == "/DCTDecode" else image.read_bytes()
    return max(sum(values[at : at + 4]) for at in range(0, len(values), 4)) / 255


@pytest.mark.parametrize(("name", "slack"), [("a.tif", 0.001), ("a.jpg", 0.02)])
@pytest.mark.parametrize("most", [2.4, 3.2])
def test_pictures_are_thinned_to_the_limit(tmp_path: Path, name: str, slack: float, most: float) -> None:
    heavy = Image.new("CMYK", (64, 48), (250, 240, 230, 200))
    heavy.paste((10, 120, 0, 0), (0, 0, 32, 48))
    heavy.save(tmp_path / name, quality=95)
    sheet = Sheet(tmp_path).text("图", 590).add(PlacedPicture(0, 50, 300, 200, name))
    with pikepdf.open(BytesIO(sheet.pdf(press=PRESS, colours=Colours(coated(), ink=most)))) as pdf:
        assert most - 0.2 < heaviest(picture(pdf)) <= most + slack
    assert list(sheet.images.thinned) == [name]


def test_a_light_cmyk_jpeg_goes_in_as_it_is(tmp_path: Path) -> None:
    Image.new("CMYK", (60, 40), (100, 90, 80, 20)).save(tmp_path / "a.jpg")
    with page(tmp_path, "a.jpg", Colours(coated())) as pdf:
        assert picture(pdf).read_raw_bytes() == (tmp_path / "a.jpg").read_bytes()


def test_rgb_is_separated_only_where_the_profile_takes_more_than_the_limit(tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), (1, 1, 12)).save(tmp_path / "a.png")
    with page(tmp_path, "a.png", Colours(coated(), ink=3.2)) as pdf:
        assert picture(pdf).ColorSpace[0] == "/ICCBased"
    with page(tmp_path, "a.png", Colours(coated(), ink=2.4)) as pdf:
        assert picture(pdf).ColorSpace == "/DeviceCMYK"
        assert heaviest(picture(pdf)) <= 2.4


# Resolution


@pytest.mark.parametrize(("name", "filter"), [("a.jpg", "/DCTDecode"), ("a.png", "/FlateDecode"), ("t.png", "/FlateDecode")])
def test_pictures_are_scaled_to_the_resolution(tmp_path: Path, name: str, filter: str) -> None:
    image = Image.radial_gradient("L").resize((1800, 1200)).convert("RGBA" if name == "t.png" else "RGB")
    if name == "t.png":
        image.putalpha(128)
    image.save(tmp_path / name)
    with page(tmp_path, name, Colours(), None, width=72, resolution=300) as pdf:
        found = picture(pdf)
        assert (found.Width, found.Height) == (300, 200)
        assert found.Filter == filter
        if name == "t.png":
            assert (found.SMask.Width, found.SMask.Height) == (300, 200)


def test_a_turned_picture_is_scaled_by_its_own_sides(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (1200, 1800)).save(tmp_path / "a.jpg", exif=exif)
    with page(tmp_path, "a.jpg", Colours(), None, width=72, resolution=300) as pdf:
        assert (picture(pdf).Width, picture(pdf).Height) == (200, 300)


def test_few_pixels_too_many_stay(tmp_path: Path) -> None:
    Image.new("RGB", (440, 293)).save(tmp_path / "a.jpg")
    with page(tmp_path, "a.jpg", Colours(), None, width=72, resolution=300) as pdf:
        assert picture(pdf).Width == 440
        assert picture(pdf).read_raw_bytes() == (tmp_path / "a.jpg").read_bytes()


def test_the_largest_of_several_places_counts(tmp_path: Path) -> None:
    Image.new("RGB", (1800, 1200)).save(tmp_path / "a.jpg")
    sheet = Sheet(tmp_path, 300).text("图", 590)
    sheet.add(PlacedPicture(0, 0, 72, 48, "a.jpg"), PlacedPicture(0, 100, 144, 96, "a.jpg"))
    with pikepdf.open(BytesIO(sheet.pdf())) as pdf:
        assert picture(pdf).Width == 600


def test_resolution_is_told_by_the_largest_place(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg")
    sheet = Sheet(tmp_path)
    pages = [Page(400, 400, (PlacedPicture(0, 0, 72, 48, "a.jpg"), PlacedPicture(0, 100, 144, 96, "a.jpg")))]
    assert sheet.images.place(pages) == {"a.jpg": Printed(150)}


# The slug


def test_targets_and_patches_stand_in_the_slug() -> None:
    for width, height in ((420, 595), (150, 200), (842, 1190)):
        inner = (-PRESS.bleed, -PRESS.bleed, width + PRESS.bleed, height + PRESS.bleed)
        outer = (-PRESS.margin, -PRESS.margin, width + PRESS.margin, height + PRESS.margin)
        boxes = [(x - 7, y - 7, x + 7, y + 7) for x, y in PRESS.targets(width, height)]
        patches = [(box[0], box[1], box[0] + box[2], box[1] + box[3]) for box, _ in PRESS.patches(width, height, gray=False)]
        assert len(patches) == (12 if width >= 420 else 3)
        for left, bottom, right, top in (*boxes, *patches):
            assert right <= inner[0] or left >= inner[2] or top <= inner[1] or bottom >= inner[3]
            assert left >= outer[0] and bottom >= outer[1] and right <= outer[2] and top <= outer[3]


def test_the_colour_bar_has_every_ink_alone_and_no_more_than_two_and_a_half() -> None:
    shares = [inks for _, inks in PRESS.patches(600, 800, gray=False)]
    for ink in range(4):
        assert tuple(float(at == ink) for at in range(4)) in [tuple(map(float, one)) for one in shares]
    assert max(map(sum, shares)) <= 2.5
    assert all(inks[:3] == (0, 0, 0) for _, inks in PRESS.patches(600, 800, gray=True))
