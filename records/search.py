"""Search: one Spanish configuration that does not mind accents, used by every list.

The accents are folded by ``translate``, which core PostgreSQL has and which is immutable, so that
the folded words can stand in a generated column with an index. The same fold is put on what a
reader types, in the database, so that the two can never differ.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    SearchVector,
    SearchVectorField,
)
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django_cte import CTE, with_cte

CONFIGURATION = "spanish"
# Beyond so many matches a list is walked; up to them all are found, joined and sorted.
MANY = 1000
# Letter by letter; the combining accents at the end have no partner and are dropped, so that an
# accent typed as a character of its own (as some phones do) is folded too.
COMBINING = "\u0300\u0301\u0302\u0303\u0308"
FOLDED = "áàâäãéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ" + COMBINING
PLAIN = "aaaaaeeeeiiiiooooouuuuncAAAAAEEEEIIIIOOOOOUUUUNC"


_FOLD = str.maketrans(FOLDED[: len(PLAIN)], PLAIN)


def folded(text: str) -> str:
    """A text in Python without its accents; each letter stays in its place."""
    return unicodedata.normalize("NFC", text).translate(_FOLD)


def pattern_of(text: str) -> str:
    """A regular expression of PostgreSQL’s for a folded text, however its accents are written.

    For texts that have no column of their own to search in: to fold them takes ten times as long.
    """
    return "".join(map(_pattern_of_sign, text))


def _pattern_of_sign(sign):
    pairs = zip(FOLDED, PLAIN, strict=False)
    accented = [each for each, plain in pairs if plain.lower() == sign.lower()]
    either = f"[{sign}{''.join(accented)}]" if accented else re.escape(sign)
    return f"{either}[{COMBINING}]*" if sign.isalpha() else either


# Phones write these for the straight one, which alone means something in a search.
STRAIGHT_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


# A text that is being written is compared with so many of the newest rows, by its beginning. The
# words of a child are the words of all: to look for any of them in a million rows takes seconds.
WINDOW = 5_000  # rows
LONGEST_COMPARED = 1_000  # characters
SHARED_WORDS = 2  # one is nothing yet


class Fold(Func):
    """The text without its accents: ``reunión de niñas`` → ``reunion de ninas``."""

    function = "translate"
    output_field = models.TextField()

    def __init__(self, text, **extra):
        super().__init__(text, Value(FOLDED), Value(PLAIN), **extra)


def search_column(*fields: str) -> models.GeneratedField:
    """A generated column with the searchable words of these text fields; index it with GIN."""
    return models.GeneratedField(
        expression=SearchVector(*(Fold(F(field)) for field in fields), config=CONFIGURATION),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )


def matching(
    queryset: models.QuerySet, text: str, *, beside: Iterable[str] = ()
) -> models.QuerySet:
    """The rows of ``queryset`` whose ``search`` column matches what a reader typed.

    Words in quotes stand together, a minus excludes. ``beside`` names relations, one row each, to
    texts with a ``search`` column of their own; what matches there finds the row, too.

    Left to itself the planner walks the list in its order and tests each row, which takes 900 ms
    on a million rows for a word that nobody wrote. So the matches are found first, by their index,
    in a materialized expression (0.2 ms); but those of a word that everybody writes are not: of
    them the walk finds a page at once, whatever the order. One query tells which of the two it is.
    """
    typed = Fold(Value(text.translate(STRAIGHT_QUOTES)))
    query = SearchQuery(typed, config=CONFIGURATION, search_type="websearch")
    found, *others = _keys_of(queryset.model, query, beside)
    matches = CTE(found.union(*others, all=True), name="matches", materialized=True)
    if with_cte(matches, select=matches).order_by()[: MANY + 1].count() > MANY:
        anywhere = (Q(OneOf(F("pk"), ArraySubquery(keys))) for keys in others)
        return queryset.filter(reduce(or_, anywhere, Q(search=query)))
    each_once = CTE(found.union(*others), name="matches", materialized=True)
    return with_cte(each_once, select=each_once.join(queryset, pk=each_once.col.pk))


def having_words(queryset: models.QuerySet, text: str, *paths: str) -> models.QuerySet:
    """The rows of a short table that have each word of a text, or a part of one, in any of these
    texts: "ninez" in "Niñez". ``paths`` are plain; a text in another language is
    ``i18n__name_en``."""
    texts = {
        f"searched_{place}": Fold(Cast(F(path), models.TextField()))
        for place, path in enumerate(paths)
    }
    queryset = queryset.alias(**texts)
    for word in folded(text).split():
        anywhere = (Q(**{f"{name}__icontains": word}) for name in texts)
        queryset = queryset.filter(reduce(or_, anywhere))
    return queryset


def _keys_of(model, query, beside):
    """For the rows themselves and for each relation beside them: the keys of what matches there."""
    yield model._base_manager.filter(search=query).order_by().values("pk")
    for name in beside:
        relation = model._meta.get_field(name)
        texts = relation.related_model._base_manager.filter(search=query)
        yield texts.order_by().values(relation.field.attname)


class OneOf(Func):
    """Whether a key stands in an array. Beside the condition on another index, the two make one
    bitmap, which ``IN (SELECT …)`` does not: a count of the first thousand reads a thousand."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = models.BooleanField()


class AnyWord(SearchQuery):
    """Any of the words of a text, none of them needed."""

    def as_sql(self, compiler, connection, function=None, template=None):
        sql, params = super().as_sql(compiler, connection, function, template)
        return f"replace(({sql})::text, '&', '|')::tsquery", params


class SharedWords(Func):
    """How many different words two vectors have in common."""

    arg_joiner = ")) INTERSECT SELECT unnest(tsvector_to_array("
    template = "cardinality(ARRAY(SELECT unnest(tsvector_to_array(%(expressions)s))))"
    output_field = models.IntegerField()


def resembling(queryset: models.QuerySet, text: str, *, limit: int) -> list:
    """The rows of ``queryset`` that share the most words with a text, the most alike first.

    Only among the newest ``WINDOW`` rows of the table, so that what it costs does not grow with it;
    and only with two words in common.
    """
    newest = queryset.model._base_manager.order_by("-pk").values_list("pk", flat=True).first()
    typed = Fold(Value(text[:LONGEST_COMPARED]))
    query = AnyWord(typed, config=CONFIGURATION)
    alike = (
        queryset.filter(pk__gt=(newest or 0) - WINDOW, search=query)
        .annotate(
            rank=SearchRank(F("search"), query),
            shared=SharedWords(F("search"), SearchVector(typed, config=CONFIGURATION)),
        )
        .order_by("-rank", "-pk")
    )
    return [row for row in alike[:limit] if row.shared >= SHARED_WORDS]
