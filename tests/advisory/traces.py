"""Where a word is still to be found: in any column of any table, in a session, in a file.

Asked of the database's own catalog and of the storage, not of the models: a table that nobody
thinks of is searched too. Accents and large letters aside, and through what hides a word from a
plain search: JSON in ASCII, pickles, archives, and the packed streams of a PDF.
"""

import base64
import io
import re
import zipfile
import zlib

from django.contrib.sessions.models import Session
from django.db import connection

from records.search import folded
from records.storage import private_storage

ESCAPED = re.compile(r"\\+u([0-9a-fA-F]{4})")
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def traces_of(*words: str) -> list[tuple[str, str]]:
    """The places that hold one of these words, and the word."""
    sought = {word: _plain(word) for word in words}
    return [
        (place, word)
        for place, text in _everything()
        for word, plain in sought.items()
        if plain in _plain(text)
    ]


def tables() -> list[str]:
    """All that the database itself says that rows are kept in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'm')"
            " AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')"
            " AND relnamespace::regnamespace::text NOT LIKE 'pg_t%' ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def _plain(text):
    spelled = ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return folded(spelled).casefold()


def _everything():
    yield from _rows()
    for session in Session.objects.all():
        yield "session", str(session.get_decoded())
    yield from _files(private_storage())


def _rows():
    """Every row of every table, as text: whatever the type of a column, PostgreSQL writes it."""
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT row::text FROM {table} AS row")
            yield from ((table, text) for (text,) in cursor.fetchall())
        if "cache" in tables():
            cursor.execute("SELECT value FROM cache")
            for (value,) in cursor.fetchall():
                yield from (("cache", text) for text in _texts_in(base64.b64decode(value)))


def _files(storage, folder=""):
    """Each file's own name, and what is in it."""
    if not storage.exists(folder):
        return
    folders, names = storage.listdir(folder)
    for name in names:
        path = f"{folder}/{name}" if folder else name
        yield path, path
        with storage.open(path) as file:
            yield from ((path, text) for text in _texts_in(file.read()))
    for name in folders:
        yield from _files(storage, f"{folder}/{name}" if folder else name)


def _texts_in(data):
    """As whatever it may have been written."""
    for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
        yield data.decode(encoding, "ignore")
    for packed in STREAM.findall(data):
        yield _unpacked(packed).decode("latin-1")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield archive.read(name).decode("utf-8", "ignore")


def _unpacked(packed):
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return packed
