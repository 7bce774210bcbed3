"""An invented article in which everything of the model appears."""

from __future__ import annotations

from newsconv import model as m

LONG = ("“晨江的明天靠数据说话。”晨江医师协会会长林若水说，第一，血氧（SpO₂）要连续监测；第二，"
        "影像科与人工智能的结合——这一点不容忽视……使阅片时间由30分钟缩短到20–25分钟，it’s a big step。")


def text(words: str) -> m.Inlines:
    return (m.Text(words),)


def line(*parts: str | m.Inline) -> m.Inlines:
    return tuple(m.Text(part) if isinstance(part, str) else part for part in parts)


def para(*parts: str | m.Inline, role: m.ParagraphRole = "body") -> m.Paragraph:
    return m.Paragraph(line(*parts), role)


def span(role: m.SpanRole, words: str) -> m.Span:
    return m.Span(role, text(words))


def story(*blocks: m.Block, **more: object) -> m.Article:
    """An article of one story with these blocks."""
    return m.Article(stories=(m.Story(blocks=blocks),), **more)  # type: ignore[arg-type]


def person(name: str, honorific: str, office: str = "") -> m.Person:
    before = (span("office", office), m.Text(" ")) if office else ()
    return m.Person((*before, span("name", name), m.Text(" "), span("honorific", honorific)))


def merged_table() -> m.Table:
    """A head of two rows, and a cell over two columns and two rows."""
    def cell(words: str = "", columns: int = 1, rows: int = 1) -> m.TableCell:
        return m.TableCell(text(words) if words else (), columns, rows)

    return m.Table(
        (m.TableRow((cell(), cell("上年"), cell("今年"))), m.TableRow((cell("河滨"), cell("停业修缮", 2, 2), cell())),
         m.TableRow((cell("北门"), cell(), cell()))),
        m.TableRow((cell("书屋", 1, 2), cell("藏书", 2), cell())), ("left", "right", "right"), text("表3 各书屋藏书"),
    )


def table(columns: int = 3, rows: int = 2, caption: str = "表1 各院阅片数") -> m.Table:
    def row(words: str) -> m.TableRow:
        return m.TableRow(tuple(m.TableCell(text(f"{words}{number}")) for number in range(columns)))

    alignments: tuple[m.Alignment, ...] = ("left", "right", "center")
    return m.Table(tuple(row(f"第{number}行 1,204例") for number in range(rows)), row("院别"), alignments[:columns],
                   text(caption))


def featured(language: str = "zh-Hans-CN") -> m.Article:
    """The article; its pictures are `photo.jpg` and `nowhere.png`."""
    marked = para(
        span("dateline", "晨江医报讯（记者 熊文）5月31日，"), "本报",
        m.Strong(line("大", m.Emphasis(text("标题")))), m.Emphasis(text("强调")), m.Underline(text("下划")),
        m.Strikethrough(text("删去")), "H", m.Subscript(text("2")), "O与10", m.Superscript(text("3")),
        m.Link(line("链", m.Strong(text("接"))), "https://example.cn/路径?a=1&b=2", "一个 \"标题\""),
        m.Code(text="x < 1 && y"), m.Ruby(text("晨江"), "chénjiāng"), m.LineBreak(), "换行",
        m.FootnoteReference("a"), "再注", m.FootnoteReference("b"), "又注", m.FootnoteReference("a"), LONG,
    )
    inner = m.List((m.ListItem((para("子项甲"),)), m.ListItem((para("子项乙"),))))
    listed = m.List((m.ListItem((para("甲项"), para("甲项续段"), inner)), m.ListItem((para("乙项"),))), True, 3)
    first = m.Story(
        headline=m.Headline(text("影像插上翅膀"), text("稿件引题"), text("稿件副题"), text("稿件提要"), text("专题")),
        bylines=(m.Byline(line(span("outlet", "本报"), span("role", "记者"), " ", span("name", "熊文"))),),
        blocks=(
            para(LONG, role="lead"), marked, m.Crosshead(text("第一节")), m.Crosshead(text("第二层"), 2),
            m.Crosshead(text("第三层"), 3), para(LONG), m.Quotation((para("引文。"), listed)),
            m.PullQuote(text("摘句。")),
            listed, table(), m.Figure((m.Picture("photo.jpg", "会场"),), text("大会现场"), text("赵六 摄")),
            m.Figure((m.Picture("nowhere.png", "缺的图"),)), table(7, 3, "表2 七列的大表"), merged_table(),
            m.Sidebar((para("框内。"), m.Crosshead(text("框内小标题")), listed, table(2, 1, "")), text("相关链接")),
            para("编者按：", role="editors-note"), para("问？", role="question"), para("答。", role="answer"),
            m.CodeBlock("def f(x):\n\treturn x"), m.Divider(), m.Portrait(person("张三", "教授")),
            m.Portrait(person("李四", "院士")), m.ReadMore(text("扫码看视频"), "https://example.cn/v"),
            m.Jump(text("（下转第3版）")), m.Byline(text("（记者 熊文 文/图）")), para("（熊文）", role="sign-off"),
        ),
    )
    second = m.Story((para(LONG),), m.Headline(text("重构新纪元")), person("王常", "教授", "晨江医师协会分会长"))
    return m.Article(
        language=language, file="featured.md",
        publication=m.Publication(outlet="晨江医报", issue_date="2019-06-06", page_number="05", page_name="要闻",
                                  section="特别报道", url="https://example.cn/1", keywords=("医学", "影像"),
                                  description="晨江年会"),
        headline=m.Headline(text("得数据者得天下"), text("年会召开"), text("专家共话明天"), text("提要。"),
                            text("特别报道")),
        bylines=(m.Byline(line(span("outlet", "《晨江医报》"), span("role", "记者"), " ", span("name", "熊文"), " ",
                               span("name", "王丽"))),),
        portraits=(m.Portrait(person("张雁", "会长"), m.Picture("photo.jpg", "张雁像")),
                   m.Portrait(person("D. Monti", "教授"))),
        stories=(first, second), read_more=(m.ReadMore(text("关联阅读全文"), "https://example.cn/x"),),
        footnotes=(
            m.Footnote("a", (para("注甲，见", m.Link(text("网页"), "https://example.cn/n"), "。"), para("注甲次段。"))),
            m.Footnote("b", (para("注乙。"),)),
        ),
    )
