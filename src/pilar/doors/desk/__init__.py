"""The signed-in workplace: home, search, person, household and village pages, imports, trail."""
