"""Faces: which there are, how they shape, and the parts of them that a file carries along."""
