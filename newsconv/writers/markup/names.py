"""The words a book needs beside its text, and the titles of articles and stories."""

from __future__ import annotations

from msgspec import Struct

from ...model import Article, Headline, Inlines, Story, inline_text
from ...patterns import lazy
from ...walk import lines


class Labels(Struct, frozen=True):
    """Generated words in one language; `{}` takes what is named, in `others` a title and the number of articles."""

    contents: str
    text: str
    pages: str
    landmarks: str
    page: str
    picture: str
    note: str
    back: str
    more: str
    untitled: str
    cover: str
    title_page: str
    others: str
    source: str
    readable: str
    described: str
    undescribed: str
    partly: str


_HANS = Labels(
    contents="目录", text="正文", pages="版次", landmarks="导览", page="第{}版", picture="图片", note="注",
    back="返回正文", more="阅读全文", untitled="无题",
    cover="封面", title_page="扉页", others="{}等{}篇", source="来源",
    readable="本书为可重排的文字，有目录和分级标题，按阅读顺序排列。",
    described="所有图片均有替代文字。", undescribed="图片没有替代文字。", partly="部分图片没有替代文字。",
)
_HANT = Labels(
    contents="目錄", text="正文", pages="版次", landmarks="導覽", page="第{}版", picture="圖片", note="註",
    back="返回正文", more="閱讀全文", untitled="無題",
    cover="封面", title_page="扉頁", others="{}等{}篇", source="來源",
    readable="本書為可重排的文字，有目錄和分級標題，按閱讀順序排列。",
    described="所有圖片均有替代文字。", undescribed="圖片沒有替代文字。", partly="部分圖片沒有替代文字。",
)
_OTHER = Labels(
    contents="Contents", text="Text", pages="Pages", landmarks="Guide", page="Page {}", picture="Picture",
    note="Note", back="Back to the text", more="Read on", untitled="Untitled",
    cover="Cover", title_page="Title page", others="{} and others ({})", source="Source",
    readable="Reflowable text in reading order, with contents and headings.",
    described="Every picture has alternative text.", undescribed="Pictures have no alternative text.",
    partly="Some pictures have no alternative text.",
)


_TAG = lazy(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def language_tag(language: str) -> str:
    """The language as a well-formed BCP 47 tag; `und` (undetermined) for what is none."""
    tag = language.strip().replace("_", "-")
    return tag if _TAG.fullmatch(tag) else "und"


def is_traditional(language: str) -> bool:
    """Whether a language tag means traditional characters (script first, region without one)."""
    subtags = language.lower().split("-")
    if "hant" in subtags or "hans" in subtags:
        return "hant" in subtags
    return any(region in subtags for region in ("tw", "hk", "mo"))


def labels_for(language: str) -> Labels:
    """The words in a BCP 47 language."""
    if language.lower().split("-")[0] not in ("zh", "cmn", "yue"):
        return _OTHER
    return _HANT if is_traditional(language) else _HANS


LONGEST = 24
"""Characters of running text that stand in for a missing title."""


def title_of(article: Article) -> str:
    """A title that is never empty: the headline's, else that of the first story that has one."""
    labels = labels_for(article.language)
    own = headline_title(article.headline)
    first = next((title for story in article.stories if (title := headline_title(story.headline))), "")
    return own or first or opening_words(article) or labels.untitled


def story_title(story: Story, labels: Labels) -> str:
    """The story's title, else who speaks, else its first words."""
    return headline_title(story.headline) or opening_words(story) or labels.untitled


def headline_title(headline: Headline | None) -> str:
    """The title on one line, or ''."""
    return "" if headline is None else one_line(headline.title)


def one_line(inlines: Inlines) -> str:
    """Text on one line, white space folded."""
    return " ".join(inline_text(inlines).split())


def opening_words(node: Article | Story) -> str:
    """The first words of the text, cut at `LONGEST` characters."""
    text = next((words for line in lines(node) if (words := " ".join(line.split()))), "")
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
