"""Boxes, sign-offs and titles that stand inside other lines; lines that are fragments."""

from __future__ import annotations

import pytest

from newsconv import Article, plain_text, read_data
from newsconv.model import Byline, Figure, Jump, Paragraph, Sidebar, inline_text

BODY = "清晨六点，青石大桥迎来第一批过河的行人，市民们扶着栏杆看江水，谈起过去坐渡船的日子。"


def article(text: str, format: str = "md") -> Article:
    return read_data(text.encode(), f"a.{format}", format=format)


def test_sidebar_under_its_own_heading() -> None:
    blocks = article(f"# 大桥今日通车\n\n{BODY}\n\n# 相关链接\n\n{BODY}\n\n{BODY}\n").stories[0].blocks
    assert isinstance(blocks[1], Sidebar)
    assert inline_text(blocks[1].title) == "相关链接"
    assert len(blocks[1].blocks) == 2


def test_sidebar_that_begins_in_its_paragraph() -> None:
    blocks = article(f"# 大桥今日通车\n\n【核心提示】{BODY}\n\n{BODY}\n").stories[0].blocks
    assert isinstance(blocks[0], Sidebar)
    assert inline_text(blocks[0].title) == "【核心提示】"
    assert isinstance(blocks[1], Paragraph)


def test_editors_note_under_its_own_heading() -> None:
    blocks = article(f"# 大桥今日通车\n\n# 编者按\n\n桥通了。\n\n{BODY}\n").stories[0].blocks
    assert [block.role for block in blocks if isinstance(block, Paragraph)] == ["editors-note", "editors-note", "body"]


@pytest.mark.parametrize("sign", ["（林一帆）", "（本报记者 林一帆）", " 林一帆", "　　林一帆 沈亦舟"])
def test_sign_off_at_the_end_of_a_paragraph(sign: str) -> None:
    blocks = article(f"# 大桥今日通车\n\n{BODY}{sign}\n").stories[0].blocks
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert (last.role, inline_text(last.children)) == ("sign-off", sign.strip())


@pytest.mark.parametrize("end", ["（见下表）", "（左一）", " 这是好事", "（约3万元）"])
def test_no_sign_off(end: str) -> None:
    blocks = article(f"# 大桥今日通车\n\n{BODY}{end}\n").stories[0].blocks
    assert all(block.role == "body" for block in blocks if isinstance(block, Paragraph))


def test_title_behind_a_dateline() -> None:
    found = article("新河网北岭5月9日电题：让桥多活一百年——青石大桥养护队见闻\n\n记者贾平、曹明智\n\n" + BODY)
    assert found.headline is not None
    assert inline_text(found.headline.title) == "让桥多活一百年"
    assert inline_text(found.headline.deck) == "——青石大桥养护队见闻"
    assert found.stories[0].dateline is not None
    assert found.stories[0].dateline.form == "电题"
    assert any(isinstance(block, Byline) for block in found.stories[0].blocks)


def test_jumps_that_begin_and_end_paragraphs() -> None:
    blocks = article(f"# 大桥今日通车\n\n（上接第一版）{BODY}\n\n{BODY}（下转第三版）\n").stories[0].blocks
    jumps = [(inline_text(block.children), block.direction) for block in blocks if isinstance(block, Jump)]
    assert jumps == [("（上接第一版）", "from"), ("（下转第三版）", "to")]


def test_caption_with_credit() -> None:
    blocks = article(f"# 大桥今日通车\n\n{BODY}\n\n图为第一批过桥的市民。 沈亦舟 摄\n\n{BODY}\n").stories[0].blocks
    assert isinstance(blocks[1], Figure)
    assert inline_text(blocks[1].caption) == "图为第一批过桥的市民。"
    assert inline_text(blocks[1].credit) == "沈亦舟 摄"


def test_fragments_on_lines_of_their_own_are_paragraphs() -> None:
    fragments = "\n".join([BODY, BODY[:-8], "日前，" + BODY, BODY, BODY])
    assert plain_text(article(f"# 大桥今日通车\n\n{fragments}\n")).count("\n") == 5


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "\n".join(BODY[i : i + 14] for i in range(0, len(BODY), 14))
    assert plain_text(article(f"# 大桥今日通车\n\n{wrapped}\n")).split("\n")[1] == BODY


def test_headings_in_plain_text() -> None:
    text = f"青石大桥今日通车\n\n记者贾平、曹明智\n\n{BODY}\n\n夜里也能过河\n\n{BODY}\n"
    found = article(text, "txt")
    assert found.headline is not None
    assert inline_text(found.headline.title) == "青石大桥今日通车"
    assert [b.names for b in found.bylines] == [("贾平", "曹明智")]


def test_a_strong_first_paragraph_is_the_lead() -> None:
    blocks = article(f"# 大桥今日通车\n\n本报记者 林一帆\n\n**{BODY}**\n\n{BODY}\n").stories[0].blocks
    assert [block.role for block in blocks if isinstance(block, Paragraph)] == ["lead", "body"]


def test_a_rest_before_its_head_is_only_suggested() -> None:
    from newsconv import Notice

    notices: list[Notice] = []
    text = (
        "# 大桥通车\n\n本报讯（记者 林一帆）大桥通车后，市民过江方便了。大桥两端都有公交车站。\n\n"
        f"桥管理所的人说，以后还要加护栏。\n\n{BODY}\n\n镇上的老人都记得，三十年前这里只有一条渡船，过江要等上半天，夜里没有船，遇上大风大浪更是谁也不敢过，只能望江兴叹，盼着建大\n\n"
        f"记者：以前怎么过江？\n"
    )
    found = read_data(text.encode(), "a.md", format="md", notify=notices.append)
    assert [n.confidence for n in notices if n.code == "join-suggestion"] == [0.3]
    assert "盼着建大\n" in plain_text(found)
