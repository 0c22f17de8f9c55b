"""All settings, in one file. What a deployment may change comes from the environment (`config/environment.py`, `.env.example`)."""

from datetime import timedelta
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _
from kombu.entity import Queue

from config import environment as env
from config.spool import find_memory_folder

BASE_DIR = Path(__file__).resolve().parent.parent

# Where this installation keeps what is its own: database, doorbells, outbox, secrets.
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
# Wraps the key of every case. Lost means: no stored paper can be opened again. Older keys stay listed after the first while they are rotated out.
STORAGE_KEYS = [env.secret("STORAGE_KEY", kept_in=DATA_DIR / "storage_key"), *env.words("STORAGE_KEYS_RETIRED", "")]

SITE_URL = env.text("SITE_URL", f"http://127.0.0.1:{env.number('PORT', 8000)}").rstrip("/")
IS_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "config.apps.StaffAdminConfig",  # django.contrib.admin with our pages
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "intake",
    "triage",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- data -----------------------------------------------------------------------------------------------------------------
# SQLite: IMMEDIATE and WAL so that several writers never meet "database is locked"; FULL so that an acknowledged upload survives a power cut.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
DATABASES = {
    "default": dj_database_url.parse(env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'anteroom.sqlite3'}"), conn_max_age=60, conn_health_checks=True)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = _SQLITE  # type: ignore[typeddict-unknown-key]  # the stub of dj-database-url has no OPTIONS
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # type: ignore[typeddict-unknown-key]  # a file: threads and processes share it
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "intake.User"

# Shared by all processes, so that rate limits count across them.
# Room for many: an entry that is thrown out is a limit forgotten, and nobody may bring that about by knocking under a few hundred names.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 100_000}}}

MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(BASE_DIR / "media"))).resolve()  # encrypted originals and page pictures; never served as files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- work in the background: the database row is the truth, a message is only a doorbell -----------------------------------
CELERY_BROKER_URL = env.text("BROKER_URL", "filesystem://")
# A broker that is down must not keep a patient waiting: no second try, the sweeper rings again.
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}
CELERY_TASK_PUBLISH_RETRY = False
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT = "config.doorbell:Transport"
    _bell = DATA_DIR / "doorbell"
    for _folder in ("messages", "control"):
        (_bell / _folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    CELERY_BROKER_TRANSPORT_OPTIONS |= {
        "data_folder_in": str(_bell / "messages"),
        "data_folder_out": str(_bell / "messages"),
        "control_folder": str(_bell / "control"),
        "polling_interval": 0.1,
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # LOGGING below is for the worker, too
CELERY_TASK_ACKS_LATE = False  # the lease on the row carries the guarantee; late acknowledgement would only re-run what kills a worker
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
# Reading takes minutes, the rest moments: with a queue of their own papers cannot keep mail waiting behind them.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("papers", routing_key="papers")]
CELERY_TASK_ROUTES = {"intake.tasks.drain_documents": {"queue": "papers"}, "intake.tasks.sweep_documents": {"queue": "papers"}}
CELERY_BEAT_SCHEDULER = "config.beat:Scheduler"  # rings only while somebody seems to listen
CELERY_BEAT_SCHEDULE = {
    "sweep-documents": {"task": "intake.tasks.sweep_documents", "schedule": timedelta(seconds=2)},
    "sweep-storage": {"task": "intake.tasks.sweep_storage", "schedule": timedelta(hours=1)},
    "sweep-accounts": {"task": "intake.tasks.sweep_accounts", "schedule": timedelta(hours=1)},
    "sweep-notices": {"task": "triage.tasks.sweep_notices", "schedule": timedelta(seconds=5)},
    "sweep-claims": {"task": "triage.tasks.sweep_claims", "schedule": timedelta(minutes=5)},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat")

WORKERS = env.number("WORKERS", 4)  # threads of the worker, as in the Procfile; one reads no papers
LEASE_SECONDS = env.number("LEASE_SECONDS", 90)  # how long a worker may be silent before its document is given to another
MAX_ATTEMPTS = env.number("MAX_ATTEMPTS", 3)  # a document that broke this many workers is put aside for a person
READER_REQUIRE_SANDBOX = env.flag("READER_REQUIRE_SANDBOX", default=False)
OCR_ENGINE = env.text("OCR_ENGINE", "tesseract")
GUIDELINES_DIR = Path(env.text("GUIDELINES_DIR")).resolve() if env.text("GUIDELINES_DIR", "") else None  # the clinic's own numbers and rules

# --- uploads -----------------------------------------------------------------------------------------------------------------
MAX_FILE_BYTES = env.number("MAX_FILE_BYTES", 50 * 1024 * 1024)
RESERVED_BYTES = env.number("RESERVED_BYTES", 256 * 1024 * 1024)  # disk that uploads leave free, so that what was taken in can still be read
MAX_FILES_PER_CASE = env.number("MAX_FILES_PER_CASE", 40)
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # of form fields; files are counted apart
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_TEMP_DIR = env.text("SPOOL_DIR", "") or find_memory_folder()
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler", "config.spool.NamelessUploadHandler"]

# --- people ------------------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # sign-up is closed (the adapter); without a password here the log-in form would have none for staff
ACCOUNT_EMAIL_VERIFICATION = "none"  # the log-in code proves the mailbox
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "request_login_code": "intake.forms.StartForm",
    "confirm_login_code": "intake.forms.CodeForm",
    "login": "intake.forms.StaffLoginForm",
}
ACCOUNT_ADAPTER = "intake.accounts.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(env.flag("BEHIND_PROXY", default=False))  # limits count the visitor, not the proxy
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- mail: without a server it goes into a local outbox that a page of the staff area shows ------------------------------------
EMAIL_URL = env.text("EMAIL_HOST", "")
OUTBOX_DIR = DATA_DIR / "outbox"
if EMAIL_URL:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = EMAIL_URL
    EMAIL_PORT = env.number("EMAIL_PORT", 587)
    EMAIL_HOST_USER = env.text("EMAIL_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    OUTBOX_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    EMAIL_FILE_PATH = str(OUTBOX_DIR)
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "Anteroom <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- who runs this: shown on the page about privacy ----------------------------------------------------------------------------
CLINIC_NAME = env.text("CLINIC_NAME", "")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", "")

# --- languages -----------------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("tr", _("Turkish")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- what the browser is allowed ---------------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY", default=False) else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# --- the programs' door --------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["intake.permissions.DenyAll"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["intake.api.limits.BoundedJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "intake.api.limits.Cursor",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS describes nothing; the OpenAPI description does
    "EXCEPTION_HANDLER": "intake.api.errors.answer_error",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.UserRateThrottle",
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.ScopedRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"user": env.text("API_RATE", "600/min"), "anon": "30/min", "uploads": env.text("API_UPLOAD_RATE", "60/min")},
    "NUM_PROXIES": 1 if env.flag("BEHIND_PROXY", default=False) else 0,
    "DEFAULT_VERSIONING_CLASS": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Anteroom",
    "DESCRIPTION": "Prior medical records in, a complete case before a specialist out. For the patient's own programs and for staff.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "AnswerEnum": "intake.models.AnswerChoice",
        "ObservationStatusEnum": "intake.models.ObservationStatus",
        "ItemStatusEnum": "triage.rules.verdicts.ItemStatus",
    },
}

# --- logs: ids only, never a name or a value -----------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "pdfminer": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},  # a 4xx is an answer, not news; mistakes of ours are
        "kombu.connection": {"level": "ERROR"},  # a folder has no host name; kombu says so at every start
        # A doorbell rings every two seconds: what matters is logged by what it finds.
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
    },
}
