"""电头: outlet, form, place, date and reporters at the head of a report."""

from __future__ import annotations

import pytest

from newsconv.model import Dateline, Span, Text, dateline_of, inline_text
from newsconv.spans import mark
from newsconv.structure.dateline import find_dateline

CASES = [
    ("江城报讯（融媒体记者 方以宁）5月31日，", Dateline("", "江城报", "讯", "", "5月31日", "融媒体记者", ("方以宁",))),
    ("本报讯(记者程天晴)", Dateline("", "本报", "讯", "", "", "记者", ("程天晴",))),
    ("本报讯（记者 宁启明 赵经纬）", Dateline("", "本报", "讯", "", "", "记者", ("宁启明", "赵经纬"))),
    ("本报宜城讯（特派记者 沈亦舟）10月18日，", Dateline("", "本报", "讯", "宜城", "10月18日", "特派记者", ("沈亦舟",))),
    ("本报青禾5月3日电（记者 林之远）", Dateline("", "本报", "电", "青禾", "5月3日", "记者", ("林之远",))),
    ("新河社北岭12 月23 日电（记者 周婷 周英豪）", Dateline("", "新河社", "电", "北岭", "12 月23 日", "记者", ("周婷", "周英豪"))),
    ("新河网北岭5月9日电题：", Dateline("", "新河网", "电题", "北岭", "5月9日")),
    ("據合眾社台拉維夫十六日電", Dateline("", "合眾社", "電", "台拉維夫", "十六日")),
    ("（中洲社記者王承中台北1日電）", Dateline("", "中洲社", "電", "台北", "1日", "記者", ("王承中",))),
    ("（記者王小明／台中報導）", Dateline("", "", "報導", "台中", "", "記者", ("王小明",))),
    ("〔記者林彥宏／新竹報導〕", Dateline("", "", "報導", "新竹", "", "記者", ("林彥宏",))),
    ("【记者 张三丰 台北报道】", Dateline("", "", "报道", "台北", "", "记者", ("张三丰",))),
    ("新河社北岭电（记者 周婷）", Dateline("", "新河社", "电", "北岭", "", "记者", ("周婷",))),
    ("本报北岭今日电", Dateline("", "本报", "电", "北岭", "今日")),
    ("（中洲社華盛頓3日綜合外電報導）", Dateline("", "中洲社", "綜合外電報導", "華盛頓", "3日")),
    ("【南江報專訊】", Dateline("", "南江報", "專訊")),
    ("新河社快讯", Dateline("", "新河社", "快讯")),
    ("【环江时报驻北岭特派记者 张山】", Dateline("", "环江时报", "", "", "", "驻北岭特派记者", ("张山",))),
    ("【环江网报道 记者 张山】", Dateline("", "环江网", "报道", "", "", "记者", ("张山",))),
    ("(南星日報報道)", Dateline("", "南星日報", "報道")),
    ("[NOVAnews今日新聞]", Dateline("", "NOVAnews今日新聞")),
    ("通讯员张山报道：", Dateline("", "", "报道", "", "", "通讯员", ("张山",))),
    ("本报讯 记者张山报道：", Dateline("", "本报", "讯", "", "", "记者", ("张山",))),
]


@pytest.mark.parametrize(("raw", "fields"), CASES, ids=[case[0] for case in CASES])
def test_fields(raw: str, fields: Dateline) -> None:
    text = raw + ("：" if raw.endswith("快讯") else " " if raw[-1] in "电讯" else "") + "镇里的夜校昨晚开课，来了四十多人。"
    found = find_dateline(text)
    assert found is not None
    span = mark((Text(text),), [found.mark])[0]
    assert isinstance(span, Span)
    read = dateline_of(span)
    assert read == Dateline(raw, *[getattr(fields, name) for name in Dateline.__struct_fields__[1:]])
    assert inline_text(mark((Text(text),), [found.mark])) == text


@pytest.mark.parametrize(
    "text",
    [
        "本报讯问了三位居民。",
        "记者从3月5日电视台播出的节目中看到",
        "据统计，本报5月3日刊出的报道引起反响。",
        "（图为大会现场）",
        "5月3日，大会开幕。",
        "新河社电视台的记者也到了现场。",
        "本报电话已经更换。",
        "【要闻】镇里的夜校昨晚开课。",
        "（记者注：此为化名）",
        "新河社5月3日报道，镇里的夜校昨晚开课。",
        "镇里的工作报道：夜校昨晚开课。",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_a_marked_dateline_is_read_inside() -> None:
    from newsconv import read_data

    text = "# 大桥通车\n\n[江城报讯（记者 方以宁）5月31日，]{.dateline}大桥通车。\n"
    dateline = read_data(text.encode(), "a.md", format="md").stories[0].dateline
    assert dateline is not None
    assert (dateline.outlet, dateline.date, dateline.reporters) == ("江城报", "5月31日", ("方以宁",))
