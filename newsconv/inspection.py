"""What was recognised in an article, for people and for programs: each part with lines and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from .model import (
    Article,
    Byline,
    CodeBlock,
    Crosshead,
    Dateline,
    Divider,
    Figure,
    Headline,
    Inlines,
    Jump,
    List,
    Node,
    Paragraph,
    Person,
    Portrait,
    PullQuote,
    Quotation,
    ReadMore,
    Sidebar,
    Source,
    Span,
    Story,
    Table,
    dateline_of,
    inline_text,
)
from .notices import Notice
from .walk import children, plain_text

ROLE_NAMES = {
    "article": "文章 article", "story": "报道 story", "section": "栏目 section", "kicker": "引题 kicker",
    "title": "主题 title", "deck": "副题 deck", "summary": "提要 summary", "byline": "署名 byline",
    "portrait": "人物头像 portrait", "speaker": "主讲人 speaker", "dateline": "电头 dateline",
    "read-more": "扫码阅读 read-more",
    "paragraph": "正文 body", "lead": "导语 lead", "editors-note": "编者按 editor's note", "question": "问 question",
    "answer": "答 answer", "sign-off": "文末署名 sign-off", "crosshead": "小标题 crosshead", "caption": "图说 caption",
    "credit": "图片署名 credit", "figure": "图片 figure", "quotation": "引文 quotation",
    "pull-quote": "引语 pull quote", "list": "列表 list", "table": "表格 table", "sidebar": "链接 sidebar",
    "jump": "转版 jump", "code-block": "代码 code",
    "divider": "分隔 divider", "footnote": "脚注 footnote", "furniture": "报头报眉 furniture",
}
"""Roles in both languages."""


class Part(Struct, frozen=True, omit_defaults=True):
    """One recognised part: role, text, lines, how sure (1 is given), what was repaired, what it holds."""

    role: str
    text: str = ""
    lines: tuple[int, int] | None = None
    confidence: float = 1.0
    fields: dict[str, Any] = {}
    repairs: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def name(self) -> str:
        """The role in Chinese and English."""
        return ROLE_NAMES.get(self.role, self.role)


def inspect(article: Article, notices: Sequence[Notice]) -> Part:
    """The tree of an article's parts."""
    return _Inspection(notices).article(article)


class _Inspection:
    def __init__(self, notices: Sequence[Notice]) -> None:
        self._notices = [notice for notice in notices if notice.source is not None]

    def article(self, article: Article) -> Part:
        parts: list[Part] = []
        if article.headline:
            parts.extend(self._headline(article.headline))
        for node in (*article.bylines, *article.portraits, *article.stories, *article.read_more):
            parts.append(self.node(node))
        parts.extend(Part("furniture", line) for line in article.publication.furniture)
        parts.extend(Part("footnote", plain_text(note), _lines(note.source)) for note in article.footnotes)
        fields: dict[str, Any] = {"language": article.language, **msgspec.to_builtins(article.publication)}
        return Part("article", fields=fields, parts=tuple(parts))

    def node(self, node: Node) -> Part:
        match node:
            case Story():
                return self._story(node)
            case Paragraph():
                role = "paragraph" if node.role == "body" else node.role
                return self._part(role, node, node.children, parts=tuple(self._datelines(node)))
            case Byline():
                return self._part("byline", node, node.children, fields=byline_fields(node))
            case Portrait():
                return self._part("portrait", node, node.person.children, fields=person_fields(node.person))
            case Figure():
                parts = [self._part("caption", node, node.caption)] if node.caption else []
                parts += [self._part("credit", node, node.credit)] if node.credit else []
                return self._part("figure", node, (), parts=tuple(parts), fields=_pictures(node))
            case ReadMore():
                return self._part("read-more", node, node.children, fields={"link": node.link} if node.link else {})
            case Crosshead() | PullQuote() | Jump():
                return self._part(_tag(node), node, node.children)
            case Sidebar() | Quotation() | List() | Table() | CodeBlock() | Divider():
                return self._part(_tag(node), node, (), text=plain_text(node).replace("\n", " "))
            case _:
                return Part(_tag(node), plain_text(node), _lines(node.source))

    def _story(self, story: Story) -> Part:
        parts: list[Part] = list(self._headline(story.headline)) if story.headline else []
        if story.speaker:
            speaker = story.speaker
            parts.append(self._part("speaker", speaker, speaker.children, fields=person_fields(speaker)))
        parts += [self.node(node) for node in (*story.bylines, *story.blocks)]
        return Part("story", lines=_lines(story.source), parts=tuple(parts))

    def _headline(self, headline: Headline) -> Iterator[Part]:
        for role in ("section", "kicker", "title", "deck", "summary"):
            if row := getattr(headline, role):
                yield self._part(role, headline, row)

    def _datelines(self, paragraph: Paragraph) -> Iterator[Part]:
        for child in paragraph.children:
            if isinstance(child, Span) and child.role == "dateline":
                fields = dateline_fields(dateline_of(child))
                yield self._part("dateline", paragraph, child.children, fields=fields)

    def _part(
        self, role: str, node: Node, row: Inlines, *, text: str = "", fields: dict[str, Any] | None = None,
        parts: tuple[Part, ...] = (),
    ) -> Part:
        text = text or inline_text(row)
        source = row[0].source if role in ("kicker", "title", "deck", "section", "summary") and row else node.source
        source = source or node.source
        return Part(role, text, _lines(source), self._confidence(role, source), fields or {},
                    self._repairs(role, source), parts)

    def _confidence(self, role: str, source: Source | None) -> float:
        told = [n.confidence for n in self._notices if n.code == role and source and _overlap(n.source, source)]
        return told[0] if told else 1.0

    def _repairs(self, role: str, source: Source | None) -> tuple[str, ...]:
        if source is None or role == "dateline":
            return ()
        return tuple(n.message for n in self._notices if n.level != "info" and _overlap(n.source, source))


def _overlap(a: Source | None, b: Source) -> bool:
    return a is not None and a.first <= b.last and b.first <= a.last


def _lines(source: Source | None) -> tuple[int, int] | None:
    return (source.first, source.last) if source else None


def _tag(node: Node) -> str:
    return str(node.__struct_config__.tag)


def _pictures(figure: Figure) -> dict[str, Any]:
    return {"pictures": [picture.path for picture in figure.pictures]} if figure.pictures else {}


def byline_fields(byline: Byline) -> dict[str, Any]:
    """Outlet, role, names and suffix, where there are any."""
    return _present(outlet=byline.outlet, role=byline.role, names=list(byline.names), suffix=byline.suffix)


def person_fields(person: Person) -> dict[str, Any]:
    """Office, name and honorific, where there are any."""
    return _present(office=person.office, name=person.name, honorific=person.honorific)


def dateline_fields(dateline: Dateline) -> dict[str, Any]:
    """Outlet, form, place, date, role and reporters, where there are any."""
    return _present(
        outlet=dateline.outlet, form=dateline.form, place=dateline.place, date=dateline.date, role=dateline.role,
        reporters=list(dateline.reporters),
    )


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def report(article: Article, notices: Sequence[Notice]) -> dict[str, Any]:
    """The inspection for programs: the parts by kind, then the tree, then every notice."""
    datelines = [dateline for story in article.stories for dateline in story.datelines()]
    return {
        "file": article.file,
        "language": article.language,
        "publication": msgspec.to_builtins(article.publication),
        "headline": _headline_fields(article.headline),
        "bylines": [{"raw": inline_text(b.children), **byline_fields(b)} for b in _all(article, Byline)],
        "portraits": [{"raw": inline_text(p.children), **person_fields(p)} for p in _portrayed(article)],
        "datelines": [{"raw": dateline.raw, **dateline_fields(dateline)} for dateline in datelines],
        "stories": [_story_fields(story) for story in article.stories],
        "crossheads": [inline_text(c.children) for c in _all(article, Crosshead)],
        "captions": [inline_text(f.caption) for f in _all(article, Figure) if f.caption],
        "credits": [inline_text(f.credit) for f in _all(article, Figure) if f.credit],
        "read_more": [inline_text(r.children).split("\n") for r in _all(article, ReadMore)],
        "jumps": [{"raw": inline_text(j.children), "direction": j.direction} for j in _all(article, Jump)],
        "tree": msgspec.to_builtins(inspect(article, notices)),
        "notices": [msgspec.to_builtins(notice) for notice in notices],
    }


def _story_fields(story: Story) -> dict[str, Any]:
    return {
        **_headline_fields(story.headline),
        "speaker": person_fields(story.speaker) if story.speaker else None,
        "bylines": [{"raw": inline_text(b.children), **byline_fields(b)} for b in story.bylines],
        "dateline": {"raw": story.dateline.raw, **dateline_fields(story.dateline)} if story.dateline else None,
        "crossheads": [inline_text(b.children) for b in story.blocks if isinstance(b, Crosshead)],
    }


def _headline_fields(headline: Headline | None) -> dict[str, Any]:
    shown = headline or Headline()
    return {role: inline_text(getattr(shown, role)) for role in ("section", "kicker", "title", "deck", "summary")}


def _portrayed(article: Article) -> Iterator[Person]:
    return (portrait.person for portrait in _all(article, Portrait))


def _all(node: Node, kind: type[Any]) -> Iterator[Any]:
    if isinstance(node, kind):
        yield node
    for child in children(node):
        yield from _all(child, kind)
