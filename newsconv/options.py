"""Options of reading and writing, one frozen object each."""

from __future__ import annotations

from msgspec import Struct

BITMAP = 2
"""How many times the resolution of a photograph a picture of black and white alone needs: no grey hides its steps."""


class ChineseOptions(Struct, frozen=True):
    """How to convert between simplified and traditional Chinese.

    `target` is `tw`, `hk`, `t`, `s`, a language tag, or an OpenCC configuration by name or file.  `regional_words`
    takes the region's vocabulary too; `tw_formal` the forms of Taiwan's Ministry of Education (臺) where its press
    prints others (台), `hk_formal` those of Hong Kong's List of Graphemes (説) where its press prints others (說).
    `glossaries` are TSV files, each overruling those before.
    """

    target: str
    regional_words: bool = False
    tw_formal: bool = False
    hk_formal: bool = False
    glossaries: tuple[str, ...] = ()


class ColourOptions(Struct, frozen=True):
    """Colours and pictures of a PDF.

    With `gray` everything is grey.  `icc` is a file with the output profile of the press, '' for coated
    offset (FOGRA39); `condition` is its name in the registry, '' for what the profile calls itself.  `ink` is
    the most of all inks on one spot, in percent.  Pictures with half as many pixels again as `resolution`
    (per inch at their printed size) are scaled down to it.
    """

    gray: bool = False
    icc: str = ""
    condition: str = ""
    ink: int = 320
    resolution: int = 300


class PdfOptions(Struct, frozen=True):
    """A PDF.

    `paper` is a name or `WxHmm`; `columns` None lets the measure decide; `theme` a name or file.
    With `print` it is for a print shop: inks, `bleed` (in mm) and crop marks around the page, no links.
    With `vertical` lines run down and follow each other leftward.  `fonts` names faces, `kai=FACE` and
    so on for song, hei, kai, mono and latin: a file, or the name of a face that the machine has.
    `colour` says how colours and pictures are written.
    """

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"
    print: bool = False
    bleed: float = 3.0
    vertical: bool = False
    fonts: tuple[str, ...] = ()
    colour: ColourOptions = ColourOptions()


class DocxOptions(Struct, frozen=True):
    """A Word file.

    `paper` is a name or `WxHmm`; `columns` None lets the measure decide; `theme` a name or file.
    `reference` is a Word file whose styles, page, headers and footers are taken: its page then
    counts and not `paper`, its columns unless `columns` says otherwise.  `contents` puts a table
    of contents below the head.  With `vertical` lines run down.  `notices_as_comments` puts the
    notices of the conversion in the margin.  `emphasis_dots` sets emphasis with dots and not in
    Kai, and `character_grid` sets every character in a cell of its own.
    """

    paper: str = "A4"
    columns: int | None = None
    theme: str = "newspaper"
    reference: str = ""
    contents: bool = False
    vertical: bool = False
    notices_as_comments: bool = False
    emphasis_dots: bool = False
    character_grid: bool = False


class EpubOptions(Struct, frozen=True):
    """An electronic book.

    `theme` is a name or file.  `cover` is a picture file, '' draws the headline and
    `none` leaves the cover out.  `title` names an issue of several articles.  With
    `vertical` lines run down.  `embed_fonts` puts subsets of the bundled faces in.
    `picture_size` is the most pixels that a side of a picture may have.
    """

    theme: str = "newspaper"
    cover: str = ""
    title: str = ""
    vertical: bool = False
    embed_fonts: bool = False
    picture_size: int | None = None


class HtmlOptions(Struct, frozen=True):
    """A web page; the options mean what they mean in `EpubOptions`."""

    theme: str = "newspaper"
    title: str = ""
    vertical: bool = False
    embed_fonts: bool = False
    picture_size: int | None = None
