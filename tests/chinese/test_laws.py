"""Laws: markup never matters, pieces are the text, and every difference from OpenCC has a reason."""

from __future__ import annotations

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from newsconv import ChineseOptions, convert_text, footnote_text, normalise, plain_text, same, to_chinese
from newsconv.model import Article, Code, Emphasis, Link, Paragraph, Story, Strong, Text, inline_text
from newsconv.transforms.chinese.alignment import aligned, shared
from newsconv.transforms.chinese.choices import Chooser
from newsconv.transforms.chinese.layering import laid_over
from newsconv.transforms.chinese.tables import EVERYWHERE, shipped

SENTENCES = (
    "头发干燥的干部说：“发布会在山谷里。”", "出租车司机看视频，软件质量好。", "范敬宜和于漪、余秋雨以及游本昌在一起。",
    "一个中国原则，第一批准备金。", "方便面和新西兰的集成电路",
)
CHARACTERS = "发干里后面只系余范于台制复历准钟谷征并采游云志松斗签头中国一个年月人说的在是了，。“”AI5 "


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("words", [False, True])
def test_markup_cut_at_every_position_gives_the_same_text(text: str, words: bool) -> None:
    options = ChineseOptions("tw", regional_words=words)
    whole = convert_text(text, options)
    cuts = [(Strong((Text(text[:at]),)), Text(text[at:])) for at in range(1, len(text))]
    article = Article(stories=(Story(tuple(map(Paragraph, cuts))),))
    converted = to_chinese(article, options)
    assert plain_text(converted).split("\n") == [whole] * len(cuts)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_text_of_the_result_is_conversion_of_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(CHARACTERS, min_size=1, max_size=24))
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=4)))
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    marked = tuple(
        data.draw(st.sampled_from((Text(part), Strong((Text(part),)), Emphasis((Strong((Text(part),)),)),
                                   Link((Text(part),), "https://example.cn/"))))
        for part in parts if part
    )
    article = Article(language="zh-Hans-CN", stories=(Story((Paragraph(marked),)),))
    plain = Article(language="zh-Hans-CN", stories=(Story((Paragraph((Text(text),)),)),))
    options = ChineseOptions("tw", regional_words=data.draw(st.booleans()))
    assert plain_text(to_chinese(article, options)) == plain_text(to_chinese(plain, options))


@given(st.text(CHARACTERS, max_size=40))
@settings(deadline=None)
def test_every_difference_from_opencc_is_a_choice_with_a_reason(text: str) -> None:
    standard = OpenCC("s2t").convert(text)
    choices = {choice.at: choice for choice in Chooser(shipped(EVERYWHERE)).choices(text)}
    for at, form in enumerate(standard):
        if at in choices and choices[at].form != form:
            assert form in choices[at].forms
            assert choices[at].reason
    assert {at for at, character in enumerate(text) if character in shipped(EVERYWHERE).characters} == set(choices)


@given(strategies.articles())
@settings(max_examples=25, deadline=None)
def test_code_links_and_structure_stay(article: Article) -> None:
    converted = to_chinese(article, "hk")
    again = to_chinese(article, "hk")
    assert converted == again
    assert converted.language == "zh-Hant-HK"
    assert len(plain_text(converted).split("\n")) == len(plain_text(article).split("\n"))
    assert len(footnote_text(converted)) == len(footnote_text(article))
    assert same(normalise(converted), converted)


@given(st.text(max_size=12), st.text(max_size=12))
def test_pieces_are_the_new_text_one_for_each_old_character(old: str, new: str) -> None:
    pieces = aligned(old, new)
    assert len(pieces) == len(old)
    assert not old or "".join(pieces) == new


@given(st.text(max_size=9), st.integers(1, 9))
def test_a_shared_text_is_whole(text: str, count: int) -> None:
    pieces = shared(text, count)
    assert len(pieces) == count
    assert "".join(pieces) == text


def test_a_shorter_word_leaves_no_empty_node() -> None:
    row = (Text("方便"), Strong((Text("面"),)), Code("面"))
    shorter = laid_over(row, ["泡", "麵", "", "面"])
    assert shorter == (Text("泡麵"), Code("面"))
    assert inline_text(shorter) == "泡麵面"
