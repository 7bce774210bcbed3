"""Readings over a whole article: right by the word, and nothing but readings added."""

from __future__ import annotations

import pytest

from newsconv import plain_text, with_pinyin
from newsconv.model import Article, Code, Emphasis, Headline, Paragraph, Ruby, Span, Story, Strong, Text, inline_text
from newsconv.walk import walk

pytest.importorskip("pypinyin")


def article(*inlines: object) -> Article:
    return Article(headline=Headline(title=(Text("长街"),)), stories=(Story((Paragraph(inlines),)),))  # type: ignore[arg-type]


def readings(content: Article) -> list[tuple[str, str]]:
    return [(inline_text((node,)), node.reading) for node in walk(content) if isinstance(node, Ruby)]


def test_the_word_decides() -> None:
    found = readings(with_pinyin(article(Text("银行门口，行人不多。"))))
    assert found[:2] == [("长", "cháng"), ("街", "jiē")]
    assert ("行", "háng") in found and ("行", "xíng") in found
    assert [char for char, _ in found[2:]] == list("银行门口行人不多")


def test_a_word_across_markup_is_one() -> None:
    found = readings(with_pinyin(article(Strong((Text("银"),)), Text("行长"))))
    assert found[2:] == [("银", "yín"), ("行", "háng"), ("长", "zhǎng")]


def test_surnames_have_their_own_readings() -> None:
    found = readings(with_pinyin(article(Span("name", (Text("单小禾"),)), Text("说，单单是"), Span("name", (Text("尉迟云"),)))))
    assert [reading for char, reading in found if char in "单尉迟"] == ["shàn", "dān", "dān", "yù", "chí"]


def test_nothing_but_readings_is_added() -> None:
    content = article(Text("第3组AI，"), Emphasis((Text("重"), Code("重"))), Ruby((Text("重"),), "chóng"), Text("。"))
    done = with_pinyin(content)
    assert plain_text(done) == plain_text(content)
    assert readings(done)[-1] == ("重", "chóng")
    assert len(readings(done)) == 6
    assert with_pinyin(done) == done
