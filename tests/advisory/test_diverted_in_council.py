"""What was said in a session or as a reply, and was diverted, is in no page of the council."""

import pytest
from django.core.cache import cache

from advisory import actions
from advisory.choices import Audience
from advisory.models import Contribution, Session
from tests.advisory.crawl import ask, holds, places_of
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import DraftFactory, MandateFactory, logged
from tests.factories.consultations import asked, joint_of
from tests.factories.minutes import held, sent
from tests.factories.programs import AreaFactory
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db
SOUGHT, MARK = "colibrí", "zarapanga"


@pytest.fixture(autouse=True)
def _nothing_is_limited():
    cache.clear()


@pytest.fixture
def people(mandate, coordinator):
    mate = MandateFactory(organization=mandate.organization, seat="alternate")
    return {
        "author": mandate.representative.user,
        "mate": mate.representative.user,
        "other": MandateFactory().representative.user,
        "coordinator": coordinator,
        "superuser": UserFactory(is_superuser=True),
    }


@pytest.fixture
def spoken(people, mandate, coordinator):
    """Written down under a topic, with minutes that were sent, and corrected."""
    session = held()
    said = logged(
        mandate=mandate,
        area=AreaFactory(slug="area-0"),
        audience=Audience.COUNCIL,
        words=f"Que haya {SOUGHT} {MARK}.",
        agenda_item=session.items.get(),
        written_by=coordinator,
    )
    actions.check_words(contribution=said, mandate=mandate, correction=f"Un {SOUGHT} {MARK}.")
    sent(session)
    return Contribution.objects.get(pk=said.pk)


@pytest.fixture
def reply(people, mandate, coordinator):
    """To a question whose answer is being written."""
    draft = DraftFactory(
        mandate=mandate,
        area=AreaFactory(slug="area-0"),
        audience=Audience.COUNCIL,
        consultation=asked(by=coordinator),
        words=f"Que haya {SOUGHT} {MARK}.",
    )
    actions.submit(contribution=draft)
    actions.close_consultation(consultation=draft.consultation, closed_by=coordinator)
    joint_of(draft.consultation, by=coordinator)
    return Contribution.objects.get(pk=draft.pk)


def test_who_looks_before_finds_what_was_said_in_the_session(people, spoken):
    session = Session.objects.get()
    for path in ("", "minutes/", "minutes/check/"):
        url = f"{session.get_absolute_url()}{path}"
        assert holds(ask(client_of(people["mate"]), "get", url), MARK), url


def test_who_looks_before_finds_the_reply(people, reply):
    url = reply.consultation.get_absolute_url()
    for who, path in (("other", url), ("coordinator", url), ("coordinator", f"{url}answer/")):
        assert holds(ask(client_of(people[who]), "get", path), MARK), path


@pytest.mark.parametrize("who", ["author", "other", "coordinator", "superuser"])
def test_nobody_finds_either_when_they_are_diverted(who, people, spoken, reply, coordinator):
    for contribution in (spoken, reply):
        diverted(contribution=contribution, raised_by=coordinator, reason=f"Habla de {MARK}.")

    assert places_of(people[who], reply, word=MARK, search=SOUGHT) == set()
