"""A plan carried out: by whom, what of it is done already, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from time import monotonic
from typing import Protocol

from msgspec import Struct

from .entry import Entry, Problem
from .journal import entries, journal
from .lock import held
from .places import Folder
from .plan import Plan, Work
from .pool import Order, Orders, Pool, Stop, here


class Runner(Protocol):
    """Carries orders out and yields entries as they are finished."""

    def __call__(self, work: Work, orders: Orders, stop: Stop) -> Generator[Entry, None, None]:
        """The entries, in any order; closing it breaks off what is not finished."""
        ...


class Result(Struct, frozen=True):
    """What came of a batch: an entry for each article that was finished, in the plan's order."""

    entries: tuple[Entry, ...]
    interrupted: bool
    seconds: float

    def count(self, status: str) -> int:
        """How many articles were `made`, `kept` or `failed`."""
        return sum(entry.status == status for entry in self.entries)

    @property
    def exit_status(self) -> int:
        """0; 3 if articles failed only by strictness; 1 if any failed otherwise; 130 if it was interrupted."""
        if self.interrupted:
            return 130
        failed = {entry.problem.status for entry in self.entries if entry.problem is not None}
        return 0 if not failed else 3 if failed == {3} else 1


def ignore(entry: Entry) -> None:
    """The callback for callers that do not ask."""


def run(
    plan: Plan,
    runner: Runner | None = None,
    *,
    resume: bool = False,
    notify: Callable[[Entry], None] = ignore,
    stop: Stop = lambda: False,
) -> Result:
    """Carry a plan out.

    `runner` says where: a `Pool` (default: of two processes), or a `Cluster`; what goes to or comes from this
    process's memory is done in this process.  With `resume` what the output's manifest says is done, and still is as
    it was, is kept.  `notify` is called with each entry as it is finished.  When `stop` says so, nothing more is
    begun.  OutputError if the manifest cannot be written or another batch writes to the output; what goes wrong with
    an article is in its entry.
    """
    start = monotonic()
    runner = runner or Pool(2)
    if not (plan.work.source.shared and plan.work.output.shared) and isinstance(runner, Pool):
        runner = here
    with held(plan.work.output, plan.tasks):
        found = _carried_out(plan, runner, resume, notify, stop)
    order = {task.source: at for at, task in enumerate(plan.tasks)}
    done = tuple(sorted(found.values(), key=lambda entry: order.get(entry.source, -1)))
    return Result(done, any(task.source not in found for task in plan.tasks), round(monotonic() - start, 3))


def _carried_out(
    plan: Plan, runner: Runner, resume: bool, notify: Callable[[Entry], None], stop: Stop
) -> dict[str, Entry]:
    """The last word on each article that was finished."""
    earlier = _earlier(plan) if resume else {}
    found = {entry.source: entry for entry in _unread(plan)}
    if isinstance(plan.work.output, Folder):
        plan.work.output.sweep(path for task in plan.tasks for path in task.targets)
    record = journal(plan.work.output, resume=resume)
    try:
        for entry in found.values():
            notify(entry)
        orders = iter([Order(task, earlier.get(task.source)) for task in plan.tasks])
        with closing(runner(plan.work, orders, stop)) as finished:
            for entry in finished:
                if entry.status != "kept":
                    record.add(entry)
                found[entry.source] = entry
                notify(entry)
    finally:
        record.close()
    return found


def pending(plan: Plan) -> Plan:
    """The plan without what is done already and still is as it was."""
    from msgspec.structs import replace

    from .work import holds

    earlier = _earlier(plan)
    left = (task for task in plan.tasks
            if task.source not in earlier or not holds(plan.work, task, earlier[task.source]))
    return replace(plan, tasks=tuple(left))


def _earlier(plan: Plan) -> dict[str, Entry]:
    """The last word of the manifest on each task."""
    wanted = {task.source for task in plan.tasks}
    return {entry.source: entry for entry in entries(plan.work.output) if entry.source in wanted}


def _unread(plan: Plan) -> Iterable[Entry]:
    """Entries for what could not be looked into."""
    for passed in plan.passed:
        if passed.bad:
            yield Entry(passed.path, "failed", plan.work.key, passed.path, problem=Problem(passed.reason, passed.path))
