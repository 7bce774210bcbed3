"""The bilingual proof: source and result side by side, what differs marked, for an editor to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from .article import Converted, Row
from .choices import Choice
from .conversion import Change, Line
from .report import DOUBT, REASONS, Decision, decisions

_STYLE = """
body { font: 16px/1.7 serif; margin: 2em auto; max-width: 72em; padding: 0 1em }
:lang(zh-Hans) { font-family: "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", SimSun, serif }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", PMingLiU, serif }
:lang(zh-Hant-HK) { font-family: "Noto Serif CJK HK", "Noto Serif HK", "Noto Serif TC", "Songti TC", PMingLiU, serif }
h1 { font-size: 1.3em } table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border-top: 1px solid #ccc; padding: .4em .6em; text-align: left; vertical-align: top }
th:first-child, td:first-child { width: 4em; color: #666; font-size: .8em } td { white-space: pre-wrap }
mark { background: none; color: inherit; border-bottom: 1px solid #bbb }
mark.choice { border-bottom: 2px solid #3a7 } mark.word { background: #dff0ff } mark.name { background: #eee3ff }
mark.glossary { background: #e4f5d8 } mark.doubt { background: #ffe0b3; border-bottom: 2px solid #c60 }
.doubts { border: 1px solid #c60; padding: .5em 1em } .doubts ul { margin: .3em 0; padding-left: 1.2em }
@media print { body { font-size: 11pt; margin: 0; max-width: none; padding: 0 } tr { break-inside: avoid }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
.sign { margin-top: 2em } .sign span { border-bottom: 1px solid #000; display: inline-block; min-width: 14em }
"""
_LEGEND = (("choice", "one of several forms"), ("doubt", "not sure: please look"), ("name", "a person’s name"),
           ("word", "regional word"), ("glossary", "from the glossary"))


class _Mark(NamedTuple):
    start: int
    end: int
    kind: str
    title: str


def proof(articles: Iterable[tuple[str, str, Converted]]) -> str:
    """The proof of articles (file, source language, conversion) as one HTML page that needs nothing else."""
    parts = "".join(_article(*article) for article in articles)
    legend = " · ".join(f'<mark class="{kind}">{escape(words)}</mark>' for kind, words in _LEGEND)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Proof of the Chinese conversion</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<p>{legend}</p>\n{parts}"
        '<p class="sign">Read and approved: <span> </span> Date: <span> </span></p>\n</body>\n</html>\n'
    )


def _article(file: str, language: str, converted: Converted) -> str:
    target = converted.article.language
    lines = "".join(_row(row, language, target) for row in _in_order(converted.rows) if row.line.text.strip())
    return (
        f"<h1>{escape(file)}</h1>\n{_summary(converted.rows)}<table>\n<thead><tr><th>Line</th><th>{escape(language)}</th>"
        f"<th>{escape(target)}</th></tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"
    )


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows as they stand in the source; one that does not say where stays behind the one before it."""
    keyed: list[tuple[int, Row]] = []
    for row in rows:
        before = keyed[-1][0] if keyed else 0
        keyed.append((row.source.first if row.source else before, row))
    return [row for _, row in sorted(keyed, key=lambda item: item[0])]


def _summary(rows: Iterable[Row]) -> str:
    """How much was decided, and every doubt with its reason, since a printed page has no tooltips."""
    found = decisions(rows)
    counts: Counter[str] = Counter()
    for one in found:
        counts[one.kind] += one.count
    unsure = [one for one in found if one.kind == "choice" and one.confidence < DOUBT]
    said = (
        f"<p>Characters with several forms: {counts['choice']}. Names: {counts['name']}. "
        f"Regional words: {counts['word']}. From the glossary: {counts['glossary']}. Doubts: {len(unsure)}.</p>\n"
    )
    if not unsure:
        return said
    items = "".join(f"<li>{escape(_doubt(one))}</li>" for one in unsure)
    return f'{said}<div class="doubts">Please look at:<ul>{items}</ul></div>\n'


def _doubt(one: Decision) -> str:
    lines = ", ".join(str(first) for first, _ in one.lines)
    where = f"line {lines}: " if lines else ""
    return f"{where}{one.source} → {one.result}, or {'、'.join(one.alternatives)} ({one.why})"


def _row(row: Row, language: str, target: str) -> str:
    line = row.line
    number = "" if row.source is None else str(row.source.first)
    if row.source is not None and row.source.last != row.source.first:
        number += f"–{row.source.last}"
    marks = list(_marks(line))
    return (
        f'<tr><td>{number}</td><td lang="{escape(language)}">{_marked(list(line.text), marks, line)}</td>'
        f'<td lang="{escape(target)}">{_marked(line.pieces, marks, line)}</td></tr>\n'
    )


def _marks(line: Line) -> Iterator[_Mark]:
    """The marks of a line, without overlap: words of the glossary and the region before choices inside them."""
    changes = [_of_change(change) for change in line.changes]
    taken = {at for mark in changes for at in range(mark.start, mark.end)}
    names = {_of_name(choice, line) for choice in line.choices if choice.reason == "name" and choice.at not in taken}
    taken |= {at for mark in names for at in range(mark.start, mark.end)}
    choices = [_of_choice(choice) for choice in line.choices if choice.at not in taken]
    yield from sorted([*changes, *names, *choices])


def _of_change(change: Change) -> _Mark:
    kind = "word" if change.kind == "regional" else "glossary"
    return _Mark(change.start, change.end, kind, f"{change.word} → {change.result}: {REASONS[change.kind].format('')}")


def _of_name(choice: Choice, line: Line) -> _Mark:
    """The whole name that a character is part of."""
    name = choice.evidence
    start = max(0, line.text.find(name, max(0, choice.at - len(name) + 1)))
    result = "".join(line.pieces[start : start + len(name)])
    return _Mark(start, start + len(name), "name", f"{name} → {result}: a person’s name")


def _of_choice(choice: Choice) -> _Mark:
    kind = "doubt" if choice.confidence < DOUBT else "choice"
    others = "、".join(form for form in choice.forms if form != choice.form)
    why = REASONS[choice.reason].format(choice.evidence)
    return _Mark(choice.at, choice.at + 1, kind, f"{choice.character} → {choice.form} ({others}): {why}")


def _marked(pieces: list[str], marks: list[_Mark], line: Line) -> str:
    """The text with its marks, and a thin line under every other character that changed."""
    out: list[str] = []
    at = 0
    for mark in marks:
        out.append(_plain(pieces, line, at, mark.start))
        text = escape("".join(pieces[mark.start : mark.end]))
        out.append(f'<mark class="{mark.kind}" title="{escape(mark.title)}">{text}</mark>')
        at = mark.end
    out.append(_plain(pieces, line, at, len(pieces)))
    return "".join(out)


def _plain(pieces: list[str], line: Line, start: int, end: int) -> str:
    out: list[str] = []
    at = start
    while at < end:
        changed = line.pieces[at] != line.text[at]
        stop = at
        while stop < end and (line.pieces[stop] != line.text[stop]) == changed:
            stop += 1
        text = escape("".join(pieces[at:stop]))
        out.append(f"<mark>{text}</mark>" if changed else text)
        at = stop
    return "".join(out)
