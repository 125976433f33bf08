from django.core.management.base import BaseCommand

from records import files


class Command(BaseCommand):
    """``manage.py sweep_private_files``: once a day; run it as often as you like."""

    help = (
        "Deletes the private files that belong to no record and are older than a day: what a"
        " crash, or a form that failed at the last moment, has left."
    )

    def handle(self, *args, **options):
        count = files.sweep()
        self.stdout.write(f"{count} files without a record deleted.")
