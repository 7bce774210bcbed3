"""Bytes to text, plain text to rows, JSON to an article."""

from __future__ import annotations

import codecs
import json

import pytest

from newsconv.draft import Row
from newsconv.errors import InputError, UsageError
from newsconv.model import Article, Link, Paragraph, Picture, Source, Story, Text, inline_text
from newsconv.notices import Notice, ignore
from newsconv.readers.decode import decode, looks_like_markdown
from newsconv.readers.json import read_json
from newsconv.readers.text import TextReader
from newsconv.walk import normalise

SIMPLE = "晨江日报讯（记者 何竹青）三月六日夜里，县图书馆的灯一直亮到次日凌晨。\n读者说：“书等人，人也等书。”\n"
TRADITIONAL = "晨江日報訊（記者 何竹青）三月六日夜裡，縣圖書館的燈一直亮到隔天凌晨。\n讀者說：「書等人，人也等書。」\n"


def decoded(data: bytes, encoding: str = "") -> tuple[str, str, list[Notice]]:
    """The text, the encoding and the notices."""
    notices: list[Notice] = []
    text, name = decode(data, "x.txt", notices.append, encoding)
    return text, name, notices


@pytest.mark.parametrize(("text", "encoding", "name"), [
    (SIMPLE, "utf-8", "utf-8"), (SIMPLE, "utf-8-sig", "utf-8"), (SIMPLE, "gb18030", "gb18030"),
    (SIMPLE, "gb2312", "gb18030"), (TRADITIONAL, "gbk", "gb18030"), (TRADITIONAL, "big5", "big5hkscs"),
    (TRADITIONAL + "𨋢", "big5hkscs", "big5hkscs"), (SIMPLE, "utf-16", "utf-16-le"), (SIMPLE, "utf-16-be", "utf-16-be"),
    (SIMPLE, "utf-32", "utf-32-le"), ("plain ASCII", "ascii", "utf-8"),
])
def test_encodings_are_found(text: str, encoding: str, name: str) -> None:
    found, as_name, notices = decoded(text.encode(encoding))
    assert (found, as_name) == (text, name)
    assert [notice.code for notice in notices] == ([] if name == "utf-8" else ["encoding"])


def test_byte_order_marks_in_both_orders() -> None:
    assert decoded(codecs.BOM_UTF16_BE + SIMPLE.encode("utf-16-be"))[0] == SIMPLE


def test_line_ends_become_one() -> None:
    assert decoded("甲\r\n乙\r丙\n".encode())[0] == "甲\n乙\n丙\n"


def test_damaged_bytes_are_shown_and_told() -> None:
    data = SIMPLE.encode()
    text, name, notices = decoded(data[:40] + b"\xff" + data[40:] + SIMPLE.encode())
    assert name == "utf-8" and text.count("\ufffd") >= 1
    assert [(notice.code, notice.level, notice.source) for notice in notices] == [("undecodable", "loss", Source(1, 1))]


def test_a_named_encoding_is_used() -> None:
    assert decoded(TRADITIONAL.encode("big5"), "Big5")[0] == TRADITIONAL
    with pytest.raises(InputError, match="this is not utf-8") as raised:
        decoded(b"a\nb\n" + SIMPLE.encode("gbk"), "utf-8")
    assert raised.value.line == 3
    with pytest.raises(UsageError, match="unknown encoding 'klingon'"):
        decoded(b"a", "klingon")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "empty"), (b" \r\n\t", "empty"), ("　\n　".encode(), "white space"), (b"%PDF-1.7\n...", "a PDF file"),
    (b"PK\x03\x04...", "a ZIP archive"), (b"\x89PNG\r\n\x1a\n", "a PNG picture"), (b"\xff\xd8\xff\xe0", "a JPEG"),
    (b"\xd0\xcf\x11\xe0\xa1", "an old Office file"), (bytes(range(256)) * 8, "no text"), (b"\x01\x02a" * 50, "no text"),
])
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decoded(data)


@pytest.mark.parametrize("text", [
    "前言\n\n# 标题\n正文", "| 甲 | 乙 |\n|---|---|\n", "{.byline}\n何竹青", "::: story\n", "见[馆网](https://a.example.cn)。",
    "![图](a.jpg)", "这是**重点**。",
    "[王]{.name}来了", "---\ntitle: 灯\n---\n", "文[^1]\n\n[^1]: 注", "```\ncode\n```",
])
def test_markdown_in_text_is_seen(text: str) -> None:
    assert looks_like_markdown(text)


@pytest.mark.parametrize("text", [
    SIMPLE, "#1 号楼\n", "1. 第一\n2. 第二\n", "- 甲\n- 乙\n", "———\n", "*注：数据来自馆方*\n", "5*3=15，2**3=8\n",
    "【链接】[1] 见第二版\n", "------------\n", "第３版：要闻 | 晨江日报\n", "C# 与 F#\n",
])
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert not looks_like_markdown(text)


def rows(text: str) -> list[Row]:
    """The rows of a plain text."""
    return [row for row in TextReader()(text, "x.txt", ignore).rows if isinstance(row, Row)]


def texts(text: str) -> list[str]:
    """The texts of the rows."""
    return [inline_text(row.block.children) for row in rows(text) if isinstance(row.block, Paragraph)]


def test_each_line_of_plain_text_is_a_paragraph() -> None:
    assert texts("灯亮到凌晨\n何竹青\n\n　　第一段。\n　　第二段 *不* 是标记。\n# 也不是\n") == [
        "灯亮到凌晨", "何竹青", "第一段。", "第二段 *不* 是标记。", "# 也不是"]
    assert [row.indented for row in rows("甲\n　　乙")] == [False, True]


def test_lines_wrapped_to_a_measure_are_joined() -> None:
    line = "县图书馆的灯一直亮到次日凌晨馆员说书等人人也等"
    wrapped = (f"题目\n\n　　{line[:21]}，\n{line}，\n{line}，\n{line}，\n到此为止。\n"
               "　　下一段开头是这样写的然后一直写到行\n末才止。\n")
    assert texts(wrapped) == [
        "题目", f"{line[:21]}，{line}，{line}，{line}，到此为止。", "下一段开头是这样写的然后一直写到行", "末才止。"]
    assert rows(wrapped)[1].source == Source(3, 7)


def test_long_lines_are_paragraphs_though_they_are_alike() -> None:
    line = "县图书馆的灯一直亮到次日凌晨。"
    assert len(texts("\n".join([line] * 5))) == 5


def test_json_is_checked_field_by_field() -> None:
    article = Article(stories=(Story(blocks=(Paragraph((Text("甲"),)),)),))
    document = {"type": "article", "stories": [{"type": "story", "blocks": [
        {"type": "paragraph", "children": [{"type": "text", "text": "甲"}]}]}]}
    assert read_json(b"\xef\xbb\xbf" + json.dumps(document).encode(), "x.json") == article


@pytest.mark.parametrize(("text", "message"), [
    ('{"type": "article", "storys": []}', "storys"),
    ('{"type": "article", "stories": [{"type": "story", "blocks": [{"type": "poem"}]}]}', r"stories\[0\]\.blocks\[0\]"),
    ('{"type": "article", "language": 5}', r"\$\.language"),
    ('{"type": "article",\n', "this is not JSON"),
    ("[" * 100_000, "this is not JSON|no article"),
    ('{"type": "story"}', "no article"),
])
def test_wrong_json_is_an_error(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_json(text.encode(), "x.json")


@pytest.mark.parametrize("node", [Link((Text("甲"),), "javascript:x"), Picture("http://a.example.cn/x.png")])
def test_json_may_lead_nowhere_else(node: Link | Picture) -> None:
    from newsconv.writers.json import JsonWriter

    article = Article(stories=(Story(blocks=(Paragraph((node,)),)),))
    with pytest.raises(InputError, match="is refused"):
        read_json(JsonWriter()(article, None), "x.json")  # type: ignore[arg-type]
    assert normalise(article) != article
