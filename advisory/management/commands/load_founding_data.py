from django.core.management.base import BaseCommand
from django.db import transaction

import advisory.founding
import alliances.founding
import programs.founding


class Command(BaseCommand):
    """``manage.py load_founding_data``: what the work starts with; run it as often as you like."""

    help = (
        "Creates the areas, regions, member organizations and alliances of the founding document"
        " where they are missing. Changes nothing that is there."
    )

    @transaction.atomic
    def handle(self, *args, **options):
        programs.founding.load()
        alliances.founding.load()
        advisory.founding.load()
