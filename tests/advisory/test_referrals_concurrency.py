"""A contribution is passed on while somebody ends the alliance: two connections at once."""

import pytest
from django.db import IntegrityError, transaction

from advisory.actions import ReferralRefused
from advisory.models import Referral
from alliances import actions
from alliances.models import Alliance
from tests.concurrency import together
from tests.conftest import client_of
from tests.factories.advisory import answered, days, today
from tests.factories.alliances import AgreementFactory, LineOfWorkFactory
from tests.factories.referrals import insert, referred
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db(transaction=True)


def stop(line, verb):
    """End or suspend its alliance, as a page does: the row being held."""
    with transaction.atomic():
        alliance = Alliance.objects.select_for_update().get(pk=line.alliance_id)
        actions.step(alliance=alliance, verb=verb, on=today(), reason="No funds")


@pytest.mark.parametrize("verb", ["end", "suspend"])
def test_what_is_sent_while_the_alliance_is_stopped_does_not_arrive(verb, coordinator):
    line = LineOfWorkFactory()
    contribution = answered(owner=coordinator)

    with pytest.raises(ReferralRefused):
        together(
            lambda: stop(line, verb),
            lambda: referred(owner=coordinator, contribution=contribution, line=line),
        )

    assert not Referral.objects.exists()


@pytest.mark.parametrize("verb", ["end", "suspend"])
def test_raw_sql_cannot_send_it_either(verb, coordinator):
    line = LineOfWorkFactory()
    contribution = answered(owner=coordinator)

    with pytest.raises(IntegrityError, match="referral_alliance_is_in_force"):
        together(lambda: stop(line, verb), lambda: insert(contribution, line, coordinator))

    assert not Referral.objects.exists()


def test_what_is_sent_while_its_agreement_is_shortened_does_not_arrive(coordinator):
    line = LineOfWorkFactory()
    agreement = AgreementFactory(
        alliance=line.alliance, starts_on=today() - days(400), ends_on=None
    )
    agreement.ends_on = today() - days(1)
    contribution = answered(owner=coordinator)

    with pytest.raises(IntegrityError, match="referral_alliance_is_in_force"):
        together(
            lambda: actions.save(record=agreement),
            lambda: insert(contribution, line, coordinator),
        )

    assert not Referral.objects.exists()


def test_the_page_says_so_at_the_field_and_keeps_what_was_typed(coordinator):
    line = LineOfWorkFactory()
    contribution = answered(owner=coordinator)
    site = client_of(coordinator)

    response = together(
        lambda: stop(line, "end"),
        lambda: site.post(
            f"{contribution.get_absolute_url()}refer/", {"line": line.pk, "ask": "Poner jabón."}
        ),
    )

    sentence = "This alliance can receive nothing any more. Choose another line of work."
    assert sentence in response.content.decode()
    assert named_errors(response) == {"line"}
    assert shown(response)["ask"] == "Poner jabón."
    assert not Referral.objects.exists()


def test_what_was_sent_a_moment_before_the_end_has_arrived(coordinator):
    line = LineOfWorkFactory()
    contribution = answered(owner=coordinator)

    together(
        lambda: referred(owner=coordinator, contribution=contribution, line=line),
        lambda: stop(line, "end"),
    )

    assert Referral.objects.get().line == line
    assert Alliance.objects.get().state == "ended"
