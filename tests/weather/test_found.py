"""What `tests/fuzz/articles.py` found, kept."""

from __future__ import annotations

import newsconv


def test_a_page_nested_deep_comes_back_from_markdown() -> None:
    page = "<html><body><h1>标题</h1><p>正文在此。</p>" + "<ul><li>项" * 40 + "末</body></html>"
    article = newsconv.read_data(page.encode(), "a.html", format="html")
    assert "末" in newsconv.plain_text(article)
    again = newsconv.read_data(newsconv.render(article, "md"), "a.md", format="md")
    assert newsconv.same(again, newsconv.normalise(article))
