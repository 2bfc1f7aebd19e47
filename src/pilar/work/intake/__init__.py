"""Reports and needs from every channel, triage."""
