"""The law of programmes as code: reviewed, tested, dated, and without Django.

Call `explain.explain` for one household, `batch.determine` for tables of them, `replay.replay` for
what was answered before; `facts.FACTS` says what can be known about people.
"""
