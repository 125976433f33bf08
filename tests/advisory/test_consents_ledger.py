"""What the database itself refuses: in the ledger of consents, and in the log of looks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection, transaction

from advisory import actions
from advisory.choices import Giver, Looked, Purpose
from advisory.models import Consent, ConsentText, Guardian, Look
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    RepresentativeFactory,
    days,
    today,
)
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db


def execute(sql, *values):
    """Raw SQL in a transaction of its own, as somebody at the database would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def given(db):
    return ConsentFactory(
        text=ConsentTextFactory(giver=Giver.GUARDIAN), evidence=AttachmentFactory()
    )


def others():
    """Another value for each column of a consent that must stay."""
    child = RepresentativeFactory()
    return {
        "representative_id": child.pk,
        "text_id": ConsentTextFactory(number=2).pk,
        "guardian_id": GuardianFactory(representative=child).pk,
        "language": "en",
        "medium": "oral",
        "given_on": "2020-01-01",
        "verified_by_id": UserFactory().pk,
        "evidence_id": AttachmentFactory().pk,
    }


def test_nothing_that_was_given_can_be_changed_by_sql(given):
    for column, value in others().items():
        with pytest.raises(InternalError, match="Cannot update"):
            execute(f"UPDATE advisory_consent SET {column} = %s", value)

    assert Consent.objects.filter(pk=given.pk).values().get() == vars_of(given)


@pytest.mark.parametrize("column", ["guardian_id", "evidence_id"])
def test_neither_the_adult_nor_the_paper_can_be_taken_out(given, column):
    with pytest.raises(InternalError, match="Cannot update"):
        execute(f"UPDATE advisory_consent SET {column} = NULL")


def give(child, giver, guardian=None, given_on="2024-05-01"):
    """A consent, by raw SQL."""
    text = ConsentTextFactory(purpose=Purpose.IMAGE, giver=giver)
    execute(
        "INSERT INTO advisory_consent (version, representative_id, text_id, guardian_id, language,"
        " medium, given_on, verified_by_id, withdrawn_by)"
        " VALUES (1, %s, %s, %s, 'es', 'oral', %s, %s, '')",
        child.pk, text.pk, guardian and guardian.pk, given_on, UserFactory().pk,
    )  # fmt: skip


def test_a_guardian_consents_for_their_own_child_alone():
    child = RepresentativeFactory()
    own = GuardianFactory(representative=child)
    of_another = GuardianFactory(representative=RepresentativeFactory())

    give(child, Giver.GUARDIAN, own)

    for guardian in (None, of_another):
        with pytest.raises(IntegrityError, match="consent_guardian_is_of_the_child"):
            give(child, Giver.GUARDIAN, guardian)
    assert child.consents.filter(guardian=own).count() == 1


def test_what_a_child_agrees_to_is_agreed_to_by_no_guardian():
    child = RepresentativeFactory()

    give(child, Giver.SELF)

    with pytest.raises(IntegrityError, match="consent_own_has_no_guardian"):
        give(child, Giver.SELF, GuardianFactory(representative=child))


def test_nobody_agrees_on_a_day_to_come_or_before_the_birth():
    child = RepresentativeFactory(birth_year=2012, birth_month=6)

    give(child, Giver.SELF, given_on=today())
    give(child, Giver.SELF, given_on="2012-06-01")

    with pytest.raises(IntegrityError, match="consent_day_has_come"):
        give(child, Giver.SELF, given_on=today() + days(1))
    with pytest.raises(IntegrityError, match="consent_after_birth"):
        give(child, Giver.SELF, given_on="2012-05-31")


def test_no_older_consent_revives_what_was_withdrawn():
    child = RepresentativeFactory()
    give(child, Giver.SELF, given_on=today())
    given = child.consents.get(text__purpose=Purpose.IMAGE)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)

    give(child, Giver.SELF, given_on=today())

    with pytest.raises(IntegrityError, match="consent_before_withdrawal"):
        give(child, Giver.SELF, given_on=today() - days(1))


def test_a_guardian_is_not_moved_to_another_child():
    adult = GuardianFactory(representative=RepresentativeFactory())

    with pytest.raises(InternalError, match="Cannot update"):
        execute("UPDATE advisory_guardian SET representative_id = %s", RepresentativeFactory().pk)

    assert Guardian.objects.get().representative == adult.representative


def test_no_consent_can_be_deleted(given):
    with pytest.raises(InternalError, match="Cannot delete"):
        execute("DELETE FROM advisory_consent")


def test_a_withdrawal_is_the_one_change_and_stays(given):
    execute("UPDATE advisory_consent SET withdrawn_at = now(), withdrawn_by = 'self'")

    for change in ("withdrawn_at = NULL, withdrawn_by = ''", "withdrawn_by = 'guardian'"):
        with pytest.raises(InternalError, match="Cannot update"):
            execute(f"UPDATE advisory_consent SET {change}")


@pytest.mark.parametrize(
    "change", ["withdrawn_at = now()", "withdrawn_by = 'self'", "withdrawn_by = 'somebody'"]
)
def test_a_withdrawal_says_who_withdrew(given, change):
    with pytest.raises(IntegrityError, match="consent_withdrawn_by"):
        execute(f"UPDATE advisory_consent SET {change}")


def test_each_change_of_the_ledger_is_in_its_history(given):
    actions.withdraw_consent(consent=given, withdrawn_by="guardian")

    events = Consent.pgh_event_model.objects.order_by("pgh_id")
    assert [(each.pgh_label, each.withdrawn_by) for each in events] == [
        ("insert", ""),
        ("update", "guardian"),
    ]


@pytest.mark.parametrize("sql", ["UPDATE advisory_consenttext SET text = 'Otra cosa'", "DELETE"])
def test_the_words_that_somebody_agreed_to_stay(given, sql):
    with pytest.raises(InternalError, match="Cannot"):
        execute(sql.replace("DELETE", "DELETE FROM advisory_consenttext"))


def test_the_newest_words_are_asked_for():
    ConsentTextFactory(number=1)
    newest = ConsentTextFactory(number=2)
    ConsentTextFactory(number=3, giver=Giver.GUARDIAN)

    assert ConsentText.objects.newest(Purpose.ACCOUNT, Giver.SELF) == newest
    assert ConsentText.objects.newest(Purpose.IMAGE, Giver.SELF) is None


def test_two_texts_of_one_number_are_refused_in_a_sentence():
    ConsentTextFactory(number=1)
    again = ConsentText(purpose=Purpose.ACCOUNT, giver=Giver.SELF, number=1, text="Otra cosa")

    with pytest.raises(ValidationError, match="There is a text of this number"):
        again.validate_constraints()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE advisory_look SET at = now() - interval '1 day'",
        "UPDATE advisory_look SET looked_by_id = looked_by_id + 1",
        "DELETE FROM advisory_look",
    ],
)
def test_a_look_can_not_be_changed_or_taken_back(coordinator, sql):
    Look.objects.create(
        representative=RepresentativeFactory(), looked_by=coordinator, what=Looked.GUARDIAN
    )

    with pytest.raises(InternalError, match="Cannot update or delete"):
        execute(sql)


def test_a_look_is_of_a_known_kind(coordinator):
    with pytest.raises(IntegrityError, match="look_what_known"):
        Look.objects.create(
            representative=RepresentativeFactory(), looked_by=coordinator, what="letters"
        )


def vars_of(consent):
    fresh = Consent.objects.get(pk=consent.pk)
    return {field.attname: getattr(fresh, field.attname) for field in Consent._meta.concrete_fields}


def test_the_database_takes_the_same_consent_once_in_a_day():
    given = ConsentFactory()

    with pytest.raises(IntegrityError, match="consent_given_once"):
        ConsentFactory(
            representative=given.representative, text=given.text, guardian=given.guardian
        )
