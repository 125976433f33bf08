"""Holding a session: its risk, who came, the quorum, and what was said on each topic."""

import uuid

import pytest

from advisory import actions
from advisory.models import Attendance, Contribution, RiskAssessment, Session
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, today, with_days
from tests.factories.minutes import sent
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    assessed,
    at,
    convoked,
    held,
)

pytestmark = pytest.mark.django_db

RISK = {
    "version": "0",
    "risks": "Vuelven de noche.",
    "measures": "Una persona adulta acompaña.",
    "level": "low",
}


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


@pytest.fixture
def today_session(mandate):
    return assessed(starts_at=at(today(), hour=0))


def text(response):
    return " ".join(response.content.decode().split())


def field(mandate):
    return f"organization_{mandate.organization_id}"


def url(session, verb):
    return f"/sessions/{session.number}/{verb}/"


def test_without_the_risk_assessment_who_came_is_no_question(team, coordinator, mandate):
    session = convoked(starts_at=at(today(), hour=0))

    assert "The risk assessment is missing" in text(team.get(session.get_absolute_url()))
    assert team.get(url(session, "attendance")).status_code == 302
    team.post(url(session, "risk"), RISK | {"in_charge": coordinator.pk})

    assert RiskAssessment.objects.get().in_charge == coordinator
    assert team.get(url(session, "attendance")).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [{"risks": ""}, {"measures": " "}, {"level": "none"}, {"in_charge": ""}, {"risks": "x" * 2001}],
)
def test_a_risk_assessment_that_is_not_whole_comes_back(team, coordinator, changes):
    session = convoked()

    response = team.post(url(session, "risk"), RISK | {"in_charge": coordinator.pk} | changes)

    assert set(response.context["form"].errors) == set(changes)
    assert not RiskAssessment.objects.exists()


def test_of_two_who_begin_the_assessment_the_second_sees_both_texts(team, coordinator):
    session = convoked()
    typed = RISK | {"in_charge": coordinator.pk}
    team.post(url(session, "risk"), typed)

    response = team.post(url(session, "risk"), typed | {"risks": "Otra cosa."})

    assert response.status_code == 409
    assert RiskAssessment.objects.get().risks == "Vuelven de noche."


def test_a_session_of_another_day_is_not_held_yet(team, mandate):
    session = assessed()

    assert team.get(url(session, "attendance")).status_code == 302


def test_each_organization_with_a_mandate_on_that_day_is_asked_for(team, mandate):
    session = assessed(starts_at=at(today() - days(30)))
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    later = with_days(MandateFactory(), today() - days(10))

    form = team.get(url(session, "attendance")).context["form"]

    assert list(form.fields) == ["seen", field(mandate)]
    assert [value for value, _label in form.fields[field(mandate)].choices] == [
        mandate.pk,
        alternate.pk,
        "excused",
        "absent",
    ]
    assert field(later) not in form.fields


def test_who_came_is_written_down_with_an_alternate_and_an_absence(team, today_session, mandate):
    alternate = MandateFactory(seat="alternate")
    gone = MandateFactory()
    typed = {
        "seen": "0",
        field(mandate): mandate.pk,
        field(alternate): alternate.pk,
        field(gone): "absent",
    }

    response = team.post(url(today_session, "attendance"), typed)

    session = Session.objects.get()
    assert response.url == session.get_absolute_url()
    assert (session.state, session.quorum) == ("held", 2)
    found = Attendance.objects.values_list("mandate", "presence")
    assert set(found) == {
        (mandate.pk, "representative"),
        (alternate.pk, "alternate"),
        (gone.pk, "absent"),
    }
    assert "2 of 3 organizations came. The quorum was 2." in text(team.get(response.url))


def test_the_quorum_goes_by_the_setting_and_stays_as_it_was(team, mandate, settings):
    MandateFactory()
    MandateFactory()
    settings.QUORUM_PERCENT = 67
    session = held(absent=[mandate.organization])
    settings.QUORUM_PERCENT = 30

    page = text(team.get(session.get_absolute_url()))

    assert session.quorum == 3
    assert "2 of 3 organizations came. The quorum was 3." in page
    assert "Without quorum" in page


def test_an_organization_that_nobody_said_anything_of_is_asked_for_again(
    team, today_session, mandate
):
    other = MandateFactory()

    for value in ("", "nobody", str(other.pk), "999999999999999999999"):
        response = team.post(
            url(today_session, "attendance"),
            {"seen": "0", field(mandate): value, field(other): "absent"},
        )
        assert field(mandate) in response.context["form"].errors
    assert not Attendance.objects.exists()


def test_who_came_is_mended_and_an_old_form_shows_both(team, today_session, mandate):
    typed = {"seen": "0", field(mandate): "absent"}
    team.post(url(today_session, "attendance"), typed)

    stale = team.post(url(today_session, "attendance"), typed | {field(mandate): mandate.pk})
    assert stale.status_code == 409
    assert Attendance.objects.get().presence == "absent"
    side_by_side = stale.context["differences"]
    assert [(each.saved, each.yours) for each in side_by_side] == [
        ("Nobody came", f"Representative: {mandate.representative}")
    ]
    assert stale.context["form"]["seen"].value() == 1
    again = team.post(url(today_session, "attendance"), typed)  # a second tap
    assert again.url == today_session.get_absolute_url()
    team.post(url(today_session, "attendance"), {"seen": "1", field(mandate): mandate.pk})

    assert Attendance.objects.get().presence == "representative"


def test_what_they_say_is_written_down_under_its_topic(team, mandate, representative):
    session = convoked(starts_at=at(today(), hour=0))
    item = AgendaItemFactory(session=session, title="El agua")
    alternate = MandateFactory(seat="alternate")
    held(session)

    link = f"/contributions/log/?agenda_item={item.pk}&occasion=session&said_on={today()}"
    form = team.get(link).context["form"]
    assert form["agenda_item"].value() == str(item.pk)
    team.post("/contributions/log/", _row(alternate, agenda_item=item.pk))

    said = Contribution.objects.get()
    assert (said.transcription.agenda_item, said.mandate) == (item, alternate)
    page = text(client_of(representative).get(session.get_absolute_url()))
    assert page.index("El agua") < page.index("Queremos un caño.")


def test_a_topic_stays_chosen_for_the_next_row(team, mandate):
    session = convoked(starts_at=at(today(), hour=0))
    item = AgendaItemFactory(session=session)
    held(session)

    response = team.post("/contributions/log/", _row(mandate, agenda_item=item.pk))

    assert f"agenda_item={item.pk}" in response.url


def test_only_what_was_said_there_that_day_by_who_came_stands_under_a_topic(team, mandate):
    gone = MandateFactory()
    session = convoked(starts_at=at(today(), hour=0))
    item = AgendaItemFactory(session=session)
    held(session, absent=[gone.organization])
    of_planned = AgendaItemFactory(session=SessionFactory())

    for changes, name in [
        ({"occasion": "call"}, "occasion"),
        ({"said_on": str(today() - days(1))}, "said_on"),
        ({"organization": gone.organization.slug}, "organization"),
        ({"agenda_item": of_planned.pk}, "agenda_item"),
        ({"agenda_item": "x"}, "agenda_item"),
    ]:
        row = _row(mandate, agenda_item=item.pk) | changes
        response = team.post("/contributions/log/", row)
        assert name in response.context["form"].errors
    assert not Contribution.objects.exists()


def test_a_private_word_is_not_read_by_another_organization(team, mandate, other_representative):
    session = convoked(starts_at=at(today(), hour=0))
    item = AgendaItemFactory(session=session)
    held(session)
    team.post("/contributions/log/", _row(mandate, agenda_item=item.pk, audience="team"))

    page = text(client_of(other_representative).get(session.get_absolute_url()))

    assert "Queremos un caño." not in page


def _row(mandate, **changes):
    return {
        "token": str(uuid.uuid4()),
        "occasion": "session",
        "medium": "oral",
        "said_on": today().isoformat(),
        "language": "es",
        "audience": "council",
        "organization": mandate.organization.slug,
        "kind": "suggestion",
        "area": "",
        "words": "Queremos un caño.",
    } | changes


def test_who_came_is_mended_once_the_minutes_are_taken_back(team, mandate):
    minutes = sent(held())
    session = minutes.session
    mended = {"seen": "1", field(mandate): "absent"}

    page = text(team.get(session.get_absolute_url()))
    team.post(url(session, "attendance"), mended)
    before = Attendance.objects.get().presence
    actions.take_back_minutes(minutes=minutes)
    team.post(url(session, "attendance"), mended)

    assert f'<a href="{minutes.get_absolute_url()}">take the minutes back</a>' in page
    assert "Add a topic" not in page
    assert (before, Attendance.objects.get().presence) == ("representative", "absent")
