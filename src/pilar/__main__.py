"""`python -m pilar`: the command line that ./pilar starts."""

from pilar.config.cli import main

raise SystemExit(main())
