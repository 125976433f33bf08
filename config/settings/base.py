"""What holds in every setting. Each value that a place may change is named in the README."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parents[2]
LOCAL_DIR = BASE_DIR / ".local"  # everything that a running copy writes; never committed

env = environ.Env()

INSTALLED_APPS = [
    "modeltrans",
    "records",
    "accounts",
    "programs",
    "alliances",
    "advisory",
    "django.forms",
    "config.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "config.staticfiles.ServedFilesConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_fsm",
    "django_htmx",
    "import_export",
    "post_office",
    "pgtrigger",
    "pghistory",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "records.middleware.SensorsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "advisory.sign_in.ClosedAccountMiddleware",
    "accounts.middleware.KeepTypedTextMiddleware",
    "accounts.middleware.OneWriterMiddleware",
    "accounts.middleware.ChosenLanguageMiddleware",
    "accounts.middleware.SecondStepMiddleware",
    "accounts.middleware.PrivatePagesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "accounts.middleware.OnceMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # In the database, so that the rate limits of sign-in count over every server process. Where it
    # is full a third of it goes, whether it has run out or not: with Django's 300 entries, a few
    # hundred tries with made-up names would wipe out the count of the tries with one that exists.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Language: the user's choice, then the browser, then Spanish. Times are told in Lima.
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "America/Lima"
USE_TZ = True

# Sign-in. Children may have no e-mail, so a username opens the door, and nobody signs up alone.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["advisory.sign_in.ConsentBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "advisory.passwords.CouncilWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "advisory.sign_in.CouncilAccountAdapter"
ACCOUNT_FORMS = {
    "change_password": "accounts.forms.password.OwnPasswordForm",
    "reset_password": "accounts.forms.password.AdultsResetForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can sign up, so nobody is told to
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,5/m/key",
    "change_password": "5/m/user",
    "invitation": "60/m/ip",  # a whole meeting may open its links behind one address
}
# The second step, for adults: a code of an app or a key after the password, never instead of it.
MFA_ADAPTER = "accounts.second_step.SecondStepAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.forms.second_step.AppForm",
    "add_webauthn": "accounts.forms.second_step.KeyForm",
    "authenticate_webauthn": "accounts.forms.second_step.KeySignInForm",
    "reauthenticate_webauthn": "accounts.forms.second_step.KeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator gave the account, not an address
# Whether nobody of the team gets further than the page of the second step before having one.
TEAM_NEEDS_SECOND_STEP = env.bool("TEAM_NEEDS_SECOND_STEP", default=False)

# Files.
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = LOCAL_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_storage.BareStylesStorage"},
    # Each setting file says where: nobody should keep children's papers where they did not choose.
    "private": {"BACKEND": "records.storage.PrivateStorage"},
}

WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# The map of a style sheet is large, and only who develops asks for it.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = [*Compressor.SKIP_COMPRESS_EXTENSIONS, "map"]

# Safety. Nothing comes from another host, and nothing runs that is written inside a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.errors.form_expired"
# A page of words is a few kilobytes; anything near this is not typed by a person.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Uploaded files don't count there. One that is too large gives the form back, with a message.
FILE_UPLOAD_HANDLERS = ["records.forms.uploads.LimitedUploadHandler"]
# In the admin a field for a file stands in each row, and an empty one counts here; what they hold
# together the handler limits.
DATA_UPLOAD_MAX_NUMBER_FILES = 200

# Forms and tables. An import is all or nothing, and shows what it would do first.
IMPORT_EXPORT_USE_TRANSACTIONS = True
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# History: written by the database, never rewritten; with the person and the address of a request.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True

# What breaks goes to the standard error, with DEBUG or without, and to ADMINS by mail. What was not
# found is no fault of ours, and the proxy keeps count of it.
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.LineFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stream": {"class": "logging.StreamHandler", "formatter": "line"},
        "mail": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["on_a_server"],
            "reporter_class": "config.logs.ShortReporter",
        },
    },
    "filters": {"on_a_server": {"()": "django.utils.log.RequireDebugFalse"}},
    "root": {"handlers": ["stream", "mail"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},  # instead of Django's own two
        "django.request": {"level": "ERROR"},
        "post_office": {"handlers": ["stream"], "propagate": False},  # or it adds one of its own
    },
}

# Mail is queued in the database with the change that causes it; ``send_queued_mail`` delivers it.
# Of what goes well no log is kept.
POST_OFFICE = {"LOG_LEVEL": 1, "DEFAULT_PRIORITY": "medium", "MAX_RETRIES": 4}

# The council's own rules.
INVITATION_VALID_HOURS = env.int("INVITATION_VALID_HOURS", default=72)
# Whether a second person of the team reads each answer before the child does.
ANSWER_NEEDS_APPROVAL = env.bool("ANSWER_NEEDS_APPROVAL", default=False)
ANSWER_WITHIN_DAYS = env.int("ANSWER_WITHIN_DAYS", default=30)
# Ages in years (domain facts, section 5): from CONSENT_AGE an adolescent consents alone.
CONSENT_AGE = env.int("CONSENT_AGE", default=14)
ADULT_AGE = env.int("ADULT_AGE", default=18)
# Outside of them a year of birth is a slip of the keyboard.
YOUNGEST_AGE = env.int("YOUNGEST_AGE", default=6)
OLDEST_AGE = env.int("OLDEST_AGE", default=25)
CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT = env.bool("CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT", default=False)
# How long a representative's data are kept after their last mandate.
RETENTION_DAYS = env.int("RETENTION_DAYS", default=365)
MANDATE_NOTICE_DAYS = env.int("MANDATE_NOTICE_DAYS", default=60)
# Days without a word from an entity until the desk says so.
REFERRAL_NOTICE_DAYS = env.int("REFERRAL_NOTICE_DAYS", default=30)
# Safeguarding: hours within which something is done about a concern, and where a child can call at
# once, by name and number.
CONCERN_WITHIN_HOURS = env.int("CONCERN_WITHIN_HOURS", default=24)
HELP_LINES = env.dict("HELP_LINES", default={"Línea 100": "100", "Línea 1810": "1810"})
# Of the organizations with a mandate on the day of a session, how many of a hundred must come.
QUORUM_PERCENT = env.int("QUORUM_PERCENT", default=51)
