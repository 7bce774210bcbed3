"""newsconv."""
