"""OpenCC's own test cases through newsconv: equal, but for what is corrected, which is listed here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsconv.transforms.chinese import Chinese

CASES = json.loads((Path(__file__).parents[1] / "data" / "opencc-cases.json").read_text(encoding="utf-8"))["cases"]
SOURCES = {"s2": "zh-Hans-CN", "t2": "zh-Hant", "tw": "zh-Hant-TW", "hk": "zh-Hant-HK"}
CORRECTED = {
    "我們在寮國的伺服器的硬碟需要使用網際網路演算法軟體解決非同步的問題。":
        "我們在寮國的伺服器的硬碟需要使用網路演算法軟體解決非同步的問題。",  # Taiwan's press says 網路
}


@pytest.mark.parametrize(("configuration", "text", "expected"), [
    (configuration, case["input"], expected)
    for case in CASES for configuration, expected in case["expected"].items()
])
def test_case(configuration: str, text: str, expected: str) -> None:
    source = SOURCES[configuration[:2]]
    assert Chinese(source, configuration).text(text) == CORRECTED.get(expected, expected)
