"""Structure: what newspaper conventions say about the rows of a draft."""
