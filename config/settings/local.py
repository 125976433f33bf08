"""One person's machine: plain HTTP on 127.0.0.1, and an embedded database if no other is named."""

import contextlib
import os
import secrets
import tempfile

from config import embedded_postgres
from config.settings.base import *
from config.settings.base import LOCAL_DIR, STORAGES, env

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

EMBEDDED_DATABASE = "DATABASE_URL" not in env.ENVIRON
DATABASES = {
    "default": env.db_url_config(
        embedded_postgres.start(LOCAL_DIR / "postgres")
        if EMBEDDED_DATABASE
        else env.str("DATABASE_URL")
    )
}


def _secret_key():
    """The key of this copy: made once, beside its database, readable by its owner alone.

    Linked into place whole, so that of two processes that start at once both read the same key.
    """
    path = LOCAL_DIR / "secret-key"
    if not path.exists():
        LOCAL_DIR.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=LOCAL_DIR) as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()


SECRET_KEY = _secret_key()
STORAGES["private"]["OPTIONS"] = {"location": LOCAL_DIR / "files"}
SITE_URL = f"http://127.0.0.1:{env.int('PORT', default=8000)}"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # plain HTTP; a key works at http://localhost
