"""The pictures of the samples, one scene a file."""
