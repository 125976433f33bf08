"""An account of a child works only under consent: asked at the door, and at every request."""

from urllib.parse import urlsplit

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import is_valid_path, resolve
from django_htmx.http import HttpResponseClientRedirect

from accounts import policies, typed_text
from accounts.adapter import AccountAdapter
from advisory import consent
from advisory.models import Contribution, Representative
from advisory.views.me import CLOSED_NOTE, waiting


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


class ClosedAccountMiddleware:
    """Tells a child whose session has just ended why, on the page for those who wait.

    What they were writing goes along, in a session that is nobody's. Stands right before the
    middleware that asks for a sign-in, and after the one against forged forms.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> HttpResponse | None:
        owner = request.session.get(SESSION_KEY)
        if owner is None or request.user.is_authenticated:
            return None
        people = Representative.objects.with_consents().filter(erased_at__isnull=True)
        representative = people.filter(user=owner).first()
        if representative is None or consent.covers_account(representative):
            return None
        logout(request)
        is_kept = request.method == "POST" and typed_text.keep(request)
        note_closed(request, representative, is_kept=is_kept)
        if view_func is waiting:
            return None
        if request.htmx:
            return HttpResponseClientRedirect(resolve_url("advisory:account-waiting"))
        return redirect("advisory:account-waiting")


class CouncilAccountAdapter(AccountAdapter):
    """Says at the sign-in what is missing, instead of a wrong password."""

    def pre_login(self, request, user, **kwargs):
        if not may_use_account(user):
            is_kept = typed_text.path_of_kept(request, user) is not None
            note_closed(request, user.representative, is_kept=is_kept)
            return redirect("advisory:account-waiting")
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request, user, *, redirect_url, **kwargs):
        """A sign-in that ran out on a draft leads nobody but its author to it."""
        if _is_draft_of_another(request, redirect_url, user):
            redirect_url = resolve_url(settings.LOGIN_REDIRECT_URL)
        return super().post_login(request, user, redirect_url=redirect_url, **kwargs)


def _is_draft_of_another(request, url, user):
    path = urlsplit(url or "").path
    if not is_valid_path(path) or path == typed_text.path_of_kept(request, user):
        return False
    found = resolve(path)
    return (
        found.view_name == "advisory:contribution-edit"
        and not Contribution.objects.visible_to(user).filter(**found.kwargs).exists()
    )


def note_closed(request, representative, *, is_kept):
    """Why, in the session; no word of who it is: phones are shared."""
    request.session[CLOSED_NOTE] = {
        "why": consent.why_closed(representative),
        "yes_from": sorted({gap.giver for gap in consent.missing(representative)}),
        "is_kept": is_kept,
    }
