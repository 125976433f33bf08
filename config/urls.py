"""Every address of the site: plain nouns, no language in them."""

from allauth.account import views as account_views
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from advisory.views import home
from config import health

# One door, the sign-in, and one page for a new password, both with their rate limits: those of the
# admin have none.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.password_change = RedirectView.as_view(pattern_name="account_change_password")

handler403 = "config.errors.forbidden"

# Of django-allauth no more than this: nobody signs up alone, and no page of it keeps an e-mail.
SIGN_IN = [
    path("login/", account_views.login, name="account_login"),
    path("logout/", account_views.logout, name="account_logout"),
    path("inactive/", account_views.account_inactive, name="account_inactive"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account_views.password_change, name="account_change_password"),
    path("password/reset/", account_views.password_reset, name="account_reset_password"),
    path(
        "password/reset/done/",
        account_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("", home.index, name="home"),
    path("healthz", health.check, name="healthz"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include(SIGN_IN)),
    path("admin/", admin.site.urls),
    path("", include("programs.urls")),
    path("", include("alliances.urls")),
    path("", include("advisory.urls")),
]
