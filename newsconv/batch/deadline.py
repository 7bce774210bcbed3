"""An end to work that takes too long in a thread that nobody may kill: an exception is raised in it from outside.

CPython does that between two steps of its own (`PyThreadState_SetAsyncExc`); what goes on inside one native call
is ended when that returns.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Late(BaseException):
    """Raised in the thread whose time is over; no `except Exception` holds it up."""


class _Watch:
    """Raises `Late` in a thread after so many seconds, unless it is called off before."""

    def __init__(self, seconds: float) -> None:
        self._thread = threading.get_ident()
        self._lock = threading.Lock()
        self._over = False
        self._timer = threading.Timer(seconds, self._raise)
        self._timer.daemon = True
        self._timer.start()

    def _raise(self) -> None:
        with self._lock:
            if not self._over:
                self._over = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), ctypes.py_object(Late))

    def call_off(self) -> None:
        """After this nothing is raised any more."""
        with self._lock:
            self._over = True
        self._timer.cancel()


def within(seconds: float, work: Callable[[], T]) -> T:
    """What the work returns; `Late` if it takes more than so many seconds (0: however long it takes)."""
    if not seconds:
        return work()
    watch = _Watch(seconds)
    try:
        return work()
    finally:
        watch.call_off()
