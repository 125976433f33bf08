"""The Django admin: one door, one page for a new password, and first what needs attention."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from accounts import policies
from alliances.models import Alliance


class AdministrationSite(AdminSite):
    @method_decorator(login_not_required)  # or the sign-in leads back to a second one
    def login(self, request, extra_context=None):
        """That of the site, with its rate limits and its second step: that of Django has none."""
        return secure_admin_login(super().login)(request, extra_context)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        keeps = policies.can_keep_records(request.user)
        needs = Alliance.objects.count_needs() if keeps else []
        return super().index(request, {"needs": needs, **(extra_context or {})})
