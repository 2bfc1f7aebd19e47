"""What was achieved and what follows from it."""
