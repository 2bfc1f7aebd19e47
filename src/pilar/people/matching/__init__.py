"""Compare, score, review."""
