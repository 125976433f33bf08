"""A new password by mail."""

from allauth.account.forms import ResetPasswordForm

from accounts import policies


class AdultsResetForm(ResetPasswordForm):
    """Who may have none by mail is passed over in silence, like an address that nobody has."""

    def clean_email(self):
        email = super().clean_email()
        self.users = [user for user in self.users if policies.can_reset_password(user)]
        return email
