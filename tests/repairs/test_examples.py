"""What each repair changes, and what it must not: examples both ways."""

from __future__ import annotations

import pytest

from newsconv.repairs import (
    breaks,
    dashes,
    digits,
    ellipses,
    escapes,
    formulas,
    invisible,
    letters,
    marks,
    punctuation,
    quotes,
)
from newsconv.repairs.line import Repair, Rule
from repairs.drafts import mended_text

CHANGED: list[tuple[Repair, str, str]] = [
    (invisible.INVISIBLE, "山\u200b村小学", "山村小学"),
    (invisible.INVISIBLE, "山村\u00ad小学\ufeff", "山村小学"),
    (invisible.INVISIBLE, "2010\u200b年", "2010年"),
    (escapes.ESCAPES, r"3\~5天", "3~5天"),
    (escapes.ESCAPES, r"增长9\%。", "增长9%。"),
    (escapes.ESCAPES, "三&nbsp;农", "三 农"),
    (escapes.ESCAPES, "&amp;ldquo;丰收&amp;rdquo;", "“丰收”"),
    (escapes.ESCAPES, "研发&amp;推广", "研发&推广"),
    (formulas.FORMULAS, "增长$9 8 %$，", "增长98%，"),
    (formulas.FORMULAS, "约$10^{8}$个", "约10⁸个"),
    (formulas.FORMULAS, "排放$CO_{2}$和$\\mathrm{SO}_2$", "排放CO₂和SO₂"),
    (formulas.FORMULAS, "血氧$\\mathrm{SpO}_{2}$降低，$Ca^{2+}$升高", "血氧SpO₂降低，Ca²⁺升高"),
    (formulas.FORMULAS, "体重指数$24.0 \\mathrm{kg}/\\mathrm{m}^{2}$以上", "体重指数24.0kg/m²以上"),
    (formulas.FORMULAS, "面积$3 \\mathrm{km}^{2}$", "面积3km²"),
    (formulas.FORMULAS, r"$\mathrm{CO_{2}}$和$\mathrm{HPV}$", "CO₂和HPV"),
    (formulas.FORMULAS, r"$\textcircled{1}$巡渠$\textcircled{20}$守闸", "①巡渠⑳守闸"),
    (formulas.FORMULAS, r"增长 $12.7\%$ 。", "增长 12.7% 。"),
    (formulas.FORMULAS, r"提高$\sim50\%$。", "提高~50%。"),
    (formulas.FORMULAS, r"提高$10\%{\sim}20\%$，", "提高10%~20%，"),
    (formulas.FORMULAS, r"提高$10\%\sim20\%$，", "提高10%~20%，"),
    (formulas.FORMULAS, r"气温$25^{\circ}\mathrm{C}$，", "气温25℃，"),
    (formulas.FORMULAS, r"自然增长率为$1.7\%_{\mathrm{~o~}}$", "自然增长率为1.7‰"),
    (formulas.FORMULAS, r"增长$1.7\%_{\circ}$ ，比去年", "增长1.7‰ ，比去年"),
    (formulas.FORMULAS, r"增长$22.6\%_{\odot}$ 对此，村里", "增长22.6%。对此，村里"),
    (formulas.FORMULAS, r"增长$22.6\%_{\textmd{c}}$ 。对此", "增长22.6% 。对此"),
    (breaks.BREAKS, "科研人员在山上住了三年，终于种出\n了新的果树。", "科研人员在山上住了三年，终于种出了新的果树。"),
    (ellipses.ELLIPSES, "果子熟了......村民笑", "果子熟了……村民笑"),
    (ellipses.ELLIPSES, "果子熟了。。。。。。村民笑", "果子熟了……村民笑"),
    (ellipses.ELLIPSES, "果子熟了······", "果子熟了……"),
    (ellipses.ELLIPSES, "果子熟了…村民笑", "果子熟了……村民笑"),
    (dashes.DASHES, "他终于明白了。一一编者", "他终于明白了。——编者"),
    (dashes.DASHES, "牢记一个道理一一不仅要种", "牢记一个道理——不仅要种"),
    (dashes.DASHES, "一一访高山村果园", "——访高山村果园"),
    (dashes.DASHES, "一个主题--绿色", "一个主题——绿色"),
    (dashes.DASHES, "每斤3一5元", "每斤3—5元"),
    (punctuation.PUNCTUATION, "通知指出,1998年", "通知指出，1998年"),
    (punctuation.PUNCTUATION, "增长8.3%,今年", "增长8.3%，今年"),
    (punctuation.PUNCTUATION, "他说:好;我去!你呢?", "他说：好；我去！你呢？"),
    (punctuation.PUNCTUATION, "全市(县、区)都来", "全市（县、区）都来"),
    (punctuation.PUNCTUATION, "本报讯（记者 王诚)昨日", "本报讯（记者 王诚）昨日"),
    (punctuation.PUNCTUATION, "真的?!", "真的？！"),
    (quotes.QUOTES, '他说"好"就走', "他说“好”就走"),
    (quotes.QUOTES, '“十一五"时期', "“十一五”时期"),
    (quotes.QUOTES, "做好”六个结合”工作", "做好“六个结合”工作"),
    (quotes.QUOTES, "实施“绿色工程“建设", "实施“绿色工程”建设"),
    (quotes.QUOTES, "他说'好'就走", "他说‘好’就走"),
    (letters.LETTERS, "，全 市 果 树 种 植 面 积128万亩", "，全市果树种植面积128万亩"),
    (letters.LETTERS, "喜 迎 丰 收 节", "喜迎丰收节"),
    (letters.LETTERS, "全省企业增 加 值 93532 亿 元 ，比 2005 年 增 长", "全省企业增加值 93532 亿元 ，比 2005 年增长"),
    (digits.DIGITS, "会议于12 月23 日召开，", "会议于12月23日召开，"),
    (digits.DIGITS, "全县今年投入近 2 亿元，", "全县今年投入近2亿元，"),
    (digits.DIGITS, "每亩多收了 620 公斤，村民们", "每亩多收了620公斤，村民们"),
    (digits.DIGITS, "农业在全县GDP 中的份额不到一半，", "农业在全县GDP中的份额不到一半，"),
    (marks.MARKS, "全年投入9.1亿元 ，比上年", "全年投入9.1亿元，比上年"),
    (marks.MARKS, "上了生动的“ 公开课”", "上了生动的“公开课”"),
    (marks.MARKS, "果园丰收了， 村民们都很高兴", "果园丰收了，村民们都很高兴"),
]

KEPT: list[tuple[Repair, str]] = [
    (invisible.INVISIBLE, "co\u00adoperation"),
    (invisible.INVISIBLE, "👩\u200d🌾"),
    (escapes.ESCAPES, r"D:\~tmp 与 a\_b"),
    (escapes.ESCAPES, "AT&T 与 R&D"),
    (escapes.ESCAPES, "&hello; 世界"),
    (formulas.FORMULAS, "由$5涨到$6，"),
    (formulas.FORMULAS, r"$\vec{\jmath}^{x}$"),
    (formulas.FORMULAS, "$E=mc^2$"),
    (formulas.FORMULAS, r"$\textcircled{21}$"),
    (formulas.FORMULAS, "设$x$为"),
    (breaks.BREAKS, "轻轻的风吹过山岗，\n轻轻的雨落在村庄；\n我在山下等着你来，"),
    (breaks.BREAKS, "王诚 某某农业大学农学院\n李三 某某县农业技术推广站"),
    (breaks.BREAKS, "果园丰收了，大家都很高兴。\n村长说，明年还要种。"),
    (breaks.BREAKS, "关联阅读全文\n扫描"),
    (breaks.BREAKS, "果园丰收了，村民高兴得很本报记者\n王诚"),
    (ellipses.ELLIPSES, "果子熟了……村民笑"),
    (ellipses.ELLIPSES, "第一章........................5"),
    (ellipses.ELLIPSES, "阿不来提·买买提"),
    (ellipses.ELLIPSES, "wait...什么"),
    (ellipses.ELLIPSES, "从略…………从略"),
    (dashes.DASHES, "与说明书一一对应"),
    (dashes.DASHES, "他向记者一一介绍"),
    (dashes.DASHES, "唯一一家农业银行"),
    (dashes.DASHES, "一一列举如下"),
    (dashes.DASHES, "二〇一一年与十一一样"),
    (dashes.DASHES, "二0一0年"),
    (dashes.DASHES, "A--B 与 --help"),
    (punctuation.PUNCTUATION, "1,000元"),
    (punctuation.PUNCTUATION, "上午12:30到"),
    (punctuation.PUNCTUATION, "以3:2获胜"),
    (punctuation.PUNCTUATION, "Hello, world! (really?)"),
    (punctuation.PUNCTUATION, "水:灰=1:3"),
    (punctuation.PUNCTUATION, "(1) 与 f(x) 与 (GDP)"),
    (quotes.QUOTES, "身高5'10\"的球员"),
    (quotes.QUOTES, "don't 是英文"),
    (quotes.QUOTES, '17"显示器'),
    (quotes.QUOTES, '好了。"他指出，'),
    (quotes.QUOTES, "是好事。”他指出，“我们要办"),
    (letters.LETTERS, "王 诚 摄"),
    (letters.LETTERS, "本报记者 张 三 李 四 摄"),
    (letters.LETTERS, "王 诚 李 林 张 燕"),
    (letters.LETTERS, "记者 张三 李四"),
    (letters.LETTERS, "人工智能 重构放射"),
    (letters.LETTERS, "东 南 西 北 中"),
    (letters.LETTERS, "一 二 三 四 五 六 日"),
    (digits.DIGITS, "1 总则"),
    (digits.DIGITS, "3 结果，本组患者全部治愈出院了"),
    (digits.DIGITS, "见图 2 与表 3，各组情况都不一样"),
    (digits.DIGITS, "欢迎来电，电话 010-12345678 传真 87654321"),
    (digits.DIGITS, "Windows 10 与 iPhone 4 同时发布，"),
    (digits.DIGITS, "比分 3:2 中国队获胜，大家都高兴"),
    (digits.DIGITS, "重奖优秀种子经销商 12月18日，省里表彰了"),
    (digits.DIGITS, "丰收了。本报记者 王诚 2010年，全县的果园"),
    (digits.DIGITS, "总体措施 1、先种树，再修路，后建房"),
    (marks.MARKS, "请填写（ ）中的空格"),
    (marks.MARKS, "一、 总则是这样规定的，大家都要遵守"),
    (marks.MARKS, "丰收了。 本报记者"),
]


@pytest.mark.parametrize(("one", "before", "after"), CHANGED, ids=lambda value: value if isinstance(value, str) else "")
def test_is_repaired(one: Repair, before: str, after: str) -> None:
    assert mended_text(before, [one]) == after


@pytest.mark.parametrize(("one", "text"), KEPT, ids=lambda value: value if isinstance(value, str) else "")
def test_is_left_alone(one: Repair, text: str) -> None:
    assert mended_text(text, [one]) == text


def test_a_heading_may_have_kept_one_stroke_of_its_dash() -> None:
    assert mended_text("一访高山村果园主人", [dashes.DASHES], heading=True) == "——访高山村果园主人"
    assert mended_text("一记山村女教师", [dashes.DASHES], heading=True) == "——记山村女教师"
    for kept in ("一记重拳", "一记者被打", "一访再访", "一路向北"):
        assert mended_text(kept, [dashes.DASHES], heading=True) == kept
    assert mended_text("一访高山村果园主人", [dashes.DASHES]) == "一访高山村果园主人"


def test_traditional_text_keeps_its_straight_quotes() -> None:
    text = '農會說"這個時候"會來'
    assert mended_text(text, [quotes.QUOTES]) == text


RULES: list[tuple[Repair, Rule]] = [
    *((invisible.INVISIBLE, rule) for rule in invisible.RULES),
    *((escapes.ESCAPES, rule) for rule in escapes.RULES),
    *((ellipses.ELLIPSES, rule) for rule in ellipses.RULES),
    *((dashes.DASHES, rule) for rule in (*dashes.RULES, *dashes.HEADING_RULES)),
    *((punctuation.PUNCTUATION, rule) for rule in punctuation.RULES),
    *((marks.MARKS, rule) for rule in marks.RULES),
]


@pytest.mark.parametrize(("one", "rule"), RULES, ids=lambda value: value.text if isinstance(value, Rule) else "")
def test_the_examples_in_the_tables_are_true(one: Repair, rule: Rule) -> None:
    assert rule.pattern.search(rule.example[0])
    assert rule.example[1] in {mended_text(rule.example[0], [one], heading) for heading in (False, True)}


@pytest.mark.parametrize(("before", "after"), [
    ("2010 年 ，全 市 果 树 种 植 面 积128 万亩,增长 $9\\%$ 。", "2010年，全市果树种植面积128万亩，增长9%。"),
    ('他说,“好"......', "他说，“好”……"),
    ("达到 $52\\%$ , 标志着全县的果树种植", "达到52%，标志着全县的果树种植"),
])
def test_the_repairs_work_together(before: str, after: str) -> None:
    assert mended_text(before) == after
