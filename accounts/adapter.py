"""How django-allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.http import url_has_allowed_host_and_scheme


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up alone: a member organization appoints its representative (seed)."""
        return False

    def is_safe_url(self, url):
        """Back into this site only. The library's own test breaks on what is no address at all."""
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )
