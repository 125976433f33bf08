"""The tests: an embedded database of their own, quick passwords, static files as served."""

import atexit
import shutil
import tempfile

from config import embedded_postgres
from config.settings.base import *
from config.settings.base import LOCAL_DIR, STORAGES, env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMBEDDED_DATABASE = "DATABASE_URL" not in env.ENVIRON
DATABASES = {
    "default": env.db_url_config(
        embedded_postgres.start(LOCAL_DIR / "postgres-test")
        if EMBEDDED_DATABASE
        else env.str("DATABASE_URL")
    )
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # the tests ask in plain HTTP
SITE_URL = "https://consejo.example"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Collected before the first test (tests/conftest.py), so that the tests see what visitors get.
STATIC_ROOT = LOCAL_DIR / "static-test"
# A folder for each process, so that tests side by side don't see each other's files.
(LOCAL_DIR / "files-test").mkdir(parents=True, exist_ok=True)
_FILES = tempfile.mkdtemp(dir=LOCAL_DIR / "files-test")
atexit.register(shutil.rmtree, _FILES, ignore_errors=True)
STORAGES["private"]["OPTIONS"] = {"location": _FILES}
