"""What the parts of one reading share."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token
from msgspec import Struct

from ...errors import InputError
from ...model import Block, Source
from ...notices import Level, Notice, Notify
from .rules import References


class Context(Struct, frozen=True):
    """The file's name, who is told, and what the document defines; `notes` is filled while reading."""

    file: str
    notify: Notify
    references: References
    notes: dict[str, list[Block]]
    parse: Callable[[str], list[Token]]
    """Text of one line to inline tokens."""

    def say(self, code: str, level: Level, message: str, source: Source | None) -> None:
        """Send a notice."""
        self.notify(Notice(code, level, message, source, file=self.file))

    def error(self, message: str, line: int) -> InputError:
        """The error to raise for a line."""
        return InputError(message, file=self.file, line=line)


