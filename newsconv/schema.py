"""The published JSON Schema of the document model."""

from __future__ import annotations

from typing import Any

import msgspec

from .model import Article


def article_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of an `Article` as JSON."""
    schema = msgspec.json.schema(Article)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newsconv article", **schema}
