"""What a child chooses to open their account."""

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from records.forms.layout import bare_helper

# Django's own sentences are for adults.
PASSWORD_IN_PLAIN_WORDS = {
    "password_too_short": _("This is too short. Use at least %(min_length)d letters or numbers."),
    "password_too_common": _("Many people use this password. Choose one that is only yours."),
    "password_too_similar": _("This is too much like your username. Choose something else."),
    "password_entirely_numeric": _("These are only numbers. Add some letters."),
}
# Held together, so that none of them stands alone at the end or the beginning of a line.
SIGNS = ".\xa0-\xa0_"
USERNAME_TAKEN = _("Somebody has this username already. Change it a little.")


class InvitationForm(forms.Form):
    """A username and a password for ``user``, the account that was prepared."""

    username = UsernameField(
        label=_("Your username"),
        help_text=format_lazy(
            _(
                "Make one up. Not your full name, so that nobody knows that it is you. "
                "Letters without accents, numbers and {signs} but no spaces."
            ),
            signs=SIGNS,
        ),
        max_length=User._meta.get_field("username").max_length,
        validators=[
            # Letters of other alphabets look like ours, so that one could pass for another.
            ASCIIUsernameValidator(
                message=format_lazy(
                    _(
                        "Use only letters from a to z, without accents or ñ, numbers and {signs} "
                        "and leave no spaces."
                    ),
                    signs=SIGNS,
                )
            )
        ],
        error_messages={"required": _("Make up a username.")},
        widget=forms.TextInput(attrs={"autocorrect": "off", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Your password"),
        help_text=_(
            "At least 8 letters or numbers, and not only numbers. Hard to guess for others, easy "
            "to remember for you: three words that do not belong together, for example."
        ),
        strip=False,
        error_messages={"required": _("Choose a password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeat = forms.CharField(
        label=_("The same password again"),
        strip=False,
        error_messages={"required": _("Type your password a second time.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if user.has_usable_password():
            # Invited again, after a password was forgotten: the username may stay.
            self.initial.setdefault("username", user.username)
        self.helper = bare_helper(self)

    def clean_username(self):
        username = self.cleaned_data["username"]
        if User.objects.named(username).exclude(pk=self.user.pk).exists():
            raise forms.ValidationError(USERNAME_TAKEN)
        return username

    def clean_password(self):
        password = self.cleaned_data["password"]
        chosen = User(username=self.cleaned_data.get("username", ""), email=self.user.email)
        try:
            password_validation.validate_password(password, chosen)
        except forms.ValidationError as error:
            # One thing to mend at a time; the help text has said all of them.
            raise _in_plain_words(error.error_list[0]) from None
        return password

    def clean(self):
        data = super().clean()
        password, repeat = data.get("password"), data.get("repeat")
        if password and repeat and password != repeat:
            self.add_error("repeat", _("The two passwords are not the same. Type both again."))
        return data


def _in_plain_words(error):
    message = PASSWORD_IN_PLAIN_WORDS.get(error.code, error.message)
    return forms.ValidationError(message, code=error.code, params=error.params)
