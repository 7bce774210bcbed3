"""The canonical notation, as a file that a person can read, and the escapes it needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv.errors import InputError
from newsconv.model import (
    Article,
    Code,
    CodeBlock,
    Crosshead,
    Emphasis,
    FootnoteReference,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Publication,
    Span,
    Story,
    Strikethrough,
    Strong,
    Superscript,
    Table,
    Text,
    inline_text,
)
from newsconv.notices import Notice, ignore
from newsconv.readers.markdown import MarkdownReader
from newsconv.structure.given import assemble
from newsconv.walk import normalise, same
from newsconv.writers.markdown.article import article_text

EVERY = Path(__file__).with_name("every-notation.md").read_text(encoding="utf-8")
READ = MarkdownReader()


def read(text: str) -> Article:
    """The explicit article in a text that gives no reason for a notice."""
    notices: list[Notice] = []
    article = assemble(READ(text, "x.md", notices.append))
    assert notices == []
    return article


def test_every_notation_is_canonical() -> None:
    article = read(EVERY)
    assert article_text(normalise(article)) == EVERY


def test_every_notation_means_what_it_says() -> None:
    article = read(EVERY)
    story = article.stories[0]
    assert article.publication.page_number == "05"
    assert article.publication.identifier == "no"
    assert article.publication.keywords == ("图书馆", "# 公益")
    assert article.headline is not None and inline_text(article.headline.title) == "灯亮到凌晨 书送到村口"
    assert article.bylines[0].names == ("陆知遥",) and article.bylines[0].suffix == "文/图"
    assert article.portraits[0].picture is not None and article.portraits[0].person.office == "馆长"
    assert story.speaker is not None and story.speaker.name == "何竹青"
    assert story.dateline is not None and story.dateline.date == "3月6日" and story.dateline.reporters == ("陆知遥",)
    assert [type(block).__name__ for block in story.blocks] == [
        "Paragraph", "Paragraph", "Paragraph", "Crosshead", "Quotation", "PullQuote", "List", "List", "Figure",
        "Figure", "Figure", "Table", "Table", "Sidebar", "Paragraph", "Paragraph", "CodeBlock", "Divider", "Jump",
        "Jump", "Paragraph",
    ]
    assert [note.key for note in article.footnotes] == ["1", 'a "b"']
    assert article.read_more[1].link == "https://lib.example.cn/r"


def test_cells_say_what_they_span() -> None:
    table = next(block for block in read(EVERY).stories[0].blocks if isinstance(block, Table))
    assert [[(cell.columns, cell.rows) for cell in row.cells] for row in table.rows[2:]] == [
        [(1, 2), (2, 1), (1, 1)], [(1, 1), (1, 1), (1, 1)],
    ]
    assert inline_text(table.rows[3].cells[1].children) == "照写 {columns=2}"


@pytest.mark.parametrize("said", ["{columns=0}", "{columns=2 x=1}", "{columns=2}。", "甲{columns=2}", r"\{rows=2}", "{rows= 2}"])
def test_what_is_no_span_stays_text(said: str) -> None:
    article = read(f"| {said} | 乙 |\n| --- | --- |\n| 丙 |  |\n")
    [table] = article.stories[0].blocks
    assert isinstance(table, Table) and table.header is not None
    assert inline_text(table.header.cells[0].children) == said.replace("\\", "")
    assert same(read(article_text(normalise(article))), normalise(article))


def test_a_story_of_an_absent_section_says_the_publication_section_apart() -> None:
    article = Article(publication=Publication(section="城事"))
    assert "publication-section: 城事" in article_text(article)
    assert same(read(article_text(article)), article)


def line(*row: object) -> str:
    """The notation of one paragraph."""
    article = Article(stories=(Story(blocks=(Paragraph(row),)),))  # type: ignore[arg-type]
    text = article_text(article)
    assert same(read(text), normalise(article))
    return text.partition("::: story\n\n")[2].rpartition("\n\n:::")[0]


T = Text


@pytest.mark.parametrize(("row", "expected"), [
    ((T("　　缩进"),), "&#12288;　缩进"),
    ((T("末尾 "),), "末尾&#32;"),
    ((T("\t"),), "&#9;"),
    ((T("# 不是标题"),), "\\# 不是标题"),
    ((T("1. 不是列表"),), "1\\. 不是列表"),
    ((T("1.5 倍"),), "1.5 倍"),
    ((T("- 不是列表"),), "\\- 不是列表"),
    ((T("-5℃"),), "-5℃"),
    ((T("+ 也不是"),), "\\+ 也不是"),
    ((T("> 不是引文"),), "\\> 不是引文"),
    ((T("::: story"),), "\\::: story"),
    ((T("{.byline}"),), "\\{.byline}"),
    ((T("{注}"),), "{注}"),
    ((T("a|b"),), "a|b"),
    ((T("| a |"),), "\\| a |"),
    ((T("2*3*4"),), "2\\*3\\*4"),
    ((T("snake_case _x_"),), "snake_case \\_x\\_"),
    ((T("$1.7\\%$"),), "$1.7\\\\%$"),
    ((T("1~3 ~~4"),), "1~3 \\~\\~4"),
    ((T("AT&T &amp; &#32;"),), "AT&T \\&amp; \\&#32;"),
    ((T("<b>"),), "\\<b>"),
    ((T("[^1]: 注"),), "\\[^1\\]: 注"),
    ((T("看！"), Link((T("图"),), "https://a.example.cn")), "看！[图](https://a.example.cn)"),
    ((T("see!"), Link((T("图"),), "https://a.example.cn")), "see\\![图](https://a.example.cn)"),
    ((T("上"), LineBreak(), T("# 下")), "上\\\n\\# 下"),
    ((LineBreak(), T("下")), "<br>下"),
    ((Strong((T("重"),)), T("点")), "**重**点"),
    ((T("说"), Strong((T("“人工智能”"),)), T("是")), "说**“人工智能”**是"),
    ((T("AI"), Strong((T("“人工智能”"),))), "AI<strong>“人工智能”</strong>"),
    ((Strong((T("《医师报》"),)), T("说")), "**《医师报》**说"),
    ((Strong((T(" 空"),)),), "<strong> 空</strong>"),
    ((Emphasis((T("甲"),)), Strong((T("乙"),))), "*甲*<strong>乙</strong>"),
    ((Emphasis((T("甲"), Strong((T("乙"),)), T("丙"))),), "*甲**乙**丙*"),
    ((Strikethrough((T("删"),)), T("~")), "~~删~~\\~"),
    ((Code("a`b"),), "``a`b``"),
    ((Code("`"), T("。")), "`` ` ``。"),
    ((Code(" x "),), "`  x  `"),
    ((Superscript((T("[1]"),)),), "<sup>\\[1\\]</sup>"),
    ((FootnoteReference("无"), T(": 注")), '[]{.footnote key="无"}\\: 注'),
    ((Link((Span("name", (T("王"),)),), "https://a.example.cn/(1) 2"),), "[[王]{.name}](<https://a.example.cn/(1) 2>)"),
])
def test_escapes(row: Inlines, expected: str) -> None:
    assert line(*row) == expected


def blocks(*parts: object) -> str:
    """The notation of blocks, without the story around them."""
    article = Article(stories=(Story(blocks=parts),))  # type: ignore[arg-type]
    text = article_text(article)
    assert same(read(text), normalise(article))
    return text.partition("::: story\n\n")[2].rpartition("\n\n:::")[0]


def item(text: str) -> ListItem:
    """An item of one line."""
    return ListItem((Paragraph((Text(text),)),))


def test_neighbouring_lists_stay_apart() -> None:
    one = List((item("甲"),))
    assert blocks(one, one, one) == "- 甲\n\n+ 甲\n\n- 甲"
    numbered = List((item("甲"),), ordered=True, start=9)
    assert blocks(numbered, numbered) == "9. 甲\n\n9) 甲"


def test_code_keeps_fences_and_blank_lines() -> None:
    assert blocks(CodeBlock("```\n\n  x\t\n:::\n")) == "````\n```\n\n  x\t\n:::\n\n````"
    assert blocks(CodeBlock("")) == "```\n```"
    assert blocks(CodeBlock("x", "a `b` c")) == "~~~a `b` c\nx\n~~~"


def test_a_heading_may_end_with_its_own_sign() -> None:
    assert blocks(Crosshead((Text("C#"),), 2)) == "## C\\#"


@pytest.mark.parametrize("text", [
    "::: story\n- ```\n  :::\n  ```\n:::\n",
    "::: story\n- ::: sidebar\n  甲\n  :::\n:::\n",
    "::: story\n```\n:::\n```\n:::\n",
])
def test_a_container_is_not_closed_from_inside_a_list(text: str) -> None:
    draft = READ(text, "x.md", ignore)
    assert len(draft.rows) == 1


def test_an_open_container_is_an_error() -> None:
    with pytest.raises(InputError, match=r"x\.md:2: the container 'story' is not closed"):
        READ("甲\n::: story\n乙", "x.md", ignore)
