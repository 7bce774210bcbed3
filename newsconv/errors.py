"""What can go wrong, as one tree.

NewsconvError            exit status 1
├── InputError           the source cannot be used (file, line, what, what to do)
│   └── PictureError     a picture cannot be used
├── OutputError          the result cannot be written
├── FontError            no usable face
├── UsageError           exit status 2: options that do not go together
└── StrictError          exit status 3: notices that `--strict` does not allow
"""

from __future__ import annotations


class NewsconvError(Exception):
    """Base: a message of one line that a person can act on, with the file and line where known."""

    exit_status = 1

    def __init__(self, message: str, *, file: str = "", line: int = 0) -> None:
        message = " ".join(message.splitlines())
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class InputError(NewsconvError):
    """The source cannot be used."""


class PictureError(InputError):
    """A picture cannot be used."""


class OutputError(NewsconvError):
    """The result cannot be written."""


class FontError(NewsconvError):
    """No usable face."""


class UsageError(NewsconvError):
    """Options that do not go together."""

    exit_status = 2


class StrictError(NewsconvError):
    """Notices that the asked strictness does not allow."""

    exit_status = 3


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ended, be it while a library was being loaded."""
    return isinstance(error, MemoryError) or (
        isinstance(error, ImportError) and ("failed to map" in str(error) or "annot allocate memory" in str(error))
    )
