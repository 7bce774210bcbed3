"""Word files made to take a machine's time or memory, or to show what lies elsewhere: read, or refused in one line."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest
from readers_docx.made import made, numbered, numbering, para, part, style, zipped

import newsconv
from newsconv import InputError, Limits

BODY = para("标题") + para("正文在此。")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes, limits: Limits | None = None) -> str:
    return newsconv.plain_text(newsconv.read_data(data, "a.docx", format="docx", limits=limits or Limits()))


def refused(data: bytes, words: str, limits: Limits | None = None) -> None:
    with pytest.raises(InputError) as raised:
        read(data, limits)
    assert words in raised.value.message
    assert "\n" not in raised.value.message


def box(inside: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"


def test_boxes_in_boxes_are_read_once_each() -> None:
    nested = para("最里")
    for _ in range(40):
        nested = box(nested)
    assert read(made(BODY + nested)).count("最里") == 1


def test_styles_based_on_each_other_and_in_long_rows() -> None:
    circle = style("A", "a", based="B") + style("B", "b", based="A")
    row = "".join(style(f"S{at}", f"s{at}", based=f"S{at + 1}") for at in range(300))
    body = BODY + para("甲", "A") + "".join(para("乙", f"S{at}") for at in range(299, -1, -1))
    assert read(made(body, styles=circle + row)).count("乙") == 300


def test_a_label_is_no_longer_than_word_makes_it() -> None:
    data = made(BODY + numbered("甲") * 50, numbers=numbering(("chineseCounting", "%1" * 40_000)))
    assert len(read(data)) < 50 * 600


def test_a_cell_that_goes_on_over_many_rows() -> None:
    first = f"<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{para('甲' * 20_000)}</w:tc><w:tc>{para('乙')}</w:tc></w:tr>"
    more = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{para('丙')}</w:tc></w:tr>"
    start = time.process_time()
    text = read(made(f"{BODY}<w:tbl>{first}{more * 1000}</w:tbl>"))
    assert (text.count("甲"), text.count("丙")) == (20_000, 1000)
    assert time.process_time() - start < 60


@pytest.mark.parametrize(("body", "words", "limits"), [
    ("<w:tbl><w:tr><w:tc>" * 10_000 + para("甲") + "</w:tc></w:tr></w:tbl>" * 10_000, "nested too deep", None),
    ("<w:sdt><w:sdtContent>" * 5000 + para("甲") + "</w:sdtContent></w:sdt>" * 5000, "nested too deep", None),
    ("<w:tbl><w:tr>" + "<w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc>" * 400 + "</w:tr>"
     + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 400 + "</w:tbl>", "--limit table-cells", None),
    ("<w:p/>" * 60, "--limit blocks", Limits(blocks=50)),
    ("<w:p/>" * 60, "--limit part-tags", Limits(part_tags=50)),
], ids=["tables", "wrappers", "a wide table", "paragraphs", "tags"])
def test_what_is_too_much(body: str, words: str, limits: Limits | None) -> None:
    refused(made(BODY + body), words, limits)


def test_entities_expand_to_nothing_and_show_no_other_file() -> None:
    laughs = "".join(f"<!ENTITY {chr(98 + at)} '" + f"&{chr(97 + at)};" * 10 + "'>" for at in range(9))
    for entities in (f'<!ENTITY a "ha">{laughs}', '<!ENTITY j SYSTEM "file:///etc/passwd">', '<!ENTITY j SYSTEM "http://127.0.0.1:9/">'):
        document = f"<!DOCTYPE x [{entities}]><w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
        with pytest.raises(InputError):
            read(made("", others={"word/document.xml": document.encode()}))


def test_parts_that_are_missing_or_called_wrongly() -> None:
    document = part("document", f"<w:body>{BODY}</w:body>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    assert "正文" in read(zipped({"word/document.xml": document}))
    assert "正文" in read(made(BODY, others={"[Content_Types].xml": b'<Types><Default Extension="xml" ContentType="image/png"/></Types>'}))
    for target in ("_rels/.rels", "word/nothing.xml", "../../etc/passwd"):
        relations = f'<Relationships><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>'.encode()
        refused(zipped({"word/other.xml": document, "_rels/.rels": relations}), "text" if target.startswith("_") else "main document")


def entries(data: bytes) -> list[int]:
    return [at for at in range(len(data)) if data.startswith(b"PK\x01\x02", at)]


def test_directories_that_lie() -> None:
    whole = made(BODY)
    for offset, value, words in ((24, struct.pack("<I", 0xFFFFFFF0), ""), (42, whole[entries(whole)[0] + 42:][:4], "damaged"),
                                 (10, b"\x63\x00", "damaged"), (8, b"\x01", "damaged")):
        changed = bytearray(whole)
        for at in entries(whole):
            changed[at + offset: at + offset + len(value)] = value
        if words:
            refused(bytes(changed), words)
        else:
            assert "正文" in read(bytes(changed))
    for cut in (10, len(whole) // 2, len(whole) - 10):
        refused(whole[:cut], "no DOCX file")


def test_very_many_parts_are_counted_before_they_are_listed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(60):
            archive.writestr(f"{number}", "")
    refused(file.getvalue(), "--limit archive-parts", Limits(archive_parts=50))


def test_links_and_pictures_outside_stay_outside() -> None:
    link = '<w:p><w:hyperlink r:id="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
    picture = '<w:p><w:r><w:drawing><a:blip r:link="x"/></w:drawing></w:r></w:p>'
    data = made(BODY + link + picture, links={"x": "file:///etc/passwd"})
    codes = []
    article = newsconv.read_data(data, "a.docx", format="docx", notify=lambda notice: codes.append(notice.code))
    assert {"link-refused", "picture-refused"} <= set(codes)
    assert b"passwd" not in newsconv.render(article, "html")
