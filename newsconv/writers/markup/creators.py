"""Who made an article, by its bylines and datelines."""

from __future__ import annotations

from ...model import Article, Byline


def creators(article: Article) -> dict[str, tuple[str, ...]]:
    """Everyone a byline names, else the reporters of the datelines, with their MARC relator codes."""
    found: dict[str, tuple[str, ...]] = {}
    for byline in (*article.bylines, *(byline for story in article.stories for byline in story.bylines)):
        for name in byline.names:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *_roles(byline))))
    if not found:
        reporters = (name for story in article.stories for line in story.datelines() for name in line.reporters)
        found = dict.fromkeys(reporters, ("aut",))
    return {" ".join(name.split()): roles for name, roles in found.items() if name.strip()}


def _roles(byline: Byline) -> tuple[str, ...]:
    """文/图 is author and photographer; 摄 photographer, 译 translator, 绘 illustrator, 编辑 editor, others author."""
    words = byline.role + byline.suffix
    for signs, roles in _SIGNS:
        if any(sign in words for sign in signs):
            return roles
    return ("aut",)


_SIGNS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("文/", "文／", "文并", "文並", "文、", "文图", "文圖"), ("aut", "pht")),
    (("摄", "攝", "供图", "供圖"), ("pht",)),
    (("译", "譯"), ("trl",)),
    (("绘", "繪", "漫画", "漫畫"), ("ill",)),
    (("编辑", "編輯", "主编", "主編"), ("edt",)),
)
"""What a byline's words say of the work done."""
