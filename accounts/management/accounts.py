"""Commands about one account."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User


class AccountCommand(BaseCommand):
    """``help_with`` does what it is for; ``CommandError`` says in a sentence why it can't."""

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.named(username).first()
        if user is None:
            raise CommandError(f"Nobody has the username “{username}”.")
        self.help_with(user)

    def help_with(self, user: User) -> None:
        raise NotImplementedError
