"""Pages on which pillars are kept: members, learning, programmes, activities. What they achieved is shown above."""
