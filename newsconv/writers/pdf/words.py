"""What standards ask to be said and an article may leave unsaid."""

from __future__ import annotations

from ...typeset.clreq import region_of


def untitled(language: str) -> str:
    """The title of a document that has none."""
    return "无标题" if _is_simplified(language) else "無標題"


def a_picture(language: str) -> str:
    """What is said of a picture that no word describes."""
    return "图片" if _is_simplified(language) else "圖片"


def _is_simplified(language: str) -> bool:
    return region_of(language) == "CN"
