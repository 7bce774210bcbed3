"""Fonts that come along: every character in the face its role asks for, and hardly more."""

from __future__ import annotations

import re

import pytest
import uharfbuzz as hb
from invented import PAGE, one_story, para, words
from msgspec.structs import replace
from opened_epub import OPF, XHTML, Opened, written

from newsconv.errors import FontError
from newsconv.fonts.face import opened
from newsconv.fonts.find import Choice, bundled
from newsconv.fonts.web import web_font
from newsconv.model import Article, Crosshead, Emphasis, Headline, Strong
from newsconv.options import EpubOptions

EMBEDDED = EpubOptions(cover="none", embed_fonts=True)


def faces(book: Opened) -> dict[tuple[str, str], hb.Face]:
    """The fonts of a book by family and weight, as its style sheet declares them."""
    found = {}
    for family, weight, address in re.findall(
        r'@font-face \{ font-family: "([^"]+)"; font-weight: (\d+); src: url\("([^"]+)"\)', book.text_of("style.css")
    ):
        found[family, weight] = hb.Face(book.zip.read(f"EPUB/{address}"))
    return found


def characters(face: hb.Face) -> set[str]:
    """What a font has."""
    return {chr(code) for code in face.unicodes}


def glyph_of(face: hb.Face, character: str, direction: str) -> int:
    """The glyph that a line in this direction shows."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.direction, buffer.script, buffer.language = direction, "Hani", "zh-hans"
    hb.shape(hb.Font(face), buffer)
    return int(buffer.glyph_infos[0].codepoint)


def test_fonts_are_in_the_manifest_under_their_types() -> None:
    book = Opened(written(PAGE, options=EMBEDDED))
    types = {item.get("media-type") for item in book.package.iter(f"{OPF}item") if "fonts/" in item.get("href", "")}
    assert types == {"font/otf", "font/ttf"}
    assert len(faces(book)) == sum("fonts/" in name for name in book.zip.namelist()) > 3


def test_each_role_finds_its_characters() -> None:
    article = Article(headline=Headline(title=words("题目")), stories=one_story(
        Crosshead(words("小题")), para("正文", Strong(words("粗体")), Emphasis(words("着重")))).stories)
    held = {key: characters(face) for key, face in faces(Opened(written(article, options=EMBEDDED))).items()}
    assert set("题目") <= held["Edition Hei", "800"]
    assert set("小题") <= held["Edition Hei", "700"]
    assert set("粗体") <= held["Edition Hei", "600"]
    assert set("正文着重") <= held["Edition Song", "400"]
    assert not set("正文") & held["Edition Hei", "600"]


def test_all_text_of_a_page_is_covered() -> None:
    book = Opened(written(PAGE, options=EMBEDDED))
    shown = {char for root in book.documents() for text in root.find(f"{XHTML}body").itertext()  # type: ignore[union-attr]
             for char in text if not char.isspace()}
    literal = {char for node in book.find("code") for char in node.text or ""}
    held = set().union(*(characters(face) for face in faces(book).values()))
    assert shown - literal <= held
    assert len(held) < len(shown) + 60


def test_weights_are_pinned_and_families_come_first() -> None:
    book = Opened(written(PAGE, options=EMBEDDED))
    assert all(not face.axis_infos for face in faces(book).values())
    body = re.search(r"\nbody \{[^}]*font-family: ([^;]+);", "\n" + book.text_of("style.css"))
    assert body is not None and body[1].startswith('"Edition Song"')


def test_a_character_of_the_other_region_comes_from_its_face() -> None:
    """Noto Serif TC lacks 线 and 镕, which SC has."""
    article = replace(one_story(para("臺灣線，线镕")), language="zh-Hant-TW")
    held = {family: characters(face) for (family, _), face in faces(Opened(written(article, options=EMBEDDED))).items()}
    assert set("臺灣線") <= held["Edition Song"]
    assert set("线镕") <= held["Edition Song 2"] and "臺" not in held["Edition Song 2"]


def test_faces_in_vertical_lines_have_the_box_of_a_han_character() -> None:
    for vertical in (False, True):
        sheet = Opened(written(PAGE, options=replace(EMBEDDED, vertical=vertical))).text_of("style.css")
        rules = re.findall(r"@font-face \{[^}]*\}", sheet)
        assert rules
        assert all(("ascent-override: 88%; descent-override: 12%" in rule) is vertical for rule in rules)


def test_vertical_forms_and_licence_stay() -> None:
    font = web_font(opened(Choice(bundled("serif", "SC"))), "，。“”（）——文")
    face = hb.Face(font.data)
    assert glyph_of(face, "（", "ttb") != glyph_of(face, "（", "ltr")
    assert glyph_of(face, "文", "ttb") == glyph_of(face, "文", "ltr") != 0
    assert {"vmtx", "vhea", "cmap"} <= set(face.table_tags)
    licence, address = (face.get_name(hb.OTNameIdPredefined(number)) for number in (13, 14))
    assert "Open Font License" in str(licence) and "OFL" in str(address)


def test_a_face_that_may_not_be_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsconv.fonts.licence.permissions", lambda _: 0x0002)
    with pytest.raises(FontError, match="does not allow embedding"):
        web_font(opened(Choice(bundled("serif", "SC"))), "文")


def test_without_the_option_nothing_comes_along() -> None:
    book = Opened(written(PAGE))
    assert not faces(book) and "Edition" not in book.text_of("style.css")
