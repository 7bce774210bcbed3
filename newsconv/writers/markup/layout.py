"""The part of the style sheet that no theme changes: what stands where.

It is written for horizontal lines.  `LAYOUT` turns with the lines; `LEVEL` is what
stays level in vertical setting too: tables and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import lazy
from .colour import Declarations

_RULE = lazy(r"([^{}]+?)\s*\{([^{}]*)\}")


def rules(sheet: str) -> Iterator[tuple[str, Declarations]]:
    """The rules of a sheet in the notation below: selector and declarations."""
    for selector, body in _RULE.findall(sheet):
        pairs = (pair.partition(":") for pair in body.split(";"))
        yield " ".join(selector.split()), tuple((name.strip(), " ".join(value.split())) for name, _, value in pairs)


LAYOUT = """\
h1, h2, h3, h4, h5, h6 { margin: 0; font-size: 1em; font-weight: inherit; text-align: left; text-indent: 0;
  break-after: avoid; page-break-after: avoid; break-inside: avoid; page-break-inside: avoid; text-wrap: balance }
p { margin: 0 }
a { color: inherit; text-decoration: underline; text-underline-offset: 0.2em }
em { font-style: normal; -webkit-text-emphasis: filled dot; -epub-text-emphasis-style: filled dot;
  text-emphasis: filled dot; -webkit-text-emphasis-position: under right; text-emphasis-position: under right }
.title strong, .crosshead strong, .crosshead-2 strong, th strong { font-weight: inherit }
sup, sub { font-size: 0.7em; line-height: 0 }
rt { font-size: 0.5em; font-weight: 400; -webkit-text-emphasis: none; text-emphasis: none }
code { white-space: pre-wrap; overflow-wrap: anywhere; text-autospace: no-autospace; hyphens: none }
img { max-width: 100%; height: auto; vertical-align: middle }
hr { width: 30%; margin: 1.6em auto; border: 0; border-top: 1px solid; opacity: 0.4 }
ul, ol { margin: 0.5em 0 }
li, li > p { text-indent: 0 }
blockquote { margin: 0.8em 0 }

.article-head { margin: 1em 0 1.4em; padding-bottom: 0.8em; border-bottom: 1px solid }
.article-head .title { margin: 0.15em 0 0.3em }
.kicker, .deck { text-wrap: balance }
.phrase { display: inline-block; text-indent: 0 }
.deck, .summary { margin-top: 0.4em }
.article-head .byline { margin-top: 0.7em }
.story-head { margin: 1em 0 1.2em }
.story-head::before { content: ""; display: block; width: 2.4em; margin-bottom: 0.7em; border-top: 0.22em solid }
.speaker { margin-top: 0.6em }
.speaker > .office { display: block }
.crosshead, .crosshead-2 { margin-top: 1.2em; margin-bottom: 0.2em }

.portraits { display: grid; grid-template-columns: repeat(auto-fill, minmax(7em, 1fr)); gap: 1.1em 1em;
  margin: 1.4em 0; padding: 0; list-style: none }
.portraits li { display: inline-block; vertical-align: top; padding-left: 0.6em; border-left: 0.14em solid;
  break-inside: avoid; page-break-inside: avoid }
.portraits .person > span { display: block }
.portraits img { display: block; width: 5em; margin-bottom: 0.4em }

figure { margin: 1.2em 0; break-inside: avoid; page-break-inside: avoid }
figure > img { display: block; max-height: 90vh; margin: 0 auto 0.4em; object-fit: contain }
figure > img + img { margin-top: 0.6em }
.caption-only { padding-left: 0.8em; border-left: 0.14em solid }
.missing-picture { opacity: 0.7 }
figure > .missing-picture { display: block; margin-bottom: 0.4em; padding: 2.4em 1em; border: 1px dashed;
  text-align: center }

.table { margin: 1.2em 0; overflow-x: auto }

.sidebar, .read-more { margin: 1.4em 0; padding: 0.8em 1em; break-inside: avoid-page }
.sidebar-title { margin-bottom: 0.3em }
.pull-quote { margin: 1.4em 0; padding: 0.7em 0; border-top: 0.14em solid; border-bottom: 1px solid;
  break-inside: avoid; page-break-inside: avoid }
.read-more img { display: block; width: 6em; margin-bottom: 0.5em }
.jump { margin-top: 0.8em }

.title-page { margin: 2em 0; text-align: left }
.title-page .title { margin: 0.3em 0 0.5em }
.title-page .outlet { letter-spacing: 0.2em }
.title-page .imprint { margin-top: 2.4em; padding-top: 0.8em; border-top: 1px solid }
.title-page .group { margin-top: 1.6em }
.title-page a { text-decoration: none }
.cover { margin: 0; text-align: center }
.cover img { max-height: 100vh }

.note-mark, .note-number a { text-decoration: none }
.footnotes { margin-top: 2.4em; padding-top: 0.8em; border-top: 1px solid rgba(128, 128, 128, 0.6) }
.footnote { margin-bottom: 0.4em }
.footnote > .note-number { float: left; text-indent: 0 }
.footnote > .note-text { margin-left: 2em }
.contents { margin-top: 2em }
nav h1 { margin: 1em 0; font-size: 1.6em; font-weight: 700 }
nav ol { padding: 0 0 0 1em; list-style: none }
nav li { margin: 0.4em 0 }
nav a { text-decoration: none }
.contents ol { padding: 0 }
.contents li { margin: 0; padding: 0.6em 0; border-top: 1px solid rgba(128, 128, 128, 0.35) }
"""

LEVEL = """\
pre { margin: 1em 0; padding: 0.8em 1em; white-space: pre-wrap; text-align: left; text-indent: 0 }
pre code { font-size: 1em; background-color: transparent }
table { width: 100%; border-collapse: collapse; border-top: 0.14em solid; border-bottom: 0.14em solid }
caption { padding-bottom: 0.4em }
thead { border-bottom: 1px solid }
th, td { padding: 0.35em 0.5em; vertical-align: top }
th { vertical-align: bottom }
thead tr + tr, tbody tr + tr { border-top: 1px solid rgba(128, 128, 128, 0.35) }
.at-start { text-align: left }
.at-centre { text-align: center }
.at-end { text-align: right }
"""

VERTICAL = """\
html { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl;
  text-orientation: mixed }
.table, pre { -epub-writing-mode: horizontal-tb; -webkit-writing-mode: horizontal-tb; writing-mode: horizontal-tb;
  max-width: 90vw }
.side-by-side { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all }
.note-mark sup, .note-number { text-combine-upright: all }
.upright { -epub-text-orientation: upright; -webkit-text-orientation: upright; text-orientation: upright }
"""
"""What only vertical lines want: CSS Writing Modes 4, with the names that EPUB readers knew first."""
