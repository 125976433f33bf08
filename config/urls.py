"""Every address of the site: plain nouns, no language in them."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from advisory.views import home
from config import health

# One door: the sign-in with its rate limits, for the admin too.
admin.site.login = secure_admin_login(admin.site.login)

handler403 = "config.errors.forbidden"

urlpatterns = [
    path("", home.index, name="home"),
    path("healthz", health.check, name="healthz"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("", include("programs.urls")),
    path("", include("alliances.urls")),
    path("", include("advisory.urls")),
]
