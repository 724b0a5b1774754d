"""Settings of one installation. What differs between installations comes from the environment.

The law is no setting: it lives in each room's `rules/`.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.fernet import Fernet
from csp.constants import SELF
from django.core.management.utils import get_random_secret_key

from gongkai.config import env

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.text("GONGKAI_DATA", str(BASE_DIR / "var" / "data"))).absolute()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("GONGKAI_DEBUG", False)
SECRET_KEY = env.secret("GONGKAI_SECRET_KEY", DATA_DIR / "keys" / "session", get_random_secret_key)
# Encrypts applicants' identities at rest (个人信息保护法第51条). Losing it loses them: back it up.
GONGKAI_FIELD_KEY = env.secret(
    "GONGKAI_FIELD_KEY", DATA_DIR / "keys" / "identities", lambda: Fernet.generate_key().decode()
)
ALLOWED_HOSTS = env.words("GONGKAI_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("GONGKAI_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "gongkai.workdays",
    "gongkai.documents",
    "gongkai.organs",
    "gongkai.ledger",
    "gongkai.notices",
    "gongkai.columns",
    "gongkai.disclosures",
    "gongkai.inforequests",
    "gongkai.remedies",
    "gongkai.indicators",
    "gongkai.annualreports",
    "gongkai.portal",
    "gongkai.desk",
    "gongkai.handbook",
    "gongkai.demo",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.config.nul.NoNul",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gongkai.config.csp.ContentPolicy",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.portal.context.site_facts",
            ],
        },
    },
]

DATABASES = {"default": env.database(env.text("GONGKAI_DATABASE", "sqlite"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "gongkai" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
# It stays empty where nothing is collected, and the static middleware warns without it.
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    # Encrypted files of requests: never below MEDIA_ROOT. An object store takes its place by
    # naming its class and its options as JSON.
    "sealed": {
        "BACKEND": env.text(
            "GONGKAI_SEALED_STORAGE", "django.core.files.storage.FileSystemStorage"
        ),
        "OPTIONS": env.options(
            "GONGKAI_SEALED_OPTIONS",
            {
                "location": str(DATA_DIR / "sealed"),
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        ),
    },
}
WHITENOISE_USE_FINDERS = True
MEDIA_URL = "media/"
MEDIA_ROOT = DATA_DIR / "media"

FILE_UPLOAD_HANDLERS = [
    "gongkai.config.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# 提交验证 (gongkai.inforequests.web.captcha). An inner network without strangers may do without.
GONGKAI_CAPTCHA = env.flag("GONGKAI_CAPTCHA", True)
# 收件邮箱 of organs, separated by spaces (gongkai.inforequests.mailboxes); it holds passwords.
GONGKAI_MAILBOXES = env.hidden("GONGKAI_MAILBOXES").split()
# Days for which `gongkai mail clear` leaves what was dismissed [设计]; nothing else clears.
GONGKAI_MAIL_KEPT_DAYS = env.number("GONGKAI_MAIL_KEPT_DAYS", 1095)
# 上传限制, in MB: one file, and all files of one request. No law fixes them.
GONGKAI_UPLOAD_FILE_MB = env.number("GONGKAI_UPLOAD_FILE_MB", 20)
# 条例第44条: 几个不同申请人要同一信息,就建议转为主动公开 [设计].
GONGKAI_PROACTIVE_APPLICANTS = env.number("GONGKAI_PROACTIVE_APPLICANTS", 3)
GONGKAI_UPLOAD_TOTAL_MB = env.number("GONGKAI_UPLOAD_TOTAL_MB", 60)
# 送达 [设计]: days after which somebody looks what became of a letter, and days for which a letter
# that is no reply is listed as not sent.
GONGKAI_DELIVERY_RESULT_DAYS = env.number("GONGKAI_DELIVERY_RESULT_DAYS", 15)
GONGKAI_UNSENT_LETTER_DAYS = env.number("GONGKAI_UNSENT_LETTER_DAYS", 60)

AUTH_USER_MODEL = "organs.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.organs.backends.AppointmentBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "gongkai.organs.adapters.NoSignup"
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "gongkai"
# Lock the pair of name and address: a whole office sits behind one address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_IPWARE_PROXY_COUNT = int(env.text("GONGKAI_PROXIES", "0")) or None

SESSION_COOKIE_SECURE = env.flag("GONGKAI_HTTPS", False)
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
if SESSION_COOKIE_SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The portal allows nothing from elsewhere and nothing inline; the desk gets its own policy
# (gongkai.config.csp) instead of a hole in this one.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "script-src": [SELF],
    },
}

WAGTAIL_SITE_NAME = "政务公开工作台"
WAGTAILADMIN_BASE_URL = env.text("GONGKAI_BASE_URL", "http://localhost:8000")
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILAPI_DOCS_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
TAGGIT_CASE_INSENSITIVE = True

EMAIL_BACKEND = env.text("GONGKAI_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("GONGKAI_MAIL_HOST", "localhost")
EMAIL_PORT = env.number("GONGKAI_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("GONGKAI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.hidden("GONGKAI_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("GONGKAI_MAIL_STARTTLS", False)
EMAIL_USE_SSL = env.flag("GONGKAI_MAIL_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("GONGKAI_MAIL_FROM", "webmaster@localhost")
# Keys of a mail service, where GONGKAI_MAIL_BACKEND is one of django-anymail.
ANYMAIL = env.hidden_options("GONGKAI_ANYMAIL", {})
# 通知 (docs/notices.md): what takes them over; without a gateway text messages are only written
# into a file. By which of them applicants are told, and hours, pace and patience of sending.
GONGKAI_GATEWAYS = {
    "email": {"gateway": "gongkai.notices.mail.DjangoMail"},
    "sms": env.hidden_options(
        "GONGKAI_SMS",
        {"gateway": "gongkai.notices.gateways.OnlyWritten", "folder": str(DATA_DIR / "notices")},
    ),
}
GONGKAI_TELL_BY = env.words("GONGKAI_TELL_BY", "email")
GONGKAI_NOTICES = env.options("GONGKAI_NOTICES", {})

# 索引号: the form of a published item's number (gongkai.disclosures.rules.indexnumbers). There is
# no national form; this one follows the commonest, organ / year - serial number.
GONGKAI_INDEX_TEMPLATE = env.text("GONGKAI_INDEX_TEMPLATE", "{org}/{yyyy}-{seq:5}")

# Numbers of requests and of letters to applicants, by organ and year
# (gongkai.inforequests.rules.numbering).
GONGKAI_REQUEST_TEMPLATE = env.text("GONGKAI_REQUEST_TEMPLATE", "{org}-{year}-{seq:04d}")
GONGKAI_LETTER_TEMPLATE = env.text("GONGKAI_LETTER_TEMPLATE", "{name}公开〔{year}〕{seq}号")
# Where the law leaves the clock open: values of gongkai.inforequests.rules.policy by name.
GONGKAI_CLOCK_POLICY: dict[str, object] = {}
# 档号 of archived volumes, and years of keeping by rule (gongkai.inforequests.rules.archiving);
# 0 is 永久, as in {"disputed": 0}.
GONGKAI_ARCHIVE_TEMPLATE = env.text("GONGKAI_ARCHIVE_TEMPLATE", "{org}-YG-{year}-{seq:04d}")
GONGKAI_RETENTION: dict[str, int] = {}
# Levels of checks that rest on no settled text, by code: {"K14": "block"}.
GONGKAI_CHECK_LEVELS: dict[str, str] = {}
# 期限提醒: days, roles told (gongkai.desk.rules.alerts).
GONGKAI_ALERTS = env.options("GONGKAI_ALERTS", {})

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
