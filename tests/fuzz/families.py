"""Markup that makes parsers slow, at one size and at four times that: `python tests/fuzz/families.py`.

For each family the processor time of reading and of writing each format is measured at both sizes; work that is
linear takes four times as long.  A ratio over `--most` is marked, and the exit status is 1.  Nothing here is a test
of speed: only growth counts.  `--only WORD` takes the families whose name holds the word.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import newsconv
from newsconv.errors import NewsconvError
from newsconv.limits import Limits

UNBOUNDED = Limits(characters=10**9, lines=10**9, paragraph=10**9, blocks=10**9, table_cells=10**9, pictures=10**9)
HEAD = "# 标题\n\n本报记者 王小明\n\n"
FORMATS = ("docx", "pdf", "epub", "html", "md")
SHORT = 0.02
"""Seconds under which a time says nothing."""


def numbered(form: str) -> Callable[[int], str]:
    """A family of lines with a number in each."""
    return lambda count: "".join(form.format(number) for number in range(count))


def cyclic(count: int) -> str:
    """Footnotes each of which refers to the next, the last to the first."""
    notes = "".join(f"[^{one}]: 注[^{(one + 1) % count}]\n\n" for one in range(count))
    return f"正文[^0]。\n\n{notes}"


def table(columns: int) -> str:
    """A table of two rows."""
    return "|" + "甲|" * columns + "\n|" + "-|" * columns + "\n|" + "乙|" * columns + "\n"


FAMILIES: dict[str, Callable[[int], str]] = {
    "text": lambda n: "甲乙丙丁，" * n,
    "paragraphs": lambda n: "甲乙丙丁。\n\n" * n,
    "lines": lambda n: "甲乙丙丁。\n" * n,
    "emphasis opened": lambda n: "*a " * n,
    "emphasis alternating": lambda n: "*a _b " * n,
    "emphasis nested": lambda n: "*甲**乙" * n + "**丙*" * n,
    "emphasis of three": lambda n: "***甲** 乙*" * n,
    "stars": lambda n: "*" * n,
    "stars and underscores": lambda n: "*_" * n,
    "strikethrough": lambda n: "~~甲 " * n,
    "brackets opened": lambda n: "[" * n,
    "brackets closed": lambda n: "]" * n,
    "links opened": lambda n: "[甲](" * n,
    "links half": lambda n: "[甲](http://a.cn " * n,
    "links nested": lambda n: "[" * n + "甲" + "](a)" * n,
    "links whole": lambda n: "[甲](http://a.cn)" * n,
    "links in angles": lambda n: "[甲](<b" * n,
    "pictures opened": lambda n: "![" * n,
    "pictures nested": lambda n: "![" * n + "甲" + "](a.png)" * n,
    "pictures whole": lambda n: "![甲](a.png)\n\n" * n,
    "pictures in a line": lambda n: "![甲](a.png)" * n,
    "backticks": lambda n: "".join("甲" + "`" * one for one in range(int(n**0.5) * 2)),
    "backticks opened": lambda n: "`甲 ``乙 " * n,
    "code": lambda n: "`甲`" * n,
    "escapes": lambda n: "\\*" * n,
    "entities": lambda n: "&amp;&#x4e2d;" * n,
    "entities half": lambda n: "&#x" * n,
    "comments opened": lambda n: "甲<!-- " * n,
    "comments": lambda n: "<!-- 甲 -->" * n,
    "comments half": lambda n: "甲 <!--" + " --" * n,
    "declarations": lambda n: "甲 <!A " * n,
    "instructions": lambda n: "甲 <?" * n,
    "cdata": lambda n: "甲 <![CDATA[" * n,
    "tags opened": lambda n: "甲 <a " * n,
    "tags with attributes": lambda n: "甲 <a " + "b='c' " * n,
    "tags half": lambda n: "甲 <a b='" * n,
    "angles": lambda n: "<" * n,
    "autolinks half": lambda n: "<http://a.cn/" * n,
    "addresses": lambda n: "http://a.cn/甲 " * n,
    "addresses joined": lambda n: "http://a.cn/" * n,
    "mail": lambda n: "a@b.cn " * n,
    "mail joined": lambda n: "a@" * n,
    "ruby": lambda n: "<ruby>漢<rt>kan</rt></ruby>" * n,
    "ruby opened": lambda n: "<ruby>漢<rt>" * n,
    "superscripts": lambda n: "甲<sup>2</sup>" * n,
    "superscripts opened": lambda n: "甲<sup>" * n,
    "formulas": lambda n: "$_{2}$甲" * n,
    "formulas half": lambda n: "$_{" * n,
    "dollars": lambda n: "$甲 " * n,
    "spans": lambda n: "[甲]{.name}" * n,
    "spans opened": lambda n: "[甲]{.name " * n,
    "spans nested": lambda n: "[" * n + "甲" + "]{.name}" * n,
    "attributes": lambda n: "{.caption}\n甲乙。\n\n" * n,
    "attributes half": lambda n: "{.a " * n,
    "containers": lambda n: "::: sidebar\n甲\n:::\n\n" * n,
    "containers open": lambda n: ":::\n" * n,
    "quotes": lambda n: "> 甲\n\n乙\n\n" * n,
    "quotes lazy": lambda n: "> 甲\n乙\n" * n,
    "quote of many lines": lambda n: "> 甲乙丙。\n" * n,
    "quote of paragraphs": lambda n: "> 甲乙丙。\n>\n" * n,
    "list": lambda n: "- 甲\n" * n,
    "list loose": lambda n: "- 甲\n\n" * n,
    "list numbered": numbered("{}. 甲\n"),
    "list kinds": lambda n: "- 甲\n* 乙\n+ 丙\n" * n,
    "list lazy": lambda n: "- 甲\n乙\n" * n,
    "list empty": lambda n: "-\n" * n,
    "list in list": lambda n: "- 甲\n  - 乙\n" * n,
    "headings": lambda n: "## 甲乙\n\n正文。\n\n" * n,
    "headings alone": lambda n: "## 甲乙\n" * n,
    "setext": lambda n: "甲\n---\n" * n,
    "setext of many lines": lambda n: "甲乙\n" * n + "===\n",
    "rules": lambda n: "---\n\n" * n,
    "fences": lambda n: "```\n甲\n```\n" * n,
    "fences open": lambda n: "```甲\n\n~~~乙\n" * n,
    "indented code": lambda n: "    甲\n\n" * n,
    "references": lambda n: "".join(f"[a{one}]: http://a.cn/{one}\n" for one in range(n)) + "甲" + "[a1]" * n,
    "references alone": lambda n: "[a]: u\n" * n,
    "references half": lambda n: "[a]: \n[" * n,
    "references open": lambda n: "[a\n" * n,
    "reference used": lambda n: f"[a]: http://a.cn/{'b' * 100}\n\n" + "[a]\n\n" * n,
    "footnotes": lambda n: "".join(f"甲[^{one}]\n\n[^{one}]: 注\n\n" for one in range(n)),
    "footnotes without": lambda n: "甲[^a]" * n,
    "footnotes of one": lambda n: "甲[^a]" * n + "\n\n[^a]: 注\n",
    "footnotes cyclic": cyclic,
    "footnotes inline": lambda n: "甲^[乙]" * n,
    "footnotes half": lambda n: "[^" * n,
    "footnotes twice": lambda n: "甲[^1]\n\n" + "[^1]: 注\n\n" * n,
    "table columns": table,
    "table rows": lambda n: "|甲|乙|\n|-|-|\n" + "|丙|丁|\n" * n,
    "table row": lambda n: "|甲|乙|\n|-|-|\n|" + "丙|" * n,
    "table bars": lambda n: "|" * n,
    "table rulings": lambda n: "|-|\n" * n,
    "table heads": lambda n: "|甲|\n|-|\n\n" * n,
    "table merged": lambda n: "|甲|乙|\n|-|-|\n" + "|丙 {rows=2}|丁|\n||戊|\n" * n,
    "html tables": lambda n: "<table><tr><td>甲</td><td>乙</td></tr></table>\n\n" * n,
    "html rows": lambda n: "<table>" + "<tr><td>甲</td><td>乙</td></tr>" * n + "</table>\n",
    "html open": lambda n: "<div>\n\n甲\n\n" * n,
    "html blocks": lambda n: "<div align=\"center\">甲</div>\n\n" * n,
    "breaks": lambda n: "甲<br>" * n,
    "blanks": lambda n: "甲" + " " * n + "乙",
    "blanks between": lambda n: "甲 " * n,
    "blank lines": lambda n: "甲" + "\n" * n + "乙",
    "tabs": lambda n: "\t" * n + "甲",
    "wide blanks": lambda n: "甲" + "　" * n + "乙",
    "figures": lambda n: "1 2 , 3 . " * n,
    "figures joined": lambda n: "1," * n,
    "dashes": lambda n: "一一" * n,
    "hyphens": lambda n: "甲" + "-" * n,
    "dots": lambda n: "." * n,
    "straight quotes": lambda n: '"甲' * n,
    "straight quotes single": lambda n: "'甲" * n,
    "quotation marks opened": lambda n: "“甲" * n,
    "quotation marks nested": lambda n: "“‘甲" * n + "’”" * n,
    "book titles": lambda n: "《甲" * n,
    "brackets wide": lambda n: "（甲" * n,
    "words": lambda n: "word " * n,
    "word": lambda n: "word" * n,
    "marks": lambda n: "，" * n,
    "combining": lambda n: "甲" + "\u0301" * n,
    "joiners": lambda n: "👩\u200d" * n,
    "selectors": lambda n: "甲" + "\ufe0f" * n,
    "invisible": lambda n: "甲" + "\u200b" * n,
    "directions": lambda n: "甲\u202e" * n,
    "hebrew": lambda n: "אבג " * n,
    "private": lambda n: "".join(chr(0xF0000 + one % 65000) for one in range(n)),
    "controls": lambda n: "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁\x01" * n,
    "datelines": lambda n: "本报讯（记者 王小明）5月31日，甲。\n\n" * n,
    "dateline open": lambda n: "本报讯（" * n,
    "bylines": lambda n: "本报记者 王小明 李大明\n\n" * n,
    "byline of many": lambda n: "本报记者 " + "王小明 " * n,
    "byline joined": lambda n: "本报记者 " + "王小明" * n,
    "captions": lambda n: "图为会场。李晓摄\n\n" * n,
    "turns": lambda n: "记者：甲？\n\n王小明：乙。\n\n" * n,
    "jumps": lambda n: "（下转第4版）\n\n" * n,
    "cut paragraphs": lambda n: "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛\n\n" * n,
    "read more": lambda n: "扫码阅读\n\nhttp://a.cn\n\n" * n,
}
FRONT: dict[str, Callable[[int], str]] = {
    "front matter list": lambda n: "---\nkeywords: [" + "甲," * n + "]\n---\n",
    "front matter nested": lambda n: "---\nkeywords: " + "[" * n + "\n---\n",
    "front matter flow": lambda n: "---\nkeywords: " + "{a: " * n + "\n---\n",
    "front matter keys": lambda n: "---\n" + "title: 甲\n" * n + "---\n",
    "front matter text": lambda n: "---\ntitle: |\n" + "  甲\n" * n + "---\n",
    "front matter open": lambda n: "---\n" + "a: b\n" * n,
    "front matter anchors": lambda n: "---\na0: &a0 [b]\n" + "".join(f"a{i}: &a{i} [*a{i - 1},*a{i - 1}]\n" for i in range(1, n)) + "---\n",
}


class Times:
    """Processor seconds of each step at one size."""

    def __init__(self, text: str) -> None:
        self.steps: dict[str, float] = {}
        self.error = ""
        article = self._timed("read", lambda: newsconv.read_data(text.encode(), "a.md", format="md", limits=UNBOUNDED))
        for format in FORMATS if article is not None else ():
            self._timed(format, lambda format=format: newsconv.render(article, format))  # type: ignore[misc]
        if article is not None:
            self._timed("tw", lambda: newsconv.to_chinese(article, "tw"))

    def _timed(self, step: str, work: Callable[[], object]) -> newsconv.Article | None:
        start = time.process_time()
        try:
            return work()  # type: ignore[return-value]
        except NewsconvError as error:
            self.error = self.error or f"{step}: {error}"
            return None
        finally:
            self.steps[step] = time.process_time() - start


def ratios(make: Callable[[int], str], size: int, most: float) -> tuple[dict[str, tuple[float, float]], str]:
    """For each step the time at four times the size and how often it is that of the size; suspects are tried again."""
    one, four = Times(make(size)), Times(make(size * 4))
    for _ in range(2):
        found = {step: (took, took / max(one.steps.get(step, 0), SHORT / 4))
                 for step, took in four.steps.items() if took > SHORT}
        if all(ratio <= most for _, ratio in found.values()):
            break
        for times, again in ((one, Times(make(size))), (four, Times(make(size * 4)))):
            times.steps = {step: min(took, again.steps.get(step, took)) for step, took in times.steps.items()}
    return found, four.error


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=3000)
    options.add_argument("--most", type=float, default=5.5)
    options.add_argument("--only", default="")
    said = options.parse_args()
    Times(HEAD + "甲，《乙》“丙”abc。")
    worse = 0
    families = {**{name: lambda n, make=make: HEAD + make(n) for name, make in FAMILIES.items()},
                **{name: lambda n, make=make: make(n) + HEAD for name, make in FRONT.items()}}
    for name, make in families.items():
        if said.only not in name:
            continue
        found, error = ratios(make, said.size, said.most)
        bad = {step for step, (_, ratio) in found.items() if ratio > said.most}
        worse += bool(bad)
        shown = "  ".join(f"{step} {took:.2f} s ×{ratio:.1f}{' !' if step in bad else ''}" for step, (took, ratio) in found.items())
        print(f"{'!' if bad else ' '} {name}: {shown}{'  ' + error[:90] if error else ''}", flush=True)
    print(f"{worse} of {len(families)} families grow faster than their size")
    return 1 if worse else 0


if __name__ == "__main__":
    raise SystemExit(main())
