"""What is printed to be signed, as Chromium makes it: minutes, and the answer to a question."""

import io

import pytest
from django.utils import translation
from pypdf import PdfReader

from advisory import actions
from advisory.models import Minutes, Organization
from tests.browser.words import es
from tests.factories.advisory import MandateFactory, decided, logged
from tests.factories.consultations import answered_jointly, asked, closed
from tests.factories.minutes import held, resolved
from tests.factories.programs import ProjectFactory

pytestmark = pytest.mark.browser

TOPICS = [f"Tema {number}: el agua y la feria" for number in range(1, 9)]
TALKED = "Cada organización contó cuántas horas tiene agua. " * 9
SLUGS = ["rednna", "mnnatsop", "manthoc", "conao", "vota-por-la-ninez"]


@pytest.fixture
def seats():
    return [MandateFactory(organization=Organization.objects.get(slug=slug)) for slug in SLUGS]


def printed(page):
    """The lines of each printed page."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in reader.pages}
    assert sizes == {(595, 842)}  # A4, in points
    return [sheet.extract_text().strip().splitlines() for sheet in reader.pages]


def headings(page):
    return {
        " ".join(text.split()) for text in page.locator("main :is(h1, h2, h3)").all_inner_texts()
    }


def expect_fit_to_sign(page, sheets):
    """Each sheet has its number and more, none ends with a heading, and nothing of the site is on
    it."""
    assert [sheet[0] for sheet in sheets] == [
        f"{place} / {len(sheets)}" for place in range(1, len(sheets) + 1)
    ]
    assert min(len(sheet) for sheet in sheets) > 1
    assert {sheet[-1] for sheet in sheets} & headings(page) == set()
    assert es("Print it") not in whole(sheets)


def whole(sheets):
    return "\n".join(line for sheet in sheets for line in sheet)


def test_long_minutes_are_fit_to_sign(visit, coordinator, seats):
    session = held(topics=TOPICS, facilitator=coordinator)
    items = list(session.items.all())
    for item in items:
        for seat in seats:
            words = f"Lo dijo {seat.organization} sobre el tema {item.place}."
            logged(mandate=seat, words=words, agenda_item=item, written_by=coordinator)
    logged(mandate=seats[0], words="Dicho al salir.", written_by=coordinator)
    for number in range(9):
        resolved(session, owner=coordinator, text=f"Acuerdo {number}: preguntar en cada colegio.")
    minutes = actions.open_minutes(session=session)
    actions.write_minutes(minutes=minutes, texts={item.pk: TALKED for item in items})
    actions.send_minutes(minutes=minutes)
    for seat in seats:
        actions.check_minutes(minutes=minutes, edition=1, mandate=seat, comment="")
    actions.approve_minutes(minutes=Minutes.objects.get(), approved_by=coordinator)
    page = visit(coordinator, width=1280)
    page.goto(Minutes.objects.get().get_absolute_url())

    sheets = printed(page)

    expect_fit_to_sign(page, sheets)
    text = whole(sheets)
    order = [
        es("Minutes of session %(number)s", number=session.number),
        es("Attendance"),
        es("Agenda"),
        *(f"Lo dijo REDNNA sobre el tema {item.place}." for item in items),
        "Dicho al salir.",
        es("Resolutions"),
        es("Signatures"),
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    to_sign = next(sheet for sheet in sheets if es("Signatures") in sheet)
    signed = "\n".join(to_sign[to_sign.index(es("Signatures")) :])
    with translation.override("es"):
        assert all(str(seat.organization) in " ".join(signed.split()) for seat in seats)
    assert es("who led the session") in signed


def test_the_answer_to_a_question_is_fit_to_sign(visit, coordinator, seats):
    project = ProjectFactory(lead=coordinator)
    question = asked(by=coordinator, area=None, project=project, decision="Qué se hace. " * 40)
    for seat in seats:
        decided(owner=coordinator, mandate=seat, consultation=question, words="Los domingos.")
    answered_jointly(
        closed(question, by=coordinator),
        by=coordinator,
        taken_up="Las visitas a los caseríos. " * 60,
        left_out="El hospital lo decide el ministerio. " * 50,
    )
    page = visit(coordinator, width=1280)
    page.goto(f"/consultations/{question.pk}/answer/paper/")

    sheets = printed(page)

    expect_fit_to_sign(page, sheets)
    last = "\n".join(sheets[-1])
    for words in ("On behalf of who decides", "On behalf of the team", "Received by the council"):
        assert es(words) in last
