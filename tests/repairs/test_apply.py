"""Where repairs work, where they must not, and what they tell."""

from __future__ import annotations

from newsconv.draft import Draft, FrontMatter, Group, Row
from newsconv.model import (
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Ruby,
    Source,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
    inline_text,
)
from newsconv.notices import Notice, ignore
from newsconv.repairs import repair
from repairs.drafts import draft_of, inlines_of, mended, mended_text

BROKEN, WHOLE = "他说,果园丰收了", "他说，果园丰收了"


def row(text: str) -> Inlines:
    return (Text(text),)


def test_every_kind_of_line_is_repaired() -> None:
    item = ListItem((Paragraph(row(BROKEN)),))
    table = Table((TableRow((TableCell(row(BROKEN)),)),), caption=row(BROKEN))
    for block in (List((item,)), table, Figure(caption=row(BROKEN))):
        told: list[Notice] = []
        again = mended(mended(block, notices=told))
        assert BROKEN not in str(again)
        assert str(again).count(WHOLE) == str(block).count(BROKEN) == len(told)


def test_footnotes_and_stories_are_repaired() -> None:
    paragraph = Paragraph(row(BROKEN))
    draft = Draft("a.md", FrontMatter(), (Group((Row(paragraph),)),), (Footnote("1", (paragraph,)),))
    mended_draft = repair(draft, ignore)
    assert str(mended_draft).count(WHOLE) == 2


def test_edits_work_across_markup() -> None:
    block = mended(Paragraph((Text("他说"), Strong(row(",果")), Text(" 园，"), Strong(row('“好"')))))
    assert isinstance(block, Paragraph)
    assert block.children == (Text("他说"), Strong(row("，果")), Text(" 园，"), Strong(row("“好”")))


def test_a_line_end_inside_markup_is_joined() -> None:
    inner = ("科研人员在山上住了三年，终于种出", "了新的果树。")
    block = mended(Paragraph((Strong(inlines_of("\n".join(inner))),)))
    assert isinstance(block, Paragraph)
    assert block.children == (Strong((Text(inner[0]), Text(inner[1]))),)


def test_underscores_of_formulas_are_no_emphasis() -> None:
    block = mended(Paragraph((
        Text("增长$12.3%"), Emphasis(row(r"{\textmd{c}}$ 。上升到$20.0%")), Text(r"{\textmd{c}}$ 。企业很好"),
    )))
    assert isinstance(block, Paragraph)
    assert all(isinstance(inline, Text) for inline in block.children)
    assert inline_text(block.children) == "增长12.3%。上升到20.0%。企业很好"


def test_literal_parts_stay() -> None:
    code = CodeBlock("他说,好......")
    assert mended(code) is code
    target = "http://example.com/果,园"
    block = Paragraph((Code("甲,乙......"), Ruby(row("甲,乙"), "jia,yi"), Link(row("这里"), target)))
    assert mended(block) is block
    texts = ("见http://example.com/a,b(c)!好", "写信给a--b@example.com一下", "打开果园--报告1.docx看", "名 称 某.com")
    for text in texts:
        assert mended_text(text) == text


def test_given_structure_is_not_touched() -> None:
    draft = draft_of(Paragraph(row(BROKEN)), given=True)
    assert repair(draft, ignore) is draft


def test_nothing_to_do_gives_the_same_draft() -> None:
    draft = draft_of(Paragraph(row(WHOLE)), Table((TableRow((TableCell(row("甲")),)),)))
    assert repair(draft, ignore) is draft


def test_the_front_matter_is_the_editors_own() -> None:
    draft = Draft("a.md", FrontMatter(title=row(BROKEN)), (Row(Paragraph(row(BROKEN))),))
    assert repair(draft, ignore).front is draft.front


def test_one_notice_for_each_line_and_repair() -> None:
    told: list[Notice] = []
    repair(draft_of(Paragraph(row("他说,好,果园真的丰收了,村民高兴......")), Paragraph(row(BROKEN))), told.append)
    assert [(notice.code, notice.source) for notice in told] == [
        ("ellipsis", Source(1, 1)), ("half-width-punctuation", Source(1, 1)), ("half-width-punctuation", Source(2, 2)),
    ]
    assert {notice.level for notice in told} == {"repair"}
    assert "他说,好,果园真的丰收 → 他说，好，果园真的丰收 (and 1 more)" in told[1].message


def test_a_mark_left_without_text_goes() -> None:
    block = mended(Paragraph((*row("全年投入9亿元"), Strong(row(" ")), *row("，比上年"))))
    assert isinstance(block, Paragraph)
    assert block.children == (Text("全年投入9亿元"), Text("，比上年"))
