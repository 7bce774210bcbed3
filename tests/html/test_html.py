"""HTML: one page that holds everything, or a folder; the article's text, its outline, its description."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import articles

from newsconv.model import (
    Article,
    Byline,
    Crosshead,
    Figure,
    Footnote,
    FootnoteReference,
    Headline,
    Inline,
    Paragraph,
    Picture,
    Publication,
    Span,
    Story,
    Table,
    TableCell,
    TableRow,
    Text,
)
from newsconv.options import HtmlOptions
from newsconv.pictures import Pictures
from newsconv.walk import footnote_text, plain_text
from newsconv.writers import Surroundings
from newsconv.writers.html import HtmlWriter

MODIFIED = datetime(2022, 9, 1, tzinfo=UTC)
NODE = os.environ.get("NEWSCONV_NODE", "")
VOID = {"meta", "link", "br", "hr", "img"}


def para(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in inlines))


BRIDGE = Article(
    publication=Publication(outlet="南埔日报", issue_date="2022年9月1日", page_number="03", page_name="民生",
                            keywords=("桥", "交通"), description="老桥 & 新桥", url="https://example.org/bridge"),
    headline=Headline(title=(Text("老桥重开，晚高峰少绕三公里"),), kicker=(Text("封闭九个月之后"),)),
    bylines=(Byline((Span("role", (Text("记者"),)), Text(" "), Span("name", (Text("洪小川"),)))),),
    stories=(Story(blocks=(
        para("南埔老桥9月1日重开。", FootnoteReference("长")),
        Crosshead((Text("怎样修的"),)),
        Figure((Picture("bridge.png", "老桥的桥墩"),), (Text("修好的桥墩"),)),
        Table(rows=(TableRow((TableCell((Text("跨度"),)), TableCell((Text("42米"),)))),)),
        para("“a < b & c”</script><style>"),
    )),),
    footnotes=(Footnote("长", (para("全长212米。"),)),),
)
FERRY = Article(language="zh-Hant-TW", publication=Publication(outlet="南埔日报", issue_date="2022-09-01", page_number="1"),
                headline=Headline(title=(Text("渡輪停駛"),)), stories=(Story(blocks=(para("渡輪昨天停駛。"),)),))


class Page(HTMLParser):
    """A page as a browser reads it: elements in order with their attributes, text with the elements around it."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[int, ...], str]] = []
        self._open: list[int] = []
        self.feed(data.decode())
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def inside(self, tag: str) -> str:
        return "".join(text for path, text in self.texts if any(self.elements[at][0] == tag for at in path))

    def _classes(self, path: tuple[int, ...]) -> set[str]:
        return {name for at in path for name in self.elements[at][1].get("class", "").split()}

    def article_text(self) -> str:
        """What stands in the body and was neither generated nor a footnote."""
        return "".join(text for path, text in self.texts if "body" in {self.elements[at][0] for at in path}
                       and not self._classes(path) & {"generated", "footnotes"})

    def note_text(self) -> str:
        """What stands in the footnotes and was not generated."""
        return "".join(text for path, text in self.texts
                       if "note-text" in self._classes(path) and "generated" not in self._classes(path))


def surroundings(*folders: Path) -> Surroundings:
    return Surroundings(Pictures(*folders), MODIFIED)


def page(article: Article, *folders: Path, options: HtmlOptions | None = None) -> Page:
    return Page(HtmlWriter(options or HtmlOptions())(article, surroundings(*folders)))


def issue(*bound: Article, options: HtmlOptions | None = None) -> Page:
    file = BytesIO()
    HtmlWriter(options or HtmlOptions()).bind([(article, surroundings()) for article in bound], file)
    return Page(file.getvalue())


def bare(text: str) -> str:
    return "".join(text.split())


@given(articles())
@settings(deadline=None, max_examples=40)
def test_the_pages_text_is_the_articles_text(article: Article) -> None:
    read = page(article)
    assert bare(read.article_text()) == bare(plain_text(article))
    assert sorted(bare(read.note_text())) == sorted(bare(footnote_text(article)))


def test_everything_is_inside(pictures: Path) -> None:
    read = page(BRIDGE, pictures, options=HtmlOptions(embed_fonts=True))
    assert not read.of("link")
    sources = [image["src"] for image in read.of("img")]
    assert [source.split(",")[0] for source in sources] == ["data:image/png;base64"]
    assert base64.b64decode(sources[0].split(",")[1]) == (pictures / "bridge.png").read_bytes()
    addresses = re.findall(r"url\(\"([^\"]*)\"\)", read.inside("style"))
    assert addresses and all(address.startswith("data:font/") for address in addresses)


def test_same_bytes_twice(pictures: Path) -> None:
    options = HtmlOptions(vertical=True, embed_fonts=True)
    first, second = (HtmlWriter(options)(BRIDGE, surroundings(pictures)) for _ in range(2))
    assert first == second


def test_structure(pictures: Path) -> None:
    read = page(BRIDGE, pictures)
    tags = [tag for tag, _ in read.elements]
    assert [tag for tag in tags if re.fullmatch("h[1-6]", tag)] == ["h1", "h2"]
    for tag in ("main", "article", "figure", "figcaption", "table"):
        assert tags.count(tag) == 1
    assert read.of("html")[0]["lang"] == "zh-Hans-CN"
    assert read.of("img")[0]["alt"] == "老桥的桥墩"
    ids = {attributes["id"] for _, attributes in read.elements if "id" in attributes}
    assert {link["href"].removeprefix("#") for link in read.of("a") if link["href"].startswith("#")} <= ids


def test_head_describes_the_article() -> None:
    read = page(BRIDGE)
    about = {meta["name"]: meta["content"] for meta in read.of("meta") if "name" in meta}
    assert about["author"] == "洪小川" and about["keywords"] == "桥,交通" and about["date"] == "2022-09-01"
    assert about["description"] == "老桥 & 新桥"
    assert read.inside("title") == "老桥重开，晚高峰少绕三公里"


def test_json_ld() -> None:
    record = json.loads(page(BRIDGE).inside("script"))
    assert record["@context"] == "https://schema.org" and record["@type"] == "NewsArticle"
    assert record["alternativeHeadline"] == "封闭九个月之后"
    assert record["author"] == [{"@type": "Person", "name": "洪小川"}]
    assert (record["datePublished"], record["printPage"], record["printSection"]) == ("2022-09-01", "03", "民生")
    assert record["dateModified"] == "2022-09-01T00:00:00Z"


def test_hostile_titles_close_no_element() -> None:
    title = '</script></style></title><script>alert("1")</script><!-- &amp; \x0b'
    article = Article(headline=Headline(title=(Text(title),)), publication=Publication(outlet=title, rights=title))
    read = page(article)
    assert len(read.of("script")) == 1 and len(read.of("style")) == 1
    assert json.loads(read.inside("script"))["headline"] == read.inside("h1") == title.replace("\x0b", "␋")


def test_paper(pictures: Path) -> None:
    style = page(BRIDGE, pictures).inside("style")
    assert "@page { margin: 22mm 18mm 20mm 18mm }" in style
    assert "font-size: 10.5pt" in style.split("@media print")[1]


def test_vertical_page() -> None:
    style = page(BRIDGE, options=HtmlOptions(vertical=True)).inside("style")
    assert "writing-mode: vertical-rl" in style
    assert "max-height: 38em" in style and "max-width: 38em" not in style


def test_folder(pictures: Path) -> None:
    files = dict(HtmlWriter(HtmlOptions(embed_fonts=True)).files([(BRIDGE, surroundings(pictures))]))
    read = Page(files["index.html"])
    assert [image["src"] for image in read.of("img")] == ["pictures/1.png"]
    assert [link["href"] for link in read.of("link")] == ["style.css"]
    fonts = re.findall(r"url\(\"([^\"]*)\"\)", files["style.css"].decode())
    assert set(files) == {"index.html", "style.css", "pictures/1.png", *fonts}
    assert files["pictures/1.png"] == (pictures / "bridge.png").read_bytes()


def test_issue_of_two_articles() -> None:
    read = issue(BRIDGE, FERRY)
    assert [attributes.get("lang") for attributes in read.of("article")] == ["zh-Hant-TW", None]
    heads = [tag for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert heads == ["h1", "h2", "h2", "h2", "h2", "h3"]
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    text = bare(read.article_text())
    assert bare(plain_text(BRIDGE)) in text and bare(plain_text(FERRY)) in text
    record = json.loads(read.inside("script"))
    assert record["@type"] == "PublicationIssue" and len(record["hasPart"]) == 2


def test_notes_of_two_articles_do_not_meet() -> None:
    read = issue(BRIDGE, BRIDGE)
    notes = [attributes["id"] for attributes in read.of("aside") if attributes.get("class") == "footnote"]
    assert len(notes) == len(set(notes)) == 2
    marks = [link["href"] for link in read.of("a") if link.get("role") == "doc-noteref"]
    assert marks == [f"#{note}" for note in notes]


@pytest.mark.skipif(not Path(NODE, "node_modules", "axe-core").is_dir() or not shutil.which("chromium"),
                    reason="axe-core: set NEWSCONV_NODE to the folder where npm installed axe-core and puppeteer-core")
@pytest.mark.parametrize("vertical", [False, True])
def test_axe_finds_no_violation(pictures: Path, vertical: bool) -> None:
    options = HtmlOptions(vertical=vertical)
    files = []
    for name, bound in (("one", [BRIDGE]), ("two", [BRIDGE, FERRY])):
        files.append(pictures / f"{name}.html")
        with files[-1].open("wb") as file:
            HtmlWriter(options).bind([(article, surroundings(pictures)) for article in bound], file)
    environment = {**os.environ, "NODE_PATH": str(Path(NODE, "node_modules"))}
    command = ["node", "-e", AXE, shutil.which("chromium") or "", *(file.as_uri() for file in files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {f"{file.as_uri()} {scheme}": [] for file in files for scheme in ("light", "dark")}


AXE = """
const [browserPath, ...pages] = process.argv.slice(1)
const puppeteer = require('puppeteer-core')
const axe = require('fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
async function main() {
  const browser = await puppeteer.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
  const found = {}
  for (const address of pages) for (const value of ['light', 'dark']) {
    const page = await browser.newPage()
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    await page.setViewport({ width: 390, height: 800 })
    await page.goto(address)
    await page.evaluate(axe)
    const report = await page.evaluate(() => window.axe.run(document))
    found[`${address} ${value}`] = report.violations.map(v => `${v.id}: ${v.nodes[0].html}`)
    await page.close()
  }
  await browser.close()
  console.log(JSON.stringify(found))
}
main().catch(error => { console.error(error); process.exit(1) })
"""
