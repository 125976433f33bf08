"""Every change of a record is counted, whoever makes it."""

import pytest
from django.db import connection

from programs.models import Area
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_new_record_is_its_first_version():
    assert AreaFactory().version == 1


def test_a_save_counts():
    area = AreaFactory()

    area.goal = "Otra meta"
    area.save()

    area.refresh_from_db()
    assert area.version == 2


def test_an_update_of_many_rows_counts_in_each():
    areas = [AreaFactory(), AreaFactory()]

    Area.objects.update(goal="Otra meta")

    assert [Area.objects.get(pk=area.pk).version for area in areas] == [2, 2]


def test_raw_sql_counts():
    area = AreaFactory()

    run("UPDATE programs_area SET goal = 'Otra meta' WHERE id = %s", area.pk)
    run("UPDATE programs_area SET goal = 'Una tercera' WHERE id = %s", area.pk)

    area.refresh_from_db()
    assert area.version == 3


def test_nobody_sets_the_version_or_the_times_by_hand():
    area = AreaFactory()
    created_at = Area.objects.get(pk=area.pk).created_at

    run(
        "UPDATE programs_area SET version = 99, created_at = '2001-01-01',"
        " updated_at = '2001-01-01' WHERE id = %s",
        area.pk,
    )

    area.refresh_from_db()
    assert area.version == 2
    assert area.created_at == created_at
    assert area.updated_at.year > 2001


def test_saving_an_old_copy_does_not_turn_the_count_back():
    area = AreaFactory()
    old_copy = Area.objects.get(pk=area.pk)
    run("UPDATE programs_area SET position = 90 WHERE id = %s", area.pk)
    run("UPDATE programs_area SET position = 91 WHERE id = %s", area.pk)

    old_copy.save()

    area.refresh_from_db()
    assert area.version == 4
