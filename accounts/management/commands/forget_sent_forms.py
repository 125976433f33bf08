from django.core.management.base import BaseCommand

from accounts.models import SentForm


class Command(BaseCommand):
    """``manage.py forget_sent_forms``: once a day; run it as often as you like."""

    help = "Forgets which forms were sent more than a week ago: nobody sends them again."

    def handle(self, *args, **options):
        count, _rows = SentForm.objects.past().delete()
        self.stdout.write(f"{count} sent forms forgotten.")
