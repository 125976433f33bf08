"""A server for the public: HTTPS only, everything that is secret from the environment."""

from config.settings.base import *
from config.settings.base import STORAGES, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SITE_HOSTS = env.list("ALLOWED_HOSTS")
# Besides its names the site answers to the proxy's own question, /healthz on the machine itself.
ALLOWED_HOSTS = [*SITE_HOSTS, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [
    f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in SITE_HOSTS
]
EMBEDDED_DATABASE = False
DATABASES = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Kept and backed up like the database: its rows point there.
STORAGES["private"]["OPTIONS"] = {"location": env.str("PRIVATE_FILES_DIR")}

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by the proxy itself, inside the machine
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

# Where the links in a mail lead to.
SITE_URL = env.str("SITE_URL", default=f"https://{SITE_HOSTS[0].lstrip('.')}")
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="consejo@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL  # what breaks, to ADMINS
# The reverse proxy that stands before the site; the rate limits count the visitor, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
