"""Preflight of DOCX and EPUB: planted faults are found, and files of several makers have none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from ebooklib import epub

import newsconv
from newsconv.errors import InputError
from newsconv.handout.preflight import Finding, check

SAMPLE = Path(__file__).parents[2] / "samples" / "feature.md"
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("word") / "a.docx")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("book") / "a.epub")


def made(target: Path) -> bytes:
    newsconv.convert(SAMPLE, target)
    return target.read_bytes()


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Java there is no EPUBCheck: what is found is our own."""
    monkeypatch.setattr("shutil.which", lambda _: None)


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def repacked(data: bytes, edits: dict[str, Edit | None]) -> bytes:
    """The archive with the parts whose names match changed, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for pattern, edit in edits.items():
                if re.fullmatch(pattern, name):
                    part = edit(part.decode()).encode() if edit else b""
            if part:
                new.writestr(name, part)
    return out.getvalue()


def swap(old: str, new: str, count: int = 0) -> Edit:
    return lambda text: re.sub(old, new, text, count=count)


def found(data: bytes) -> dict[str, Finding]:
    return {finding.code: finding for finding in check(data, "a.zip")}


def severe(data: bytes) -> set[str]:
    return {finding.code for finding in check(data, "a.zip") if finding.severity != "note"}


DOCUMENT, STYLES = r"word/document\.xml", r"word/styles\.xml"


@pytest.mark.parametrize(("edits", "code", "said"), [
    ({STYLES: None}, "part-missing", "styles.xml"),
    ({STYLES: lambda _: "<a>"}, "part-malformed", "styles.xml"),
    ({r"word/media/.*": None}, "part-missing", "media/"),
    ({r"\[Content_Types\]\.xml": swap('<Default[^>]*"png"[^>]*>', "")}, "no-type", ".png"),
    ({r"\[Content_Types\]\.xml": swap("wordprocessingml.document.main", "spreadsheetml.sheet.main")},
     "wrong-type", "spreadsheetml"),
    ({r"\[Content_Types\]\.xml": None}, "part-missing", "Word cannot open it"),
    ({DOCUMENT: swap('r:embed="[^"]*"', 'r:embed="rId999"', 1)}, "reference-lost", "rId999"),
    ({DOCUMENT: swap('(<w:hyperlink [^>]*r:id=)"[^"]*"', r'\1"rId998"', 1)}, "reference-lost", "rId998"),
    ({DOCUMENT: swap('(<w:pStyle w:val=)"[^"]*"', r'\1"Gone"', 1)}, "style-undefined", "Gone"),
    ({DOCUMENT: swap('(<wp:docPr [^>]*)descr="[^"]*"', r"\1")}, "no-alternative", "pictures without"),
    ({DOCUMENT: swap('(<wp:docPr [^>]*\\bid=)"[^"]*"', r'\1"7"')}, "id-repeated", "7"),
    ({DOCUMENT: swap("<w:p>", '<w:p><w:bookmarkStart w:id="1" w:name="same"/>', 2)}, "id-repeated", "same"),
    ({DOCUMENT: swap('(<w:footnoteReference [^>]*w:id=)"[^"]*"', r'\1"777"')}, "note-missing", "777"),
    ({DOCUMENT: swap('(<w:numId w:val=)"[^"]*"', r'\1"555"')}, "list-undefined", "555"),
    ({DOCUMENT: swap("</w:tc>", "<w:tbl/></w:tc>", 1)}, "cell-broken", "1 table cell "),
    ({DOCUMENT: swap('<w:p>', '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>', 1)}, "field-open", "end"),
    ({DOCUMENT: swap('<w:p>', '<w:p><w:hyperlink w:anchor="nowhere"/>', 1)}, "link-lost", "nowhere"),
    ({STYLES: swap("<w:lang [^>]*>", ""),
      r"word/settings\.xml": swap("<w:themeFontLang [^>]*>", "")}, "no-language", "names no language"),
    ({DOCUMENT: swap("<w:tblHeader[^>]*>", "")}, "no-header-row", "header row"),
    ({r"docProps/core\.xml": swap("<dc:title>[^<]*<", "<dc:title><")}, "no-title", "title"),
])
def test_faults_of_word_files(word: bytes, edits: dict[str, Edit | None], code: str, said: str) -> None:
    assert said in " ".join(one.message for one in check(repacked(word, edits), "a.docx") if one.code == code)


OPF, NAV, CHAPTER = r"EPUB/[^/]*\.opf", r"EPUB/nav\.xhtml", r"EPUB/(?!nav|cover|title).*\.xhtml"


@pytest.mark.parametrize(("edits", "code", "said"), [
    ({"mimetype": None}, "mimetype", "mimetype"),
    ({"META-INF/container.xml": swap('full-path="[^"]*"', 'full-path="gone.opf"')}, "no-package", "no reader"),
    ({CHAPTER: None}, "part-missing", ".xhtml"),
    ({CHAPTER: lambda _: "<a>"}, "part-malformed", ".xhtml"),
    ({OPF: swap("<dc:title[^>]*>[^<]*</dc:title>", "")}, "no-title", "no title"),
    ({OPF: swap("<dc:language>[^<]*<", "<dc:language><")}, "no-language", "no language"),
    ({OPF: swap('unique-identifier="[^"]*"', 'unique-identifier="other"')}, "no-identifier", "identifier"),
    ({OPF: swap("<meta[^>]*dcterms:modified[^>]*>[^<]*</meta>", "")}, "no-date", "last changed"),
    ({OPF: swap('(<itemref [^>]*idref=)"[^"]*"', r'\1"gone"', 1)}, "spine-broken", "gone"),
    ({OPF: swap("<itemref [^>]*/>", "")}, "spine-broken", "nothing would be shown"),
    ({OPF: swap(r'(<item [^>]*)properties="nav"', r"\1")}, "no-contents", "no navigation"),
    ({NAV: swap('epub:type="toc"', "")}, "no-contents", "toc"),
    ({OPF: swap('<item [^>]*image/jpeg[^>]*>', "", 1)}, "part-unlisted", "1 part"),
    ({OPF: swap('(<item [^>]*>)', r"\1\1", 1)}, "id-repeated", "lists twice"),
    ({CHAPTER: swap("(<img [^>]*)alt=\"[^\"]*\"", r"\1")}, "no-alternative", "without alternative text"),
    ({CHAPTER: swap("(xml:)?lang=\"[^\"]*\"", "")}, "no-language", "without a language"),
    ({CHAPTER: swap("<title>[^<]*<", "<title><")}, "no-title", "without a title"),
    ({CHAPTER: swap("</body>", '<p id="x"/><p id="x"/></body>')}, "id-repeated", "x stands twice"),
    ({CHAPTER: swap("</body>", '<a href="#gone">a</a></body>')}, "link-lost", "#gone"),
    ({CHAPTER: swap("</body>", '<a href="gone.xhtml">a</a></body>')}, "link-lost", "gone.xhtml"),
    ({CHAPTER: swap("</body>", '<img alt="" src="http://example.org/a.png"/></body>')}, "remote", "example.org"),
])
def test_faults_of_books(book: bytes, edits: dict[str, Edit | None], code: str, said: str) -> None:
    assert said in " ".join(one.message for one in check(repacked(book, edits), "a.epub") if one.code == code)


def test_links_that_are_none_of_the_books_own(book: bytes) -> None:
    links = "".join(f'<a href="{link}">a</a>' for link in ("https://example.org/a#b", "mailto:a@b.org", "tel:12"))
    assert severe(repacked(book, {CHAPTER: swap("</body>", f"{links}</body>")})) == set()


def test_nothing_is_wrong_with_what_newsconv_makes(word: bytes, book: bytes) -> None:
    assert severe(word) == set() and severe(book) == set()


def test_nothing_is_wrong_with_what_others_make(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("江边的新桥")
    document.add_paragraph("通车", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    assert severe((tmp_path / "a.docx").read_bytes()) == set()
    other = epub.EpubBook()
    other.set_identifier("a")
    other.set_title("江边的新桥")
    other.set_language("zh")
    chapter = epub.EpubHtml(title="甲", file_name="c.xhtml", lang="zh", content="<h1>甲</h1>")
    for item in (chapter, epub.EpubNcx(), epub.EpubNav()):
        other.add_item(item)
    other.toc, other.spine = (chapter,), ["nav", chapter]
    epub.write_epub(str(tmp_path / "a.epub"), other)
    assert severe((tmp_path / "a.epub").read_bytes()) == set()


@pytest.mark.parametrize(("to", "suffix"), [("docx", "docx"), ("epub3", "epub"), ("epub2", "epub")])
def test_nothing_is_wrong_with_what_pandoc_makes(tmp_path: Path, to: str, suffix: str) -> None:
    pandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed")
    text = "---\ntitle: 题\nlang: zh-CN\n---\n\n# 标题\n\n正文[^1]，见[标题](#标题)。\n\n[^1]: 注。\n\n- 一\n\n|a|b|\n|-|-|\n|1|2|\n"
    target = tmp_path / f"a.{suffix}"
    pandoc.convert_text(text, to, format="markdown", outputfile=str(target), extra_args=["--toc"])
    assert severe(target.read_bytes()) == set()


def test_a_part_that_is_damaged(word: bytes) -> None:
    at = word.index(b"word/styles.xml") + 200
    spoilt = word[:at] + bytes([word[at] ^ 255]) + word[at + 1:]
    assert found(spoilt)["part-damaged"].severity == "error"


def test_an_archive_that_is_no_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(InputError, match="no DOCX or EPUB"):
        check(out.getvalue(), "a.zip")
