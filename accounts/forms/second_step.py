"""What is typed, or told by a key, for the second step of the sign-in."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _


class AppForm(ActivateTOTPForm):
    code = forms.CharField(
        label=_("The six numbers that the app shows"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def _checked(clean):
    """What ``clean`` returns. The library breaks in many ways on what no key has made."""
    try:
        return clean()
    except forms.ValidationError:
        raise
    except Exception as error:
        raise get_adapter().validation_error("incorrect_code") from error


class KeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("What you call it"),
        help_text=_("So that you know it among others: “my phone”, “the blue key”."),
        max_length=60,
        required=False,
    )

    def clean(self):
        return _checked(super().clean)


class KeySignInForm(AuthenticateWebAuthnForm):
    def clean_credential(self):
        return _checked(super().clean_credential)


class KeyAgainForm(ReauthenticateWebAuthnForm):
    def clean_credential(self):
        return _checked(super().clean_credential)
