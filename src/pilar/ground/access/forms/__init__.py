"""Forms parse; actions write."""
