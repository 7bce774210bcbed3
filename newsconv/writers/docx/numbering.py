"""Numbering definitions: one for bullets, one for numbers, and an instance for each list that counts."""

from __future__ import annotations

from .ownlooks import LIST_STEP
from .xml import Element, W, root, twips, w

DEEPEST = 9
"""Levels of a list in Word; what lies deeper is set at the last."""

_BULLETS = ("•", "–", "▪")
_FORMATS = (("decimal", "{}."), ("lowerLetter", "{})"), ("lowerRoman", "{})"))


class Numbering:
    """The lists of one document, after those of `base`; lists in a box stand in by the box's padding."""

    def __init__(self, size: float, padding: float, base: Element | None = None) -> None:
        self._base = root("numbering") if base is None else base
        self._lists = _greatest(self._base, "num", "numId")
        self._definitions = _greatest(self._base, "abstractNum", "abstractNumId") + 1
        self._step = LIST_STEP * size
        self._padding = padding
        self._instances: list[tuple[int, int, int]] = []
        self._bullets: dict[bool, int] = {}

    def bullets(self, boxed: bool) -> str:
        """The identifier of the list of bullets, which all bulleted lists of a place share."""
        if boxed not in self._bullets:
            self._bullets[boxed] = self._instance(_definition(False, boxed), 0, 0)
        return str(self._bullets[boxed])

    def numbers(self, level: int, start: int, boxed: bool) -> str:
        """The identifier of a new numbered list that counts from `start` at this level (from 0)."""
        return str(self._instance(_definition(True, boxed), level, start))

    def _instance(self, definition: int, level: int, start: int) -> int:
        self._instances.append((definition, level, start))
        return self._lists + len(self._instances)

    def element(self) -> Element | None:
        """`w:numbering`, or None where there is no list."""
        numbering = self._base
        if not self._instances:
            return numbering if len(numbering) else None
        for last in numbering.findall(W + "numIdMacAtCleanup"):
            numbering.remove(last)
        lists = numbering.findall(W + "num")
        for numbered, boxed in _DEFINITIONS:
            self._define(numbering, numbered, boxed)
        numbering.extend(lists)
        for number, (definition, level, start) in enumerate(self._instances, self._lists + 1):
            instance = w(numbering, "num", numId=str(number))
            w(instance, "abstractNumId", val=str(self._definitions + definition))
            if _DEFINITIONS[definition][0]:
                w(w(instance, "lvlOverride", ilvl=str(level)), "startOverride", val=str(start))
        return numbering

    def _define(self, numbering: Element, numbered: bool, boxed: bool) -> None:
        definition = w(numbering, "abstractNum", abstractNumId=str(self._definitions + _definition(numbered, boxed)))
        w(definition, "multiLevelType", val="hybridMultilevel")
        inset = self._padding if boxed else 0
        for level in range(DEEPEST):
            element = w(definition, "lvl", ilvl=str(level))
            w(element, "start", val="1")
            form, text = _level(numbered, level)
            w(element, "numFmt", val=form)
            w(element, "lvlText", val=text)
            w(element, "lvlJc", val="left")
            w(w(element, "pPr"), "ind", left=twips(inset + (level + 1) * self._step), hanging=twips(self._step))


_DEFINITIONS = ((False, False), (True, False), (False, True), (True, True))
"""Whether numbered and whether in a box, for each definition."""


def _definition(numbered: bool, boxed: bool) -> int:
    return _DEFINITIONS.index((numbered, boxed))


def _greatest(numbering: Element, tag: str, attribute: str) -> int:
    """The greatest number that elements of this name bear; -1 where there are definitions of none, 0 for lists."""
    numbers = [int(value) for element in numbering.iterfind(W + tag)
               if (value := element.get(W + attribute, "")).isdecimal()]
    return max(numbers, default=0 if tag == "num" else -1)


def _level(numbered: bool, level: int) -> tuple[str, str]:
    if not numbered:
        return "bullet", _BULLETS[level % len(_BULLETS)]
    form, text = _FORMATS[level % len(_FORMATS)]
    return form, text.format(f"%{level + 1}")
