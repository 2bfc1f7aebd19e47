"""`./pilar bench NAME`: run a benchmark of the folder `benchmarks/`."""

import sys
from importlib import import_module

from pilar.config.cli import demo, environment, serving

NAMES = ("kill", "pages")
ON_THE_DEMO = ("pages",)  # need the demo city that is there; the others make what they need


def bench(arguments: list[str]) -> int:
    """Run one benchmark by its name."""
    if not arguments or arguments[0] not in NAMES:
        print(f"Usage: ./pilar bench {' | '.join(NAMES)}", file=sys.stderr)
        return 2
    if arguments[0] in ON_THE_DEMO:
        demo.use()
        serving.collect_static()  # pages name their files by content: a city never served has none
        environment.start()
    sys.path.insert(0, str(environment.ROOT))
    result: int = import_module(f"benchmarks.{arguments[0]}").run(arguments[1:])
    return result
