"""What the step that began to keep names and words made of the minutes that were there before."""

import pytest
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

from advisory import actions
from advisory.models import Addendum, Minutes, MinutesQuote
from tests.factories.advisory import logged
from tests.factories.minutes import approved

pytestmark = pytest.mark.django_db
MIGRATION = ("advisory", "0011_approved_minutes_keep_what_they_print")
AS_BEFORE = """
    SET CONSTRAINTS ALL IMMEDIATE;
    ALTER TABLE advisory_minutes DROP CONSTRAINT minutes_approved_by_somebody;
    ALTER TABLE advisory_addendum DROP CONSTRAINT addendum_says_something;
    SET LOCAL session_replication_role = replica;
    UPDATE advisory_minutes SET names = NULL;
    UPDATE advisory_addendum SET signed = '';
    DELETE FROM advisory_minutesquote;
"""


def test_minutes_that_were_approved_before_keep_what_newer_ones_do(mandate, coordinator):
    said = logged(mandate=mandate, words="Que haya agua.", written_by=coordinator)
    minutes = approved(by=coordinator)
    actions.add_addendum(minutes=minutes, text="Faltó un nombre.", written_by=coordinator)
    steps = MigrationLoader(connection).get_migration(*MIGRATION).operations

    with connection.cursor() as cursor:
        cursor.execute(AS_BEFORE)
        for step in steps:
            if isinstance(step, RunSQL):
                cursor.execute(step.sql)

    organization = mandate.organization
    name = [organization.name, organization.acronym or organization.name]
    key = str(organization.pk)
    assert Minutes.objects.get().names == minutes.names
    assert minutes.names["organizations"]["es"][key] == name
    assert minutes.names["approved_by"] == "Coordinator"
    assert Addendum.objects.get().signed == "Coordinator"
    assert [quote.contribution for quote in MinutesQuote.objects.all()] == [said]
