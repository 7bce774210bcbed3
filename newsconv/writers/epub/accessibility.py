"""Accessibility metadata that is true of the content (EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Article, Picture, Ruby
from ...walk import walk
from ..markup import Labels, labels_for
from .images import BookPicture


def accessibility(article: Article, pictures: tuple[BookPicture, ...]) -> Iterator[tuple[str, str]]:
    """Properties of schema.org with their values; `pictures` are those that the book holds."""
    shown = [node for node in walk(article) if isinstance(node, Picture)] if pictures else []
    described = sum(1 for picture in shown if picture.alternative.strip())
    whole = described == len(shown)
    yield "accessMode", "textual"
    if shown:
        yield "accessMode", "visual"
    if shown:
        yield "accessModeSufficient", "textual,visual"
    if whole:
        yield "accessModeSufficient", "textual"
    for feature in _features(article, described=whole and bool(shown)):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "unknown" if any(picture.moving for picture in pictures) else "none"
    yield "accessibilitySummary", _summary(labels_for(article.language), described, len(shown))


def _features(article: Article, *, described: bool) -> Iterator[str]:
    yield from ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    if described:
        yield "alternativeText"
    if article.publication.page_number.strip():
        yield from ("pageBreakMarkers", "pageNavigation")
    if any(isinstance(node, Ruby) for node in walk(article)):
        yield "rubyAnnotations"


def _summary(labels: Labels, described: int, shown: int) -> str:
    if not shown:
        return labels.readable
    if described == shown:
        return labels.readable + labels.described
    return labels.readable + (labels.partly if described else labels.undescribed)
