"""A log of one's own: what `init`, `update` and `migrate` make, compare and change."""
