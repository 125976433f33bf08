"""What a child holds in hand after sending."""

from datetime import date

import pytest

from tests.conftest import client_of
from tests.factories.advisory import promised, submitted

pytestmark = pytest.mark.django_db


def test_it_says_the_number_the_day_and_the_words(mandate, representative):
    contribution = promised(
        submitted(mandate=mandate, words="Queremos agua limpia."), date(2099, 3, 12)
    )

    page = client_of(representative).get(f"{contribution.get_absolute_url()}receipt/")

    text = page.content.decode()
    for words in (contribution.reference, "12 March 2099", "Queremos agua limpia."):
        assert words in text


def test_its_page_leads_to_it_until_the_answer_is_there(mandate, representative, coordinator):
    contribution = submitted(mandate=mandate)
    link = f'href="{contribution.get_absolute_url()}receipt/"'

    own = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    contribution.withdraw()
    contribution.save()
    later = client_of(representative).get(contribution.get_absolute_url()).content.decode()

    assert (link in own, link in later) == (True, False)
