"""How django-allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts import typed_text


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up alone: a member organization appoints its representative (seed)."""
        return False

    def is_safe_url(self, url):
        """Back into this site only. The library's own test breaks on what is no address at all."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def get_login_redirect_url(self, request):
        """To what the person was writing when the sign-in ended, however long ago."""
        home = super().get_login_redirect_url(request)
        return typed_text.path_of_kept(request, request.user) or home

    def get_password_change_redirect_url(self, request):
        """On: the same form once more, and empty, would look as if it had not been taken."""
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def post_login(self, request, user, *, redirect_url, **kwargs):
        """Who was not the last to write here begins at home, not at the empty form of another."""
        if typed_text.waits_for_another(request, user):
            redirect_url = resolve_url(settings.LOGIN_REDIRECT_URL)
            messages.info(
                request, _("Another account was open here before. You see only what is yours.")
            )
        return super().post_login(request, user, redirect_url=redirect_url, **kwargs)
