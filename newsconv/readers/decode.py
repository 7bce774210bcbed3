"""Bytes to text: byte order marks, UTF-8, then the encodings Chinese files come in."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from ..errors import InputError, UsageError
from ..model import Source
from ..notices import Notice, Notify
from ..patterns import lazy
from .characters import HAN

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive (DOCX, EPUB, ODT)"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS, PPT)"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x7fELF", "a program"),
    (b"II*\x00", "a TIFF picture"), (b"MM\x00*", "a TIFF picture"),
)
_STOPS = frozenset("，。、；：？！“”《》（）「」")
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
"""Bytes that are enough to tell one encoding from another."""


class _Guess(Struct, frozen=True):
    name: str
    text: str
    score: float


def decode(data: bytes, file: str, notify: Notify, encoding: str = "") -> tuple[str, str]:
    """The text with `\\n` line ends, and the encoding's name.

    `encoding` overrides the detection.  InputError for what is empty, no text, or undecodable;
    a notice where the encoding is not UTF-8 and where bytes were damaged.
    """
    if not data.strip():
        raise InputError("the file is empty", file=file)
    text, name = _named(data, file, encoding) if encoding else _detected(data, file)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("the file holds nothing but white space", file=file)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise InputError("this is no text: it is full of control characters", file=file)
    _report(text, name, file, notify)
    return text, name


def _report(text: str, name: str, file: str, notify: Notify) -> None:
    if name != "utf-8":
        notify(Notice("encoding", "info", f"read as {name}", file=file))
    damaged = [number for number, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    if damaged:
        message = f"{text.count(chr(0xFFFD))} characters are damaged and shown as \ufffd"
        notify(Notice("undecodable", "loss", message, Source(damaged[0], damaged[0]), file=file))


def _named(data: bytes, file: str, encoding: str) -> tuple[str, str]:
    try:
        name = codecs.lookup(encoding).name
        return data.decode(name), name
    except LookupError as error:
        raise UsageError(f"unknown encoding {encoding!r}: use utf-8, gb18030 or big5, for example") from error
    except UnicodeError as error:
        line = data[: getattr(error, "start", 0)].count(b"\n") + 1
        raise InputError(f"this is not {encoding}: leave the encoding out to have it found", file=file, line=line) \
            from error


def _detected(data: bytes, file: str) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {kind}, not text: convert it to Markdown or text first", file=file)
    if b"\0" in data[:_SAMPLE]:
        return _wide(data, file)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(data, file)


def _wide(data: bytes, file: str) -> tuple[str, str]:
    """UTF-16 without its mark; NULs in anything else mean that it is no text."""
    guesses = [_guess(data[: _SAMPLE & ~1], name) for name in ("utf-16-le", "utf-16-be")]
    best = max(guesses, key=lambda guess: guess.score)
    if best.score < 0.7:
        raise InputError("this is no text: it holds NUL bytes", file=file)
    return data.decode(best.name, "replace"), best.name


def _guessed(data: bytes, file: str) -> tuple[str, str]:
    guesses = [_guess(data[:_SAMPLE], name) for name in ("utf-8", "gb18030", "big5hkscs")]
    best = max(guesses, key=lambda guess: guess.score)
    if best.score >= 0.7:
        return data.decode(best.name, "replace"), best.name
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    if found is None or found.encoding in ("utf_16", "utf_32"):
        raise InputError("cannot tell the encoding: name it with --encoding, or save the file as UTF-8", file=file)
    return data.decode(found.encoding, "replace"), found.encoding.replace("_", "-")


def _guess(data: bytes, name: str) -> _Guess:
    """How well an encoding explains the bytes: the share of characters beyond ASCII that news is made of."""
    text = data.decode(name, "replace")
    beyond = [char for char in text if char > "\x7f"]
    if not any(map(HAN.match, beyond)):
        return _Guess(name, text, 0.0 if beyond or "\0" in text or name != "utf-8" else 1.0)
    good = sum(_is_common(char) for char in beyond)
    return _Guess(name, text, (good - 5 * text.count("\ufffd") - 5 * text.count("\0")) / len(beyond))


def _is_common(char: str) -> bool:
    """Whether a character is among the frequent ones: level 1 of GB 2312 or of Big5, or a Chinese mark."""
    return char in _STOPS or 0xB0 <= _lead(char, "gb2312") <= 0xD7 or 0xA4 <= _lead(char, "big5") <= 0xC6


def _lead(char: str, encoding: str) -> int:
    try:
        return char.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0


# Markdown inside


_SIGNS = lazy(
    r"^ {0,3}#{1,6} +\S"  # a heading
    r"|^ {0,3}(?:```|~~~)[\w-]*$"  # fenced code
    r"|^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$"  # the line under a table's head
    r"|^ {0,3}\{\.[\w-]+[^{}]*\}[ \t]*$"  # an attribute line
    r"|^ {0,3}:{3,} *[A-Za-z]"  # a container
    r"|!?\[[^\]\n]*\]\((?:https?://|mailto:|tel:|[\w./-]+\.(?:png|jpe?g|gif|webp|tiff?)\))"  # a link, a picture
    r"|\]\{\.[a-z]"  # a span
    r"|(?<!\*)\*\*(?![\s*])[^*\n]+(?<!\s)\*\*(?!\*)"  # strong emphasis
    r"|^\[\^[^\]\s]+\]:",  # a footnote
    re.MULTILINE,
)
_FRONT = lazy(r"---[ \t]*\n[A-Za-z_][\w-]*[ \t]*:")


def looks_like_markdown(text: str) -> bool:
    """Whether plain text shows Markdown's own signs; lists, dashes and single asterisks are none."""
    return bool(_FRONT.match(text) or _SIGNS.search(text))
