"""Laws are tried without a clock: a busy machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("newsconv", deadline=None)
settings.load_profile("newsconv")
