"""What holds for every file: text survives, our own files come back, nothing but NewsconvError is raised."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import articles

from newsconv.errors import NewsconvError
from newsconv.model import Article
from newsconv.pictures import Pictures
from newsconv.readers.docx import read_docx
from newsconv.structure.recognise import recognise
from newsconv.walk import footnote_text, plain_text
from newsconv.writers import Surroundings
from newsconv.writers.docx import DocxWriter

from .made import Read, made, numbered, numbering, para, run, style

TEXT = st.text(alphabet="晨江医报，。“”《》 aZ9.—\u3000𠮷&<", min_size=1, max_size=12).filter(str.strip)
STYLES = style("H", "heading 2") + style("Q", "Quote") + style("K", "引题")
PARAGRAPH = st.one_of(
    st.builds(lambda texts: (para("".join(map(run, texts))), "".join(texts)), st.lists(TEXT, min_size=1, max_size=3)),
    st.builds(lambda text, name: (para(run(text, "<w:b/>"), name), text), TEXT, st.sampled_from(("H", "Q", "K", ""))),
    st.builds(lambda text, depth: (numbered(run(text), 1, depth), text), TEXT, st.integers(0, 2)),
    st.builds(lambda text: (f"<w:tbl><w:tr><w:tc>{para(run(text))}</w:tc><w:tc>{para('')}</w:tc></w:tr></w:tbl>", text), TEXT),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=6))
def test_text_survives(paragraphs: list[tuple[str, str]]) -> None:
    data = made("".join(xml for xml, _ in paragraphs), styles=STYLES, numbers=numbering(("bullet", "·")))
    assert Read(data).lines == [text.strip() for _, text in paragraphs]


def written(article: Article) -> bytes:
    return DocxWriter()(article, Surroundings(Pictures(), datetime(2020, 1, 1, tzinfo=UTC)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles())
def test_our_own_files_keep_their_text(article: Article) -> None:
    page = Read(written(article))
    back = recognise(page.draft, repair=False)
    assert "".join("".join(page.lines).split()) == "".join(plain_text(article).split())
    assert sorted("".join(plain_text(back).split())) == sorted("".join(plain_text(article).split()))
    assert "".join(footnote_text(back).split()) == "".join(footnote_text(article).split())


DATA = made(para("晨江", "H") + numbered("甲") + para("<w:r><w:tab/></w:r>"), styles=STYLES, numbers=numbering(("decimal", "%1.")))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.integers(0, 255), st.integers(0, 40))
def test_mangled_files_raise_nothing_else(place: int, byte: int, cut: int) -> None:
    with suppress(NewsconvError):
        read_docx(DATA[:place] + bytes([byte]) + DATA[place + cut :], "a.docx", lambda _: None)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="wprtblsd<>/:= \"'&;1晨", max_size=120))
def test_mangled_documents_raise_nothing_else(inside: str) -> None:
    with suppress(NewsconvError):
        read_docx(made(inside), "a.docx", lambda _: None)
