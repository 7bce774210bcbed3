"""署名: outlets, roles, names and suffixes in a line."""

from __future__ import annotations

import pytest

from newsconv.model import Byline, Text, inline_text
from newsconv.names import is_name, split_names
from newsconv.structure.lines import byline_confidence
from newsconv.structure.nodes import byline

CASES = [
    ("▲《桥隧导报》特派记者 沈亦舟 通讯员 葛小满", "桥隧导报", "特派记者", ["沈亦舟", "葛小满"], ""),
    ("□本报记者 顾盼", "本报", "记者", ["顾盼"], ""),
    ("■■本报记者 蒋长河 胡小川", "本报", "记者", ["蒋长河", "胡小川"], ""),
    ("文/图 本报记者 孟家禾", "本报", "记者", ["孟家禾"], "文/图"),
    ("本报记者 王　诚 通讯员 李四维 文/图", "本报", "记者", ["王　诚", "李四维"], "文/图"),
    ("记者贾平、曹明智", "", "记者", ["贾平", "曹明智"], ""),
    ("南城有線記者林彥宏／南城報導", "南城有線", "記者", ["林彥宏"], ""),
    ("（記者陳怡安／台南報導）", "", "記者", ["陳怡安"], ""),
    ("记者朱东江高帆", "", "记者", ["朱东江", "高帆"], ""),
    ("山本报记者 刘伟民", "本报", "记者", ["刘伟民"], ""),
    ("【记者陈小明台北报导】", "", "记者", ["陈小明"], ""),
    ("撰文｜张小明 编辑｜李晓", "", "撰文", ["张小明", "李晓"], ""),
    ("特约撰稿人 欧阳朔", "", "特约撰稿人", ["欧阳朔"], ""),
    ("本报记者 Anna Berg", "本报", "记者", ["Anna Berg"], ""),
]


@pytest.mark.parametrize(("line", "outlet", "role", "names", "suffix"), CASES, ids=[case[0] for case in CASES])
def test_parts_of_a_byline(line: str, outlet: str, role: str, names: list[str], suffix: str) -> None:
    found = byline((Text(line),), None)
    assert (found.outlet, found.role, list(found.names), found.suffix) == (outlet, role, names, suffix)
    assert inline_text(found.children) == line


@pytest.mark.parametrize(
    "line",
    ["大会现场", "记者从会上获悉，今年将再建十座桥。", "让每个孩子都有书读", "本报讯", "有益的启示", "记者在现场看到", "本版导读"],
)
def test_no_byline(line: str) -> None:
    assert byline_confidence(line) == 0.0


def test_photographers_are_credits_not_bylines() -> None:
    assert byline_confidence("本报记者 顾盼 摄") == 0.0


@pytest.mark.parametrize(
    ("run", "names"),
    [("朱东江高帆", ["朱东江", "高帆"]), ("欧阳明王小虎", ["欧阳明", "王小虎"]), ("人工智能", None), ("大会", None)],
)
def test_names_without_separators(run: str, names: list[str] | None) -> None:
    assert split_names(run) == names


@pytest.mark.parametrize("name", ["闻竹君", "欧阳朔", "司马青云", "阿卜杜拉·哈桑", "Debra Stone", "陳怡安"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("word", ["，王", "一", "xyz", "大桥很长", "的人"])
def test_no_names(word: str) -> None:
    assert not is_name(word)


def test_marked_names_are_kept() -> None:
    from newsconv.model import Span

    row = (Text("本报记者 "), Span("name", (Text("记者王"),)))
    assert byline(row, None) == Byline(row)
