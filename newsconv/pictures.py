"""Pictures of an article: found below the folders that are allowed, or in a Word file there; checked by content.

Nothing outside those folders is read, whatever a path or a symbolic link says.
"""

from __future__ import annotations

import warnings
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from .errors import PictureError
from .limits import DEFAULT, Limits, over

Kind = Literal["jpeg", "png", "gif", "webp", "tiff"]
_KINDS: dict[str, Kind] = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "TIFF": "tiff"}
_ARCHIVES = (".docx", ".docm")
"""Files that hold pictures of their own; a path goes on into them (`article.docx/word/media/image1.png`)."""
ENTRY = b"PK\x01\x02"
"""What each entry of a ZIP archive's directory begins with (APPNOTE §4.3.12): as many as there are in the file."""


class LoadedPicture(Struct, frozen=True):
    """Bytes as they stand in the file, their kind by content, and the size as shown (EXIF turned)."""

    path: str
    data: bytes
    kind: Kind
    width: int
    height: int
    orientation: int = 1
    """The EXIF orientation, 1 to 8."""


class Pictures:
    """Pictures below the given folders, each read once, or with `keep` off whenever it is asked for."""

    def __init__(self, *folders: Path, keep: bool = True, limits: Limits = DEFAULT) -> None:
        self._folders = folders
        self._limits = limits
        self._keep = keep
        self._loaded: dict[str, LoadedPicture | None] = {}
        self._counted: set[str] = set()
        self._sums = {"all_picture_bytes": 0, "all_picture_pixels": 0}

    @cached_property
    def _roots(self) -> tuple[Path, ...]:
        return tuple(folder.resolve() for folder in self._folders)

    def load(self, path: str) -> LoadedPicture | None:
        """The picture, or None if there is none; PictureError if it is there but cannot be used."""
        if path in self._loaded:
            return self._loaded[path]
        data = self._bytes(path)
        loaded = None if data is None else _read(path, data, self._limits)
        if loaded is not None:
            self._count(loaded)
        if self._keep:
            self._loaded[path] = loaded
        return loaded

    def _count(self, picture: LoadedPicture) -> None:
        """PictureError where this one makes all pictures together too much."""
        if picture.path in self._counted:
            return
        self._counted.add(picture.path)
        self._sums["all_picture_bytes"] += len(picture.data)
        self._sums["all_picture_pixels"] += picture.width * picture.height
        for name, total in self._sums.items():
            if total > getattr(self._limits, name):
                unit = "" if name.endswith("bytes") else " pixels"
                message = f"with {picture.path!r} the pictures have over {{}}{unit} together"
                raise PictureError(over(name, getattr(self._limits, name), message))

    def _bytes(self, path: str) -> bytes | None:
        if (found := self._find(path)) is not None:
            return _file_bytes(path, found, self._limits.picture_bytes)
        inside = archive_in(path)
        if inside is None or (file := self._find(inside[0])) is None:
            return None
        archive = _file_bytes(path, file, self._limits.source_bytes, "source_bytes")
        return member_bytes(path, archive, inside[1], self._limits)

    def digest(self, path: str) -> str:
        """The SHA-256 of the picture's file as it is now, '' if there is none that can be read."""
        try:
            data = self._bytes(path)
        except PictureError:
            return ""
        return "" if data is None else _sha256(data)

    def used(self) -> dict[str, str]:
        """The paths that were asked for, each with the SHA-256 of what was found there, '' for nothing."""
        return {path: "" if picture is None else _sha256(picture.data)
                for path, picture in self._loaded.items()}

    def _find(self, path: str) -> Path | None:
        name = path.replace("\\", "/")
        if not name or "://" in name or "\0" in name:
            return None
        for root in self._roots:
            try:
                found = (root / name).resolve()
                if found.is_file() and found.is_relative_to(root):
                    return found
                if found.is_file():
                    raise PictureError(f"picture {path!r} lies outside the article's folder: see --images")
            except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
                continue
        return None


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # which brings OpenSSL along

    return sha256(data).hexdigest()


def _file_bytes(path: str, file: Path, most: int, bound: str = "picture_bytes") -> bytes:
    try:
        with file.open("rb") as opened:
            return _within(path, opened.read(most + 1), most, bound)
    except OSError as error:
        raise PictureError(f"picture {path!r} cannot be read: {error.strerror or error}") from error


def _within(path: str, data: bytes, most: int, bound: str = "picture_bytes") -> bytes:
    if len(data) > most:
        raise PictureError(over(bound, most, f"picture {path!r} is over {{}}"))
    return data


def archive_in(path: str) -> tuple[str, str] | None:
    """The archive that a path goes on into, and the rest of the path in it; None if it goes into none."""
    inside = PurePosixPath(path.replace("\\", "/"))
    archive = next((above for above in inside.parents if above.suffix.lower() in _ARCHIVES), None)
    return None if archive is None else (archive.as_posix(), inside.relative_to(archive).as_posix())


def member_bytes(path: str, archive: bytes, name: str, limits: Limits = DEFAULT) -> bytes | None:
    """A file in an archive, or None if the archive holds none of this name."""
    import zlib
    from lzma import LZMAError
    from zipfile import BadZipFile, ZipFile

    if archive.count(ENTRY) > limits.archive_parts:
        what = f"the file that picture {path!r} is in has over {{}} parts"
        raise PictureError(over("archive_parts", limits.archive_parts, what))
    try:
        with ZipFile(BytesIO(archive)) as opened:
            if name not in opened.namelist():
                return None
            with opened.open(name) as member:
                return _within(path, member.read(limits.picture_bytes + 1), limits.picture_bytes)
    except (BadZipFile, zlib.error, LZMAError, OSError, EOFError, RuntimeError, ValueError) as error:
        raise PictureError(f"picture {path!r} cannot be read: {error}") from error


def _read(path: str, data: bytes, limits: Limits) -> LoadedPicture:
    # TIFF and WebP are known to Pillow only once their plugins are loaded; MPO comes out of the JPEG plugin.
    from PIL import Image, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin  # noqa: F401

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind for kind in _KINDS if kind != "MPO"]) as image:
                width, height = image.size
                if width * height > limits.picture_pixels:
                    message = over("picture_pixels", limits.picture_pixels, f"picture {path!r} has over {{}} pixels")
                    raise PictureError(message)
                image.load()
                orientation = int(image.getexif().get(0x0112, 1))
                kind = _KINDS[image.format or ""]
    except UnidentifiedImageError as error:
        raise PictureError(f"picture {path!r} is no JPEG, PNG, GIF, WebP or TIFF") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError(f"picture {path!r} cannot be read: {error}") from error
    if not 1 <= orientation <= 8:
        orientation = 1
    if orientation >= 5:
        width, height = height, width
    return LoadedPicture(path, data, kind, width, height, orientation)
