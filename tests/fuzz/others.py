"""What comes with articles, its bytes changed: `python tests/fuzz/others.py --seconds 60`.

Pictures are set in every format; themes, recipes, glossaries and Word files to take styles from are read and used.
Each must do, or be refused in one NewsconvError of one line.
"""

from __future__ import annotations

import io
import random
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

from loop import mutated, run
from PIL import Image

import newsconv
from newsconv.handout.recipe import recipe
from newsconv.transforms.chinese.glossary import Glossary, read_glossary

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PACKAGE = Path(str(files("newsconv")))
FORMATS = ("docx", "pdf", "epub", "html")
GLOSSARY = "keep\t发布\nforce\t出租车\t計程車\ttw\nperson\t于漪\n# 注\norganisation\t江城晚报\t江城晚報\nplace\t里士满\t\thk\n"


@cache
def pictures() -> tuple[tuple[str, bytes], ...]:
    """A picture of each kind and of several modes."""
    out = []
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF"):
        for mode in ("L", "RGB", "CMYK", "RGBA", "P", "I;16", "1"):
            file = io.BytesIO()
            exif = Image.Exif()
            exif[0x0112] = 6
            try:
                Image.linear_gradient("L").resize((60, 40)).convert(mode.replace("I;16", "I")).save(file, kind, exif=exif, dpi=(72, 72))
            except (OSError, ValueError, KeyError):
                continue
            out.append((f"{kind}/{mode}", file.getvalue()))
    return tuple(out)


def picture(random_: random.Random, folder: Path) -> str:
    """An article that shows a damaged picture."""
    name, data = random_.choice(pictures())
    (folder / "a.png").write_bytes(mutated(data, random_))
    article = newsconv.read_data("# 标题\n\n正文在此。\n\n![门诊](a.png)\n".encode(), "a.md", format="md")
    options = newsconv.PdfOptions(print=True) if random_.random() < 0.3 else None
    format = random_.choice(FORMATS)
    newsconv.render(article, format, options if format == "pdf" else None, images=[folder])
    return name


def theme(random_: random.Random, folder: Path) -> str:
    """An article under a damaged theme."""
    path = folder / "a.toml"
    path.write_bytes(mutated(random_.choice(sorted((PACKAGE / "themes").glob("*.toml"))).read_bytes(), random_))
    format = random_.choice(("docx", "pdf", "epub"))
    kinds = {"docx": newsconv.DocxOptions, "pdf": newsconv.PdfOptions, "epub": newsconv.EpubOptions}
    newsconv.render(article(), format, kinds[format](theme=str(path)))
    return "theme"


def a_recipe(random_: random.Random, folder: Path) -> str:
    """A damaged recipe."""
    path = folder / "a.toml"
    path.write_bytes(mutated(random_.choice(sorted((PACKAGE / "handout/recipes").glob("*.toml"))).read_bytes(), random_))
    recipe(str(path))
    return "recipe"


def glossary(random_: random.Random, folder: Path) -> str:
    """A damaged glossary."""
    path = folder / "a.tsv"
    path.write_bytes(mutated(GLOSSARY.encode(), random_))
    list(Glossary([read_glossary(path)], "tw").matches("江城晚报发布了出租车于漪里士满"))
    return "glossary"


def reference(random_: random.Random, folder: Path) -> str:
    """Styles from a damaged Word file."""
    path = folder / "a.docx"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, mutated(data, random_) if random_.random() < 0.3 else data)
    path.write_bytes(out.getvalue())
    newsconv.render(article(), "docx", newsconv.DocxOptions(reference=str(path)))
    return "reference"


@cache
def article() -> newsconv.Article:
    """An article with most of what there is."""
    return newsconv.read(SAMPLES / "news-item.md")


@cache
def word_file() -> bytes:
    """A Word file."""
    return newsconv.render(article(), "docx")


KINDS: tuple[Callable[[random.Random, Path], str], ...] = (picture, picture, theme, a_recipe, glossary, reference)


def trial(random_: random.Random) -> str:
    """One file of one kind."""
    with tempfile.TemporaryDirectory() as folder:
        return random_.choice(KINDS)(random_, Path(folder))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    raise SystemExit(run(__doc__, trial))
