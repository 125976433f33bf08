import factory
from django.contrib.auth.models import Group

from accounts.models import User

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
