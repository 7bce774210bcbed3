"""A whole article: what changes with the language, what stays, and what is said about it."""

from __future__ import annotations

import pytest

from newsconv import UsageError, read_data, to_chinese
from newsconv.model import (
    Article,
    Code,
    CodeBlock,
    Figure,
    Footnote,
    Headline,
    Link,
    Paragraph,
    Picture,
    Publication,
    Sidebar,
    Story,
    Table,
    TableCell,
    TableRow,
    Text,
)
from newsconv.notices import Notice
from newsconv.transforms.chinese import language_for
from newsconv.walk import footnote_text, plain_text

EVERYTHING = Article(
    publication=Publication(outlet="医师报", section="视点", description="头发", url="https://a.cn/头发", keywords=("干燥",)),
    headline=Headline(title=(Text("发展中的医院"),)),
    stories=(Story((
        Paragraph((Text("见"), Link((Text("头发"),), "https://a.cn/头发", title="后记"), Code("头发 = 1"))),
        CodeBlock("打印(头发)"),
        Figure((Picture("图/头发.png", "一头长发"),), (Text("后排左起"),)),
        Table((TableRow((TableCell((Text("里程"),)),)),), caption=(Text("表一"),)),
        Sidebar((Paragraph((Text("后续"),)),), (Text("链接"),)),
    )),),
    footnotes=(Footnote("1", (Paragraph((Text("干净"),)),)),),
)


def test_what_changes_and_what_stays() -> None:
    new = to_chinese(EVERYTHING, "tw")
    paragraph, code, figure = new.stories[0].blocks[:3]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(figure, Figure)
    assert plain_text(new).split("\n") == ["發展中的醫院", "見頭髮头发 = 1", "打印(头发)", "後排左起", "表一", "里程", "鏈接", "後續"]
    assert paragraph.children[1] == Link((Text("頭髮"),), "https://a.cn/头发", title="後記")
    assert code == CodeBlock("打印(头发)")
    assert figure.pictures[0] == Picture("图/头发.png", "一頭長髮")
    assert footnote_text(new) == "乾淨"
    assert new.publication == Publication(outlet="醫師報", section="視點", description="頭髮", url="https://a.cn/头发",
                                          keywords=("乾燥",))
    assert new.language == "zh-Hant-TW"


def _notices(article: Article, target: str) -> tuple[Article, list[Notice]]:
    notices: list[Notice] = []
    return to_chinese(article, target, notify=notices.append), notices


def _article(*lines: str, language: str = "zh-Hans-CN") -> Article:
    return Article(language=language, stories=(Story(tuple(Paragraph((Text(line),)) for line in lines)),))


def test_text_of_the_region_changes_in_its_marks_only() -> None:
    lines = ("他說：“干擾乾燥的頭髮，臺北和台北。”", "里長皇后余范的制服")
    new, notices = _notices(_article(*lines, language="zh-Hant-TW"), "tw")
    assert plain_text(new) == "他說：「干擾乾燥的頭髮，臺北和台北。」\n里長皇后余范的制服"
    assert [notice.code for notice in notices] == ["script-kept"]


def test_between_regions_only_variants_change() -> None:
    new, _ = _notices(_article("衛生署裡的人說，看著參考書，網路計程車", language="zh-Hant-TW"), "hk")
    assert plain_text(new) == "衞生署裏的人說，看着參考書，網路計程車"
    back, _ = _notices(new, "tw")
    assert plain_text(back) == "衛生署裡的人說，看著參考書，網路計程車"


def test_the_characters_decide_where_the_language_is_wrong() -> None:
    new, notices = _notices(_article("這篇文章說的是頭髮與干擾"), "tw")
    assert plain_text(new) == "這篇文章說的是頭髮與干擾"
    assert "script-detected" in [notice.code for notice in notices] or notices[0].code == "script-kept"


def test_mixed_lines_go_their_own_ways_and_are_a_doubt() -> None:
    new, notices = _notices(_article("这篇文章说头发", "這一段說的是干擾與皇后", "后来发现"), "tw")
    assert plain_text(new) == "這篇文章說頭髮\n這一段說的是干擾與皇后\n後來發現"
    assert ("script-mixed", "doubt") in [(notice.code, notice.level) for notice in notices]


def test_to_simplified() -> None:
    new, _ = _notices(_article("他說：「著名的頭髮，看著皇后」", language="zh-Hant-TW"), "s")
    assert plain_text(new) == "他说：“著名的头发，看着皇后”"
    assert new.language == "zh-Hans-CN"


@pytest.mark.parametrize("region", ["zh-Hant-TW", "zh-Hant-HK"])
def test_particles_and_words_on_the_way_back(region: str) -> None:
    new, _ = _notices(_article("他看著這本名著的原著，土著們甚麼也沒說，計畫與身分", language=region), "s")
    assert plain_text(new) == "他看着这本名著的原著，土著们什么也没说，计划与身份"


@pytest.mark.parametrize(("target", "language"), [
    ("tw", "zh-Hant-TW"), ("HK", "zh-Hant-HK"), ("t", "zh-Hant"), ("s", "zh-Hans-CN"), ("zh-Hant-TW", "zh-Hant-TW"),
    ("zh-hans", "zh-Hans-CN"), ("s2twp", "zh-Hant-TW"), ("t2jp", "ja"), ("tw2s.json", "zh-Hans-CN"),
])
def test_targets(target: str, language: str) -> None:
    assert language_for(target) == language


@pytest.mark.parametrize("target", ["xx", "", "s2", "zh"])
def test_unknown_targets(target: str) -> None:
    with pytest.raises(UsageError):
        language_for(target)


def test_a_configuration_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="no such"):
        to_chinese(_article("文"), "none.json")


def test_a_configuration_by_name_is_opencc_alone() -> None:
    new, _ = _notices(_article("臺灣的“群眾”", language="zh-Hant"), "t2tw")
    assert plain_text(new) == "臺灣的“群眾”"


def test_an_article_from_markdown_keeps_its_spans() -> None:
    source = "# 头发\n\n本报讯（记者 余同舟）5月31日，**头**发干燥。\n"
    new = to_chinese(read_data(source.encode(), "a.md", format="md"), "tw")
    assert new.stories[0].dateline is not None
    assert new.stories[0].dateline.reporters == ("余同舟",)
    assert plain_text(new).endswith("頭髮乾燥。")
