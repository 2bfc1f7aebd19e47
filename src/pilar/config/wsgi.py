"""The WSGI application that granian serves, and what its process does to answer evenly."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

# What a page allocates: with Python's own 700 the oldest generation (some 210,000 objects of
# Django's and ours) is gone through every tenth request, which then takes 140 ms longer.
COLLECT_AFTER = (20_000, 20, 50)


def settle() -> None:
    """Load every page's code, and take what was loaded for good out of the garbage collector's way.

    A request is then stopped by the collector for some milliseconds at most; memory grows by
    about 15 MB a process (docs/benchmarks.md).
    """
    get_resolver().url_patterns  # noqa: B018  # reading it imports every view
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pilar.config.settings")
application = get_wsgi_application()
settle()
