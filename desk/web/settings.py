"""Settings of the desk, from the environment that `lanhmanh serve` sets: which workspace, database, address,
key."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from csp.constants import NONE, SELF

from desk.base.language import LOCALE
from desk.web.oidc.configured import provider_in

WORKSPACE = os.environ["LANHMANH_WORKSPACE"]
DEMO = os.environ.get("LANHMANH_DEMO") == "1"
SECRET_KEY = os.environ["LANHMANH_WEB_SECRET"]
DEBUG = False
ALLOWED_HOSTS = os.environ.get("LANHMANH_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
OIDC = provider_in(os.environ)  # who else may vouch for people; None: passwords alone
BEHIND_TLS = os.environ.get("LANHMANH_TLS") == "1"  # a proxy before it speaks TLS

FAMILIES = (
    *("base", "accounts", "journal", "jobs", "proposals", "returns", "results", "runs", "venues"),
    *("leads", "follow_up", "waiting", "drafting", "papers", "comparison", "saved", "appraisal"),
    "so_far",
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    *(f"desk.web.{family}" for family in FAMILIES),
    *(
        (
            "desk.web.oidc",
            "allauth.account",
            "allauth.socialaccount",
            "allauth.socialaccount.providers.openid_connect",
        )
        if OIDC
        else ()
    ),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "desk.web.base.language.LanguageMiddleware",
    "desk.web.bodies.BodyLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "desk.web.shelf.listed_once",
    "desk.web.stops.StopMiddleware",
    "desk.web.access.GuardMiddleware",
    *(("allauth.account.middleware.AccountMiddleware",) if OIDC else ()),
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "desk.web.urls"
WSGI_APPLICATION = "desk.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "desk.web.base.frame.frame"],
            "builtins": [
                "desk.web.base.templatetags.desk",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]


DESK = Path(WORKSPACE).absolute() / "desk"  # the folder of its own database


def _database(url: str) -> dict[str, object]:
    """Return Django's settings of a database; a path is SQLite, `postgres://user:password@host:port/name` the
    other."""
    found = urlparse(url)
    if found.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": found.path.lstrip("/"),
            "USER": unquote(found.username or ""),
            "PASSWORD": unquote(found.password or ""),
            "HOST": found.hostname or "",
            "PORT": str(found.port or ""),
            "CONN_MAX_AGE": 60,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": url or f"{(DESK / 'desk.sqlite3').as_uri()}?mode=rw",  # SQLite makes no new file
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE, USE_TZ = "Asia/Ho_Chi_Minh", True
LANGUAGE_CODE, USE_I18N, LOCALE_PATHS = "vi", True, [LOCALE]
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
FORMAT_MODULE_PATH = "desk.web.formats"  # numbers of drawings have a point in every language

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "desk.web.accounts.record.RecordedAccounts",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR_FOR = () if DEMO else ("investigator", "administrator")  # roles that do nothing without one
LOGIN_URL = "/dang-nhap/"
SOCIALACCOUNT_PROVIDERS = OIDC.for_allauth() if OIDC else {}
SOCIALACCOUNT_ADAPTER, SOCIALACCOUNT_LOGIN_ON_GET = "desk.web.oidc.entering.Entering", True
SOCIALACCOUNT_STORE_TOKENS, SOCIALACCOUNT_REQUESTS_TIMEOUT = False, 10
ACCOUNT_USER_MODEL_EMAIL_FIELD, ACCOUNT_EMAIL_VERIFICATION = None, "none"
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*", "password1*"]
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME = 5, 0.25  # tries; hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "desk.web.accounts.failures.Failures"
AXES_LOCKOUT_CALLABLE = "desk.web.accounts.views.locked_out"
AXES_RESET_ON_SUCCESS, AXES_ENABLE_ADMIN, AXES_VERBOSE = True, False, False

SESSION_ENGINE = "desk.web.accounts.sessions"
SESSION_COOKIE_AGE, SESSION_SAVE_EVERY_REQUEST = 30 * 60, True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if BEHIND_TLS else []
CSRF_FAILURE_VIEW = "desk.web.stops.forged"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20  # of a form; a file is bounded where it is read
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FILES = 40
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # pieces of work ticked at once; their bytes are bounded above

STATIC_URL = "/tinh/"
STATICFILES_DIRS: list[str] = []
WHITENOISE_USE_FINDERS, WHITENOISE_MAX_AGE = True, 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "desk.web.base.versioned.VersionedStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR"},
        "axes": {"level": "CRITICAL"},
        "waitress.queue": {"level": "ERROR"},
    },
}
