"""The page: its head, with what search engines and social networks read, and its body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..markup import (
    BoundArticle,
    Element,
    Group,
    Issue,
    Opening,
    creators,
    element,
    html,
    json_ld,
    parsed_date,
    title_page,
)


def page_of(issue: Issue, body: Element, style: str, css: str) -> bytes:
    """The HTML document; its style sheet is at the address `style` or, if that is '', the text `css`."""
    sheet = element("link", rel="stylesheet", href=style) if style else element("style", (css,))
    head = element("head", (
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", (issue.title,)),
        *_about(issue),
        sheet,
        element("script", (json_ld(issue),), type="application/ld+json"),
    ))
    return ("<!DOCTYPE html>\n" + html(element("html", (head, body), lang=issue.language))).encode()


def _about(issue: Issue) -> Iterator[Element]:
    about = [article.publication for article in issue.articles]
    names = dict.fromkeys(name for article in issue.articles for name in creators(article))
    words = dict.fromkeys(word.strip() for each in about for word in each.keywords if word.strip())
    described = about[0].description.strip() if len(about) == 1 else ""
    for name, content in (("author", "、".join(names)), ("description", described), ("keywords", ",".join(words)),
                          ("date", parsed_date(about[0].issue_date))):
        if content:
            yield element("meta", name=name, content=content)


def body_of(
    issue: Issue, groups: Sequence[tuple[Group, Sequence[BoundArticle]]], *, vertical: bool = False
) -> Element:
    """The articles one after another; an issue begins with its title and contents."""
    several = len(issue.articles) > 1
    front = (_front(issue, groups, vertical),) if several else ()
    articles = [_article(issue, bound) for _, row in groups for bound in row]
    return element("body", (*front, element("main", articles)))


def _front(issue: Issue, groups: Sequence[tuple[Group, Sequence[BoundArticle]]], vertical: bool) -> Element:
    contents = [
        (group, [Opening(bound.chapters[0].entry.title, f"#{bound.chapters[0].entry.id}") for bound in row])
        for group, row in groups
    ]
    page = title_page(issue, contents, vertical=vertical)
    return element("header", page.children, class_="generated title-page article-head")


def _article(issue: Issue, bound: BoundArticle) -> Element:
    language = bound.article.language
    return element("article", (chapter.body for chapter in bound.chapters),
                   lang=None if language == issue.language else language)
