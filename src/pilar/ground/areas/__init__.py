"""Administrative areas and what a city says of itself: numbers, hours, holidays, clocks."""
