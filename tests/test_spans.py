"""Marks over text, whatever markup cuts it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsconv.model import Inlines, LineBreak, Span, Strong, Text, inline_text
from newsconv.spans import Mark, cut, in_lines, mark, split, strip

texts = st.builds(Text, st.text("甲乙丙 　，。ab", min_size=1, max_size=5))
rows = st.lists(
    st.one_of(texts, st.builds(lambda inner: Strong(tuple(inner)), st.lists(texts, min_size=1, max_size=3))), max_size=4
).map(tuple)


@given(rows, st.integers(0, 30))
def test_a_cut_keeps_every_character(row: Inlines, at: int) -> None:
    left, right = cut(row, at)
    assert inline_text(left) + inline_text(right) == inline_text(row)
    assert len(inline_text(left)) == min(at, len(inline_text(row)))


@given(rows, st.integers(0, 20), st.integers(0, 10))
def test_a_mark_keeps_the_text_and_holds_its_range(row: Inlines, start: int, length: int) -> None:
    text = inline_text(row)
    start = min(start, len(text))
    end = min(start + length, len(text))
    marked = mark(row, [Mark(start, end, "name")])
    assert inline_text(marked) == text
    spans = [inline for inline in marked if isinstance(inline, Span)]
    assert [inline_text(span.children) for span in spans] == ([text[start:end]] if end > start else [])


@given(rows)
def test_strip(row: Inlines) -> None:
    assert inline_text(strip(row)) == inline_text(row).strip()


def test_a_mark_across_strong_text_cuts_it() -> None:
    row = (Strong((Text("本报讯（记者 方"),)), Text("以宁）今天"))
    marked = mark(row, [Mark(7, 10, "name")])
    assert marked == (
        Strong((Text("本报讯（记者 "),)),
        Span("name", (Strong((Text("方"),)), Text("以宁"))),
        Text("）今天"),
    )


def test_nested_marks_count_from_the_start_of_the_line() -> None:
    outer = Mark(1, 5, "dateline", (Mark(2, 4, "name"),))
    assert mark((Text("甲乙丙丁戊己"),), [outer]) == (
        Text("甲"),
        Span("dateline", (Text("乙"), Span("name", (Text("丙丁"),)), Text("戊"))),
        Text("己"),
    )


def test_split_drops_the_blank_and_lines_are_joined_by_breaks() -> None:
    assert split((Text("引题 主题"),), 2) == ((Text("引题"),), (Text("主题"),))
    assert in_lines([(Text("甲"),), (Text("乙"),)]) == (Text("甲"), LineBreak(), Text("乙"))
