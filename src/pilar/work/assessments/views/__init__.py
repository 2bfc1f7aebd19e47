"""Pages of questionnaires and visits."""
