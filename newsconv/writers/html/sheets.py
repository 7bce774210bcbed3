"""What a page wants beside the style sheet of a book: a measure on the screen, sheets on paper."""

from __future__ import annotations

from ...theme import Theme

_SCREEN = """\
:root { color-scheme: light dark; background-color: Canvas; color: CanvasText }
body { max-width: 38em; margin: 0 auto; padding: 1.2em 1.2em 4em }
article + article { margin-top: 4em; padding-top: 1em; border-top: 0.3em double }
"""
_SCREEN_VERTICAL = """\
:root { color-scheme: light dark; background-color: Canvas; color: CanvasText }
body { max-height: 38em; margin: auto 0; padding: 1.2em 1.2em 1.2em 4em }
article + article { margin-right: 4em; padding-right: 1em; border-right: 0.3em double }
"""


def on_screen(*, vertical: bool) -> str:
    """A measure that is read with ease, light or dark as the reader has chosen."""
    return _SCREEN_VERTICAL if vertical else _SCREEN


def on_paper(theme: Theme) -> str:
    """Margins and body size of the theme, black on white, each article on a new sheet, no underlined links."""
    page, body = theme.page, theme["body"]
    margins = f"{page.top:g}mm {page.outside:g}mm {page.bottom:g}mm {page.inside:g}mm"
    return f"""\
@page {{ margin: {margins} }}
@media print {{
:root {{ color-scheme: light }}
body {{ max-width: none; max-height: none; margin: 0; padding: 0; font-size: {body.size:g}pt }}
a {{ text-decoration: none }}
.table {{ overflow: visible }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
article + article {{ margin: 0; padding: 0; border: 0; break-before: page }}
}}
"""
