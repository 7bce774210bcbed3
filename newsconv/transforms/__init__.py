"""Transforms: article in, article out, one idea per file."""
