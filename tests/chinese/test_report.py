"""What an editor is shown: decisions with alternatives, doubts, and the proof to sign."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsconv import ChineseOptions
from newsconv.cli import cli
from newsconv.model import Article, Code, Paragraph, Source, Story, Text
from newsconv.pipeline import chinese_edition
from newsconv.transforms.chinese.proof import proof
from newsconv.transforms.chinese.report import Decision, decisions

SOURCE = "# 夜间门诊\n\n本报讯（记者 余同舟）院长范小禾说：“出租车<b>里</b>的头发。”\n"


def _article(*lines: str) -> Article:
    paragraphs = (Paragraph((Text(line),), source=Source(at, at)) for at, line in enumerate(lines, 1))
    return Article(file="a.md", stories=(Story(tuple(paragraphs)),))


def _decided(*lines: str) -> list[Decision]:
    return decisions(chinese_edition(_article(*lines), ChineseOptions("tw", regional_words=True)).rows)


def test_every_choice_has_its_alternatives_reason_and_lines() -> None:
    decided = _decided("他的头发干燥", "头发", "头发")
    hair = next(one for one in decided if one.source == "发")
    assert (hair.result, hair.alternatives, hair.reason, hair.evidence) == ("髮", ("發",), "phrase", "头发")
    assert (hair.count, hair.lines) == (3, ((1, 1), (2, 2), (3, 3)))
    assert {one.source for one in decided if one.kind == "choice"} == {"发", "干"}


def test_words_and_names_are_listed() -> None:
    decided = _decided("医生范小禾说出租车")
    assert ("word", "出租车", "計程車") in [(one.kind, one.source, one.result) for one in decided]
    assert ("name", "范小禾", "范小禾") in [(one.kind, one.source, one.result) for one in decided]


class _Texts(HTMLParser):
    """The texts of the table cells."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.languages: list[str | None] = []
        self._inside = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "td":
            self._inside = True
            self.cells.append("")
            self.languages.append(dict(attributes).get("lang"))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.cells[-1] += data


def test_the_proof_shows_source_and_result_side_by_side() -> None:
    article = Article(file="甲<乙>.md", stories=(Story((Paragraph((Text("坐出租车<b>"), Code("头发"), Text("，头发"))),)),))
    converted = chinese_edition(article, ChineseOptions("tw", regional_words=True))
    page = proof([(article.file, article.language, converted)])
    parser = _Texts()
    parser.feed(page)
    assert parser.cells == ["", "坐出租车<b>头发，头发", "坐計程車<b>头发，頭髮"]
    assert parser.languages[1:] == ["zh-Hans-CN", "zh-Hant-TW"]
    assert '<mark class="word"' in page
    assert "甲&lt;乙&gt;.md" in page
    assert page == proof([(article.file, article.language, converted)])


def test_the_proof_goes_down_the_source_and_lists_its_doubts() -> None:
    second = Paragraph((Text("他患着哮喘"),), source=Source(7, 7))
    first = Paragraph((Text("岳明川医生喂"),), source=Source(3, 3))
    article = Article(file="a.md", stories=(Story((second, first)),))
    page = proof([(article.file, article.language, chinese_edition(article, ChineseOptions("tw")))])
    assert page.index("岳明川") < page.index("哮喘")
    assert '<mark class="name" title="岳明川 → 岳明川' in page
    assert "line 3: 喂 → 喂, or 餵" in page


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_the_commands(source: Path, tmp_path: Path) -> None:
    out, page, report = tmp_path / "out.md", tmp_path / "proof.html", tmp_path / "report.json"
    result = _run("convert", source, "-o", out, "--chinese", "tw", "--regional-words", "--parallel", page, "--report", report)
    assert result.exit_code == 0, result.output
    assert "計程車" in out.read_text(encoding="utf-8")
    assert "范小禾" in page.read_text(encoding="utf-8")
    codes = [notice["code"] for notice in json.loads(report.read_text(encoding="utf-8"))]
    assert {"chinese-choice", "chinese-word", "chinese-name"} <= set(codes)


def test_inspect_lists_choices(source: Path) -> None:
    result = _run("inspect", source, "--chinese", "tw", "--json")
    chosen = json.loads(result.output)["chinese"]
    assert ("发", "髮") in [(one["source"], one["result"]) for one in chosen]
    assert "发 → 髮" in _run("inspect", source, "--chinese", "tw").output


@pytest.mark.parametrize(("arguments", "said"), [
    (["--regional-words"], "without --chinese"),
    (["--glossary", "a.tsv"], "without --chinese"),
    (["--parallel", "a.html"], "without --chinese"),
    (["--chinese", "hk", "--tw-formal"], "--chinese tw"),
    (["--chinese", "tw", "--hk-formal"], "--chinese hk"),
    (["--chinese", "tw", "--tw-formal", "--hk-formal"], "do not go together"),
    (["--hk-formal"], "without --chinese"),
    (["--chinese", "t", "--regional-words"], "needs a region"),
    (["--chinese", "t2tw", "--regional-words"], "does not fit"),
    (["--chinese", "mars"], "unknown Chinese target"),
])
def test_options_that_do_not_go_together(source: Path, arguments: list[str], said: str) -> None:
    result = _run("convert", source, "-t", "json", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
