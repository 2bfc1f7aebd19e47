"""Sources, records, persons, households, memberships, identifiers, match keys."""
