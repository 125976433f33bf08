from datetime import timedelta

import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Invitation, User

PASSWORD = "a-long-one-for-tests"


class UserFactory(factory.django.DjangoModelFactory):
    """A person; ``roles`` are the names of groups. The password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"person{number}")

    @classmethod
    def _create(cls, model, *args, **fields):
        return model.objects.create_user(password=PASSWORD, **fields)

    @factory.post_generation
    def roles(self, create, names):
        for name in names or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class PreparedUserFactory(UserFactory):
    """An account that waits for its invitation: no password, and a name that nobody chose."""

    username = factory.Sequence(lambda number: f"prepared{number}")

    @classmethod
    def _create(cls, model, *args, **fields):
        return model.objects.create_user(**fields)


class InvitationFactory(factory.django.DjangoModelFactory):
    """An open invitation, whose link ends in ``token``."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence(lambda number: f"token{number}")

    user = factory.SubFactory(PreparedUserFactory)
    invited_by = factory.SubFactory(UserFactory, name="Rosa Quispe")
    token_digest = factory.LazyAttribute(lambda own: Invitation.digest_of(own.token))
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))
