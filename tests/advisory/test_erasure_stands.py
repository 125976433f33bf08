"""After an erasure: the advice stands, the past stands, and the seat is free."""

import pytest
from django.db import InternalError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.choices import Giver
from advisory.models import Answer, Consent, Contribution, Erasure, Mandate, Representative
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    answered,
    days,
    submitted,
    today,
    with_days,
)
from tests.factories.programs import RegionFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db


def erase(representative, done_by=None):
    actions.erase(representative=representative, reason="request", done_by=done_by)


def test_what_was_said_its_answer_and_the_days_of_the_past_stand(coordinator):
    child = RepresentativeFactory()
    past = MandateFactory(
        representative=child, period=DateRange(today() - days(900), today() - days(200))
    )
    mandate = MandateFactory(representative=child, organization=past.organization)
    told = answered(mandate=mandate, owner=coordinator, words="Queremos agua.", text="Sí.")
    DraftFactory(mandate=mandate)

    erase(child, done_by=coordinator)

    said = Contribution.objects.get()
    assert (said.reference, said.words, said.state) == (
        told.reference,
        "Queremos agua.",
        "answered",
    )
    assert said.organization == past.organization
    assert Answer.objects.get(contribution=said).text == "Sí."
    assert Mandate.objects.get(pk=past.pk).period == past.period
    page = client_of(coordinator).get(said.get_absolute_url())
    assert page.status_code == 200
    council = client_of(coordinator).get(past.organization.get_absolute_url()).content.decode()
    assert council.count("A former representative") == 2
    seats = client_of(coordinator).get("/representatives/").content.decode()
    assert "A former representative" in seats
    assert "The data of this person were erased." in seats


def test_the_ledger_stands_without_the_adult_and_the_paper(coordinator):
    child = RepresentativeFactory()
    ConsentFactory(
        representative=child,
        text=ConsentTextFactory(giver=Giver.GUARDIAN),
        evidence=AttachmentFactory(),
    )

    erase(child)

    assert Consent.objects.filter(representative=child).count() == 3
    assert not Consent.objects.exclude(guardian=None, evidence=None).exists()


def test_the_row_that_is_left_says_nothing(coordinator):
    child = RepresentativeFactory(region=RegionFactory(), language="agr")

    erase(child, done_by=coordinator)

    left = Representative.objects.get()
    assert (left.given_name, left.birth_year, left.birth_month) == ("", None, None)
    assert (left.region, left.language) == (None, "es")
    assert str(left) == "a former representative"
    assert left.user.username.startswith("erased-")
    assert not left.user.is_active
    assert not left.user.has_usable_password()
    assert left.user.last_login is None
    log = Erasure.objects.get()
    assert (log.reason, log.done_by) == ("request", coordinator)
    assert client_of(coordinator).get(f"/representatives/{child.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (-100, 600, (-100, 0)),  # it runs: today the seat is free
        (-100, None, (-100, 0)),
        (0, 600, (0, 1)),  # a mandate has a day at least
        (5, 600, None),  # it never begins
        (-100, 0, (-100, 0)),
    ],
)
def test_a_seat_is_free_from_the_day_of_the_erasure(first, last, left):
    end = None if last is None else today() + days(last)
    mandate = MandateFactory(period=DateRange(today() + days(first), end))

    erase(mandate.representative)

    periods = [each.period for each in Mandate.objects.all()]
    assert periods == ([] if left is None else [DateRange(*(today() + days(n) for n in left))])
    MandateFactory(organization=mandate.organization, period=DateRange(today() + days(1), None))


@pytest.mark.parametrize(
    "sql", ["UPDATE advisory_erasure SET reason = 'retention'", "DELETE FROM advisory_erasure"]
)
def test_the_log_of_erasures_can_not_be_rewritten(sql):
    erase(RepresentativeFactory())

    with (
        pytest.raises(InternalError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_mandate_to_come_under_which_something_was_said_is_kept():
    mandate = MandateFactory()
    submitted(mandate=mandate)
    with_days(mandate, today() + days(5))

    erase(mandate.representative)

    assert Mandate.objects.get().period == DateRange(today() + days(5), today() + days(6))


def test_the_letter_of_a_mandate_that_never_begins_goes_too(django_capture_on_commit_callbacks):
    mandate = MandateFactory(period=DateRange(today() + days(5), None), letter=AttachmentFactory())

    with django_capture_on_commit_callbacks(execute=True):
        erase(mandate.representative)

    assert not Attachment.objects.exists()
    assert not mandate.letter.file.storage.exists(mandate.letter.file.name)
