"""No page that a child reads has a word of the office, which a ten-year-old would ask about."""

import re
from html import unescape

import pytest
from django.core.management import call_command

from accounts.models import User
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

# Beginnings of words, in Spanish. The minutes as they are printed are a paper of the council, with
# its own words; a child says yes or no to them on a page in everyday ones.
OFFICE = ("quórum", "mandato", "consentimiento", "asentimiento", "revoca", "titular", "vigente")
OFFICE += (
    "sin área",
    "acogid",
    "acogim",
    "diferid",
    "fuera de nuestro alcance",
    "adenda",
    "salvaguarda",
)
STARTS = [
    "/",
    "/me/",
    "/me/data/",
    "/sessions/",
    "/consultations/",
    "/contributions/",
    "/projects/",
]
OF_A_CHILD = re.compile(r"/(me|sessions|consultations|contributions|projects)/")
PAPERS = re.compile(r"/minutes/$|/files/|\.ics$|\.json$|/papers/")
LINK = re.compile(r'href="(/[^"#?]*)"')
UNREAD = re.compile(r"<(script|style|svg|head)\b.*?</\1>|<[^>]+>", re.DOTALL)


@pytest.fixture
def child(settings):
    settings.EMBEDDED_DATABASE = True
    call_command("load_founding_data")
    call_command("load_samples")
    user = User.objects.get(username="rep-manthoc")
    user.language = "es"
    user.save()
    return client_of(user)


def test_a_child_reads_everyday_words(child):
    hard, read, waiting = [], set(), [*STARTS]
    while waiting:
        url = waiting.pop()
        if url in read:
            continue
        read.add(url)
        response = child.get(url)
        if response.status_code != 200:
            continue
        page = response.content.decode()
        text = unescape(UNREAD.sub(" ", page)).casefold()
        hard += [(url, word) for word in OFFICE if re.search(rf"\b{word}", text)]
        links = LINK.findall(page)
        waiting += [link for link in links if OF_A_CHILD.match(link) and not PAPERS.search(link)]

    assert hard == []
    assert len(read) > 40  # it was looked for
