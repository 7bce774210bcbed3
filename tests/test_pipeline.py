"""The library's verbs: whole files or none, threads, pictures, dates, and that nothing is printed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsconv
from newsconv.files import write_all
from newsconv.pipeline import EARLIEST, date_of

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "# 石桥镇办起夜间门诊\n\n本报讯（记者 林一帆）3月2日，石桥镇卫生院的夜间门诊开诊。\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_convert_returns_files_and_notices(source: Path) -> None:
    result = newsconv.convert(source, source.with_suffix(".docx"), source.with_suffix(".json"))
    assert [path.name for path in result.files] == ["a.docx", "a.json"]
    assert {"title", "dateline"} <= {notice.code for notice in result.notices}
    assert all(notice.file == "a.md" for notice in result.notices)


def test_an_old_file_survives_a_failed_conversion(source: Path) -> None:
    old = source.with_suffix(".json")
    old.write_text("old", encoding="utf-8")
    source.with_name("p.jpg").write_bytes(b"no picture")
    source.write_text(ARTICLE + "\n![](p.jpg)\n", encoding="utf-8")
    with pytest.raises(newsconv.PictureError):
        newsconv.convert(source, old, source.with_suffix(".docx"))
    assert old.read_text(encoding="utf-8") == "old"
    assert {path.name for path in source.parent.iterdir()} == {"a.md", "a.json", "p.jpg"}


def test_no_file_is_written_when_one_of_several_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(newsconv.OutputError):
        write_all([(tmp_path / "one", b"1"), (tmp_path / "taken", b"2")])
    assert {path.name for path in tmp_path.iterdir()} == {"taken"}


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.write_bytes(b"old")
    link = tmp_path / "link"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no symbolic links here")
    write_all([(link, b"new")])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_nothing_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newsconv.convert(source, source.with_suffix(".pdf"), source.with_suffix(".epub"), chinese="tw")
    assert capsys.readouterr() == ("", "")


def test_threads_make_the_same_bytes() -> None:
    articles = [newsconv.read(path) for path in sorted((ROOT / "samples").glob("*.md"))[:4]]
    jobs = [(article, format) for article in articles for format in ("docx", "pdf", "epub")]

    def make(job: tuple[newsconv.Article, str]) -> bytes:
        return newsconv.render(job[0], job[1], images=[ROOT / "samples"])

    alone = [make(job) for job in jobs]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(make, jobs)) == alone


def test_dates_come_from_the_article_or_the_caller(source: Path) -> None:
    assert date_of(newsconv.read(source)) == EARLIEST
    source.write_text("---\nissue-date: 2024-05-31\n---\n\n" + ARTICLE, encoding="utf-8")
    article = newsconv.read(source)
    assert date_of(article) == datetime(2024, 5, 31, tzinfo=UTC)
    other = datetime(2025, 1, 1, tzinfo=UTC)
    assert newsconv.render(article, "docx") != newsconv.render(article, "docx", modified=other)


def test_pictures_come_from_named_folders_only(tmp_path: Path) -> None:
    article = newsconv.read(ROOT / "samples" / "feature.md")
    notices: list[newsconv.Notice] = []
    newsconv.write(article, tmp_path / "a.epub", notify=notices.append)
    assert {notice.code for notice in notices if notice.level == "loss"} == {"picture-missing"}
    notices.clear()
    newsconv.write(article, tmp_path / "b.epub", images=ROOT / "samples", notify=notices.append)
    assert [notice for notice in notices if notice.level == "loss"] == []


def test_shown_names_are_never_absolute(source: Path) -> None:
    assert newsconv.read(source.resolve()).file == "a.md"


def test_text_that_is_markdown_inside(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text("# 题目\n\n本报记者 林一帆\n\n**要点**：夜间门诊开诊。\n\n## 小标题\n\n正文在此。\n", encoding="utf-8")
    notices: list[newsconv.Notice] = []
    article = newsconv.read(path, notify=notices.append)
    assert article.headline is not None
    assert "markdown-in-text" in {notice.code for notice in notices}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes((ARTICLE + "\n居民们都说方便，夜里看病不用再跑县城了。\n").replace("\n", "\r\n").encode(encoding))
    assert "夜里看病不用再跑县城了" in newsconv.plain_text(newsconv.read(path))


def test_text_conversion() -> None:
    assert newsconv.convert_text("头发", "zh-Hant-TW") == "頭髮"
    assert newsconv.convert_text("见 https://例子.cn/头发 与 a@b.cn", "tw") == "見 https://例子.cn/头发 與 a@b.cn"


def test_unknown_format(tmp_path: Path) -> None:
    article = newsconv.read_data(ARTICLE.encode(), "a.md", format="md")
    with pytest.raises(newsconv.UsageError, match="suffix"):
        newsconv.write(article, tmp_path / "a.xyz")
