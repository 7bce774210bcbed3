"""Preflight: what a print shop or a reader would complain of, found before they do.

It reads any file, whoever made it, and needs the extra `check` (pikepdf, pypdfium2).
"""

from __future__ import annotations

from io import BytesIO

from ...errors import InputError, UsageError
from .findings import Finding, Severity

__all__ = ["Finding", "Severity", "check"]

_NEEDS = "checking needs pikepdf and pypdfium2: pip install 'newsconv[check]'"


def check(data: bytes, name: str, resolution: int = 300) -> tuple[Finding, ...]:
    """The findings in a PDF, DOCX or EPUB file, errors first, then by page.

    Pictures under `resolution` pixels per inch are reported.  InputError if the file is none of
    these or cannot be opened, UsageError if what preflight needs is not installed.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        found = _pdf(data, name, resolution)
    elif data.startswith(b"PK"):
        from .zipped import zipped_findings

        found = list(zipped_findings(data, name))
    else:
        raise InputError("is no PDF, DOCX or EPUB", file=name)
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda finding: (order.index(finding.severity), finding.page)))


def _pdf(data: bytes, name: str, resolution: int) -> list[Finding]:
    try:
        import pikepdf

        from .text import text_findings
    except ImportError as error:
        raise UsageError(_NEEDS) from error
    from .claims import claim_findings
    from .fonts import font_findings
    from .pages import page_findings

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            count = len(pdf.pages)
            found = [Finding("pages", "note", f"{count} page{'s' if count != 1 else ''}")]
            found += [*claim_findings(pdf), *font_findings(pdf), *page_findings(pdf, resolution)]
    except pikepdf.PasswordError as error:
        raise InputError("is locked by a password", file=name) from error
    except (pikepdf.PdfError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise InputError(f"cannot be opened: {error}", file=name) from error
    return [*found, *text_findings(data)]
