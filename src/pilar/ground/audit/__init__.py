"""The trail and its seals."""
