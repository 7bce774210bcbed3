"""What style names say: those of newsconv's own writer, and those that Word has."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ...draft import RowRole
from ...model import SpanRole

Kind: TypeAlias = Literal[
    "speaker", "crosshead", "crosshead-2", "quotation", "sidebar-title", "sidebar", "item-more", "code", "missing",
    "divider", "contents", "note-mark", "code-line", "strong", "emphasis",
]
"""Kinds of paragraphs and runs that are no role of a row."""

ROWS: dict[str, RowRole] = {
    "栏目": "section", "欄目": "section", "section": "section",
    "引题": "kicker", "引題": "kicker", "肩题": "kicker", "肩題": "kicker", "kicker": "kicker",
    "主题": "title", "主題": "title", "headline": "title", "title": "title",
    "副题": "deck", "副題": "deck", "deck": "deck", "subtitle": "deck",
    "提要题": "summary", "提要題": "summary", "summary": "summary",
    "稿件栏目": "story-section", "稿件欄目": "story-section", "story section": "story-section",
    "稿件引题": "story-kicker", "稿件引題": "story-kicker", "story kicker": "story-kicker",
    "稿件主题": "story-title", "稿件主題": "story-title", "story headline": "story-title",
    "稿件副题": "story-deck", "稿件副題": "story-deck", "story deck": "story-deck",
    "稿件提要": "story-summary", "story summary": "story-summary",
    "署名": "byline", "byline": "byline", "author": "byline",
    "报道正文": "body", "報導內文": "body",
    "导语": "lead", "導語": "lead", "lead": "lead",
    "编者按": "editors-note", "編者按": "editors-note", "editor's note": "editors-note",
    "提问": "question", "提問": "question", "question": "question", "回答": "answer", "answer": "answer",
    "文末署名": "sign-off", "sign-off": "sign-off",
    "图说": "caption", "圖說": "caption", "caption": "caption", "题注": "caption",
    "图片署名": "credit", "圖片署名": "credit", "credit": "credit",
    "摘句": "pull-quote", "pull quote": "pull-quote", "intense quote": "pull-quote",
    "转版": "jump", "轉版": "jump", "jump": "jump",
    "扫码阅读": "read-more", "掃碼閱讀": "read-more", "read more": "read-more",
}
"""Roles of rows by the names of paragraph styles, in small letters."""

KINDS: dict[str, Kind] = {
    "发言人职务": "speaker", "發言人職務": "speaker", "speaker office": "speaker",
    "发言人": "speaker", "發言人": "speaker", "speaker": "speaker",
    "小标题": "crosshead", "小標題": "crosshead", "crosshead": "crosshead",
    "次级小标题": "crosshead-2", "次級小標題": "crosshead-2", "lower crosshead": "crosshead-2",
    "引文": "quotation", "quotation": "quotation", "quote": "quotation", "block text": "quotation",
    "链接标题": "sidebar-title", "連結標題": "sidebar-title", "sidebar title": "sidebar-title",
    "相关链接": "sidebar", "相關連結": "sidebar", "sidebar": "sidebar",
    "条目续段": "item-more", "條目續段": "item-more", "list continue": "item-more",
    "代码块": "code", "程式碼區塊": "code", "code block": "code", "html preformatted": "code",
    "source code": "code", "preformatted text": "code",
    "缺图": "missing", "缺圖": "missing", "行内缺图": "missing", "行內缺圖": "missing",
    "分隔线": "divider", "分隔線": "divider", "divider": "divider", "toc heading": "contents",
    "注号": "note-mark", "註號": "note-mark", "footnote reference": "note-mark", "endnote reference": "note-mark",
    "代码": "code-line", "程式碼": "code-line", "code": "code-line", "html code": "code-line",
    "verbatim char": "code-line",
    "加重": "strong", "strong": "strong", "着重": "emphasis", "著重": "emphasis", "emphasis": "emphasis",
}
"""Kinds by the names of paragraph and character styles, in small letters."""

SPANS: dict[str, SpanRole] = {
    "电头": "dateline", "電頭": "dateline", "dateline": "dateline",
    "段首语": "lead-in", "段首語": "lead-in", "lead-in": "lead-in",
    "图说署名": "credit", "圖說署名": "credit",
    "行内职务": "office", "行內職務": "office", "行内发言人职务": "office", "行內發言人職務": "office",
}
"""Parts of a line by the names of character styles."""

PORTRAITS = frozenset(("人物表", "portraits"))
"""Names of the table style that sets people side by side."""
BOXED = ("框内", "框內")
"""Words in the name of a style for what stands in a box."""
