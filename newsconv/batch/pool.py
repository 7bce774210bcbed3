"""Worker processes of this machine, each an executor of its own: one that dies takes only its article with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from time import monotonic

from msgspec import Struct

from ..errors import NewsconvError
from .entry import Entry, Problem
from .plan import Task, Work
from .work import carry_out, late

ATTEMPTS = 2
"""How often an article may be begun if the worker dies of it."""
_TICK = 0.2
"""Seconds between looks at the time and at whether to stop."""
_DEAD_STARTS = 3
"""So many workers that die before their first article mean that none can be started."""


class Order(Struct, frozen=True):
    """A task with what an earlier run said of it."""

    task: Task
    earlier: Entry | None = None
    attempt: int = 1


Orders = Iterator[Order]
Stop = Callable[[], bool]


def here(work: Work, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
    """Carry the orders out in this process, one after another."""
    for order in orders:
        if stop():
            return
        yield carry_out(work, order.task, order.earlier)


class Pool(Struct, frozen=True):
    """Carries orders out on `jobs` processes; an article that takes more than `timeout` seconds (0: none) fails."""

    jobs: int
    timeout: float = 0

    def __call__(self, work: Work, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
        """The entries as they are finished; when `stop` says so, those that were begun are still finished."""
        run = _Run(work, [_Slot() for _ in range(self.jobs)], self.timeout)
        try:
            yield from run.entries(orders, stop)
        finally:
            run.close()


class _Slot:
    """A worker process, started again when it has died."""

    def __init__(self) -> None:
        self.is_late = False
        self._start()

    def _start(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(1, mp_context=spawn, initializer=_begin)
        self._pid: Future[int] | None = None
        self._since: float | None = None

    def submit(self, work: Work, order: Order) -> Future[Entry]:
        """Begin an order."""
        try:
            return self._submit(work, order)
        except BrokenExecutor:  # it died while it had nothing to do
            self.renew()
            return self._submit(work, order)

    def _submit(self, work: Work, order: Order) -> Future[Entry]:
        if self._pid is None:
            self._pid = self._executor.submit(_number)
        self._since = None
        self.is_late = False
        return self._executor.submit(carry_out, work, order.task, order.earlier)

    @property
    def has_started(self) -> bool:
        """Whether the process came as far as its first order."""
        return self._pid is not None and self._pid.done() and self._pid.exception() is None

    def seconds(self) -> float:
        """How long the process has been at its order; the time to start it does not count."""
        if self._since is None and self.has_started:
            self._since = monotonic()
        return 0 if self._since is None else monotonic() - self._since

    def renew(self) -> None:
        """Another process in place of one that is dead."""
        self._executor.shutdown(wait=False)
        self._start()

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self._pid is None or not self.has_started:
            return
        for child in multiprocessing.active_children():
            if child.pid == self._pid.result():
                child.kill()

    def close(self) -> None:
        """Let the process end; one that is at work is killed."""
        self.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)


class _Run:
    """One run on some slots."""

    def __init__(self, work: Work, slots: list[_Slot], timeout: float) -> None:
        self._work = work
        self._slots = slots
        self._timeout = timeout
        self._busy: dict[Future[Entry], tuple[_Slot, Order]] = {}
        self._again: deque[Order] = deque()
        self._dead_starts = 0

    def entries(self, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
        while True:
            stopped = stop()
            self._again = deque() if stopped else self._again
            if not stopped:
                self._fill(orders)
            if not self._busy:
                return
            done, _ = wait(self._busy, _TICK, FIRST_COMPLETED)
            self._end_late()
            for future in done:
                slot, order = self._busy.pop(future)
                entry = self._entry(future, slot, order)
                if entry is not None:
                    yield entry

    def _fill(self, orders: Orders) -> None:
        busy = {id(slot) for slot, _ in self._busy.values()}
        for slot in self._slots:
            if id(slot) in busy:
                continue
            order = self._again.popleft() if self._again else next(orders, None)
            if order is None:
                return
            self._busy[slot.submit(self._work, order)] = slot, order

    def _end_late(self) -> None:
        for slot, _ in self._busy.values():
            if self._timeout and slot.seconds() > self._timeout and not slot.is_late:
                slot.is_late = True
                slot.kill()

    def _entry(self, future: Future[Entry], slot: _Slot, order: Order) -> Entry | None:
        """The entry, or None if its worker died and the order is to be tried again."""
        try:
            return future.result()
        except BrokenExecutor:
            pass
        self._dead_starts = 0 if slot.has_started else self._dead_starts + 1
        if self._dead_starts >= _DEAD_STARTS:
            raise NewsconvError("worker processes cannot be started: they die at once")
        is_late = slot.is_late
        slot.renew()
        if order.attempt < ATTEMPTS and not is_late:
            self._again.append(Order(order.task, order.earlier, order.attempt + 1))
            return None
        if is_late:
            return late(self._work, order.task, self._timeout, order.attempt)
        words = f"its worker died, {order.attempt} times: out of memory, or a crash"
        shown = self._work.source.shown(order.task.source)
        return Entry(order.task.source, "failed", self._work.key, shown, attempts=order.attempt,
                     problem=Problem(words, shown))

    def close(self) -> None:
        for slot in self._slots:
            slot.close()


def _begin() -> None:
    """Make this process a worker: the terminal's Ctrl-C is for its parent, and it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _number() -> int:
    """The number of this process, which by now has imported what it needs first."""
    return os.getpid()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
