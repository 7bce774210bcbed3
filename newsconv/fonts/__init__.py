"""Fonts: find, shape (HarfBuzz), fall back, subset and embed."""
