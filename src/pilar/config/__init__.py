"""Settings, urls, CLI, the lists that wire things."""
