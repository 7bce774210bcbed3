"""An archive at a time: plan what a folder becomes, carry it out on processes or a cluster, report.

    from newsconv import batch

    made = batch.plan("archive", "out", batch.Conversion((("docx", None), ("pdf", None))))
    result = batch.run(made, batch.Pool(4), resume=True, notify=print)
"""

from ..workshop import Conversion
from .cluster import Cluster
from .entry import Entry, Output, Problem, Told
from .find import Passed, Wanted
from .page import page
from .plan import Plan, Task, plan
from .pool import Pool
from .report import Report, report
from .run import Result, pending, run

__all__ = ["Cluster", "Conversion", "Entry", "Output", "Passed", "Plan", "Pool", "Problem", "Report",
           "Result", "Task", "Told", "Wanted", "page", "pending", "plan", "report", "run"]
