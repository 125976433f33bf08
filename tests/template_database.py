"""A migrated database that each test run copies: to migrate takes seconds, to copy a moment.

It is kept between runs, in the server that the tests use, and made anew when a migration or a
locked requirement has changed.
"""

import hashlib
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

PREFIX = "test_template_"
LOCK = 20_111_120  # of PostgreSQL, not of this process: workers start side by side
# What the tables and their first rows are made from.
SOURCES = ("*/migrations/*.py", "records/operations.py", "requirements/base.txt")


def template_database() -> str:
    """The name of a database in which all migrations have run, and to which nobody is connected."""
    name = PREFIX + fingerprint()
    with the_only_one() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        kept = {row[0] for row in cursor.fetchall()}
        if name not in kept:
            for old in kept:
                cursor.execute(f'DROP DATABASE "{old}"')
            make(f"{PREFIX}unfinished")
            cursor.execute(f'ALTER DATABASE "{PREFIX}unfinished" RENAME TO "{name}"')
    return name


def fingerprint() -> str:
    """A short text that differs when one of SOURCES does."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def the_only_one():
    """A cursor outside every database that changes, while no other process is here."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield cursor  # the lock ends with the connection


def make(name: str) -> None:
    """Migrate a new database called `name`."""
    own, wanted = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = own
        connection.settings_dict["TEST"]["NAME"] = wanted
