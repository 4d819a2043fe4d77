"""Settings of the project, read from the environment; a clone runs with none set."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def envbool(name: str, default: str) -> bool:
    """Return the variable as yes or no; anything but 0 and 1 is refused."""
    value = os.environ.get(name, default)
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value == "1"


def local_secret(path: Path) -> str:
    """Return the secret kept in ``path``, made on first use and readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


VAR_DIR = Path(os.environ.get("LAKIP_VAR", BASE_DIR / "var"))
DEBUG = envbool("LAKIP_DEBUG", "0")
# In demo mode, and only there, the login page lists the cast and lets one in with a click.
DEMO = envbool("LAKIP_DEMO", "0")
# In production TLS ends at a proxy in front of the application.
PRODUCTION = envbool("LAKIP_PRODUCTION", "0")

if PRODUCTION and (DEBUG or DEMO):
    raise ImproperlyConfigured("LAKIP_PRODUCTION goes with neither LAKIP_DEBUG nor LAKIP_DEMO")

SECRET_KEY = os.environ.get("LAKIP_SECRET_KEY", "")
if not SECRET_KEY:
    if PRODUCTION:
        raise ImproperlyConfigured("LAKIP_SECRET_KEY must be set in production")
    SECRET_KEY = local_secret(VAR_DIR / "secret_key")

ALLOWED_HOSTS = os.environ.get("LAKIP_HOSTS", "localhost,127.0.0.1").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []

INSTALLED_APPS = [
    "lakip.apps.LakipConfig",
    "sop.apps.SopConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_prose_editor",
    "django_q",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lakip.middleware.OfficeTimeMiddleware",
    "lakip.middleware.HanyaReviuMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lakip.middleware.HanyaKirimanMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lakip.urls"
WSGI_APPLICATION = "lakip.wsgi.application"

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
                "lakip.context.kapasitas",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR_DIR / 'lakip.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: two people on one step wait for each other instead of failing.
    # synchronous=FULL: a register of approvals keeps its last row through a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }

AUTH_USER_MODEL = "lakip.Pegawai"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "lakip.hashers.ModestArgon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_TEMPLATE = "registration/terkunci.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
# Straight from the folders: no collectstatic before a clone runs. In production the files are collected.
WHITENOISE_USE_FINDERS = not PRODUCTION
MEDIA_ROOT = VAR_DIR / "berkas"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Pages drawn as images, which any process may be asked for.
    "pratinjau": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "pratinjau",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
# Largest file a person may hand in, in bytes.
BERKAS_MAKS = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# The editor of an SOP sends a field for every cell: at the utmost 200 rows of 30 columns, and their arrows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
# Limits of the child process that renders a PDF: seconds, bytes of address space.
PDF_BATAS_WAKTU = 120
PDF_BATAS_MEMORI = 2 * 1024**3
# Seconds for which a page may wait for a PDF that is only looked at.
PDF_BATAS_LIHAT = 20
# Who asks for a document waits for it, as on a machine that runs no worker; otherwise a worker builds it.
SUSUN_LANGSUNG = envbool("LAKIP_SUSUN_LANGSUNG", "0")
# Seconds after which work whose worker was killed is begun again by another one; beyond the longest that any
# may take.
SUSUN_BATAS_ULANG = PDF_BATAS_WAKTU + 60
# The workers, one for each core: `manage.py qcluster`.
Q_CLUSTER = {
    "name": "lakip",
    "label": "Pekerja",
    "orm": "default",
    "timeout": PDF_BATAS_WAKTU + 30,
    "retry": SUSUN_BATAS_ULANG,
    "max_attempts": 3,
    "ack_failures": True,
    "poll": 0.5,
    "save_limit": 100,
    "scheduler": False,
    "log_level": "WARNING",
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
if PRODUCTION:
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# What goes wrong is written where the process writes; Django by itself only mails it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # not every page that is not there
        "pyhanko": {"level": "ERROR"},  # that an issuer is not trusted here is a verdict, kept with the file
    },
}

# Signing: PEM files of the issuers an office trusts, and the address of a time stamp authority, if any.
SERTIFIKAT_AKAR = Path(os.environ.get("LAKIP_SERTIFIKAT_AKAR", VAR_DIR / "sertifikat-akar"))
TSA_URL = os.environ.get("LAKIP_TSA_URL", "")
# BSrE's e-Sign client service on the office's own server; offered once its address is known.
BSRE_URL = os.environ.get("LAKIP_BSRE_URL", "").rstrip("/")
BSRE_PENGGUNA = os.environ.get("LAKIP_BSRE_PENGGUNA", "")
BSRE_SANDI = os.environ.get("LAKIP_BSRE_SANDI", "")
BSRE_VERSI = os.environ.get("LAKIP_BSRE_VERSI", "2")
# From which edge of the page the service counts upwards or downwards is documented nowhere.
BSRE_ASAL_Y = os.environ.get("LAKIP_BSRE_ASAL_Y", "bawah")
# Seconds: to sign takes about one, to verify a large file up to forty.
BSRE_BATAS_WAKTU = 120
if BSRE_VERSI not in ("1", "2"):
    raise ImproperlyConfigured(f"LAKIP_BSRE_VERSI must be 1 or 2, not {BSRE_VERSI!r}")
if BSRE_ASAL_Y not in ("bawah", "atas"):
    raise ImproperlyConfigured(f"LAKIP_BSRE_ASAL_Y must be bawah or atas, not {BSRE_ASAL_Y!r}")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EMAIL_BACKEND = os.environ.get("LAKIP_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("LAKIP_EMAIL_FROM", "lakip@localhost")
EMAIL_TIMEOUT = 15  # seconds
# Where people find the application, for links in letters.
LAKIP_URL = os.environ.get("LAKIP_URL", "http://127.0.0.1:8000")
