"""To support what another organization said already, instead of saying it again."""

import uuid

import pytest

from advisory import actions
from advisory.models import Contribution, Support
from tests.advisory.drafts import address, typed
from tests.conftest import client_of
from tests.factories.advisory import DraftFactory, MandateFactory, submitted

pytestmark = pytest.mark.django_db
WORDS = "En mi colegio el baño no tiene agua"


@pytest.fixture
def other(db):
    return submitted(words="En el colegio no hay agua")


@pytest.fixture
def draft(mandate):
    return DraftFactory(mandate=mandate, words=WORDS)


def choice(draft, other):
    return f"{address(draft.token)}support/{other.reference}/"


def button(other):
    return f'name="support" value="{other.reference}"'


def test_what_others_said_has_a_button_and_what_ours_said_has_none(representative, mandate, other):
    ours = submitted(mandate=mandate, words="No hay agua en mi colegio")

    response = client_of(representative).post(
        address(uuid.uuid4()), typed(), headers={"HX-Request": "true"}
    )

    part = response.content.decode()
    assert button(other) in part
    assert button(ours) not in part
    assert ours.words in part


def test_what_is_supported_already_says_so(representative, mandate, other, draft):
    actions.support(contribution=other, mandate=mandate)

    page = client_of(representative).get(address(draft.token)).content.decode()

    assert "Your organization supports it" in page
    assert button(other) not in page


def test_the_button_saves_what_was_typed_and_asks_what_becomes_of_it(representative, other):
    token = uuid.uuid4()
    form = typed(words="Agua en el colegio, por favor", support=other.reference, action="")

    page = client_of(representative).post(address(token), form, follow=True)

    assert page.redirect_chain == [(f"{address(token)}support/{other.reference}/", 302)]
    assert Contribution.objects.get(token=token).words == "Agua en el colegio, por favor"
    text = page.content.decode()
    assert "Support this one?" in text
    assert "En el colegio no hay agua" in text
    assert "Agua en el colegio, por favor" in text
    assert not Support.objects.exists()


@pytest.mark.parametrize(("fate", "drafts"), [("keep", 1), ("throw_away", 0)])
def test_the_draft_is_kept_or_thrown_away_as_its_author_says(
    representative, mandate, other, draft, fate, drafts
):
    response = client_of(representative).post(choice(draft, other), {"draft": fate})

    assert response.url == other.get_absolute_url()
    assert Support.objects.get().organization == mandate.organization
    assert Contribution.objects.filter(pk=draft.pk).count() == drafts


@pytest.mark.parametrize("form", [{}, {"draft": ""}, {"draft": "both"}, {"draft": "\0"}])
def test_nothing_happens_without_one_of_the_buttons(representative, other, draft, form):
    page = client_of(representative).post(choice(draft, other), form)

    assert "Choose one of the buttons." in page.content.decode()
    assert not Support.objects.exists()
    assert Contribution.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("reference", ["AP-2020-0001", "nonsense", "\0", "../..", "x" * 21])
def test_a_button_that_names_nothing_loses_nothing(representative, reference):
    token = uuid.uuid4()

    response = client_of(representative).post(address(token), typed(support=reference, action=""))

    assert response.status_code in (200, 302)
    assert "support" not in response.headers.get("Location", "")
    assert not Support.objects.exists()


def test_a_draft_of_somebody_else_is_neither_shown_nor_thrown_away(representative, other):
    theirs = DraftFactory(mandate=MandateFactory(), words="Un secreto")

    response = client_of(representative).post(choice(theirs, other), {"draft": "throw_away"})

    assert response.url == other.get_absolute_url()
    assert Contribution.objects.filter(pk=theirs.pk).exists()
    assert not Support.objects.exists()


def test_one_that_was_diverted_a_moment_ago_is_not_there(representative, other, draft, coordinator):
    actions.divert(contribution=other, reason="Se lee miedo.", raised_by=coordinator)

    response = client_of(representative).post(choice(draft, other), {"draft": "throw_away"})

    assert response.status_code == 404
    assert Contribution.objects.filter(pk=draft.pk).exists()
