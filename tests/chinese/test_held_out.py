"""The learned tables on text they were not learned from: a whole source is held out.

Reads `traditional` in the folder that NEWSCONV_ARTICLES names (see tests/benchmarks/learn_chinese.py); skips without it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from learn_chinese import Document, errors, learn_contexts, learn_phrases, load

from newsconv.transforms.chinese.tables import TAIWAN, assembled

MOST_DOCUMENTS = 150
FOLDER = os.environ.get("NEWSCONV_ARTICLES", "")
TRADITIONAL = Path(FOLDER) / "traditional"


@pytest.mark.skipif(not FOLDER or not TRADITIONAL.is_dir(), reason="NEWSCONV_ARTICLES names no folder of traditional text")
def test_a_held_out_source_has_fewer_errors_with_what_the_others_taught() -> None:
    sources = {name: documents[:: max(1, len(documents) // MOST_DOCUMENTS)] for name, documents in load(TRADITIONAL).items()}
    held_out, *others = sorted(sources)
    taught: dict[str, list[Document]] = {name: sources[name] for name in others}
    phrases = learn_phrases(taught.values())
    before = errors(sources[held_out], assembled((), "", TAIWAN))
    after = errors(sources[held_out], assembled(phrases, learn_contexts(taught, phrases), TAIWAN))
    assert 1e4 * after["wrong"] / after["han"] <= 4.5
    assert after["wrong"] <= before["wrong"]
