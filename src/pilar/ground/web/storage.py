"""Whether an error says that nothing can be written at this moment: a full disk, a read-only or unreachable database.

What only a person can mend (a damaged file, a missing table) is not among them.
"""

import errno
import sqlite3

from django.db import DatabaseError

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# SQLSTATE: insufficient resources, operator intervention, system error, connection, read-only.
_POSTGRES = ("53", "57", "58", "08", "25006")


def cannot_write(error: BaseException | None) -> bool:
    """Whether `error`, or what caused it, says so."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno in _DISK:
            return True
        if isinstance(error, DatabaseError) and _of_database(error.__cause__):
            return True
        error = error.__cause__ or error.__context__
    return False


def _of_database(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    if not type(cause).__module__.startswith("psycopg"):
        return False
    state = getattr(cause, "sqlstate", None)
    if state is None:  # no word from the server at all: it is not there
        return type(cause).__name__ in ("OperationalError", "ConnectionTimeout", "PoolTimeout")
    return str(state).startswith(_POSTGRES)
