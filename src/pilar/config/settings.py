"""All settings, in one file. Each is read from the environment once, typed; README names them.

A setting without a safe default stops the start with a sentence that says how to set it.
`./pilar demo` and `./pilar test` set what they need themselves (config/cli.py).
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

from pilar.config import secrets
from pilar.kernel.envelope import derive

env = Env()
ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]

DEMO = env.bool("PILAR_DEMO", False)
TESTING = env.bool("PILAR_TESTING", False)
VAR = Path(env.str("PILAR_VAR", str(ROOT / "var")))

# --- secrets -----------------------------------------------------------------------------------
MASTER_KEY = secrets.required(env, "PILAR_MASTER_KEY", secrets.HOW_TO_MAKE_A_KEY)
SECRET_KEY = derive(MASTER_KEY, "django").hex()
AUDIT_KEY = derive(MASTER_KEY, "audit")

# --- where it runs -----------------------------------------------------------------------------
DEBUG = False
# How many reverse proxies of ours stand in front; their X-Forwarded-For names the visitor.
PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PILAR_PROXIES", 0)
# This machine may always ask itself how it is (/readyz, /metrics).
ALLOWED_HOSTS = [*env.list("PILAR_HOSTS", []), "localhost", "127.0.0.1", "[::1]"]
BASE_URL = env.str("PILAR_BASE_URL", "http://localhost:8000")
HTTPS = BASE_URL.startswith("https://")
ROOT_URLCONF = "pilar.config.urls"
WSGI_APPLICATION = "pilar.config.wsgi.application"

INSTALLED_APPS = [
    "pilar.config",
    "pilar.doors.portal",
    "pilar.doors.desk",
    "pilar.doors.demo",
    "pilar.review.forum",
    "pilar.review.indicators",
    "pilar.work.casework",
    "pilar.work.programmes",
    "pilar.work.intake",
    "pilar.work.assessments",
    "pilar.people.pillars",
    "pilar.people.matching",
    "pilar.people.registry",
    "pilar.ground.access",
    "pilar.ground.areas",
    "pilar.ground.notices",
    "pilar.ground.files",
    "pilar.ground.audit",
    "pilar.ground.audit.looks",
    "pilar.ground.jobs",
    "pilar.ground.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]
if env.bool("PILAR_DEV", False):
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "pilar.ground.web.requests.Requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pilar.ground.web.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pilar.ground.web.maintenance.Maintenance",
    "pilar.ground.web.middleware.Legible",
    "pilar.ground.web.middleware.Refusals",
    "pilar.ground.audit.middleware.Looks",
]

# --- databases ---------------------------------------------------------------------------------
_url = env.str("PILAR_DATABASE", f"sqlite:///{VAR / 'pilar.sqlite3'}")
POSTGRES = _url.startswith(("postgres://", "postgresql://"))
if POSTGRES:
    DATABASES = {"default": env.dj_db_url("PILAR_DATABASE", _url) | {"CONN_HEALTH_CHECKS": True}}
    DATABASES["default"]["OPTIONS"] = (
        {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}} if not TESTING else {}
    )
    DATABASES["looks"] = {**DATABASES["default"]}
else:
    _sqlite = {
        "ENGINE": "django.db.backends.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                f"PRAGMA synchronous={'NORMAL' if DEMO or TESTING else 'FULL'};"
                "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;"
            ),
        },
    }
    _main = Path(_url.removeprefix("sqlite:///"))
    _looks = _main.with_name(f"{_main.stem}-looks{_main.suffix}")
    DATABASES = {"default": {**_sqlite, "NAME": _main}, "looks": {**_sqlite, "NAME": _looks}}
DATABASE_ROUTERS = ["pilar.ground.audit.looks.router.LooksRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"},
    # Drawn charts, under the hash of what they show: no write to the database in a GET.
    "charts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if TESTING
        else "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": "" if TESTING else str(VAR / "charts"),
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if TESTING
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "long"],
    }
}

# --- sign-in -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "pilar.ground.access.adapter.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "pilar.ground.access.forms.signing.SignIn",
    "reset_password": "pilar.ground.access.forms.signing.AskForNewPassword",
    "reset_password_from_key": "pilar.ground.access.forms.signing.NewPasswordFromLink",
    "change_password": "pilar.ground.access.forms.signing.ChangePassword",
    "reauthenticate": "pilar.ground.access.forms.signing.PasswordAgain",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PILAR_PROXIES", 0)  # reverse proxies before this process
MFA_ADAPTER = "pilar.ground.access.two_step.SealedSecrets"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation reached the address; nothing else verifies it
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pilar"
MFA_FORMS = {
    "authenticate": "pilar.ground.access.forms.signing.Code",
    "reauthenticate": "pilar.ground.access.forms.signing.CodeAgain",
    "activate_totp": "pilar.ground.access.forms.signing.FirstCode",
}
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "pilar.ground.web.views.errors.csrf_failure"
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# --- what a browser may do ---------------------------------------------------------------------
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# Machines ask by http on the inside (docs/guides/deployment.md).
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
IMPORT_MAX_BYTES = env.int("PILAR_IMPORT_MAX_BYTES", 60 * 1024 * 1024)

# --- templates, static files, uploads ----------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "pilar.ground.web.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pilar.ground.web.context.page",
            ],
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_AUTOREFRESH = TESTING
FILES_ROOT = VAR / "files"
ANCHOR_FILE = Path(env.str("PILAR_ANCHOR_FILE", str(VAR / "audit-anchors.txt")))

# --- how it says that it is well (/readyz) -------------------------------------------------------
SEALS_LATE = env.int("PILAR_SEALS_LATE", 60)  # seconds that an event may wait for its seal
DISK_RESERVE_MB = env.int("PILAR_DISK_RESERVE_MB", 500)  # less than this is "nearly full"
METRICS_TOKEN = env.str("PILAR_METRICS_TOKEN", "")  # lets others than this machine read /metrics
MAINTENANCE = env.str("PILAR_MAINTENANCE", "", validate=validate.OneOf(["", "reports"]))

# --- words, time, place ------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
TIME_ZONE = env.str("PILAR_TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
CITY = env.str("PILAR_CITY", "35.79")  # code of the city in ground/areas
CITY_NAME = _("Kota Batu")

# --- mail --------------------------------------------------------------------------------------
_smtp = env.dj_email_url("PILAR_MAIL", "memory:" if TESTING else "dummy:" if DEMO else "console:")
EMAIL_BACKEND = _smtp["EMAIL_BACKEND"]
EMAIL_HOST = _smtp.get("EMAIL_HOST", "")
EMAIL_PORT = _smtp.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _smtp.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _smtp.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _smtp.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _smtp.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env.str("PILAR_MAIL_FROM", "Pilar <pilar@localhost>")

# --- the lists that wire things (config/wiring.py) -------------------------------------------
PILAR_WIRING = "pilar.config.wiring"
PILAR_ROLES = "pilar.config.roles"

# --- log: one line a request, no personal data (ground/web/logs.py) -------------------------------
LOG_ADDRESSES = env.bool("PILAR_LOG_ADDRESSES", False)  # the visitor's address in each line
_form = env.str(
    "PILAR_LOG_FORMAT",
    "plain" if DEMO or TESTING else "json",
    validate=validate.OneOf(["json", "plain"]),
)
_level = env.str("PILAR_LOG_LEVEL", "WARNING" if DEMO or TESTING else "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "pilar.ground.web.logs.Json"},
        "plain": {"()": "pilar.ground.web.logs.Plain"},
    },
    "filters": {"crashes": {"()": "pilar.ground.web.logs.Crashes"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": _form}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "pilar": {"level": _level},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # An answer has its own line; of Django's only those of an error are kept.
        "django.request": {"level": "ERROR", "filters": ["crashes"]},
        "django.security": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # robots, all day long
        "django.db.backends": {"level": "WARNING"},  # SQL with its values, at DEBUG
        "psycopg.pool": {"level": "ERROR"},  # several a second while the server is away
    },
}
