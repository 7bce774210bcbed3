"""One batch at a time writes to a folder, and that folder can tell the files that are to come apart.

The lock is the operating system's (`flock`, on Windows `LockFile`): it goes with the process that holds it, however
that ends, so none is ever left behind.  Where a file system knows no locks, and behind URLs, nothing is locked.
"""

from __future__ import annotations

import errno
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import OutputError
from .places import RECORDS, Folder, Place, make_folder
from .plan import Task

_NAME = "lock"
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
"""What file systems say that know no locks."""


@contextmanager
def held(output: Place, tasks: tuple[Task, ...] = ()) -> Iterator[None]:
    """Hold the output; OutputError if another batch writes there, or if two of the tasks' files would be one there."""
    if not isinstance(output, Folder):
        yield
        return
    from filelock import FileLock, Timeout

    path = output.path(f"{RECORDS}/{_NAME}")
    make_folder(path.parent)
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        message = "another batch is writing here: let it end, or choose another folder"
        raise OutputError(message, file=output.name) from error
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
            raise OutputError(f"cannot be written: {error.strerror or error}", file=output.name) from error
    try:
        if path.with_name(_NAME.upper()).exists():
            _require_apart(output, tasks)
        yield
    finally:
        lock.release()


def _require_apart(output: Folder, tasks: tuple[Task, ...]) -> None:
    """OutputError where capitals alone tell two files apart, which this folder's file system does not."""
    owners: dict[str, str] = {}
    for task in tasks:
        for path in task.targets:
            owner = owners.setdefault(unicodedata.normalize("NFC", path).casefold(), task.source)
            if owner != task.source:
                message = f"{owner} and {task.source} would become one file here: leave one out with --exclude"
                raise OutputError(message, file=output.name)
