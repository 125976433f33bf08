"""The page of a record that tells its history."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.history import entries


def show(request: HttpRequest, record: models.Model, *others: models.Model) -> HttpResponse:
    """All that was changed in the record, in its parts, and in ``others`` that belong to it."""
    context = {"record": record, "entries": entries(record, *others)}
    return render(request, "records/history.html", context)
