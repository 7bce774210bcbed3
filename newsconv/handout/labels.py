"""The words a handout adds of its own, in the script of what it holds."""

from __future__ import annotations

from msgspec import Struct


class Labels(Struct, frozen=True):
    """Headings of the parts."""

    handout: str
    contents: str
    source: str
    link: str
    glossary: str
    notes: str


_HANS = Labels("阅读材料", "目录", "来源", "网址", "生词表", "笔记")
_HANT = Labels("閱讀材料", "目錄", "來源", "網址", "生詞表", "筆記")


def labels(language: str) -> Labels:
    """The labels for a language tag (`zh-Hant-TW`)."""
    return _HANT if "Hant" in language else _HANS
