"""What the copy of a child's data holds of what they said, and of what came of it."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from advisory import actions
from advisory.models import (
    Commitment,
    Postponement,
    Seen,
    Translation,
)
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    answered,
    begun,
    days,
    logged,
    rated,
    submitted,
    today,
    under_review,
)
from tests.factories.consultations import no_opinion
from tests.factories.minutes import sent as sent_minutes
from tests.factories.programs import AreaFactory
from tests.factories.records import picture
from tests.factories.referrals import referred
from tests.factories.safeguarding import diverted
from tests.factories.sessions import AgendaItemFactory, convoked

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(representative):
    return client_of(representative)


def file_of(client):
    return json.loads(client.get("/me/data.json").content)


def test_what_was_said_and_all_that_came_of_it(mandate, mine, coordinator):
    DraftFactory(mandate=mandate, words="Todavía no.")
    said = answered(
        mandate=mandate, owner=coordinator, area=AreaFactory(name_en="Health"), files=[picture()]
    )
    promise = begun(said.commitments.get(), text="Ya compramos tierra.")
    promise.outcome, promise.without_evidence = "Plantamos diez árboles.", "Se ve en el patio."
    actions.finish(commitment=promise, on=today(), finished_by=promise.owner)

    draft, found = file_of(mine)["contributions"]

    assert (draft["reference"], draft["words"]) == (None, "Todavía no.")
    assert (found["reference"], found["state"]) == (said.reference, "Done")
    assert (found["area"], found["who_reads_it"]) == ("Health", "The whole council")
    assert found["files"] == [
        {"kind": "Photo", "address": said.enclosures.get().get_absolute_url()}
    ]
    (answer,) = found["answers"]
    assert (answer["decision"], answer["by"]) == ("Yes, we will do it.", "Coordinator")
    assert answer["text"] == "¡Sí! Vamos a plantar árboles."
    (promise,) = found["promises"]
    assert (promise["promise"], promise["outcome"]) == (
        "Plantar diez árboles.",
        "Plantamos diez árboles.",
    )
    assert [step["text"] for step in promise["told"]] == ["Ya compramos tierra."]


def test_what_was_promised_to_others_who_said_the_same_is_in_it_once_it_is_answered(
    mandate, mine, coordinator
):
    main = under_review(owner=coordinator)
    same = submitted(mandate=mandate)
    actions.join(contribution=same, main=main, joined_by=coordinator)
    promise = Commitment(promise="Poner toldos.", owner=coordinator, due_on=today())
    main.review.decision, main.review.reason = "accepted", "Hay toldos."
    actions.decide(
        contribution=main, review=main.review, commitment=promise, decided_by=coordinator
    )
    (before,) = file_of(mine)["contributions"]
    answer = main.answers.get()
    actions.write_answer(answer=answer, text="Habrá toldos.", written_by=coordinator)
    actions.publish(contribution=main, answer=answer, published_by=coordinator)

    (found,) = file_of(mine)["contributions"]

    assert (before["answered_with_others"], before["promises"]) == (True, [])
    assert [answer["text"] for answer in found["answers"]] == ["Habrá toldos."]
    assert [promise["promise"] for promise in found["promises"]] == ["Poner toldos."]


def test_a_translation_stands_beside_the_words(mandate, mine, coordinator):
    said = submitted(mandate=mandate, words="Yakuta munayku.", language="quy")
    Translation.objects.create(
        contribution=said, language="es", text="Queremos agua.", written_by=coordinator
    )

    (found,) = file_of(mine)["contributions"]

    assert (found["words"], found["language"]) == ("Yakuta munayku.", "Ayacucho Quechua")
    assert found["translation"] == {"language": "Español", "text": "Queremos agua."}
    assert "Queremos agua." in mine.get("/me/data/").content.decode()


def test_the_sessions_they_came_to_and_what_they_wanted_to_talk_about(mandate, mine):
    session = convoked(number=7)
    AgendaItemFactory(session=session, mandate=mandate, title="El patio")
    AgendaItemFactory(session=session, title="De otra persona")

    found = file_of(mine)

    assert [(each["session"], each["topic"]) for each in found["topics"]] == [(7, "El patio")]
    assert found["sessions"] == []  # it is still to come
    assert "El patio" in mine.get("/me/data/").content.decode()


def test_who_it_was_sent_on_to_is_in_it(mandate, mine, coordinator):
    referred(owner=coordinator, mandate=mandate, ask="Poner jabón.")

    (found,) = file_of(mine)["contributions"]

    assert [sent["what_we_asked"] for sent in found["sent_on_to"]] == ["Poner jabón."]
    assert "Poner jabón." in mine.get("/me/data/").content.decode()


def test_a_day_that_was_moved_has_its_reason(mandate, mine, coordinator):
    said = submitted(mandate=mandate)
    Postponement.objects.create(
        contribution=said,
        old_day=said.promised_on,
        new_day=said.promised_on + days(5),
        reason="Falta una firma.",
        moved_by=coordinator,
    )

    (found,) = file_of(mine)["contributions"]

    assert [move["reason"] for move in found["day_moved"]] == ["Falta una firma."]


def test_an_answer_that_is_not_published_and_the_teams_reasons_are_not_in_it(
    mandate, mine, coordinator
):
    said = answered(mandate=mandate, owner=coordinator)
    said.review.summary = "Nota interna"
    said.review.save()

    text = mine.get("/me/data.json").content.decode()

    assert "¡Sí! Vamos a plantar árboles." in text
    assert "Nota interna" not in text
    assert "Hay presupuesto." not in text


def test_what_the_child_said_of_answers_of_others_and_of_words_written_down(
    mandate, mine, coordinator
):
    judged = rated(mandate=mandate, owner=coordinator, words="Me gustó.")
    other = submitted()
    actions.support(contribution=other, mandate=mandate)
    actions.withdraw_support(contribution=other, mandate=mandate)
    written = logged(mandate=mandate, written_by=coordinator, words="Queremos agua.")
    actions.check_words(contribution=written, mandate=mandate, correction="Agua limpia.")

    found = file_of(mine)

    assert [(each["reference"], each["satisfied"], each["words"]) for each in found["ratings"]] == [
        (judged.reference, "Yes", "Me gustó.")
    ]
    assert [(each["reference"], each["taken_back"]) for each in found["supports"]] == [
        (other.reference, False),
        (other.reference, True),
    ]
    assert [(each["reference"], each["correction"]) for each in found["checked"]] == [
        (written.reference, "Agua limpia.")
    ]


def test_what_they_were_promised_to_say_unseen_is_in_no_copy_but_their_own(
    mandate, mine, coordinator
):
    actions.support(contribution=submitted(), mandate=mandate)
    no_opinion(mandate=mandate)
    session = sent_minutes().session
    actions.mark_session(session=session, verdicts={"safe": "no"}, mandate=mandate)
    team = client_of(coordinator)
    child = reverse("advisory:representative-detail", args=[mandate.representative_id])

    copy = team.get(f"{child}data.json").json()
    page = team.get(f"{child}data/").content.decode()

    unseen = ("marks", "supports", "no_opinions")
    assert [len(file_of(mine)[name]) for name in unseen] == [1, 1, 1]
    assert [name for name in unseen if name in copy] == []
    assert "What you supported" not in page
    assert "I felt safe." not in page


def test_what_safeguarding_has_is_not_told_by_what_was_said_of_it(mandate, mine, coordinator):
    other = submitted()
    actions.support(contribution=other, mandate=mandate)
    Seen.objects.create(
        representative=mandate.representative, contribution=other, up_to=timezone.now()
    )
    judged = rated(mandate=mandate, owner=coordinator)
    for contribution in (other, judged):
        diverted(raised_by=coordinator, contribution=contribution)

    found = file_of(mine)

    assert (found["supports"], found["read"], found["ratings"], found["contributions"]) == (
        [],
        [],
        [],
        [],
    )


def test_what_was_said_of_a_session_and_its_minutes_is_in_it(mandate, mine):
    minutes = sent_minutes()
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="Falta el agua.")
    actions.mark_session(session=minutes.session, verdicts={"voluntary": "partly"}, mandate=mandate)

    found = file_of(mine)
    page = mine.get("/me/data/").content.decode()

    number = minutes.session.number
    assert [(each["session"], each["comment"]) for each in found["checked_minutes"]] == [
        (number, "Falta el agua.")
    ]
    assert [(each["session"], each["verdict"]) for each in found["marks"]] == [(number, "A little")]
    assert [each["session"] for each in found["sessions"]] == [number]
    assert "Falta el agua." in page
