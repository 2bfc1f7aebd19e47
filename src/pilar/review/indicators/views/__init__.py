"""Pages of achievements for those who work here."""
