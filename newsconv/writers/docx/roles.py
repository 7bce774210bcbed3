"""Which Word style each role of the theme is: its identifier, its names and its place in the gallery.

Where Word has a built-in style that makes it work (headings, body text, captions, notes, headers),
the style bears that name, which Word shows in the user's language, with the trade's Chinese word
and the English one as aliases.  Names that Word itself uses for other styles in Chinese (正文, 标题,
引用, 题注 …) are kept clear of.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ...theme import Role

Own: TypeAlias = Literal[
    "picture", "picture-missing", "list-more", "divider", "spacer", "section-end", "code-line", "lead-in", "link",
    "note-mark", "contents-title", "contents", "comment", "comment-mark", "emphasis-dots",
]
"""Styles that a Word document needs beside the roles of the theme."""

StyleRole: TypeAlias = Role | Own


class Naming(Struct, frozen=True):
    """Identifier, Chinese names (simplified, traditional), English name, built-in name if Word has the style."""

    identifier: str
    simplified: str
    traditional: str
    english: str
    builtin: str = ""

    def chinese(self, traditional: bool) -> str:
        """The name in the article's script."""
        return self.traditional if traditional else self.simplified


PARAGRAPHS: dict[StyleRole, Naming] = {
    "section": Naming("Section", "栏目", "欄目", "section"),
    "kicker": Naming("Kicker", "引题", "引題", "kicker"),
    "title": Naming("Headline", "主题", "主題", "headline"),
    "deck": Naming("Deck", "副题", "副題", "deck"),
    "summary": Naming("Summary", "提要题", "提要題", "summary"),
    "byline": Naming("Byline", "署名", "署名", "byline"),
    "portrait-name": Naming("PortraitName", "人物姓名", "人物姓名", "portrait name"),
    "portrait-office": Naming("PortraitOffice", "人物职务", "人物職務", "portrait office"),
    "story-section": Naming("StorySection", "稿件栏目", "稿件欄目", "story section"),
    "story-kicker": Naming("StoryKicker", "稿件引题", "稿件引題", "story kicker"),
    "story-title": Naming("StoryHeadline", "稿件主题", "稿件主題", "story headline"),
    "story-deck": Naming("StoryDeck", "稿件副题", "稿件副題", "story deck"),
    "story-summary": Naming("StorySummary", "稿件提要", "稿件提要", "story summary"),
    "speaker-office": Naming("SpeakerOffice", "发言人职务", "發言人職務", "speaker office"),
    "speaker-name": Naming("SpeakerName", "发言人", "發言人", "speaker"),
    "body": Naming("BodyText", "报道正文", "報導內文", "body", "Body Text"),
    "lead": Naming("Lead", "导语", "導語", "lead"),
    "editors-note": Naming("EditorsNote", "编者按", "編者按", "editor's note"),
    "question": Naming("Question", "提问", "提問", "question"),
    "answer": Naming("Answer", "回答", "回答", "answer"),
    "sign-off": Naming("SignOff", "文末署名", "文末署名", "sign-off"),
    "crosshead": Naming("Crosshead", "小标题", "小標題", "crosshead"),
    "crosshead-2": Naming("Crosshead2", "次级小标题", "次級小標題", "lower crosshead"),
    "quotation": Naming("Quote", "引文", "引文", "quotation", "Quote"),
    "pull-quote": Naming("IntenseQuote", "摘句", "摘句", "pull quote", "Intense Quote"),
    "caption": Naming("Caption", "图说", "圖說", "caption", "caption"),
    "credit": Naming("Credit", "图片署名", "圖片署名", "credit"),
    "sidebar-title": Naming("SidebarTitle", "链接标题", "連結標題", "sidebar title"),
    "sidebar": Naming("Sidebar", "相关链接", "相關連結", "sidebar"),
    "jump": Naming("Jump", "转版", "轉版", "jump"),
    "read-more": Naming("ReadMore", "扫码阅读", "掃碼閱讀", "read more"),
    "list": Naming("ListParagraph", "条目", "條目", "list item", "List Paragraph"),
    "list-more": Naming("ListContinue", "条目续段", "條目續段", "list item continued", "List Continue"),
    "table-head": Naming("TableHead", "表头", "表頭", "table head"),
    "table-cell": Naming("TableCell", "表格文字", "表格文字", "table text"),
    "code": Naming("Code", "代码块", "程式碼區塊", "code block"),
    "footnote": Naming("FootnoteText", "注释", "註釋", "footnote", "footnote text"),
    "running-head": Naming("Header", "书眉", "書眉", "running head", "header"),
    "folio": Naming("Footer", "版心页码", "版心頁碼", "folio", "footer"),
    "picture": Naming("Picture", "图片", "圖片", "picture"),
    "picture-missing": Naming("PictureMissing", "缺图", "缺圖", "missing picture"),
    "divider": Naming("Divider", "分隔线", "分隔線", "divider"),
    "spacer": Naming("Spacer", "间隔", "間隔", "spacer"),
    "section-end": Naming("SectionEnd", "分栏处", "分欄處", "end of columns"),
    "contents-title": Naming("TOCHeading", "目录标题", "目錄標題", "contents title", "TOC Heading"),
    "contents": Naming("TOC", "目录条目", "目錄條目", "contents entry", "toc"),
    "comment": Naming("CommentText", "批注", "註解", "comment", "annotation text"),
}

CHARACTERS: dict[StyleRole, Naming] = {
    "strong": Naming("Strong", "加重", "加重", "strong", "Strong"),
    "emphasis": Naming("Emphasis", "着重", "著重", "emphasis", "Emphasis"),
    "link": Naming("Hyperlink", "链接", "連結", "link", "Hyperlink"),
    "code-line": Naming("CodeLine", "代码", "程式碼", "code"),
    "dateline": Naming("Dateline", "电头", "電頭", "dateline"),
    "lead-in": Naming("LeadIn", "段首语", "段首語", "lead-in"),
    "credit": Naming("CreditInLine", "图说署名", "圖說署名", "credit inline"),
    "portrait-office": Naming("PortraitOfficeInLine", "行内职务", "行內職務", "portrait office inline"),
    "speaker-office": Naming("SpeakerOfficeInLine", "行内发言人职务", "行內發言人職務", "speaker office inline"),
    "picture-missing": Naming("PictureMissingInLine", "行内缺图", "行內缺圖", "missing picture inline"),
    "note-mark": Naming("FootnoteReference", "注号", "註號", "note mark", "footnote reference"),
    "comment-mark": Naming("CommentReference", "批注号", "註解號", "comment mark", "annotation reference"),
    "emphasis-dots": Naming("EmphasisDots", "着重号", "著重號", "emphasis dots"),
}

ON_DEMAND: frozenset[StyleRole] = frozenset({
    "contents-title", "contents", "comment", "comment-mark", "emphasis-dots",
})
"""Roles whose styles stand in a document only where it uses them."""

OUTLINED: tuple[StyleRole, ...] = ("title", "story-title", "crosshead", "crosshead-2")
"""Roles that the navigation pane shows, from the outside in."""
