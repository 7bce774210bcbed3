"""Preflight: what a print shop or a reader would complain of, found before they do.

It reads any file, whoever made it, and needs the extra `check` (pikepdf, pypdfium2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ...errors import InputError, UsageError
from ..recipe import Recipe
from .findings import Finding, Severity
from .limits import Limits

__all__ = ["Finding", "Limits", "Severity", "check"]

_NEEDS = "checking needs pikepdf and pypdfium2: pip install 'newsconv[check]'"


def check(data: bytes, name: str, limits: Limits = Limits(), made: Recipe | None = None) -> tuple[Finding, ...]:  # noqa: B008 - frozen
    """The findings in a PDF, DOCX or EPUB file, errors first, then by page.

    A PDF that was `made` by a recipe is compared with it.  InputError if the file is none of
    these or cannot be opened, UsageError if what preflight needs is not installed.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        found = _pdf(data, name, limits, made)
    elif data.startswith(b"PK"):
        from .zipped import zipped_findings

        found = list(zipped_findings(data, name))
    else:
        raise InputError("is no PDF, DOCX or EPUB", file=name)
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda finding: (order.index(finding.severity), finding.page)))


def _pdf(data: bytes, name: str, limits: Limits, made: Recipe | None) -> list[Finding]:
    try:
        import pikepdf

        from .text import text_findings
    except ImportError as error:
        raise UsageError(_NEEDS) from error
    from .claims import claim_findings
    from .content import events
    from .counts import count_findings
    from .fonts import font_findings
    from .pages import page_findings

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            content = [list(events(page)) for page in pdf.pages]
            found = [*count_findings(pdf, made), *claim_findings(pdf, content), *font_findings(pdf),
                     *page_findings(pdf, content, limits), *_repairs(pdf)]
    except pikepdf.PasswordError as error:
        raise InputError("is locked by a password", file=name) from error
    except (pikepdf.PdfError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(f"is damaged and cannot be opened: {_reason(error)}", file=name) from error
    return [*found, *text_findings(data)]


def _repairs(pdf: Any) -> Iterator[Finding]:
    """What the library had to put right to read the file; other programs may not, or may do it otherwise."""
    said = pdf.get_warnings()
    if any("MediaBox is undefined" in each for each in said):
        yield Finding("no-media", "error", "a page says no MediaBox: each program takes another size for it")
    elif said:
        message = f"is damaged and was repaired to be read: {_reason(said[0])}"
        yield Finding("repaired", "warning", message)


def _reason(said: object) -> str:
    """What the library says, without the name that it has for the open file."""
    return re.sub(r"^.*?<[^>]*BytesIO[^>]*>[^:]*: ", "", str(said))
