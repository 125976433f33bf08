"""A walk through every address that has to do with one contribution, for one person.

``places_of`` opens every named address with the keys of all rows that belong to the contribution,
follows every link from there, and posts to every address. A page that is added later is asked too.
"""

import io
import zipfile
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.db import models, transaction
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from advisory.models import Contribution
from tests.conftest import client_of

MOST_PAGES = 6000  # far more than there are; a crawl without an end would say so
MOST_QUERIES = 8  # of one page
LEAVES = {"account_logout", "admin:logout"}
# Texts that no person writes.
NOT_TYPED = {"reference", "i18n", "page", "token", "file", "content_type"}


def rows_of(contribution):
    """Every row that points to the contribution, or to one that does, by model."""
    rows = {Contribution: [contribution]}
    for model in (Contribution, *[relation.related_model for relation in _relations(Contribution)]):
        for relation in _relations(model):
            keys = [row.pk for row in rows.get(model, [])]
            pointing = relation.related_model._base_manager.filter(
                **{f"{relation.field.name}__in": keys}
            )
            rows.setdefault(relation.related_model, []).extend(pointing)
    del rows[Contribution]
    return {model: found for model, found in rows.items() if not _is_optional(model)}


def _relations(model):
    """History and the readings, notes of a lead have tests of their own."""
    return [
        relation
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label == "advisory"
        and not hasattr(relation.related_model, "pgh_obj")
    ]


def _is_optional(model):
    return model.__name__ in {"ConcernNote", "ConcernReading"}


def is_typed(field):
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and field.name not in NOT_TYPED


def places_of(user, contribution, *, word, search):
    """The addresses, with their method, at which this person gets the word."""
    client = client_of(user)
    start = _addresses(contribution, search)
    found = {
        ("POST", url)
        for url in start
        if "?" not in url
        and not url.startswith("/admin/")
        and holds(ask(client, "post", url), word)
    }
    seen, waiting, visits = set(), sorted(start), Counter()
    while waiting:
        url = waiting.pop()
        if url in seen or not (url in start or _is_wanted(url, visits)):
            continue
        seen.add(url)
        visits[urlsplit(url).path] += 1
        assert len(seen) < MOST_PAGES, sorted(seen)[-20:]
        response = ask(client, "get", url)
        if holds(response, word):
            found.add(("GET", url))
        waiting.extend(_links(url, response))

    return found


def _is_wanted(url, visits):
    """Of a page with many filters and orders some are enough; the admin has them without end."""
    if url.startswith("/admin/"):
        return "?" not in url
    return visits[urlsplit(url).path] < MOST_QUERIES


def ask(client, method, url):
    """The answer, read to its end; nothing of what it did lasts but the notes of a reading."""
    if method == "get":
        response = getattr(client, method)(url)
    else:
        with transaction.atomic():
            response = client.post(url, {"q": "x"})
            transaction.set_rollback(True)
    response.read_text = _text_of(response)
    return response


def _text_of(response):
    data = response.getvalue()
    if data[:2] == b"PK":  # a table for Excel
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    return f"{dict(response.items())} {data.decode('utf-8', 'replace')}"


def holds(response, word):
    return word in response.read_text.casefold()


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attributes):
        if tag != "form":
            self.found |= {
                value
                for name, value in attributes
                if name in ("href", "src", "hx-get", "data-href") and value
            }


def _links(url, response):
    """The pages of ours that this page leads to; a redirect is one too."""
    leading = {response["Location"]} if "Location" in response else set()
    if response.status_code == 200 and "html" in response.get("Content-Type", ""):
        parser = _Links()
        parser.feed(response.read_text)
        leading |= parser.found
    # In one order, so that a page whose visits are counted is opened by the same ones each time.
    found = (_page("/" if link.startswith("/") else url, link) for link in sorted(leading))
    return [page for page in found if page]


@cache
def _page(base, link):
    """Where a link of this page leads to; None if that is no page of ours."""
    parts = urlsplit(urljoin(f"http://testserver{base}", link))
    is_ours = parts.netloc == "testserver" and not parts.path.startswith("/static/")
    if not is_ours or "logout" in parts.path or "next=" in parts.query:
        return None
    return parts._replace(scheme="", netloc="", fragment="").geturl()


def _addresses(contribution, search):
    """Every named address with each key that the rows of the contribution have."""
    keys = {row.pk for found in rows_of(contribution).values() for row in found}
    keys |= {contribution.pk, contribution.mandate_id, contribution.mandate.representative_id}
    tokens = {contribution.token, *(each.token for each in contribution.concerns.all())}
    slugs = {contribution.organization.slug, contribution.area.slug}
    values = {"reference": {contribution.reference}, "uuid": tokens, "slug": slugs, "int": keys}
    urls = {f"/?q={search}"}
    for name, converters in _names():
        if name in LEAVES:
            continue
        for arguments in _arguments(converters, values):
            try:
                url = reverse(name, kwargs=arguments)
            except NoReverseMatch:
                continue
            urls |= {url} if arguments else {url, f"{url}?q={search}"}
    return urls


def _arguments(converters, values):
    """For each argument the values of its kind; several arguments go through theirs together."""
    if not converters:
        return [{}]
    kinds = {
        name: sorted(values.get(_kind_of(converter), values["int"] | {"x"}), key=str)
        for name, converter in converters.items()
    }
    longest = max(len(each) for each in kinds.values())
    return [
        {name: each[place % len(each)] for name, each in kinds.items()} for place in range(longest)
    ]


def _kind_of(converter):
    name = type(converter).__name__
    return {
        "ReferenceConverter": "reference",
        "UUIDConverter": "uuid",
        "SlugConverter": "slug",
        "IntConverter": "int",
    }.get(name)


def _names(resolver=None, spaces=()):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern, inner)
        elif pattern.name:
            yield ":".join((*spaces, pattern.name)), pattern.pattern.converters
