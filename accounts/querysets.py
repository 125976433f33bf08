"""Which people; which invitations and forms of theirs."""

from datetime import timedelta

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.utils import timezone

from accounts import policies
from accounts.choices import Role


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def with_role(self, role: Role):
        return self.filter(groups__name=role)

    def coordinators(self):
        """Who of the team can be asked, and be given something to do."""
        return self.active().with_role(Role.COORDINATOR)

    def leads(self):
        """Who reads at once what a child tells."""
        return self.active().with_role(Role.LEAD)

    def named(self, username: str):
        """Who has this username, in large or small letters, as the constraint compares them."""
        return self.filter(Exact(Lower("username"), Lower(Value(username))))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes people; Django's ``createsuperuser`` calls it too."""

    def create_user(self, username, password=None, **fields):
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username, password=None, **fields):
        return self.create_user(username, password, is_superuser=True, **fields)


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who give them; a child knows theirs by its link alone."""
        return self.all() if policies.can_invite(user) else self.none()

    def with_token(self, token: str):
        """The invitation of this link; the database knows only the digest."""
        return self.filter(token_digest=self.model.digest_of(token))

    def unclosed(self):
        """Neither used nor taken back; it may be too old all the same."""
        return self.filter(used_at__isnull=True, revoked_at__isnull=True)


class SentFormQuerySet(models.QuerySet):
    # A page that was left open, or a browser that begins where it ended, sends its form again
    # within days and not within months.
    KEPT_FOR = timedelta(days=7)

    def past(self):
        return self.filter(at__lt=timezone.now() - self.KEPT_FOR)
