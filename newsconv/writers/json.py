"""JSON: the article as it is, with where every node came from."""

from __future__ import annotations

import msgspec

from ..model import Article
from . import Surroundings


class JsonWriter:
    """An article to canonical JSON: UTF-8, indented by two, fields in the model's order."""

    def __call__(self, article: Article, surroundings: Surroundings) -> bytes:  # noqa: ARG002
        """The whole file; fields that hold their default are left out."""
        return msgspec.json.format(msgspec.json.encode(article), indent=2) + b"\n"
