from __future__ import annotations

import pytest

from newsconv.fonts.find import bundled, chain, region
from newsconv.typeset.shaping import FaceRequest


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("zh-Hans-CN", "CN"), ("zh", "CN"), ("en", "CN"), ("zh-CN", "CN"), ("zh-Hans-HK", "CN"),
        ("zh-Hant", "TW"), ("zh-Hant-TW", "TW"), ("zh-TW", "TW"), ("zh_tw", "TW"),
        ("zh-Hant-HK", "HK"), ("zh-HK", "HK"), ("zh-Hant-MO", "HK"),
    ],
)
def test_region_of_a_language(language: str, wanted: str) -> None:
    assert region(language) == wanted


@pytest.mark.parametrize(
    ("style", "language", "wanted"),
    [
        ("song", "zh-Hans-CN", ["NotoSerifSC", "NotoSerifTC", "NotoSansSC@500", "NotoSansTC@500"]),
        ("kai", "zh-Hans-CN", ["NotoSerifSC", "NotoSerifTC", "NotoSansSC@500", "NotoSansTC@500"]),
        ("song", "zh-Hant-HK", ["NotoSerifTC", "NotoSerifSC", "NotoSansTC@500", "NotoSansSC@500"]),
        ("hei", "zh-Hant-TW", ["NotoSansTC@500", "NotoSansSC@500", "NotoSerifTC", "NotoSerifSC"]),
        ("mono", "zh-Hans", ["NotoSansSC@500", "NotoSansTC@500", "NotoSerifSC", "NotoSerifTC"]),
    ],
)
def test_chain_prefers_own_style_then_own_region(style: str, language: str, wanted: list[str]) -> None:
    request = FaceRequest(style, 500)  # type: ignore[arg-type]
    assert [choice.key for choice in chain(request, language)] == wanted


def test_weights_outside_the_axis_are_taken_to_its_ends() -> None:
    assert chain(FaceRequest("hei", 50), "zh")[0].weight == 100
    assert chain(FaceRequest("hei", 1000), "zh")[0].weight == 900


def test_bundled_faces_are_there() -> None:
    assert all(bundled(shape, script).path.is_file() for shape in ("serif", "sans") for script in ("SC", "TC"))
