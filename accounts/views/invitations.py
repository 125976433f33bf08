"""Invitations: the child's page behind the link, the page that shows the link, and its end."""

from functools import wraps

import pghistory
from allauth.account.utils import get_next_redirect_url
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, qr_codes
from accounts.choices import InvitationState
from accounts.forms.invitation import USERNAME_TAKEN, InvitationForm
from accounts.models import Invitation, InvitationClosed

# A child's own page, with nothing on it but what to do now.
FOCUSED = {"shell": "child", "navigation": ()}


def _address_stays_here(view):
    """The address is the secret: no link on the page, and no request of it, may tell it.

    Not ``no-referrer``: with it a browser hides the origin of our own form too, and the protection
    against forged forms refuses that.
    """

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return wrapped


@login_not_required
@_address_stays_here
@never_cache
@sensitive_post_parameters("password", "repeat")
@require_http_methods(["GET", "POST"])
@rate_limit(action="invitation", limit_get=True)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a username and a password; who holds the link may, and nobody needs to sign in."""
    invitation = Invitation.objects.with_token(token).select_related("user", "invited_by").first()
    if invitation is None or invitation.state != InvitationState.OPEN:
        return _closed(request, invitation)
    if request.user.is_authenticated:
        return render(request, "accounts/invitations/signed_in.html")
    form = InvitationForm(request.POST or None, user=invitation.user)
    if request.method == "POST" and form.is_valid():
        try:
            # History notes the address of a request; not this one, which is a secret.
            with pghistory.context(url=reverse("accounts:invitation", args=["-"])):
                user = actions.accept(
                    invitation=invitation,
                    username=form.cleaned_data["username"],
                    password=form.cleaned_data["password"],
                )
        except InvitationClosed:
            return _closed(request, Invitation.objects.filter(pk=invitation.pk).first())
        except actions.UsernameTaken:
            form.add_error("username", USERNAME_TAKEN)
        else:
            ready = _("Well done! Your username is “%(username)s”. Now sign in.")
            messages.success(request, ready % {"username": user.username})
            return redirect("account_login")
    return render(
        request,
        "accounts/invitations/accept.html",
        {"invitation": invitation, "form": form, **FOCUSED},
    )


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a link back; then to the page that asked for it (``next``)."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    try:
        actions.revoke(invitation=invitation)
    except InvitationClosed:
        messages.warning(request, _("It was used or taken back already. Nothing has changed."))
    else:
        messages.success(request, _("The invitation is taken back. Its link works no more."))
    return redirect(get_next_redirect_url(request) or "home")


def show_once(
    request: HttpRequest,
    invitation: Invitation,
    token: str,
    *,
    back_url: str,
    opens_at_once: bool,
) -> HttpResponse:
    """The answer to the POST that made the invitation: its link, in words and as a QR code.

    The secret is in this page only, so a page that is lost means a new invitation.
    ``opens_at_once``: nothing else is needed to sign in, so that the page may promise it.
    """
    link = request.build_absolute_uri(reverse("accounts:invitation", args=[token]))
    response = render(
        request,
        "accounts/invitations/shown.html",
        {
            "invitation": invitation,
            "link": link,
            "qr_code": qr_codes.svg(link),
            "back_url": back_url,
            "opens_at_once": opens_at_once,
        },
    )
    add_never_cache_headers(response)
    return response


def _closed(request, invitation):
    """Why the link does not work, and what to do; 404 if there never was such a link."""
    return render(
        request,
        "accounts/invitations/closed.html",
        {"state": invitation and invitation.state, **FOCUSED},
        status=410 if invitation else 404,
    )
