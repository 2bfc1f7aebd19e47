"""What the tests stand on: databases, browsers, subprocesses."""
