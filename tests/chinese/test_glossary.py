"""The glossary: what it does, how its layers go, and how it says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv import ChineseOptions, InputError, convert_text, read_data, to_chinese
from newsconv.walk import plain_text


def _write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize(("entries", "text", "expected"), [
    ("keep\t头发店", "去头发店剪头发", "去头发店剪頭髮"),
    ("force\t的士\t計程車", "坐的士去", "坐計程車去"),
    ("force\t计程车司机\t運將", "计程车司机说", "運將說"),
    ("force\t中心\t中心站\nforce\t医疗中心\t醫學中心", "医疗中心和中心", "醫學中心和中心站"),
    ("person\t余同舟", "其余同舟人看余同舟", "其余同舟人看余同舟"),
    ("person\t钟晚\t鐘晚", "我见过钟晚", "我見過鐘晚"),
    ("place\t里约\t里約熱內盧", "飞往里约", "飛往里約熱內盧"),
    ("organisation\t信息中心", "信息中心的信息", "信息中心的資訊"),
    ("force\t面条\t麵線\ttw\nforce\t面条\t河粉\thk", "吃面条", "吃麵線"),
    ("\ufeff# 注释\n\nforce\t的士\t小黃\n", "坐的士", "坐小黃"),
])
def test_entries(tmp_path: Path, entries: str, text: str, expected: str) -> None:
    name = _write(tmp_path, "own.tsv", entries)
    assert convert_text(text, ChineseOptions("tw", regional_words=True, glossaries=(name,))) == expected


def test_a_later_layer_overrules(tmp_path: Path) -> None:
    house = _write(tmp_path, "house.tsv", "force\t的士\t計程車\nkeep\t头发")
    project = _write(tmp_path, "project.tsv", "force\t的士\t小黃")
    options = ChineseOptions("tw", glossaries=(house, project))
    assert convert_text("坐的士剪头发", options) == "坐小黃剪头发"


def test_the_articles_front_matter_is_the_last_layer(tmp_path: Path) -> None:
    house = _write(tmp_path, "house.tsv", "force\t的士\t計程車")
    source = "---\nglossary:\n  - force 的士 小黃\n---\n\n他坐的士回家。\n"
    article = read_data(source.encode(), "a.md", format="md")
    converted = to_chinese(article, ChineseOptions("tw", glossaries=(house,)))
    assert "他坐小黃回家。" in plain_text(converted)


@pytest.mark.parametrize(("entries", "line", "said"), [
    ("keep\t一\nforce\t的士", 2, "needs a result"),
    ("keep\t一\n\n删除\t二", 3, "unknown kind"),
    ("force 的士 計程車", 1, "unknown kind"),
    ("keep\t", 1, "no source"),
    ("keep\t头发\t頭髮", 1, "keep takes no result"),
    ("force\t一\t二\t三", 1, "unknown region"),
    ("force\t一\t二\ttw\t四", 1, "four fields"),
    ("force\t的士\t計程車\nkeep\t的\nforce\t的士\t小黃", 3, "own.tsv:1 and at"),
])
def test_bad_lines_are_told_with_their_number(tmp_path: Path, entries: str, line: int, said: str) -> None:
    name = _write(tmp_path, "own.tsv", entries)
    with pytest.raises(InputError) as raised:
        convert_text("文", ChineseOptions("tw", glossaries=(name,)))
    assert raised.value.line == line
    assert said in str(raised.value)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        convert_text("文", ChineseOptions("tw", glossaries=(_write(tmp_path, "own.tsv", "keep\t头发", "gb18030"),)))
    with pytest.raises(InputError, match="cannot read"):
        convert_text("文", ChineseOptions("tw", glossaries=(str(tmp_path / "none.tsv"),)))
