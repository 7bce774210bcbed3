"""Draw the pictures of the samples: `python samples/draw_pictures.py` fills `samples/pictures`.

Every picture is painted at twice its size and reduced, with a seed of its own,
so that the same Pillow draws the same pictures again.
"""

from __future__ import annotations

from pathlib import Path

from painting.brushes import grain
from painting.faces import PORTRAITS, draw_portrait
from painting.hall import hall
from painting.harbour import harbour
from painting.market import market
from painting.workbench import workbench
from PIL import Image

FOLDER = Path(__file__).parent / "pictures"
SCENES = {"harbour": harbour, "hall": hall, "workbench": workbench, "market": market}


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for seed, (name, scene) in enumerate(SCENES.items(), start=1):
        photo = scene().resize((1080, 720), Image.Resampling.LANCZOS)
        grain(photo, seed, 5).save(FOLDER / f"photo-{name}.jpg", quality=76, optimize=True)
    for name, looks in PORTRAITS.items():
        draw_portrait(looks).save(FOLDER / f"portrait-{name}.png", optimize=True)


if __name__ == "__main__":
    main()
