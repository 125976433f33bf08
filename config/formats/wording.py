"""Sentences of Django, django-allauth and django-import-export, in our Spanish catalog’s words.

Nobody imports this: it stands here so that ``config.catalogs`` finds the sentences and keeps their
translations, which go before the libraries' own. The English is copied from them to the letter.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

FORMS = (
    _("This field is required."),
    _("This field cannot be blank."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a valid URL."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Enter a whole number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    _("%(model_name)s with this %(field_label)s already exists."),
    _("Enter a valid value."),
    _("Enter a valid integer."),
    _("Enter a number."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a list of values."),
    _("Enter a complete value."),
    _("Enter a valid UUID."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
    _("Null characters are not allowed."),
)
PASSWORDS = (
    _("The password is too similar to the %(verbose_name)s."),
    _("Your password can’t be too similar to your other personal information."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
    _("This password is entirely numeric."),
    _("Your password can’t be entirely numeric."),
)
SIGN_IN = (
    _("The username and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("This account is currently inactive."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Forgot your password?"),
    _("Email"),
    _("Email address"),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("The password reset token was invalid."),
    _("Password successfully changed."),
    _("Password successfully set."),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Use a security key"),
    _("Code"),
    _("Incorrect code."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Security key added."),
    _("Security key removed."),
    _("A new set of recovery codes has been generated."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("Master key"),
    _("Backup key"),
    _("Key nr. {number}"),
)
MESSAGES = (
    _("Hello from %(site_name)s!"),
    _("Thank you for using %(site_name)s!\n%(site_domain)s"),
    _("Password Reset Email"),
    _(
        "You're receiving this email because you or someone else has requested a password reset"
        " for your user account.\nIt can be safely ignored if you did not request a password"
        " reset. Click the link below to reset your password."
    ),
    _("In case you forgot, your username is %(username)s."),
    _("Unknown Account"),
    _(
        "You are receiving this email because you, or someone else, tried to access an account"
        " with email %(email)s. However, we do not have any record of such an account in our"
        " database."
    ),
    _("This mail can be safely ignored if you did not initiate this action."),
)
ADMINISTRATION = (
    _("Django administration"),
    _("Django site admin"),
    _("Site administration"),
    _("Welcome,"),
    _("Log out"),
    _("Logged out"),
    _("Thanks for spending some quality time with the web site today."),
    _("Log in again"),
    _("Add"),
    _("Add %s"),
    _("Add %(name)s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("View"),
    _("View %s"),
    _("groups"),
    _("Save and add another"),
    _("Add another %(model)s"),
    _("Add another %(verbose_name)s"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("The {name} “{obj}” was added successfully."),
    _("You may edit it again below."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below."),
    _("Change history: %s"),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _("Breadcrumbs"),
    _("Remove from sorting"),
    _("Toggle sorting"),
    _("Start typing to filter…"),
    _("Hold down “Control”, or “Command” on a Mac, to select more than one."),
    _("You don’t have permission to view or edit anything."),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Enter a new password for the user <strong>%(username)s</strong>."),
    _("Enter the same password as before, for verification."),
    _(
        "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_"
        " characters."
    ),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they"
        " may still be able to authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _(
        "Please enter your old password, for security’s sake, and then enter your new password"
        " twice so we can verify you typed it in correctly."
    ),
    _("Your old password was entered incorrectly. Please enter it again."),
    _("The two password fields didn’t match."),
    _("Your password was changed."),
)
NEARNESS = (_("%(delta)s from now"),)
TABLES_IN_AND_OUT = (_('Select at least 1 field for "%(resource_name)s" to export'),)
