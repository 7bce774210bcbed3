"""The same plan on a Dask cluster, or on workers that this process starts itself.

Tasks are handed out a few at a time for each worker.  A worker that goes takes nothing with it but time: Dask gives
its tasks to others, and writing twice is writing once.  Workers that come later take part.  Each carries the
versions of what makes the files, and refuses where the run's are others.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, suppress
from typing import Any

from msgspec import Struct

from ..errors import NewsconvError, UsageError
from .deadline import Late, within
from .entry import Entry, Problem
from .fingerprint import versions
from .plan import Task, Work
from .pool import Order, Orders, Stop
from .work import carry_out, late

LOCAL = "local"
_AHEAD = 4
"""Tasks that are handed out for each thread of a worker."""
_TICK = 0.5
_PATIENCE = 60.0
"""Seconds to wait for a scheduler to answer and for its first worker."""


class Cluster(Struct, frozen=True):
    """Carries orders out on the cluster of a scheduler (`tcp://host:8786`), or with `local` on `jobs` own processes.

    `client` is a Dask client of your own, which stays open; the address is then not used.  An article that takes more
    than `timeout` seconds (0: none) fails; its worker goes on with the next.
    """

    scheduler: str
    jobs: int = 2
    client: Any = None
    timeout: float = 0

    def __call__(self, work: Work, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
        """The entries as they are finished; UsageError without Dask or without a scheduler at the address."""
        with ExitStack() as stack:
            client = self._client(stack)
            own = self.client is not None or self.scheduler == LOCAL
            if not own and not (work.source.shared and work.output.shared):
                raise UsageError("memory is no place that other machines see: name another folder")
            _require_workers(client)
            yield from _Run(client, work, self.timeout).entries(orders, stop)

    def _client(self, stack: ExitStack) -> Any:
        if self.client is not None:
            return self.client
        try:
            from distributed import Client, LocalCluster
        except ModuleNotFoundError as error:
            raise UsageError('--scheduler needs Dask: pip install "newsconv[cluster]"') from error
        if self.scheduler == LOCAL:
            cluster = stack.enter_context(LocalCluster(
                n_workers=self.jobs, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None))
            return stack.enter_context(Client(cluster))
        try:
            return stack.enter_context(Client(self.scheduler, timeout=_PATIENCE))
        except (OSError, ValueError, TypeError) as error:
            raise UsageError(f"no Dask scheduler answers there: {error}", file=self.scheduler) from error


def _require_workers(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise NewsconvError(f"the scheduler had no worker for {_PATIENCE:g} s") from error


class _Run:
    """One run on one client."""

    def __init__(self, client: Any, work: Work, timeout: float) -> None:
        self._client = client
        self._work = work
        self._timeout = timeout
        self._busy: dict[Any, Order] = {}

    def entries(self, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
        try:
            while True:
                if not stop():
                    self._hand_out(orders)
                if not self._busy:
                    return
                for future in self._ready():
                    yield self._entry(future, self._busy.pop(future))
        finally:
            for future in self._busy:
                with suppress(Exception):
                    future.cancel()

    def _ready(self) -> list[Any]:
        """What is finished, after at most a moment."""
        from distributed import wait

        with suppress(TimeoutError):
            wait(list(self._busy), timeout=_TICK, return_when="FIRST_COMPLETED")
        return [future for future in self._busy if future.done()]

    def _hand_out(self, orders: Orders) -> None:
        while len(self._busy) < _AHEAD * max(1, sum(self._client.nthreads().values())):
            order = next(orders, None)
            if order is None:
                return
            future = self._client.submit(_carry_out, self._work, order.task, order.earlier, versions(),
                                         self._timeout, pure=False, retries=1)
            self._busy[future] = order

    def _entry(self, future: Any, order: Order) -> Entry:
        error = future.exception()
        if error is None:
            entry: Entry = future.result()
            return entry
        shown = self._work.source.shown(order.task.source)
        return Entry(order.task.source, "failed", self._work.key, shown, problem=_problem(error, shown))


def _carry_out(work: Work, task: Task, earlier: Entry | None, wanted: dict[str, str], timeout: float) -> Entry:
    """Carry a task out where everything is of the versions that are wanted."""
    if wrong := [name for name, version in versions().items() if wanted.get(name) != version]:
        name = wrong[0]
        shown = work.source.shown(task.source)
        words = f"the worker has {name} {versions()[name] or 'not at all'}, not {wanted.get(name)}: install the same"
        return Entry(task.source, "failed", work.key, shown, problem=Problem(words, shown))
    try:
        return within(timeout, lambda: carry_out(work, task, earlier))
    except Late:
        return late(work, task, timeout)


def _problem(error: BaseException, shown: str) -> Problem:
    if type(error).__name__ == "KilledWorker":
        return Problem("the workers that it was given to died: out of memory, or a crash", shown)
    said = " ".join(str(error).split())
    return Problem(f"the cluster could not carry it out: {type(error).__name__}: {said}", shown)
