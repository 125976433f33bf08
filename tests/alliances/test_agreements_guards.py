"""What was signed: the database reckons how long it runs and refuses what can't be."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from alliances.choices import AllianceState
from alliances.models import Agreement, Amendment
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    CommitmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
    PartnerFactory,
)

pytestmark = pytest.mark.django_db

INSERT = """
    INSERT INTO alliances_agreement
        (alliance_id, kind, number, signed_on, starts_on, ends_on, terms, version)
    VALUES (%s, 'framework', '', %s, %s, %s, '', 1)
"""


def sql(text, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


def last_day(agreement):
    return Agreement.objects.get(pk=agreement.pk).last_day


def test_raw_sql_cannot_let_two_agreements_of_an_alliance_overlap():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))

    with pytest.raises(IntegrityError, match="agreement_one_at_a_time"):
        sql(INSERT, agreement.alliance_id, "2026-01-01", "2026-12-31", "2027-12-31")


def test_one_agreement_may_follow_another_on_the_next_day():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))

    sql(INSERT, agreement.alliance_id, "2026-01-01", "2027-01-01", "2027-12-31")

    assert Agreement.objects.filter(alliance=agreement.alliance_id).count() == 2


def test_two_alliances_may_have_agreements_at_the_same_time():
    AgreementFactory()

    assert AgreementFactory().pk


def test_raw_sql_cannot_end_an_agreement_before_it_starts():
    alliance = AllianceFactory()

    with pytest.raises(IntegrityError, match="agreement_ends_after_start"):
        sql(INSERT, alliance.pk, "2026-01-01", "2026-01-02", "2026-01-01")


def test_an_agreement_of_one_day_runs_on_that_day():
    agreement = AgreementFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 1))

    assert agreement.last_day == date(2026, 1, 1)


def test_what_is_written_into_runs_is_not_believed():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))

    sql("UPDATE alliances_agreement SET runs = '[2026-01-01,2099-01-01)'")

    assert last_day(agreement) == date(2026, 12, 31)


def test_only_an_informal_collaboration_has_no_signature():
    assert AgreementFactory(kind="informal", signed_on=None).pk
    with pytest.raises(IntegrityError, match="agreement_signed_unless_informal"):
        AgreementFactory(kind="memorandum", signed_on=None)


def test_raw_sql_cannot_record_what_is_still_to_be_signed():
    AmendmentFactory()

    with pytest.raises(IntegrityError, match="agreement_is_signed_by_now"):
        sql("UPDATE alliances_agreement SET ends_on = NULL, signed_on = current_date + 2")
    with pytest.raises(IntegrityError, match="amendment_is_signed_by_now"):
        sql(
            "UPDATE alliances_amendment"
            " SET signed_on = current_date + 2, effective_from = current_date + 2"
        )


@pytest.mark.parametrize(
    ("factory", "change", "constraint"),
    [
        (ActivityFactory, 'alliances_activity SET "on" = ', "activity_is_done_by_now"),
        (AllianceFactory, "alliances_alliance SET since = ", "alliance_steps_are_taken_by_now"),
        (
            CommitmentFactory,
            "alliances_commitment SET started_on = ",
            "alliance_commitment_is_begun_by_now",
        ),
        (
            CommitmentFactory,
            "alliances_commitment SET outcome = 'x', started_on = current_date - 1, done_on = ",
            "alliance_commitment_is_done_by_now",
        ),
    ],
    ids=["activity", "step", "begun", "done"],
)
def test_raw_sql_cannot_say_that_what_is_yet_to_come_has_happened(factory, change, constraint):
    factory()

    sql(f"UPDATE {change} current_date - 1")
    with pytest.raises(IntegrityError, match=constraint):
        sql(f"UPDATE {change} current_date + 2")


def test_an_agreement_that_was_signed_may_begin_later():
    assert AgreementFactory(starts_on=date(2090, 1, 1), ends_on=None).pk


def test_raw_sql_cannot_let_an_amendment_take_effect_before_it_is_signed():
    AmendmentFactory(effective_from=date(2026, 7, 1))

    with pytest.raises(IntegrityError, match="amendment_takes_effect_once_signed"):
        sql("UPDATE alliances_amendment SET signed_on = '2026-07-02'")


def test_an_agreement_is_not_signed_after_its_end():
    with pytest.raises(IntegrityError, match="agreement_signed_before_its_end"):
        AgreementFactory(
            starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31), signed_on=date(2026, 1, 1)
        )


def test_an_extension_moves_the_end_and_taking_it_away_moves_it_back():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))
    amendment = AmendmentFactory(agreement=agreement, extends_to=date(2028, 6, 30))
    extended = last_day(agreement)
    amendment.delete()

    assert (extended, last_day(agreement)) == (date(2028, 6, 30), date(2026, 12, 31))


def test_an_extension_does_not_run_into_the_next_agreement():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))
    AgreementFactory(
        alliance=agreement.alliance, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)
    )

    with pytest.raises(IntegrityError, match="agreement_one_at_a_time"):
        AmendmentFactory(agreement=agreement, extends_to=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"extends_to": date(2026, 12, 31)}, "amendment_extends_the_end"),
        ({"effective_from": date(2025, 12, 31)}, "amendment_takes_effect_while_it_runs"),
        ({"effective_from": date(2027, 1, 2)}, "amendment_takes_effect_while_it_runs"),
        ({"terms": " ", "extends_to": None}, "amendment_extends_or_changes"),
        ({"number": 0}, "amendment_number_counts_from_one"),
    ],
)
def test_an_amendment_that_can_not_be_is_refused(fields, constraint):
    agreement = AgreementFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))

    with pytest.raises(IntegrityError, match=constraint):
        AmendmentFactory(agreement=agreement, **fields)


def test_an_amendment_may_take_effect_on_the_day_after_the_end():
    agreement = AgreementFactory(ends_on=date(2026, 12, 31))

    AmendmentFactory(
        agreement=agreement, effective_from=date(2027, 1, 1), extends_to=date(2027, 12, 31)
    )

    assert last_day(agreement) == date(2027, 12, 31)


def test_an_agreement_without_an_end_is_not_extended():
    agreement = AgreementFactory(ends_on=None)

    with pytest.raises(IntegrityError, match="amendment_extends_the_end"):
        AmendmentFactory(agreement=agreement, extends_to=date(2030, 1, 1))


def test_the_days_of_an_agreement_do_not_move_away_from_its_amendments():
    agreement = AmendmentFactory(effective_from=date(2026, 7, 1)).agreement

    with pytest.raises(IntegrityError, match="amendment_takes_effect_while_it_runs"):
        sql("UPDATE alliances_agreement SET starts_on = '2026-07-02' WHERE id = %s", agreement.pk)


def test_two_amendments_of_an_agreement_have_no_common_number():
    amendment = AmendmentFactory(number=1)

    with pytest.raises(IntegrityError, match="amendment_number_unique"):
        AmendmentFactory(agreement=amendment.agreement, number=1)


def test_an_amendment_stays_with_its_agreement():
    amendment = AmendmentFactory()
    other = AgreementFactory()

    with pytest.raises(DatabaseError, match="Cannot update"):
        Amendment.objects.filter(pk=amendment.pk).update(agreement=other)


def test_nothing_is_agreed_in_an_alliance_that_was_ended():
    alliance = AllianceFactory(state=AllianceState.ENDED)

    with pytest.raises(IntegrityError, match="agreement_alliance_has_not_ended"):
        sql(INSERT, alliance.pk, "2026-01-01", "2026-01-01", "2026-12-31")


@pytest.mark.parametrize("state", [AllianceState.SUSPENDED, AllianceState.ENDED])
def test_who_suspends_or_ends_an_alliance_says_why(state):
    with pytest.raises(IntegrityError, match="alliance_suspended_or_ended_has_reason"):
        AllianceFactory(state=state, reason=" ")


@pytest.mark.parametrize(
    ("before", "after"),
    [("ended", "active"), ("draft", "suspended"), ("draft", "ended"), ("active", "draft")],
)
def test_raw_sql_cannot_take_a_step_that_is_none(before, after):
    alliance = AllianceFactory(state=before)

    with pytest.raises(DatabaseError, match="Invalid transition"):
        sql(
            "UPDATE alliances_alliance SET state = %s, reason = 'x', since = '2026-01-01'"
            " WHERE id = %s",
            after,
            alliance.pk,
        )


def test_no_partner_is_in_the_end_followed_by_itself():
    third = PartnerFactory()
    second = PartnerFactory(succeeded_by=third)
    first = PartnerFactory(succeeded_by=second)

    with pytest.raises(IntegrityError, match="partner_succession_has_no_circle"):
        sql("UPDATE alliances_partner SET succeeded_by_id = %s WHERE id = %s", first.pk, third.pk)


def test_a_website_is_the_address_of_a_page():
    with pytest.raises(IntegrityError, match="partner_website_is_a_page"):
        PartnerFactory(website="javascript:alert(1)")


@pytest.mark.parametrize("factory", [ActivityFactory, CommitmentFactory])
def test_what_is_done_on_a_line_is_of_the_alliance_of_that_line(factory):
    line = LineOfWorkFactory()

    assert factory(alliance=line.alliance, line=line).pk
    with pytest.raises(IntegrityError, match="line_is_of_its_alliance"):
        factory(line=line)


def test_a_focal_point_of_ours_is_a_person_and_of_the_partners_a_name(coordinator):
    assert FocalPointFactory(user=coordinator).pk
    for wrong in ({"side": "ours"}, {"user": coordinator, "side": "partner"}, {"name": " "}):
        with (
            pytest.raises(IntegrityError, match="focalpoint_person_of_its_side"),
            transaction.atomic(),
        ):
            FocalPointFactory(**wrong)
