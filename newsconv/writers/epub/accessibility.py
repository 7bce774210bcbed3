"""Accessibility metadata that is true of the content (EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Picture, Ruby
from ...walk import walk
from ..markup import Issue, Labels


def accessibility(issue: Issue, *, pictures: bool, moving: bool) -> Iterator[tuple[str, str]]:
    """Properties of schema.org with their values; `pictures` tells whether the articles show any.

    The cover says nothing that the text does not say, so it is no visual content.
    """
    nodes = [node for article in issue.articles for node in walk(article) if isinstance(node, Picture | Ruby)]
    shown = [node for node in nodes if isinstance(node, Picture)] if pictures else []
    described = sum(1 for picture in shown if picture.alternative.strip())
    whole = described == len(shown)
    yield "accessMode", "textual"
    if shown:
        yield "accessMode", "visual"
    if shown:
        yield "accessModeSufficient", "textual,visual"
    if whole:
        yield "accessModeSufficient", "textual"
    yield from (("accessibilityFeature", feature) for feature in ("displayTransformability", "readingOrder",
                                                                  "structuralNavigation", "tableOfContents"))
    if whole and shown:
        yield "accessibilityFeature", "alternativeText"
    if any(article.publication.page_number.strip() for article in issue.articles):
        yield from (("accessibilityFeature", feature) for feature in ("pageBreakMarkers", "pageNavigation"))
    if any(isinstance(node, Ruby) for node in nodes):
        yield "accessibilityFeature", "rubyAnnotations"
    yield "accessibilityHazard", "unknown" if moving else "none"
    yield "accessibilitySummary", _summary(issue.labels, described, len(shown))


def _summary(labels: Labels, described: int, shown: int) -> str:
    if not shown:
        return labels.readable
    if described == shown:
        return labels.readable + labels.described
    return labels.readable + (labels.partly if described else labels.undescribed)
