"""A person who signs in."""

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.choices import Language, Role
from accounts.models.user_guards import account_is_not_closed
from accounts.querysets import UserManager
from records.constraints import known_choice
from records.history import track
from records.models import Record
from records.models.record import count_version_but_for

# Changed by a sign-in, a new password, the end of all sessions: by nothing that a person edits.
WITHOUT_FORM = ("password", "password_chosen_at", "last_login", "sessions_ended")
# A password is known to its holder alone; that one was chosen, and by whom, history holds.
UNTRACKED = ("password", "last_login", "sessions_ended")


@track(hidden=UNTRACKED)
class User(AbstractBaseUser, PermissionsMixin, Record):
    """One account. A child's holds a username and a language, and no more than that.

    ``name`` is for adults: who decides and who answers is a named person (accountable, General
    Comment No. 12, paragraph 134). A representative's name is kept with the mandate, under
    consent, and not here.
    """

    username = models.CharField(
        _("username"),
        max_length=50,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Letters, digits and @ . + - _ only."),
    )
    name = models.CharField(
        _("name"),
        max_length=100,
        blank=True,
        help_text=_("Of an adult. Leave it empty for a representative."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=Language,
        help_text=_("Empty: the language of the browser."),
    )
    is_active = models.BooleanField(
        _("account open"),
        default=True,
        help_text=_("That of a child works only under its consents, too."),
    )
    password_chosen_at = models.DateTimeField(_("password chosen"), null=True, editable=False)
    sessions_ended = models.PositiveIntegerField(
        _("times that all open sessions were ended"), default=0, editable=False
    )

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique",
                violation_error_message=_("Somebody has this username already."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="user_email_unique",
                violation_error_message=_("Another account has this e-mail."),
            ),
            known_choice("language", Language, name="user_language_known", or_empty=True),
        ]
        triggers = [count_version_but_for(*WITHOUT_FORM), account_is_not_closed()]

    def __str__(self):
        return self.name or self.username

    def set_password(self, raw_password: str | None) -> None:
        """Chosen now. Where a sign-in renews no more than the digest, Django saves that alone."""
        super().set_password(raw_password)
        self.password_chosen_at = None if raw_password is None else timezone.now()

    def _get_session_auth_hash(self, secret=None):
        """What each session holds, to be compared: with another count none of them opens again."""
        return f"{super()._get_session_auth_hash(secret)}-{self.sessions_ended}"

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of the roles held; read once for each request."""
        return frozenset(group.name for group in self.groups.all())

    @property
    def is_representative(self) -> bool:
        return Role.REPRESENTATIVE in self.roles

    @property
    def is_coordinator(self) -> bool:
        return Role.COORDINATOR in self.roles

    @property
    def is_lead(self) -> bool:
        return Role.LEAD in self.roles

    @property
    def is_administrator(self) -> bool:
        return self.is_superuser or Role.ADMINISTRATOR in self.roles

    @property
    def is_staff(self) -> bool:
        """Access to the Django admin, as Django calls it."""
        return self.is_active and self.is_administrator
