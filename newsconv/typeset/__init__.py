"""Chinese typesetting, pure: no third party but the model's structs, no font, no PDF."""

from .compose import across, compose

__all__ = ["across", "compose"]
