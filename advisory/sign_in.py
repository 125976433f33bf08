"""An account of a child works only under consent: asked at the door, and at every request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.shortcuts import redirect

from accounts import policies
from accounts.adapter import AccountAdapter
from advisory import consent
from advisory.models import Representative


def may_use_account(user) -> bool:
    """Whether a consent covers this person's account today; an adult of the team needs none.

    A child whose role was taken away is a child all the same.
    """
    if policies.is_team(user) or policies.can_keep_records(user):
        return True
    representative = Representative.objects.with_consents().filter(user=user).first()
    if representative is None:
        return True
    user.representative = representative  # read once for each request
    return consent.covers_account(representative)


class ConsentBackend(AuthenticationBackend):
    """Ends an open session with the first request after a consent has ended."""

    def get_user(self, user_id):
        user = super().get_user(user_id)
        return user if user is None or may_use_account(user) else None


class CouncilAccountAdapter(AccountAdapter):
    """Says at the sign-in what is missing, instead of a wrong password."""

    def pre_login(self, request, user, **kwargs):
        if not may_use_account(user):
            return redirect("advisory:account-waiting")
        return super().pre_login(request, user, **kwargs)
