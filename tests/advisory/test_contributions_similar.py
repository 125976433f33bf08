"""What others said like what a child is writing."""

import uuid

import pytest
from django.db import connection

from advisory import actions
from advisory.models import Contribution
from tests.advisory.drafts import TYPED, address, typed
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, submitted

pytestmark = pytest.mark.django_db


def similar_to(user, words=TYPED):
    return [each.words for each in Contribution.objects.visible_to(user).similar_to(words)]


def test_those_that_share_more_words_come_first_and_accents_do_not_matter(representative):
    submitted(words="Queremos una cancha con techo")
    submitted(words="No hay agua en el colegio")
    submitted(words="Los banos de mi colegio no tienen agua")

    assert similar_to(representative) == [
        "Los banos de mi colegio no tienen agua",
        "No hay agua en el colegio",
    ]


def test_one_word_in_common_is_not_alike(representative):
    submitted(words="El agua del río está sucia")

    assert similar_to(representative) == []


@pytest.mark.parametrize("words", ["", "de la que", "&|!:*'\\", "a" * 4000, "http://a.pe/?x=1&y=2"])
def test_words_that_say_nothing_yet_are_like_nothing(representative, words):
    submitted(words="No hay agua en el colegio")

    assert similar_to(representative, words) == []


def test_there_are_five_at_the_most(representative):
    for number in range(7):
        submitted(words=f"Falta agua en el baño {number}")

    assert len(similar_to(representative)) == 5


def test_only_what_the_writer_may_read_and_what_still_stands_is_shown(mandate, representative):
    submitted(words="Agua en el colegio, para el equipo", audience="team")
    actions.withdraw(contribution=submitted(words="Agua en el colegio, devuelto"))
    DraftFactory(words="Agua en el colegio, borrador")
    DraftFactory(mandate=mandate, words="Agua en el colegio, borrador mío")
    submitted(mandate=mandate, words="Agua en el colegio, nuestro", audience="team")

    assert similar_to(representative) == ["Agua en el colegio, nuestro"]


def test_what_was_diverted_is_not_shown(representative, coordinator):
    contribution = submitted(words="Agua en el colegio")

    actions.divert(contribution=contribution, reason="Se lee miedo.", raised_by=coordinator)

    assert similar_to(representative) == []


def test_a_save_while_typing_brings_the_similar_ones_along(representative):
    other = submitted(words="En el colegio no hay agua")

    response = client_of(representative).post(
        address(uuid.uuid4()), typed(), headers={"HX-Request": "true"}
    )

    part = response.content.decode()
    assert '<div id="similar" class="similar" hx-swap-oob="true">' in part
    assert f'href="{other.get_absolute_url()}" lang="es">En el colegio no hay agua</a>' in part
    assert str(other.organization) in part
    assert "Only you can see it." in part


def test_without_a_script_a_button_saves_and_shows_them(representative):
    submitted(words="En el colegio no hay agua")
    token = uuid.uuid4()

    response = client_of(representative).post(address(token), typed(action="similar"), follow=True)

    assert response.redirect_chain == [(f"{address(token)}#similar", 302)]
    page = response.content.decode()
    assert "Is one of these what you want to say?" in page
    assert "En el colegio no hay agua" in page
    assert Contribution.objects.get(token=token).words == TYPED


def test_hostile_words_of_others_are_shown_as_words(representative):
    submitted(words="<script>alert(1)</script> agua colegio")

    response = client_of(representative).post(
        address(uuid.uuid4()), typed(), headers={"HX-Request": "true"}
    )

    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;" in response.content


def test_looking_for_similar_ones_reads_a_part_of_the_table_however_long_it_is(representative):
    first = submitted(words="En el colegio no hay agua")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('advisory_contribution', 'id'), %s)",
            [first.pk + 5_000],
        )
    newer = submitted(words="En el colegio falta agua")

    assert similar_to(representative) == [newer.words]
