"""Which link targets and picture paths an article may hold.  Closed by default."""

from __future__ import annotations

import re

from .patterns import lazy

_TARGET = lazy(r"(?:https?://|mailto:|tel:)[^\x00-\x20\x7f-\x9f]", re.IGNORECASE)
_SCHEME = lazy(r"[A-Za-z][A-Za-z0-9+.-]+:")


def is_allowed_target(target: str) -> bool:
    """Whether a link may lead there: http, https, mailto and tel only."""
    return _TARGET.match(target) is not None


def is_local_path(path: str) -> bool:
    """Whether a picture's path names a file: no scheme (`http:`, `data:`), no network share.

    `C:` is a drive and not a scheme; whether the file may be read is the business of `pictures`.
    """
    return bool(path) and not _SCHEME.match(path) and not path.startswith(("//", "\\\\"))
