"""Chinese typesetting, pure: no third party but the model's structs, no font, no PDF."""

from .compose import compose

__all__ = ["compose"]
