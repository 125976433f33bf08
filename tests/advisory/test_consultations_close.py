"""What happens when the last day of a question is over."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.choices import Role
from accounts.reminders import remind
from advisory import reminders
from advisory.models import Consultation, NoOpinion
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.consultations import ConsultationFactory, asked

pytestmark = pytest.mark.django_db


def over(**fields):
    """Open, though its last day was yesterday."""
    fields.setdefault("opened_by", UserFactory())
    return ConsultationFactory(
        state="open",
        opened_at=timezone.now(),
        opens_on=today() - days(20),
        closes_on=today() - days(1),
        **fields,
    )


def test_each_night_what_is_over_is_closed_and_nothing_else():
    first, last_day = over(), asked(closes_on=today() + days(1))

    call_command("close_consultations", verbosity=0)
    call_command("close_consultations", verbosity=0)

    assert Consultation.objects.get(pk=first.pk).state == "closed"
    assert Consultation.objects.get(pk=first.pk).closed_by is None
    assert Consultation.objects.get(pk=last_day.pk).state == "open"


def test_what_is_over_takes_no_reply_though_nobody_has_closed_it(mandate):
    question = over()

    page = client_of(mandate.representative.user).get(question.get_absolute_url())

    assert "We have no opinion" not in page.text
    with pytest.raises(IntegrityError, match="no_opinion_is_in_time"), transaction.atomic():
        NoOpinion.objects.create(
            consultation=question, organization=mandate.organization, mandate=mandate
        )


def test_who_opened_it_is_reminded_of_the_answer():
    opener = UserFactory(roles=[Role.COORDINATOR], email="rosa@example.org")
    over(opened_by=opener, answer_by=today() + days(7), question="¿Qué falta?")
    over(opened_by=opener, answer_by=today() + days(8))

    remind(reminders.owed())
    remind(reminders.owed())

    (mail,) = Email.objects.all()
    assert mail.to == ["rosa@example.org"]
    assert "¿Qué falta?" in mail.message


def test_when_who_opened_it_has_left_the_whole_team_is_reminded():
    gone = UserFactory(roles=[Role.COORDINATOR], is_active=False)
    UserFactory(roles=[Role.COORDINATOR], email="luis@example.org")
    over(opened_by=gone, answer_by=today() + days(1))

    remind(reminders.owed())

    (mail,) = Email.objects.all()
    assert mail.to == ["luis@example.org"]


def test_nobody_is_asked_to_reply_to_what_is_over():
    MandateFactory(representative__user__email="luz@example.org")
    over()

    remind(reminders.owed())

    assert not Email.objects.exists()
