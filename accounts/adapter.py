"""How django-allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.http import url_has_allowed_host_and_scheme

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
