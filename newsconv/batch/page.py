"""The report as a page to look at: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from statistics import median, quantiles

from .entry import Entry
from .report import Kind, Report

_MOST_ROWS = 1000
"""Rows of a table that a person can still look through; the JSON file has all."""
_SLOWEST = 10
_STYLE = """
:root { --ink: #1d2329; --soft: #69727d; --line: #dfe3e8; --paper: #fff; --page: #f5f6f8; --good: #2f7d4f;
  --kept: #8fb79f; --bad: #b3261e; --doubt: #b26a00; --repair: #33658a; --info: #69727d }
@media (prefers-color-scheme: dark) { :root { --ink: #e5e8eb; --soft: #99a3ad; --line: #343b43; --paper: #1e2328;
  --page: #16191d; --good: #58b27d; --kept: #3f6b52; --bad: #f2837b; --doubt: #e0a458; --repair: #7fb2dc } }
* { box-sizing: border-box }
body { background: var(--page); color: var(--ink); font: 15px/1.55 system-ui, "Segoe UI", "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0 }
main { margin: 0 auto; max-width: 68rem; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem }
p { margin: .25rem 0 } .soft, small { color: var(--soft) } code { font: .9em ui-monospace, Consolas, monospace }
.bar { background: var(--line); border-radius: 5px; display: flex; height: 10px; margin: 1.25rem 0; overflow: hidden }
.bar i { display: block } .made { background: var(--good) } .kept { background: var(--kept) }
.failed { background: var(--bad) }
.tiles { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)) }
.tiles div { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem }
.tiles b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; line-height: 1.3 }
.tiles b.bad { color: var(--bad) } .sheet { background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; overflow-x: auto }
table { border-collapse: collapse; width: 100% } th { color: var(--soft); font-size: .85em; font-weight: 600 }
td, th { border-top: 1px solid var(--line); padding: .5rem 1rem; text-align: left; vertical-align: top }
tr:first-child > * { border-top: 0 } td { overflow-wrap: break-word } .number { font-variant-numeric: tabular-nums;
  text-align: right; white-space: nowrap } th.number { text-align: right } td.code { white-space: nowrap }
.tag { border: 1px solid; border-radius: 1em; font-size: .8em; padding: .05em .6em; white-space: nowrap }
.tag.loss, .tag.failed { background: none; color: var(--bad) } .tag.doubt { color: var(--doubt) }
.tag.repair { color: var(--repair) } .tag.info { color: var(--info) } .tag.made { background: none; color: var(--good) }
.tag.kept { background: none; color: var(--soft) }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .2em }
details summary { cursor: pointer } details ul { margin: .4rem 0 0; padding-left: 1.1rem }
h2 + p { margin: -.5rem 0 .75rem }
pre { font-size: .8em; margin: .4rem 0 0; overflow-x: auto; white-space: pre-wrap }
@media print { body { background: none } main { max-width: none; padding: 0 } }
"""

Link = Callable[[str], str]


def unlinked(_path: str) -> str:
    """No address for any output."""
    return ""


def page(report: Report, link: Link = unlinked) -> bytes:
    """The page; `link` gives the address of an output by its path, '' for none."""
    parts = (_head(report), _tiles(report), _failures(report), _passed(report), _notices(report.notices),
             _times(report.articles), _articles(report.articles, link))
    title = f"{report.folder} → {report.output}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_said(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    ).encode()


def _head(report: Report) -> str:
    left = report.planned - report.made - report.kept - sum(one.problem is not None for one in report.articles)
    what = f"{report.failed} of {report.planned} articles failed" if report.failed else \
        f"All {report.planned} articles are there"
    if report.interrupted:
        what = f"Interrupted: {left} of {report.planned} articles are left"
    total = max(report.planned, 1)
    shares = (("made", report.made), ("kept", report.kept), ("failed", report.failed))
    bar = "".join(f'<i class="{name}" style="width:{100 * count / total:.2f}%"></i>' for name, count in shares)
    return (f"<h1>{what}</h1>\n<p><code>{_said(report.folder)}</code> → <code>{_said(report.output)}</code> "
            f'<span class="soft">as {_said(", ".join(report.formats))}{" · " if report.began else ""}'
            f'{_said(report.began)}</span></p>\n<div class="bar">{bar}</div>\n')


def _tiles(report: Report) -> str:
    rate = report.made / report.seconds if report.seconds else 0
    tiles = [("made", f"{report.made:,}", ""), ("kept from earlier", f"{report.kept:,}", ""),
             ("failed", f"{report.failed:,}", "bad" if report.failed else ""),
             ("time", _duration(report.seconds), ""), ("articles a second", f"{rate:.1f}", ""),
             ("in all", _size(report.size), "")]
    inner = "".join(f'<div><b class="{kind}">{value}</b><small>{name}</small></div>' for name, value, kind in tiles)
    return f'<div class="tiles">{inner}</div>\n'


def _failures(report: Report) -> str:
    failed = [entry for entry in report.articles if entry.problem is not None]
    return _table("Failed", ("Article", "Line", "Why"), map(_failure, failed), len(failed))


def _failure(entry: Entry) -> str:
    problem = entry.problem
    assert problem is not None
    trace = f"<details><summary>trace</summary><pre>{_said(problem.trace)}</pre></details>" if problem.trace else ""
    elsewhere = "" if problem.file in ("", entry.shown, entry.source) else f"{_said(problem.file)}: "
    return (f'<tr><td>{_path(entry.source)}</td><td class="number">{problem.line or ""}</td>'
            f"<td>{elsewhere}{_said(problem.message)}{trace}</td></tr>\n")


def _passed(report: Report) -> str:
    passed = [one for one in report.passed if not one.bad]
    rows = (f"<tr><td>{_path(one.path)}</td><td>{_said(one.reason)}</td></tr>\n" for one in passed)
    return _table("Passed over", ("Where", "Why"), rows, len(passed))


def _notices(kinds: Sequence[Kind]) -> str:
    return _table("Notices by kind", ("Level", "Kind", "#Notices", "#Articles", "Examples"), map(_kind, kinds),
                  len(kinds), "What was inferred, repaired, doubted or lost while the articles were read and set.")


def _kind(kind: Kind) -> str:
    first, *others = [f'{_said(one.message)} <span class="soft">{_said(one.file)}{f":{one.line}" if one.line else ""}'
                      "</span>" for one in kind.examples]
    more = "".join(f"<li>{other}</li>" for other in others)
    examples = f"<details><summary>{first}</summary><ul>{more}</ul></details>" if more else first
    return (f'<tr><td><span class="tag {kind.level}">{kind.level}</span></td>'
            f'<td class="code">{_said(kind.code)}</td><td class="number">{kind.count:,}</td>'
            f'<td class="number">{kind.articles:,}</td><td>{examples}</td></tr>\n')


def _times(entries: Iterable[Entry]) -> str:
    made = sorted((entry for entry in entries if entry.status == "made"), key=lambda entry: -entry.seconds)
    if len(made) < 2:
        return ""
    seconds = [entry.seconds for entry in made]
    rows = (f'<tr><td>{_path(entry.source)}</td><td class="number">{entry.seconds:.2f} s</td></tr>\n'
            for entry in made[:_SLOWEST])
    most = quantiles(seconds, n=20)[-1]
    said = f"Half of the articles took under {median(seconds):.2f} s, 95 in 100 under {most:.2f} s."
    return _table("The slowest", ("Article", "#Time"), rows, min(len(made), _SLOWEST), said)


def _articles(entries: Sequence[Entry], link: Link) -> str:
    return _table("Articles", ("Article", "Status", "Files", "#Size", "#Notices", "#Time"),
                  (_article(entry, link) for entry in entries), len(entries))


def _article(entry: Entry, link: Link) -> str:
    files = " ".join(_file(output.path, link(output.path)) for output in entry.outputs)
    size = sum(output.size for output in entry.outputs)
    grave = sum(told.count for told in entry.notices if told.level in ("doubt", "loss"))
    notices = sum(told.count for told in entry.notices)
    told = f'{notices} <span class="tag doubt">{grave} to look at</span>' if grave else str(notices)
    return (f'<tr><td>{_path(entry.source)}</td><td><span class="tag {entry.status}">{entry.status}</span></td>'
            f'<td>{files}</td><td class="number">{_size(size) if size else ""}</td><td class="number">{told}</td>'
            f'<td class="number">{entry.seconds:.2f} s</td></tr>\n')


def _file(path: str, address: str) -> str:
    suffix = _said(path.rpartition(".")[2])
    return f'<a href="{escape(address)}">{suffix}</a>' if address else suffix


def _table(title: str, heads: Sequence[str], rows: Iterable[str], count: int, said: str = "") -> str:
    """A table with its title, '' if it has no rows; a head that begins with # is of numbers."""
    if not count:
        return ""
    head = "".join(f'<th class="number">{name[1:]}</th>' if name.startswith("#") else f"<th>{name}</th>"
                   for name in heads)
    cut = f'<p class="soft">The first {_MOST_ROWS:,} of {count:,}: the JSON file has all.</p>\n' \
        if count > _MOST_ROWS else ""
    note = f'<p class="soft">{said}</p>\n' if said else ""
    return (f'<h2>{title}</h2>\n{note}<div class="sheet"><table>\n<tr>{head}</tr>\n{"".join(_first(rows))}'
            f"</table></div>\n{cut}")


def _first(rows: Iterable[str]) -> Iterator[str]:
    for _, row in zip(range(_MOST_ROWS), rows, strict=False):
        yield row


def _said(text: str) -> str:
    """Text as it may stand in a page: controls, and what turns the direction, are shown by their code points."""
    shown = "".join(char if char.isprintable() or char in "\n\u3000" else f"\\u{ord(char):04x}" for char in text)
    return escape(shown)


def _path(path: str) -> str:
    """A path that may be broken after its slashes."""
    return _said(path).replace("/", "/<wbr>")


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:,.4g} TB"


def _duration(seconds: float) -> str:
    """Seconds, or minutes and hours with colons between."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{seconds:.1f} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02} min"
