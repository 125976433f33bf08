"""What the tests of invitations share."""

from datetime import UTC, datetime
from html.parser import HTMLParser

from django.contrib.messages import get_messages

PASSWORD = "tres-llamas-azules"
PAST = datetime(2026, 3, 12, 12, tzinfo=UTC)
LINK = "/accounts/invitations/secret/"


def chosen(**changes):
    """What a child sends when nothing is wrong."""
    return {"username": "luz", "password": PASSWORD, "repeat": PASSWORD} | changes


def said(response):
    """The messages that the next page shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]


class Page(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, response):
        super().__init__()
        self.elements = []
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def all(self, *tags):
        return [found for tag, found in self.elements if tag in tags]
