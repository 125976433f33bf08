"""Every address of the site: plain nouns, no language in them."""

from allauth.account import views as account_views
from django.contrib import admin
from django.urls import include, path, re_path

from accounts.views import second_step
from advisory.views import home
from config import health

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

# For adults alone (``accounts.views.second_step``). No page lists the codes in a file to download:
# a file stays where it was saved.
SECOND_STEP = [
    path("", second_step.index, name="mfa_index"),
    path("authenticate/", second_step.authenticate, name="mfa_authenticate"),
    path("reauthenticate/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("app/", second_step.add_app, name="mfa_activate_totp"),
    path("app/remove/", second_step.remove_app, name="mfa_deactivate_totp"),
    path("codes/", second_step.codes, name="mfa_view_recovery_codes"),
    path("codes/new/", second_step.make_codes, name="mfa_generate_recovery_codes"),
    path("keys/new/", second_step.add_key, name="mfa_add_webauthn"),
    path("keys/<int:pk>/remove/", second_step.remove_key, name="mfa_remove_webauthn"),
    path(
        "keys/reauthenticate/",
        second_step.reauthenticate_with_key,
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = [
    path("", home.index, name="home"),
    path("healthz", health.check, name="healthz"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include(SIGN_IN)),
    path("accounts/second-step/", include(SECOND_STEP)),
    path("admin/", admin.site.urls),
    path("", include("programs.urls")),
    path("", include("alliances.urls")),
    path("", include("advisory.urls")),
]
