"""Front matter: YAML with every value a string."""

from __future__ import annotations

import json
import re

from ...model import Article, Publication, Text, inline_text

_PLAIN = re.compile(r"[^\W_](?:[\w.,/+()%·《》（）“”、，。：；-]| (?=[\w《（“]))*")


def front_matter(article: Article) -> list[str]:
    """The lines between and with the `---` lines."""
    entries = [("structure", "given"), ("language", article.language), *_publication(article)]
    lines = [f"{key}: {scalar(value)}" for key, value in entries]
    for key in ("keywords", "terms", "furniture", "glossary"):
        values = getattr(article.publication, key)
        if values:
            lines.append(f"{key}:")
            lines.extend(f"  - {scalar(value)}" for value in values)
    return ["---", *lines, "---"]


def _publication(article: Article) -> list[tuple[str, str]]:
    """The fields that are not empty.  A section that is the standing head too is said once."""
    out = []
    for name in Publication.__struct_fields__:
        value = getattr(article.publication, name)
        if value and isinstance(value, str):
            key = "publication-section" if name == "section" and not shares_section(article) else name.replace("_", "-")
            out.append((key, value))
    return out


def shares_section(article: Article) -> bool:
    """Whether the headline's section is the publication's, as plain text."""
    section = article.headline.section if article.headline else ()
    plain = all(isinstance(node, Text) for node in section)
    return plain and bool(section) and inline_text(section) == article.publication.section


def scalar(value: str) -> str:
    """A YAML scalar: plain where nothing in it could be misread, else in double quotes."""
    return value if _PLAIN.fullmatch(value) and not value.endswith(":") else quoted(value)


def quoted(value: str) -> str:
    """A JSON string is YAML too (YAML 1.2 §1.3), once what YAML does not take as it is, is escaped."""
    return "".join(char if char.isprintable() else _escaped(char) for char in json.dumps(value, ensure_ascii=False))


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}"
