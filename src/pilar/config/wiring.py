"""The lists that wire apps together: what the basement may not know of the attic."""

# Event name -> dotted paths of the tasks that are enqueued in the same transaction.
SUBSCRIPTIONS: dict[str, list[str]] = {
    "notices:letter:queued": ["pilar.ground.notices.jobs.send_letter"],
}

# Dotted paths of the modules whose `MEASURES` indicators count.
MEASURES: list[str] = []
