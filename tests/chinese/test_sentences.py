"""Sentences an editor would stop at: what stands there, and what Taiwan and Hong Kong print."""

from __future__ import annotations

import pytest

from newsconv import ChineseOptions, convert_text

TAIWAN = {
    # wrong splits
    "坚持一个中国原则": "堅持一個中國原則",
    "这项技术被发明以来": "這項技術被發明以來",
    "第一批准备金已经到账": "第一批準備金已經到帳",
    "发布会在下午举行": "發布會在下午舉行",
    "新闻发布会由她主持": "新聞發布會由她主持",
    "发展中国家的代表": "發展中國家的代表",
    "三十年历史的茶馆": "三十年歷史的茶館",
    "带领台里的同事": "帶領台裡的同事",
    "这是只有他才知道的事": "這是只有他才知道的事",
    "我国历来重视教育": "我國歷來重視教育",
    "并为村民修了路": "並為村民修了路",
    "解封后人流恢复": "解封後人流恢復",
    # words whose OpenCC form the press does not print
    "香港回归祖国": "香港回歸祖國",
    "春节回娘家": "春節回娘家",
    "校规不准带手机": "校規不准帶手機",
    "公布名单，分布广泛，宣布开幕": "公布名單，分布廣泛，宣布開幕",
    "放宽市场准入": "放寬市場准入",
    "双方保持克制": "雙方保持克制",
    # words that are right already
    "头发干燥，理发师干活": "頭髮乾燥，理髮師幹活",
    "干扰干部的工作": "干擾幹部的工作",
    "皇后在后宫": "皇后在後宮",
    "面对面吃面条": "面對面吃麵條",
    "台风吹过台湾的台阶": "颱風吹過台灣的台階",
    "五只鸡和一只猫": "五隻雞和一隻貓",
    "复杂的复习和恢复": "複雜的複習和恢復",
    "谷物堆在山谷里": "穀物堆在山谷裡",
    "忧郁的诗，浓郁的茶": "憂鬱的詩，濃郁的茶",
    "签名和抽签": "簽名和抽籤",
    "一目了然的瞭望塔": "一目瞭然的瞭望塔",
    "天干地支": "天干地支",
}
HONG_KONG = {
    "坚持一个中国原则": "堅持一個中國原則",
    "他在家里说，卫生最重要": "他在家裏說，衞生最重要",
    "台湾的新闻发布会": "台灣的新聞發布會",
    "看着线上的课": "看着線上的課",
}


@pytest.mark.parametrize(("simplified", "taiwan"), TAIWAN.items())
def test_taiwan(simplified: str, taiwan: str) -> None:
    assert convert_text(simplified, "tw") == taiwan


@pytest.mark.parametrize(("simplified", "hong_kong"), HONG_KONG.items())
def test_hong_kong(simplified: str, hong_kong: str) -> None:
    assert convert_text(simplified, "hk") == hong_kong


def test_the_ministrys_forms_are_asked_for() -> None:
    assert convert_text("台湾台北的污水很湿", "tw") == "台灣台北的污水很濕"
    assert convert_text("台湾台北的污水很湿", ChineseOptions("tw", tw_formal=True)) == "臺灣臺北的汙水很溼"


def test_the_forms_of_hong_kongs_list_are_asked_for() -> None:
    assert convert_text("他说群众启动路线，面包和病床", "hk") == "他說群眾啟動路線，麵包和病床"
    formal = ChineseOptions("hk", hk_formal=True)
    assert convert_text("他说群众启动，面包和病床", formal) == "他説羣眾啓動，麪包和病牀"


@pytest.mark.parametrize(("region", "expected"), [
    ("tw", "計程車司機用智慧型手機看影片，軟體品質好"),
    ("hk", "的士司機用智能手機看影片，軟件質素好"),
])
def test_regional_words(region: str, expected: str) -> None:
    text = "出租车司机用智能手机看视频，软件质量好"
    assert convert_text(text, ChineseOptions(region, regional_words=True)) == expected


@pytest.mark.parametrize(("region", "text", "expected"), [
    ("tw", "朝鲜试射导弹，朝鲜半岛局势紧张，吉林的朝鲜族", "北韓試射飛彈，朝鮮半島局勢緊張，吉林的朝鮮族"),
    ("tw", "超声检查用造影剂，数字化管理，一组数字", "超音波檢查用顯影劑，數位化管理，一組數字"),
    ("hk", "打印机旁的笔记本电脑，吃方便面", "打印機旁的手提電腦，吃即食麵"),
])
def test_words_of_the_news(region: str, text: str, expected: str) -> None:
    assert convert_text(text, ChineseOptions(region, regional_words=True)) == expected


@pytest.mark.parametrize("text", ["新闻发布会", "支持这个项目", "打开局面", "联系程序"])
def test_words_that_taiwan_prints_too_stay(text: str) -> None:
    assert convert_text(text, ChineseOptions("tw", regional_words=True)) == convert_text(text, "tw")


def test_regional_words_go_back() -> None:
    assert convert_text("計程車司機看影片", ChineseOptions("s", regional_words=True)) == "出租车司机看视频"


@pytest.mark.parametrize(("literal", "around"), [
    ("https://news.example.cn/头发/index.html", "见{}，谢谢"),
    ("bianji@头发.example.cn", "写信到{}"),
    ("头发.docx", "附件{}"),
])
def test_addresses_and_files_stay(literal: str, around: str) -> None:
    assert literal in convert_text(around.format(literal), "tw")


def test_villages_are_a_unit_and_rooms_an_inside() -> None:
    assert convert_text("新台市东区佳明里里长，他坐在房间里", "tw") == "新台市東區佳明里里長，他坐在房間裡"
