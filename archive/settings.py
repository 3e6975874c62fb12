"""All settings, each read from the environment, each with a default that just works.

A clone runs without any variable: SQLite in `data/`, debug pages, a key that is good for this
machine only. Production sets `DEBUG=false`, `SECRET_KEY` and `ALLOWED_HOSTS`; it refuses to start
without them (see `archive/checks.py`).
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")

# What kind of run this is
DEVELOPMENT_KEY = "development-only-never-for-a-public-server"
DEBUG: bool = env.bool("DEBUG", default=True)
SECRET_KEY: str = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)  # refused in public
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if DEBUG else []
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The archive itself
ARCHIVE_NAME = _("Memorial archive")
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data")))
REPORT_CONTACT_DAYS: int = env.int("REPORT_CONTACT_DAYS", default=180)  # after the decision

# Languages: the first is the default; each is a column of every translated text, so that adding
# another means a migration as well
LANGUAGES = [("en", "English"), ("az", "Azərbaycanca"), ("ru", "Русский")]
LANGUAGE_CODE = "en"
# Ours, and what we word otherwise than Django does (dates, the desk); the first found is used
LOCALE_PATHS = [BASE_DIR / "archive" / "locale", BASE_DIR / "archive" / "locale_of_django"]
USE_I18N = True
TIME_ZONE: str = env.str("TIME_ZONE", default="Asia/Baku")
USE_TZ = True

# Database: SQLite in a file, or PostgreSQL by DATABASE_URL
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn instead of failing at the end
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA secure_delete=ON; PRAGMA cache_size=-32000; PRAGMA mmap_size=2147418112;"
    ),
}


def _database() -> dict[str, Any]:
    database: dict[str, Any] = env.db_url(
        "DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'archive.sqlite3'}"
    )
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {**SQLITE_OPTIONS, **database.get("OPTIONS", {})}
        database["CONN_MAX_AGE"] = (
            None  # opening the file anew for each page costs more than most ask
        )
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
        # no question here runs long enough for compiled code to pay: making it takes 50 ms; and
        # disks of today read anywhere about as fast as on
        short = {"connect_timeout": 2, "options": "-c jit=off -c random_page_cost=1.1"}
        database["OPTIONS"] = {**short, **database.get("OPTIONS", {})}
    return database


DATABASES = {"default": _database()}

# Parts of pages that are the same on many ({% cache %} in templates), in each process's memory:
# they are kept for ever, and must not outlive the code. While debugging they are made every time.
NO_CACHE = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
FRAGMENTS = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {"default": NO_CACHE, "template_fragments": NO_CACHE if DEBUG else FRAGMENTS}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "archive.apps.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "simple_history",
    "csp",
    *(["bench"] if DEBUG else []),  # rows made up for measuring: never in public
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "archive.middleware.honest_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "archive.public.context.site",
            ],
            "builtins": ["archive.templatetags.archive_capitals"],
        },
    }
]

# Files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
MEDIA_URL = "media/"
COMPRESS_STATIC: bool = env.bool("COMPRESS_STATIC", default=True)  # gzip and Brotli, when collected


def _static_storage() -> str:
    if DEBUG:
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    if COMPRESS_STATIC:
        return "whitenoise.storage.CompressedManifestStaticFilesStorage"
    return "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage()},
}

# Safe in public
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL: bool = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = SECURE_SSL
SESSION_COOKIE_SECURE = SECURE_SSL
CSRF_COOKIE_SECURE = SECURE_SSL
SECURE_HSTS_SECONDS: int = env.int("HSTS_SECONDS", default=31_536_000 if SECURE_SSL else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL
SECURE_HSTS_PRELOAD = SECURE_SSL
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# History of every record (django-simple-history)
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
