"""Cases, plans, tasks, routing, clocks."""
