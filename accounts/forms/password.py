"""A new password: by mail, and by who is signed in."""

from allauth.account.forms import ChangePasswordForm, ResetPasswordForm
from django.utils.translation import gettext as _

from accounts import policies


class AdultsResetForm(ResetPasswordForm):
    """Who may have none by mail is passed over in silence, like an address that nobody has."""

    def clean_email(self):
        email = super().clean_email()
        self.users = [user for user in self.users if policies.can_reset_password(user)]
        return email


class OwnPasswordForm(ChangePasswordForm):
    """Leads to the mail nobody who may have none by it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not policies.can_reset_password(self.user):
            self.fields["oldpassword"].help_text = _(
                "Forgot it? Ask the person on the team who gave you your account."
            )
