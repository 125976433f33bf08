"""Finding contributions: search, filters, pages, and the part that htmx asks for."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, OrganizationFactory, submitted, under_review
from tests.factories.programs import AreaFactory
from tests.strategies import encoded, modest, pairs

pytestmark = pytest.mark.django_db

QUERY = {
    "q": ("árboles", "-árboles", '"más árboles"', "arboles or agua", "de la"),
    "area": ("health", "none", ""),
    "kind": ("idea", ""),
    "organization": ("organization1", ""),
    "state": ("submitted", "draft", "waiting", "to_approve", ""),
    "stage": ("plan", "nonsense", ""),
    "owner": ("coordinator", "nobody", ""),
    "due": ("late", "soon", ""),
    "sent_from": ("2026-03-12", "12/03/2026", "2026-02-30", "0001-01-01", "9999-12-31", ""),
    "sent_to": ("2026-03-12", "0001-01-01", "9999-12-31", ""),
    "sort": ("newest", "organization", "promised", ""),
    "after": ("1", "2026-03-12T10:00:00+00:00~1", "9999-12-31~1", "1~2026-03-12~1", ""),
    "before": ("1", "0001-01-01T00:00:00~1", "9999-12-31T23:59:59-05:00~1", ""),
    "colour": ("red",),
}


def found(response):
    return [contribution.words for contribution in response.context["page"].rows]


def place_of(contribution):
    return f"{contribution.submitted_at.isoformat()}~{contribution.pk}"


@modest
@given(sent=pairs(QUERY), is_htmx=st.booleans())
def test_whatever_stands_in_the_address_there_is_a_list(coordinator, sent, is_htmx):
    AreaFactory(slug="health")
    headers = {"HX-Request": "true"} if is_htmx else {}

    response = client_of(coordinator).get(
        "/contributions/", QUERY_STRING=encoded(sent).decode(), headers=headers
    )

    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert (b"</html>" in response.content) is not is_htmx


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["Tercera", "Segunda", "Primera"]),
        ("area=health", ["Primera"]),
        ("area=none", ["Tercera", "Segunda"]),
        ("kind=idea", ["Segunda"]),
        ("organization=manthoc", ["Tercera"]),
        ("state=under_review", ["Tercera"]),
        ("q=segunda", ["Segunda"]),
        ("q=segunda&kind=idea", ["Segunda"]),
        ("q=segunda&kind=advice", []),
        ("area=none&state=under_review&organization=manthoc", ["Tercera"]),
        ("area=health&organization=manthoc", []),
    ],
)
def test_filters_narrow_the_list_and_combine(coordinator, query, words):
    submitted(words="Primera", area=AreaFactory(slug="health"))
    submitted(words="Segunda", kind="idea")
    manthoc = OrganizationFactory(slug="manthoc")
    under_review(words="Tercera", mandate=MandateFactory(organization=manthoc), owner=coordinator)

    response = client_of(coordinator).get(f"/contributions/?{query}")

    assert found(response) == words


@pytest.mark.parametrize(
    ("typed", "found_words"),
    [
        ("reunion ninas", True),
        ("REUNIÓN", True),
        ("reuniones", True),  # another form of the word
        ("reunio\u0301n", True),
        ('"reunión de niñas"', True),
        ('"niñas de reunión"', False),
        ("reunión -niñas", False),
        ("árbol", False),
    ],
)
def test_a_search_minds_neither_accents_nor_forms_of_a_word(coordinator, typed, found_words):
    submitted(words="Queremos una reunión de niñas y niños.")

    response = client_of(coordinator).get("/contributions/", {"q": typed})

    assert bool(found(response)) is found_words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("area=moon", "Area: “moon” is not one of the choices."),
        ("kind=order", "Kind: “order” is not one of the choices."),
        ("organization=nobody", "Organization: “nobody” is not one of the choices."),
        ("state=lost", "State: “lost” is not one of the choices."),
        ("state=draft", "State: “draft” is not one of the choices."),
        ("kind=%3Cb%3E", "Kind: “&lt;b&gt;” is not one of the choices."),
        ("q=a%00b", "Search the words: Null characters are not allowed."),
    ],
)
def test_a_value_that_nobody_offers_is_named_and_nothing_is_listed(coordinator, query, message):
    submitted()

    response = client_of(coordinator).get(f"/contributions/?{query}")

    page = response.content.decode()
    assert message in page
    assert found(response) == []
    assert "Queremos más árboles" not in page
    assert "Nobody has said anything yet" not in page


def test_a_wrong_value_beside_a_right_one_does_not_list_by_the_right_one_alone(coordinator):
    submitted(kind="idea")

    response = client_of(coordinator).get("/contributions/?kind=idea&state=lost")

    assert found(response) == []


def test_each_filter_in_force_is_a_chip_that_takes_it_away(coordinator):
    submitted(words="Árboles", kind="idea", area=AreaFactory(slug="health"))

    response = client_of(coordinator).get("/contributions/?q=arboles&area=health&kind=idea")

    page = response.content.decode()
    assert '<a class="chip" href="?area=health&amp;kind=idea">Search the words: arboles<' in page
    assert '<a class="chip" href="?q=arboles&amp;kind=idea">Area: Health (en)<' in page
    assert '<a class="chip" href="?q=arboles&amp;area=health">Kind: Idea<' in page


def test_the_team_filters_by_the_stage_of_the_program_cycle(coordinator):
    contribution = under_review(owner=coordinator, words="Para el plan")
    contribution.review.stage = "plan"
    contribution.review.save()
    under_review(owner=coordinator, words="Sin etapa")

    response = client_of(coordinator).get("/contributions/?stage=plan")

    assert found(response) == ["Para el plan"]
    assert "Plan formulation" in response.content.decode()


def test_taking_a_filter_away_starts_at_the_first_page(coordinator):
    submitted(kind="idea")

    response = client_of(coordinator).get("/contributions/?kind=idea&state=submitted&after=99999")

    chips = response.context["filters"].chosen()
    assert [chip.url for chip in chips] == ["?state=submitted", "?kind=idea"]


def test_contributions_without_an_area_are_a_filter_with_its_word(coordinator):
    submitted()

    response = client_of(coordinator).get("/contributions/?area=none")

    assert '<a class="chip" href="?">Area: Not sure yet<' in response.content.decode()


def test_a_search_without_a_match_says_what_to_do(coordinator):
    submitted()

    page = client_of(coordinator).get("/contributions/?q=zanahoria").content.decode()

    assert "Nothing fits" in page
    assert 'href="/contributions/">Show all</a>' in page


@pytest.mark.parametrize(
    "place", ["after=2001-01-01T00:00:00%2B00:00~1", "before=9998-01-01T00:00:00%2B00:00~1"]
)
def test_a_place_beyond_the_list_is_the_first_page(coordinator, place):
    submitted(words="uno")

    response = client_of(coordinator).get(f"/contributions/?{place}")

    assert found(response) == ["uno"]
    assert response.context["page"].newer_url == ""


def test_an_empty_list_invites_who_can_write(representative, coordinator):
    empty = "Nobody has said anything yet"

    for_child = client_of(representative).get("/contributions/").content.decode()
    for_staff = client_of(coordinator).get("/contributions/").content.decode()

    assert empty in for_child
    assert "You can be the first." in for_child
    assert empty in for_staff
    assert "You can be the first." not in for_staff


def test_pages_lead_to_older_and_newer_ones_and_keep_the_filters(coordinator):
    mandate = MandateFactory()
    for number in range(1, 52):
        submitted(words=str(number), mandate=mandate, kind="idea")
    submitted(words="otra", mandate=mandate, kind="advice")
    client = client_of(coordinator)

    first = client.get("/contributions/?kind=idea")
    second = client.get(f"/contributions/{first.context['page'].older_url}")
    third = client.get(f"/contributions/{second.context['page'].older_url}")
    back = client.get(f"/contributions/{third.context['page'].newer_url}")

    assert found(first) == [str(number) for number in range(51, 26, -1)]
    assert first.context["page"].newer_url == ""
    assert found(second) == [str(number) for number in range(26, 1, -1)]
    assert second.context["page"].older_url.startswith("?kind=idea&after=")
    assert found(third) == ["1"]
    assert third.context["page"].older_url == ""
    assert third.context["page"].newer_url.startswith("?kind=idea&before=")
    assert found(back) == found(second)


def test_the_first_page_reached_by_going_back_has_nothing_newer(coordinator):
    mandate = MandateFactory()
    first, second, _ = (submitted(words=word, mandate=mandate) for word in ("1", "2", "3"))

    response = client_of(coordinator).get("/contributions/", {"before": place_of(first)})

    assert found(response) == ["3", "2"]
    assert response.context["page"].newer_url == ""
    assert response.context["page"].older_url == f"?{urlencode({'after': place_of(second)})}"


@pytest.mark.parametrize(
    "place", ["after=x", "after=-1", "before=9e9", "after=" + "9" * 30, "after=2026-03-12~1~1"]
)
def test_a_place_that_is_none_is_the_first_page(coordinator, place):
    submitted(words="uno")

    assert found(client_of(coordinator).get(f"/contributions/?{place}")) == ["uno"]


def test_htmx_gets_the_results_alone_and_everybody_else_the_page(coordinator):
    submitted()
    client = client_of(coordinator)

    part = client.get("/contributions/?kind=suggestion", headers={"HX-Request": "true"})
    whole = client.get("/contributions/?kind=suggestion")

    assert part.content.decode().strip().startswith('<div id="results"')
    assert "<html" not in part.content.decode()
    assert "Queremos más árboles" in part.content.decode()
    assert "<html" in whole.content.decode()
    assert "HX-Request" in part["Vary"]
    assert "HX-Request" in whole["Vary"]


def test_the_browsers_back_button_gets_the_page_and_not_its_part(coordinator):
    response = client_of(coordinator).get(
        "/contributions/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )

    assert "<html" in response.content.decode()


def test_a_wrong_filter_is_named_in_the_part_for_htmx_too(coordinator):
    response = client_of(coordinator).get(
        "/contributions/?state=lost", headers={"HX-Request": "true"}
    )

    assert "State: “lost” is not one of the choices." in response.content.decode()


def test_filters_are_shown_open_when_one_is_in_force(coordinator):
    client = client_of(coordinator)

    assert "<details open>" in client.get("/contributions/?kind=idea").content.decode()
    assert "<details open>" not in client.get("/contributions/?q=agua").content.decode()


def test_a_representative_finds_only_what_they_may_read(mandate, representative):
    submitted(words="Agua del colegio", mandate=mandate, audience="team")
    submitted(words="Agua de otros", audience="team")
    submitted(words="Agua de todos")

    response = client_of(representative).get("/contributions/?q=agua")

    assert found(response) == ["Agua de todos", "Agua del colegio"]
    assert response.context["count"].number == 2
