"""Where in a village, as one says it."""


def rt_and_rw(rt: str, rw: str) -> str:
    """ "RT 003 RW 002", or the part that is known; "" for neither."""
    return " ".join(f"{name} {number}" for name, number in (("RT", rt), ("RW", rw)) if number)
