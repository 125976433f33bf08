"""Where the texts of others name a child: shown before an erasure, and gone after it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advisory import actions, mentions
from advisory.choices import ErasureReason
from advisory.models import (
    AgendaItem,
    Answer,
    Commitment,
    CommitmentUpdate,
    Contribution,
    Export,
    Note,
    Review,
    Story,
)
from tests.advisory.traces import traces_of
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    answered,
    decided,
    done,
    rated,
    submitted,
    told,
)
from tests.factories.sessions import convoked
from tests.strategies import shown

pytestmark = pytest.mark.django_db

NAME = "Yanamaría"


@pytest.fixture
def child(db):
    child = RepresentativeFactory(given_name="Yanita")
    child.given_name = NAME
    child.save()
    return child


def erase(child, **fields):
    actions.erase(representative=child, **{"reason": ErasureReason.REQUEST} | fields)


def labels(child):
    return {mention.label for mention in mentions.find(mentions.names_of(child))}


def life_with_others(coordinator):
    """Every text of the loop names the child, each in its way, and was changed once."""
    mandate = MandateFactory()
    contribution = decided(
        owner=coordinator,
        mandate=mandate,
        words="Yanamaria y yo queremos agua.",
        promise="Llamar a Yanamaría.",
    )
    Review.objects.update(summary="Lo pide Yanamaría.", reason="Yanita tiene razón.")
    Note.objects.create(contribution=contribution, written_by=coordinator, text="Ver a yanita.")
    answer = contribution.answers.get()
    answer.text = "Hola, Yanamaría. ¡Sí!"
    actions.publish(contribution=contribution, answer=answer, published_by=coordinator)
    Commitment.objects.update(
        outcome="Yanamaría ya tiene agua.", without_evidence="Yanita no quiere fotos."
    )
    Commitment.objects.update(outcome="Yanita ya tiene agua.")
    rated(owner=coordinator, mandate=mandate, words="Yanamaría no entendió.")
    told(answered=contribution, said="Yanamaría pidió agua.", did="Yanita la tiene.")
    Story.objects.update(i18n={"said_en": "Yanita asked for water."})
    Export.objects.create(exported_by=coordinator, form="csv", asked="q=Yanamaría")
    return Contribution.objects.get(pk=contribution.pk)


def test_every_text_that_names_the_child_is_found(child, coordinator):
    life_with_others(coordinator)

    assert labels(child) == {
        "Answer · text for children",
        "Commitment · what was done",
        "Commitment · what we will do",
        "Commitment · why nothing shows it",
        "Contribution · words",
        "Export · filters",
        "Note · note",
        "Rating · what else they said",
        "Grounds of an answer · reason, for the team",
        "Review · reason, for the team",
        "Review · summary by staff",
        "You said – we did · translation",
        "You said – we did · what they said",
        "You said – we did · what we did",
    }


def test_after_the_erasure_no_table_has_the_name_and_the_texts_read_on(child, coordinator):
    said = life_with_others(coordinator)
    assert {place for place, _word in traces_of("Yanamar", "Yanita")} >= {
        "advisory_reviewevent",
        "advisory_answerevent",
        "advisory_commitmentevent",
        "advisory_noteevent",
        "advisory_storyevent",
    }

    erase(child, done_by=coordinator)

    assert traces_of("Yanamar", "Yanita") == []
    said.refresh_from_db()
    assert said.words == "[alguien] y yo queremos agua."
    assert Answer.objects.get(contribution=said).text == "Hola, [alguien]. ¡Sí!"
    assert Note.objects.get().text == "Ver a [alguien]."
    assert Story.objects.get().i18n == {"said_en": "[alguien] asked for water."}
    assert Commitment.objects.get(contribution=said).promise == "Llamar a [alguien]."


def test_a_form_that_was_opened_before_does_not_bring_the_name_back(child, coordinator):
    contribution = life_with_others(coordinator)
    before = contribution.version

    erase(child)

    contribution.refresh_from_db()
    assert contribution.version > before


def test_what_was_mended_by_hand_is_gone_from_history_too(child, coordinator):
    contribution = decided(owner=coordinator)
    Review.objects.update(summary="Lo pide Yanamaría.")
    Review.objects.update(summary="Lo pide una niña.")
    assert labels(child) == set()
    assert traces_of("Lo pide Yanamar") != []

    erase(child)

    assert traces_of("Yanamar") == []
    assert contribution.review.pgh_event_model.objects.filter(summary="Lo pide [alguien].").exists()


def test_the_texts_are_searched_once_to_show_them_and_once_to_mend_them(child, coordinator):
    decided(owner=coordinator)
    Review.objects.update(summary="Lo pide Yanamaría.")
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/erase/"

    with CaptureQueriesContext(connection) as queries:
        client.post(url, {"given_name": NAME})

    searched = [each for each in queries if 'FROM "advisory_story" WHERE' in each["sql"]]
    assert len(searched) == 2


# --- The page ---


def test_the_page_shows_each_place_with_a_way_there(child, coordinator):
    contribution = decided(owner=coordinator)
    Review.objects.update(summary="<b>Hoy</b> vino Yanamaría a la oficina.")

    page = client_of(coordinator).get(f"/representatives/{child.pk}/erase/").content.decode()

    assert f'<a href="{contribution.get_absolute_url()}">Review · summary by staff</a>' in page
    assert "&lt;b&gt;Hoy&lt;/b&gt; vino <mark>Yanamaría</mark> a la oficina." in page


def test_a_text_without_a_page_of_its_own_leads_to_what_it_belongs_to(child, coordinator):
    session = convoked(place="Casa de Yanamaría, Ica")
    AgendaItem.objects.create(session=session, place=1, title="La carta de Yanamaría")

    page = client_of(coordinator).get(f"/representatives/{child.pk}/erase/").content.decode()

    assert f'<a href="/sessions/{session.number}/">Session · place</a>' in page
    assert f'<a href="/sessions/{session.number}/">Topic of the agenda · topic</a>' in page


def test_without_a_place_nothing_is_asked(child, coordinator):
    page = client_of(coordinator).get(f"/representatives/{child.pk}/erase/").content.decode()

    assert "Where the name stands" not in page


def test_a_text_about_somebody_else_is_left_as_it_is(child, coordinator):
    kept = decided(owner=coordinator)
    other = decided(owner=coordinator)
    Review.objects.update(summary="Habló Yanamaría.")
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/erase/"

    asked = client.post(url, {"left": f"advisory.review.{kept.review.pk}.summary"})
    client.post(url, shown(asked) | {"given_name": NAME})

    summaries = dict(Review.objects.values_list("contribution", "summary"))
    assert summaries == {kept.pk: "Habló Yanamaría.", other.pk: "Habló [alguien]."}
    events = Review.pgh_event_model.objects.filter(summary__contains="Yanamar")
    assert set(events.values_list("pgh_obj_id", flat=True)) == {kept.review.pk}


def test_a_place_that_was_made_up_erases_nothing(child, coordinator):
    decided(owner=coordinator)
    Review.objects.update(summary="Habló Yanamaría.")

    response = client_of(coordinator).post(
        f"/representatives/{child.pk}/erase/", {"left": "accounts.user.1.name", "given_name": NAME}
    )

    assert response.status_code == 200
    child.refresh_from_db()
    assert child.erased_at is None


def test_what_nobody_on_the_team_may_read_is_not_shown(child, coordinator):
    DraftFactory(words="Yanamaría es mi amiga.")
    hidden = submitted(words="A Yanamaría le pegan.")
    actions.divert(contribution=hidden, reason="Yanamaría", raised_by=coordinator)

    kept = answered(owner=coordinator, decision="accepted")
    actions.tell_progress(
        commitment=kept.commitments.get(),
        update=CommitmentUpdate(text="Yanamaría tiene miedo."),
        told_by=coordinator,
    )
    actions.divert(contribution=kept, reason="Miedo.", raised_by=coordinator)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/erase/").content.decode()

    assert "Where the name stands" not in page
    assert "amiga" not in page
    assert "pegan" not in page
    assert "miedo" not in page


# --- The nightly run ---


def test_the_nightly_run_takes_the_name_for_a_name_by_its_first_letter(coordinator):
    luz = RepresentativeFactory(given_name="Luz")
    contribution = done(owner=coordinator, words="No hay luz. Luz lo sabe.")
    mandate = MandateFactory(representative=luz)
    mandate.period = type(mandate.period)("2020-01-01", "2021-01-01")
    mandate.save()

    erase(luz, reason=ErasureReason.RETENTION)

    contribution.refresh_from_db()
    assert contribution.words == "No hay luz. [alguien] lo sabe."
