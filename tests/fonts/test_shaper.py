"""The shaper against the bundled faces: each trap by example, conservation of text by law."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsconv.errors import FontError
from newsconv.fonts.shaper import HarfBuzzShaper
from newsconv.fonts.system import SystemFaces
from newsconv.typeset.shaping import FaceRequest, Glyph

from .tinyfont import tiny_font

SONG, HEI = FaceRequest("song"), FaceRequest("hei", 700)
CN, TW = "zh-Hans-CN", "zh-Hant-TW"
BMP = st.characters(max_codepoint=0xFFFF, exclude_categories=("Cc", "Cs", "Cn"))


def shaper(*folders: Path) -> HarfBuzzShaper:
    return HarfBuzzShaper(SystemFaces(folders))


def shape(text: str, request: FaceRequest = SONG, language: str = CN) -> tuple[Glyph, ...]:
    return shaper().shape(text, request, language)


def advances(text: str, request: FaceRequest = SONG, language: str = CN) -> list[float]:
    return [round(glyph.advance, 2) for glyph in shape(text, request, language)]


@given(st.text(st.one_of(BMP, st.sampled_from("中国新闻“”‘’—…·，。₂⁻³\u0303\ufe0f\u200bfi ")), max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_character_is_dropped(text: str) -> None:
    for request in (SONG, HEI):
        for language in (CN, TW):
            assert "".join(glyph.text for glyph in shape(text, request, language)) == text


@pytest.mark.parametrize("request_", [SONG, HEI])
@pytest.mark.parametrize("language", [CN, TW])
def test_a_pair_of_dashes_is_two_em_and_runs_part_between_pairs(request_: FaceRequest, language: str) -> None:
    dashes = [glyph for glyph in shape("甲——乙", request_, language) if "—" in glyph.text]
    assert sum(glyph.advance for glyph in dashes) == pytest.approx(2)
    long = [glyph for glyph in shape("甲——————乙", request_, language) if "—" in glyph.text]
    assert sum(glyph.advance for glyph in long) == pytest.approx(6)
    assert max(len(glyph.text) for glyph in long) <= 2


def test_an_apostrophe_in_a_word_is_narrow() -> None:
    assert advances("don’t")[3] < 0.4
    assert advances("don’t", HEI)[3] < 0.4


def test_quotes_around_latin_inside_chinese_stay_full_width() -> None:
    assert advances("他说“Hello”。")[2] == 1
    assert advances("“AI”")[0] == 1


def test_quotes_inside_latin_text_are_narrow() -> None:
    text = "He said “yes, it’s ‘fine’ here” and left."
    wide = [glyph.text for glyph in shape(text) if glyph.advance >= 1]
    assert wide == []


def test_latin_is_not_joined_into_ligatures() -> None:
    assert [glyph.text for glyph in shape("office fi")] == list("office fi")


def test_a_traditional_face_borrows_simplified_forms_and_a_simplified_one_keeps_its_own() -> None:
    faces = {glyph.text: glyph.face for glyph in shape("線线", SONG, TW)}
    assert faces == {"線": "NotoSerifTC", "线": "NotoSerifSC"}
    assert {glyph.face for glyph in shape("線线", SONG, CN)} == {"NotoSerifSC"}


def test_stops_have_regional_forms() -> None:
    def ink(text: str, language: str) -> float:
        made = shaper()
        glyph = made.shape(text, SONG, language)[0]
        left, _, right, _ = made.cut(glyph.face).face.ink(glyph.gid)
        return (left + right) / 2

    assert ink("。", CN) < 0.35
    assert ink("。", TW) == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(("text", "base"), [("₂", "2"), ("⁰", "0"), ("⁻", "−"), ("ⁿ", "n"), ("₊", "+")])
def test_raised_and_lowered_characters_are_made_from_their_base(text: str, base: str) -> None:
    made = shaper()
    glyph = made.shape(text, SONG, CN)[0]
    cut = made.cut(glyph.face)
    assert glyph.text == text
    assert glyph.gid == cut.face.glyph(base)
    assert 0.5 < cut.scale < 0.7
    assert glyph.advance == pytest.approx(cut.face.advance(glyph.gid) * cut.scale)
    raised = unicodedata.decomposition(text).startswith("<super>")
    assert (0.3 < cut.rise < 0.6) if raised else (-0.25 < cut.rise < 0)
    assert made.missing == {}


@pytest.mark.parametrize("space", ["\t", "\u2028", "\u2009", "\u3000", "\u00a0"])
def test_white_space_of_any_kind_is_blank(space: str) -> None:
    made = shaper()
    glyph = made.shape(f"甲{space}乙", SONG, CN)[1]
    assert glyph.text == space
    left, bottom, right, top = made.cut(glyph.face).face.ink(glyph.gid)
    assert (right - left, top - bottom) == (0, 0)
    assert made.missing == {}


def test_a_character_nobody_has_gets_a_stand_in_and_is_named() -> None:
    made = shaper()
    glyphs = made.shape("前🙂后", SONG, CN)
    assert [glyph.text for glyph in glyphs] == ["前", "🙂", "后"]
    assert glyphs[1].gid == made.cut(glyphs[1].face).face.glyph("〓")
    assert list(made.missing) == ["🙂"]


@pytest.mark.parametrize("character", ["\u200d", "\ufe0f", "\u2060", "\u202a", "\U000e0101"])
def test_what_shows_nothing_by_itself_gets_no_stand_in(character: str) -> None:
    made = shaper()
    glyphs = made.shape(f"\U0001f468{character}\U0001f469", SONG, CN)
    assert character not in made.missing
    assert sum(glyph.advance for glyph in glyphs if character in glyph.text) in (0, 1)
    assert "".join(glyph.text for glyph in glyphs) == f"\U0001f468{character}\U0001f469"


@pytest.mark.parametrize("request_", [SONG, HEI])
@pytest.mark.parametrize("letter", ["ř", "ź", "Ź", "ά"])
def test_an_accent_the_face_does_not_place_stands_over_its_letter(letter: str, request_: FaceRequest) -> None:
    made = shaper()
    base, accent = made.shape(letter, request_, CN)
    face = made.cut(base.face).face
    left, _, right, top = face.ink(base.gid)
    accent_left, foot, accent_right, _ = face.ink(accent.gid)
    middle = base.advance + accent.x + (accent_left + accent_right) / 2
    assert middle == pytest.approx((left + right) / 2)
    assert foot + accent.y > top


@pytest.mark.parametrize(("text", "face"), [("한국어", "NotoSansKR"), ("서울", "NotoSansKR")])
def test_words_of_other_languages_have_their_bundled_face(text: str, face: str) -> None:
    made = shaper()
    assert {glyph.face.split("@")[0] for glyph in made.shape(text, SONG, CN)} == {face}
    assert (made.missing, made.borrowed) == ({}, {})


def test_a_base_keeps_its_face_when_only_its_mark_is_missing() -> None:
    made = shaper()
    glyphs = made.shape("ab̃c", SONG, CN)
    assert [glyph.text for glyph in glyphs] == ["a", "b", "\u0303", "c"]
    assert glyphs[1].gid == made.cut(glyphs[1].face).face.glyph("b")
    assert list(made.missing) == ["\u0303"]


def test_a_selector_is_part_of_its_character() -> None:
    assert [glyph.text for glyph in shape("甲葛\U000e0100乙")] == ["甲", "葛\U000e0100", "乙"]


def test_the_system_is_asked_for_what_no_bundled_face_has(tmp_path: Path) -> None:
    tiny_font(tmp_path / "Smile.ttf", {"🙂": "笑", "前": "笑"})
    made = shaper(tmp_path)
    glyphs = made.shape("前🙂后", SONG, CN)
    assert glyphs[0].face == glyphs[2].face == "NotoSerifSC"
    assert made.cut(glyphs[1].face).face.choice.file.path.name == "Smile.ttf"
    assert list(made.borrowed) == ["🙂"]
    assert made.missing == {}


def test_a_restricted_face_of_the_system_is_passed_over(tmp_path: Path) -> None:
    tiny_font(tmp_path / "A.ttf", {"🙂": "笑"}, fs_type=0x0002)
    tiny_font(tmp_path / "B.ttf", {"🙂": "笑"}, fs_type=0x0008)
    made = shaper(tmp_path)
    glyph = made.shape("🙂", SONG, CN)[0]
    assert made.cut(glyph.face).face.choice.file.path.name == "B.ttf"


def test_files_that_are_no_fonts_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    made = shaper(tmp_path, tmp_path / "absent")
    assert made.shape("🙂", SONG, CN)[0].text == "🙂"
    assert list(made.missing) == ["🙂"]


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(FontError, match="no face"):
        shaper().cut("Nobody")


def test_empty_text_has_no_glyphs() -> None:
    assert shape("") == ()


def test_weights_have_their_own_widths() -> None:
    light, bold = FaceRequest("hei", 300), FaceRequest("hei", 900)
    assert advances("Weight", light) != advances("Weight", bold)


def test_letters_that_join_have_their_forms_by_place_in_the_order_of_the_text(tmp_path: Path) -> None:
    """Beh alone, at the beginning, in the middle and at the end of a word: U+0628, U+FE91, U+FE92, U+FE90."""
    tiny_font(tmp_path / "Beh.ttf", {"\u0628": "一", "\ufe91": "二", "\ufe92": "三", "\ufe90": "四"})
    made = shaper(tmp_path)
    alone, *word = made.shape("\u0628 \u0628\u0628\u0628", SONG, CN)
    face = made.cut(alone.face).face
    assert [glyph.text for glyph in word] == [" ", "\u0628", "\u0628", "\u0628"]
    forms = [face.glyph(form) for form in ("\u0628", "\ufe91", "\ufe92", "\ufe90")]
    assert [alone.gid, *[glyph.gid for glyph in word[1:]]] == forms
