"""Pictures for the tests of the EPUB writer, drawn on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with dusk.png and tower.png."""
    for name, size in (("dusk.png", (60, 40)), ("tower.png", (30, 50))):
        Image.new("RGB", size, "#776655").save(tmp_path / name)
    return tmp_path
