"""Any text is read: no error but a newsconv error, and no Han character goes missing."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsconv.errors import NewsconvError
from newsconv.notices import Notice, ignore
from newsconv.readers.markdown import MarkdownReader
from newsconv.readers.text import TextReader
from newsconv.structure.given import assemble
from newsconv.walk import normalise

SYNTAX = (
    "*", "**", "_", "`", "```\n", "~~", "~~~", "[", "]", "(", ")", "![", "](", "<", ">", "<b>", "</b>",
    "<u>", "<ruby>", "<rt>", "</ruby>", "<br>", "&", "&amp;", "\\", "# ", "## ", "1. ", "- ", "---",
    "\n---\n", "===\n", "|", "\n|-|-|\n", ":", ":::", "::: story\n", "\n:::\n", "::: sidebar\n", "{",
    "}", "{.byline}\n", "{.lead}\n", "{.name}", "[^1]", "\n\n[^1]: ", "[x]: /y\n", "[x]", "!", "　　",
    "    ", "\n    ", "\t", "\n", "\n\n", "> ", "$", '"', "，", "。", " ", "a", "1",
    "https://a.example.cn/", "\x00", "\x0c", "\u2028", "\ufeff",
)
HAN = tuple(map(chr, range(0x4E00, 0x4E00 + 300)))
READ = MarkdownReader()
texts = st.lists(st.sampled_from(SYNTAX) | st.sampled_from(HAN), max_size=40).map("".join)


def is_han(char: str) -> bool:
    """Whether a character is one of the 20,992 of the main block."""
    return "\u4e00" <= char <= "\u9fff"


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(texts | st.text(max_size=80))
def test_nothing_is_lost_whatever_the_text(text: str) -> None:
    notices: list[Notice] = []
    try:
        draft = READ(text, "x.md", notices.append)
    except NewsconvError as error:
        assert error.message
        return
    if "<!--" in text:
        return
    kept = Counter(filter(is_han, f"{draft}{notices}"))
    assert Counter(filter(is_han, text)) - kept == Counter()
    normalise(assemble(draft))


@settings(deadline=None, max_examples=200)
@given(texts | st.text(max_size=80))
def test_plain_text_keeps_every_character(text: str) -> None:
    draft = TextReader()(text, "x.txt", ignore)
    kept = Counter(str(draft))
    assert Counter(filter(str.isalnum, text)) - kept == Counter()
