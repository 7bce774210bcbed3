"""Pictures for the tests of the HTML writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with bridge.png."""
    Image.new("RGB", (90, 60), "#556677").save(tmp_path / "bridge.png")
    return tmp_path
