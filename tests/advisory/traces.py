"""Where a word is still to be found: in any column of any table, in a session, in a file."""

import base64

from django.contrib.sessions.models import Session
from django.db import connection

from records.storage import private_storage


def traces_of(*words: str) -> list[tuple[str, str]]:
    """The places that hold one of these words, in large or small letters, and the word."""
    return [
        (place, word)
        for place, text in _everything()
        for word in words
        if word.casefold() in text.casefold()
    ]


def _everything():
    yield from _rows()
    for session in Session.objects.all():
        yield "session", str(session.get_decoded())
    storage = private_storage()
    for names in storage.folders():
        for name in names:
            with storage.open(name) as file:
                yield name, file.read().decode("latin-1")


def _rows():
    """Every row of every table, as text: whatever the type of a column, PostgreSQL writes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"SELECT row::text FROM {connection.ops.quote_name(table)} AS row")
            yield from ((table, text) for (text,) in cursor.fetchall())
        if "cache" in tables:
            cursor.execute("SELECT value FROM cache")
            for (value,) in cursor.fetchall():
                yield "cache", base64.b64decode(value).decode("latin-1")
