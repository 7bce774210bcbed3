"""An invented newspaper page that has one of everything, and articles made to annoy."""

from __future__ import annotations

from newsconv.model import (
    Article,
    Byline,
    Code,
    CodeBlock,
    Crosshead,
    Divider,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Headline,
    Inline,
    Inlines,
    Jump,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    ParagraphRole,
    Person,
    Picture,
    Portrait,
    Publication,
    PullQuote,
    Quotation,
    ReadMore,
    Ruby,
    Sidebar,
    Span,
    SpanRole,
    Story,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Table,
    TableCell,
    TableRow,
    Text,
    Underline,
)


def words(text: str) -> Inlines:
    """One text."""
    return (Text(text),)


def part(role: SpanRole, text: str) -> Span:
    """A part of a line."""
    return Span(role, words(text))


def para(*inlines: Inline | str, role: ParagraphRole = "body") -> Paragraph:
    """A paragraph of inlines and texts."""
    return Paragraph(tuple(Text(item) if isinstance(item, str) else item for item in inlines), role=role)


def one_story(*blocks: object, **fields: object) -> Article:
    """An article with a title and one story of these blocks."""
    return Article(headline=Headline(title=words("夜航船")), stories=(Story(blocks=blocks),), **fields)  # type: ignore[arg-type]


def row(*cells: str) -> TableRow:
    """A row of a table."""
    return TableRow(tuple(TableCell(words(cell)) for cell in cells))


DATELINE = Span("dateline", (
    part("outlet", "青溪晚报"), part("form", "讯"), Text("（"), part("role", "记者"), Text(" "), part("name", "周晚晴"),
    Text("）"), part("date", "4月23日"), Text("，"),
))

FIRST = Story(
    headline=Headline(title=words("让阅读插上灯火的翅膀"), kicker=words("读书节")),
    bylines=(Byline((part("name", "顾一舟"), Text(" "), part("suffix", "摄"))),),
    blocks=(
        para(DATELINE, "第八届读书节开幕。", FootnoteReference("节")),
        Crosshead(words("夜读是关键"), level=2),
        para("“", Strong(words("放下手机")), Text("，"), Emphasis(words("走进书屋")), Text("。”"),
             Ruby(words("饕餮"), "tāotiè"), Text("般阅读，CO"), Subscript(words("2")), Text("与"),
             Superscript(words("上")), Underline(words("专名")), Strikethrough(words("旧闻")), LineBreak(),
             Code("a  <b>"),
             Link(words("线上"), "https://example.org/新闻?q=书"), role="lead"),
        Crosshead(words("小一级"), level=3),
        PullQuote(words("一盏灯，照亮一条街。")),
        Figure((Picture("dusk.png", "广场上的长队"), Picture("tower.png", "钟楼")), words("开幕现场"),
               words("顾一舟 摄")),
        Figure((), words("大会现场")),
        Table(rows=(row("河滨", "12,300"), row("北门", "8,041")), header=row("书屋", "藏书"),
              alignments=("left", "right"), caption=words("一览")),
        List((ListItem((para("刷脸；"),)), ListItem((para("取书；"), para("还书。")))), ordered=True, start=3),
        List((ListItem((para("灯"),)),)),
        Quotation((para("一寸光阴一寸金。"),)),
        Sidebar((para("主办：县文化馆。"),), words("相关链接")),
        para("编者按：阅读是底色。", role="editors-note"),
        para("钱从哪里来？", role="question"),
        para("社会捐一半。", role="answer"),
        para("（周晚晴）", role="sign-off"),
        Divider(),
        CodeBlock("if a < b:\n    print(1)", "python"),
        Portrait(Person((part("name", "许闻溪"),))),
        ReadMore(words("扫码看视频"), "https://example.org/v"),
        Byline((part("role", "责任编辑"), Text(" "), part("name", "白露"))),
        Jump(words("下转第6版"), "to"),
    ),
)

SECOND = Story(
    headline=Headline(title=words("重构 新纪元")),
    speaker=Person((part("office", "青溪作协会长"), Text(" "), part("name", "许闻溪"), part("honorific", "先生"))),
    blocks=(para("人工智能（AI）来了。", FootnoteReference("艺"), FootnoteReference("节")),),
)

PAGE = Article(
    language="zh-Hans-CN",
    file="page.md",
    publication=Publication(
        outlet="青溪晚报", issue_date="2021年4月23日", page_number="05", url="https://example.org/a?b=1&c=2",
        rights="© 青溪晚报 <社>", description="读书节 & 书屋", keywords=("阅读", "图书馆", "阅读"),
    ),
    headline=Headline(title=words("城市书屋：得读者得天下"), kicker=words("第八届读书节开幕"),
                      deck=words("三年四十二间"), summary=words("灯火长明，夜夜如此。"), section=words("专题报道")),
    bylines=(Byline((part("outlet", "本报"), part("role", "记者"), Text(" "), part("name", "周晚晴"), Text(" "),
                     part("name", "顾一舟"), Text(" "), part("suffix", "文/图"))),),
    portraits=(Portrait(Person((part("name", "林知远"), Text(" "), part("honorific", "馆长"))),
                        Picture("dusk.png", "林知远")),
               Portrait(Person((part("name", "Maria Keller"), Text(" "), part("honorific", "教授"))))),
    stories=(FIRST, SECOND),
    read_more=(ReadMore(words("扫码阅读全文"), "https://example.org/full"), ReadMore(words("关联阅读 扫描"))),
    footnotes=(Footnote("艺", (para("见《青溪文艺》。"),)),
               Footnote("节", (para("每年一次。", FootnoteReference("内")),)),
               Footnote("内", (para("停办一次。"),)), Footnote("无", (para("没有标记的注。"),))),
)
"""A page with two stories and one of everything; its pictures are dusk.png and tower.png."""

HOSTILE = Article(
    language="zh-Hant-HK",
    publication=Publication(outlet="\x00<&>", issue_date="昨天", identifier=" 編號 \"7\" ", page_number="A1/<2>",
                            keywords=("", " ", "<&")),
    headline=Headline(title=words('</h1><script>alert("1")</script> &amp; ]]> \x0b\ufffe')),
    stories=(
        Story(headline=Headline(title=words(" "), kicker=words("\x1f"))),
        Story(headline=Headline(title=(Picture("none.png"),)), blocks=(
            para(Link((Text("一"), Link(words("二"), "https://example.org/"), FootnoteReference("x")),
                      "http://例子.测试/a b?c=%zz&d=\"<>\\^`{|}#e f")),
            para(Link(words("壞"), "javascript:alert(1)"), Link(words("空"), ""), Link(words("號"), "http://[bad"),
                 Link(words("機"), "file:///etc/passwd"), Link(words("信"), "mailto:a b@example.org"),
                 Link(words("電"), "tel:+852 1234"), Link(words("埠"), "https://example.org:99999/")),
            para(Ruby((Ruby(words("內"), "nei"), Link(words("鏈"), "https://example.org/")), "外 < &")),
            para(FootnoteReference("沒有"), FootnoteReference("x")),
            Crosshead(words(" "), level=6), Crosshead(words("深"), level=6), Crosshead(words("淺"), level=1),
            Crosshead((Link(words("鏈接"), "https://example.org/"), FootnoteReference("x")), level=3),
            Table(rows=(TableRow(()), row("一", "二", "三"))), Table(rows=()), List(()),
            List((ListItem(()),), ordered=True), Quotation(()), Sidebar(()), Figure(()),
            Figure((Picture("../../etc/passwd", '"><b>'),)), para(),
            CodeBlock("\r\n\t<pre>\n", 'a"b c'), ReadMore((), "https://example.org/"), ReadMore(()),
            Portrait(Person(())), Byline(()), PullQuote(()),
        )),
    ),
    footnotes=(Footnote("x", (List((ListItem((para("注", FootnoteReference("x")),)),)),)), Footnote("x", ()),
               Footnote("y", (Table(rows=(row("格"),)), CodeBlock("碼")))),
)
"""Markup in titles, characters that XML forbids, broken links, nested links and ruby, empty everything."""
