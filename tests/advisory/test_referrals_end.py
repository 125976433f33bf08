"""No alliance is over before what was sent to it, whoever writes it down."""

import pytest
from django.db import IntegrityError, transaction

from alliances.models import Agreement, Alliance
from tests.conftest import client_of
from tests.factories.advisory import days, today
from tests.factories.alliances import AgreementFactory, AmendmentFactory, LineOfWorkFactory
from tests.factories.referrals import referred

pytestmark = pytest.mark.django_db


def test_an_alliance_is_not_ended_before_what_was_sent_to_it(coordinator):
    alliance = referred(owner=coordinator).line.alliance
    alliance.end(reason="No funds", on=today() - days(1))

    with pytest.raises(IntegrityError, match="alliance_ends_after_what_was_sent"):
        alliance.save()


def sent_in_an_agreement(coordinator, **fields):
    """Something was sent today to an alliance with this agreement; both of them."""
    line = LineOfWorkFactory(alliance__slug="minsa")
    agreement = AgreementFactory(
        alliance=line.alliance, starts_on=today() - days(400), **{"ends_on": None} | fields
    )
    return referred(owner=coordinator, line=line), agreement


def test_its_last_agreement_is_not_over_by_then_and_the_same_day_will_do(coordinator):
    _referral, agreement = sent_in_an_agreement(coordinator)
    agreement.ends_on = today() - days(1)

    with (
        pytest.raises(IntegrityError, match="agreement_ends_after_what_was_sent"),
        transaction.atomic(),
    ):
        agreement.save()
    agreement.ends_on = today()
    agreement.save()

    assert Agreement.objects.get().last_day == today()


def test_no_amendment_is_taken_away_that_it_was_sent_under(coordinator):
    line = LineOfWorkFactory()
    agreement = AgreementFactory(
        alliance=line.alliance,
        starts_on=today() - days(400),
        ends_on=today() - days(30),
    )
    amendment = AmendmentFactory(
        agreement=agreement, effective_from=today() - days(60), extends_to=today() + days(60)
    )
    referred(owner=coordinator, line=line)

    with pytest.raises(IntegrityError, match="agreement_ends_after_what_was_sent"):
        amendment.delete()


def test_nor_the_agreement_that_it_was_sent_under(coordinator):
    referral, agreement = sent_in_an_agreement(coordinator)
    AgreementFactory(
        alliance=referral.line.alliance,
        starts_on=today() - days(900),
        ends_on=today() - days(500),
    )

    with pytest.raises(IntegrityError, match="agreement_ends_after_what_was_sent"):
        agreement.delete()


def test_what_was_agreed_long_before_is_written_down_later(coordinator):
    referral, _agreement = sent_in_an_agreement(coordinator)

    AgreementFactory(
        alliance=referral.line.alliance,
        starts_on=today() - days(900),
        ends_on=today() - days(500),
    )

    assert Agreement.objects.count() == 2


@pytest.mark.parametrize(
    ("address", "field", "sentence"),
    [
        (
            "/alliances/minsa/step/end/",
            "on",
            "A contribution was sent to this alliance on a later day. Its page shows on which.",
        ),
        (
            "/agreements/{agreement.pk}/edit/",
            "ends_on",
            "A contribution was sent to this alliance later, when it would have been over.",
        ),
    ],
)
def test_the_page_says_so_at_the_field(address, field, sentence, coordinator):
    _referral, agreement = sent_in_an_agreement(coordinator)
    typed = {
        "version": agreement.version,
        "kind": agreement.kind,
        "signed_on": str(agreement.starts_on),
        "starts_on": str(agreement.starts_on),
        "reason": "No funds",
        field: str(today() - days(1)),
    }

    page = client_of(coordinator).post(address.format(agreement=agreement), typed)

    assert page.context["form"].errors == {field: [sentence]}
    assert Alliance.objects.get().state == "active"
