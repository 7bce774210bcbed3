"""Names that no file can have where outputs go: those of a store, or of another system, may be such."""

from __future__ import annotations

import re

LONGEST = 255
"""Bytes of a name in UTF-8, on Windows units of UTF-16."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Microsoft Learn, Naming Files, Paths, and Namespaces: these are devices in every folder, whatever their suffix."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def unfit(path: str, *, windows: bool) -> str:
    """Why no file can lie at a path (with `/`) below a folder, or ''."""
    return next((why for name in path.split("/") if (why := _unfit(name, windows))), "")


def _unfit(name: str, windows: bool) -> str:
    if name in ("", ".", ".."):
        return "a folder in its path has no name"
    if "\0" in name:
        return "its name has a NUL"
    coded = name.encode("utf-16-le", "surrogatepass")[::2] if windows else name.encode("utf-8", "surrogateescape")
    if len(coded) > LONGEST:
        return f"the name {name[:20]}… is longer than a file's may be"
    if not windows:
        return ""
    if found := _FORBIDDEN.search(name):
        return f"its name has {found[0]!r}, which Windows allows in none"
    if name[-1] in ". ":
        return f"the name {name!r} ends with what Windows takes away"
    return f"{name} is the name of a device on Windows" if _DEVICE.fullmatch(name.replace(" .", ".")) else ""
