"""Who lives here and who helps."""
