"""Public pages: report, follow, achievements."""
