"""The second step of the sign-in: django-allauth's pages, open to adults alone."""

from functools import wraps

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse_lazy

from accounts import policies


def _for_adults(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not policies.can_add_second_step(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


# Between the password and the page: the library asks for the half of a sign-in.
authenticate = login_not_required(base.authenticate)

index = _for_adults(base.index)
reauthenticate = _for_adults(base.reauthenticate)
add_app = _for_adults(totp.activate_totp)
remove_app = _for_adults(totp.deactivate_totp)
codes = _for_adults(recovery_codes.view_recovery_codes)
make_codes = _for_adults(recovery_codes.generate_recovery_codes)
add_key = _for_adults(webauthn.add_webauthn)
remove_key = _for_adults(webauthn.RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index")))
reauthenticate_with_key = _for_adults(webauthn.reauthenticate_webauthn)
