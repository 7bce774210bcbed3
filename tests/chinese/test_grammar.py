"""Invented sentences read by hand: `tests/data/chinese-tw.tsv` and `chinese-hk.tsv`, simplified and as printed.

They hold the characters with several forms in and out of names, phrases that would be read across words, classifiers
and copulas, and what must not change beside them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newsconv import convert_text
from newsconv.transforms.chinese.boundaries import Boundaries
from newsconv.transforms.chinese.grammar import decided
from newsconv.transforms.chinese.places import villages

DATA = Path(__file__).parents[1] / "data"


def _sentences(region: str) -> list[tuple[str, str, str]]:
    lines = (DATA / f"chinese-{region}.tsv").read_text(encoding="utf-8").splitlines()
    return [(region, *line.split("\t")) for line in lines]  # type: ignore[misc]


@pytest.mark.parametrize(("region", "simplified", "printed"), [*_sentences("tw"), *_sentences("hk")])
def test_sentence(region: str, simplified: str, printed: str) -> None:
    assert convert_text(simplified, region) == printed


@pytest.mark.parametrize(("text", "form"), [
    ("经查，涉事视频系伪造", "係"), ("他系领带去上班", "繫"), ("物理系教授", ""), ("系列报道", ""),
])
def test_the_copula_the_knot_and_the_department(text: str, form: str) -> None:
    at = text.index("系")
    found = [rule.form for rule in decided(text, [at], Boundaries(text))]
    assert found == ([form] if form else [])


def test_a_village_named_once_is_known_everywhere() -> None:
    text = "某市东区成功里里长到场。成功里道路已修好，他坐在家里"
    assert list(villages(text, Boundaries(text))) == [6, 14]


@pytest.mark.parametrize(("text", "stays"), [
    ("见www.example.gov.tw2.受理单位", "www.example.gov.tw2."), ("发至abc@example.gov.tw报名", "abc@example.gov.tw"),
    ("见https://example.cn/头发/后.html。", "https://example.cn/头发/后.html"),
])
def test_an_address_ends_where_the_sentence_goes_on(text: str, stays: str) -> None:
    changed = convert_text(text, "tw")
    assert stays in changed
    assert changed != text
