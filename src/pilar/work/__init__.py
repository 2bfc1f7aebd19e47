"""From a report to a solved need."""
