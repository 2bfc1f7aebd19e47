"""`./pilar maintenance`: let the workplace rest, while residents report and follow as always."""

import argparse

from pilar.config.cli import environment


def maintenance(arguments: list[str]) -> int:
    """Switch maintenance on or off, for all processes at once and without a new start; or say how it stands."""
    parser = argparse.ArgumentParser(prog="./pilar maintenance", description=maintenance.__doc__)
    parser.add_argument("state", choices=["on", "off", "status"])
    options = parser.parse_args(arguments)
    environment.start()
    from django.conf import settings

    from pilar.ground.web import maintenance as mode

    switch = mode.switch()
    if options.state == "on":
        switch.parent.mkdir(parents=True, exist_ok=True)
        switch.touch()
    elif options.state == "off":
        switch.unlink(missing_ok=True)
    if mode.is_on():
        why = "PILAR_MAINTENANCE is set" if settings.MAINTENANCE else f"the file {switch} is there"
        print(f"Maintenance is on ({why}): the workplace answers 503, residents report and follow.")
    else:
        print("Maintenance is off.")
    return 0
