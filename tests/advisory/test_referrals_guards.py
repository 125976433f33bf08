"""What the database refuses of a referral, whoever writes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.choices import Decision
from advisory.models import Referral
from alliances.choices import AllianceState
from alliances.models import LineOfWork
from tests.factories.advisory import answered, days, decided, done, reopened, today
from tests.factories.alliances import (
    AgreementFactory,
    AllianceFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.factories.referrals import heard, insert, referred

pytestmark = pytest.mark.django_db


def update(referral, column, value):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE advisory_referral SET {column} = %s WHERE id = %s", [value, referral.pk]
        )


@pytest.mark.parametrize(
    "state", [AllianceState.DRAFT, AllianceState.SUSPENDED, AllianceState.ENDED]
)
def test_an_alliance_that_is_not_active_receives_nothing(state, coordinator):
    line = LineOfWorkFactory(alliance=AllianceFactory(state=state))

    with pytest.raises(IntegrityError, match="referral_alliance_is_in_force"):
        insert(answered(owner=coordinator), line, coordinator)


def test_an_alliance_whose_last_agreement_is_over_receives_nothing(coordinator):
    line = LineOfWorkFactory()
    AgreementFactory(
        alliance=line.alliance,
        starts_on=today() - timedelta(days=400),
        ends_on=today() - timedelta(days=1),
    )

    with pytest.raises(IntegrityError, match="referral_alliance_is_in_force"):
        insert(answered(owner=coordinator), line, coordinator)


def test_an_alliance_on_the_last_day_of_its_agreement_still_receives(coordinator):
    line = LineOfWorkFactory()
    AgreementFactory(
        alliance=line.alliance, starts_on=today() - timedelta(days=400), ends_on=today()
    )

    insert(answered(owner=coordinator), line, coordinator)

    assert Referral.objects.count() == 1


@pytest.mark.parametrize(
    ("valid_to", "is_followed", "receives"),
    [(None, True, False), (-1, False, False), (0, True, True), (None, False, True)],
)
def test_an_entity_receives_while_it_is_there(valid_to, is_followed, receives, coordinator):
    partner = PartnerFactory(
        valid_to=None if valid_to is None else today() + days(valid_to),
        succeeded_by=PartnerFactory() if is_followed else None,
    )
    line = LineOfWorkFactory(alliance__partner=partner)
    offered = LineOfWork.objects.receiving().filter(pk=line.pk).exists()

    if receives:
        insert(answered(owner=coordinator), line, coordinator)
    else:
        with pytest.raises(IntegrityError, match="referral_partner_is_there"):
            insert(answered(owner=coordinator), line, coordinator)

    assert offered == receives


def test_an_alliance_that_ends_later_keeps_what_it_received(coordinator):
    referral = referred(owner=coordinator)
    alliance = referral.line.alliance
    alliance.end(reason="No funds", on=today())
    alliance.save()

    assert heard(referral, "accept", by=coordinator).state == "accepted"


@pytest.mark.parametrize("make", [decided, reopened, done])
def test_only_what_is_answered_and_not_over_is_passed_on(make, coordinator):
    contribution, line = make(owner=coordinator), LineOfWorkFactory()

    with pytest.raises(IntegrityError, match="referral_is_of_a_yes"):
        insert(contribution, line, coordinator)
    with pytest.raises(TransitionNotAllowed):
        referred(owner=coordinator, contribution=contribution, line=line)


@pytest.mark.parametrize("decision", [Decision.NOT_ACCEPTED, Decision.DEFERRED])
def test_a_no_is_not_passed_on(decision, coordinator):
    contribution = answered(owner=coordinator, decision=decision)

    with pytest.raises(IntegrityError, match="referral_is_of_a_yes"):
        insert(contribution, LineOfWorkFactory(), coordinator)


def test_what_is_accepted_in_part_is_passed_on(coordinator):
    contribution = answered(owner=coordinator, decision=Decision.PARTLY_ACCEPTED)

    insert(contribution, LineOfWorkFactory(), coordinator)

    assert Referral.objects.count() == 1


def test_a_contribution_is_with_one_entity_at_a_time(coordinator):
    referral = referred(owner=coordinator)

    with pytest.raises(IntegrityError, match="referral_one_at_a_time"):
        insert(referral.contribution, LineOfWorkFactory(), coordinator)
    with pytest.raises(TransitionNotAllowed):
        referred(owner=coordinator, contribution=referral.contribution)


def test_after_a_no_it_is_passed_on_to_another(coordinator):
    referral = referred(owner=coordinator)
    heard(referral, "decline", by=coordinator, words="No hay fondos.")

    second = referred(owner=coordinator, contribution=referral.contribution)

    assert second.contribution.referrals.count() == 2


def test_a_referral_begins_as_sent(coordinator):
    with pytest.raises(IntegrityError, match="referral_begins_as_sent"):
        insert(answered(owner=coordinator), LineOfWorkFactory(), coordinator, "accepted", today())


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "done"), ("state", "draft"), ("contribution_id", 0), ("line_id", 0), ("ask", "x")],
)
def test_nothing_of_what_was_sent_changes_and_no_step_is_skipped(column, value, coordinator):
    referral = referred(owner=coordinator)

    with pytest.raises(InternalError):
        update(referral, column, value)


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("reason", "No hay.", "referral_closed_says_how"),
        ("outcome", "Listo.", "referral_closed_says_how"),
        ("closed_on", today(), "referral_closed_says_how"),
        ("accepted_on", today(), "referral_accepted_has_day"),
        ("state", "declined", "referral_closed_says_how"),
        ("state", "accepted", "referral_accepted_has_day"),
    ],
)
def test_what_an_entity_says_goes_with_its_state(column, value, constraint, coordinator):
    referral = referred(owner=coordinator)

    with pytest.raises(IntegrityError, match=constraint):
        update(referral, column, value)


def test_no_step_comes_before_the_one_before(coordinator):
    referral = referred(owner=coordinator)

    with pytest.raises(IntegrityError, match="referral_days_in_order"):
        heard(referral, "accept", by=coordinator, on=today() - days(1))


@pytest.mark.parametrize("column", ["outcome", "closed_on", "accepted_on"])
def test_what_an_entity_did_stays_as_the_child_read_it(column, coordinator):
    referral = referred(owner=coordinator)
    heard(referral, "accept", by=coordinator)
    heard(referral, "finish", by=coordinator, words="Pusieron jabón.")

    with pytest.raises(InternalError):
        update(referral, column, "Nada." if column == "outcome" else today() + days(1))


def test_a_referral_is_never_taken_away(coordinator):
    referral = referred(owner=coordinator)

    with pytest.raises(InternalError):
        referral.delete()


def test_what_two_write_down_at_once_is_written_once(coordinator):
    referral = referred(owner=coordinator)
    heard(referral, "decline", by=coordinator, words="No hay fondos.")

    with pytest.raises(TransitionNotAllowed):
        actions.record_referral(
            referral=referral, verb="accept", on=today(), words="", recorded_by=coordinator
        )
