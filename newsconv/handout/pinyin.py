"""Readings of words, by pypinyin where that is installed (the extra `pinyin`)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from ..notices import Notice, Notify

_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")


class Pinyin:
    """Gives the pinyin of a word, its tones marked; '' for a word without Han or where pypinyin is missing."""

    def __init__(self, notify: Notify) -> None:
        self._notify = notify

    def __call__(self, word: str) -> str:
        if self._module is None or not _HAN.search(word):
            return ""
        syllables = self._module.lazy_pinyin(word, style=self._module.Style.TONE, v_to_u=True)
        return " ".join(part for syllable in syllables if (part := syllable.strip()))

    @cached_property
    def _module(self) -> Any:
        try:
            import pypinyin
        except ImportError:
            message = "the glossary has no pinyin: install it with pip install 'newsconv[pinyin]'"
            self._notify(Notice("no-pinyin", "doubt", message))
            return None
        return pypinyin
