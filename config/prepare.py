"""What `make run` does before the site answers; in one process, as Django is slow to start.

    python -m config.prepare

Every step may be done again at will, and does little where little has changed.
"""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config import catalogs
from config.postgres_programs import EmbeddedPostgresError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    catalogs.compile_catalogs()
    try:
        django.setup()
    except EmbeddedPostgresError as error:
        sys.exit(str(error))
    say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    say("Loading what every copy starts with …")
    call_command("load_founding_data", verbosity=0)
    collect_static_files()
    if settings.EMBEDDED_DATABASE:
        say("Loading sample accounts and contributions …")
        call_command("load_samples")


def collect_static_files() -> None:
    """Collect and compress them, which takes seconds, if a file has changed since the last time."""
    root = Path(settings.STATIC_ROOT)
    note = root.with_suffix(".sources")
    sources = fingerprint()
    if note.exists() and note.read_text() == sources and (root / "staticfiles.json").exists():
        return
    say("Collecting static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    note.write_text(sources)


def fingerprint() -> str:
    """A text that differs when a static file that is served does, or the way they are stored."""
    left_out = apps.get_app_config("staticfiles").ignore_patterns
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list(left_out):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
