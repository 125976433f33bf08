from django.urls import path, register_converter

from advisory.views import commitments, contributions, organizations, reviews


class ReferenceConverter:
    """``AP-2026-0042``: the year has four digits, the number four or more."""

    regex = r"AP-[0-9]{4}-[0-9]{4,9}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(ReferenceConverter, "reference")

app_name = "advisory"

urlpatterns = [
    path("organizations/", organizations.index, name="organization-list"),
    path("organizations/<slug:slug>/", organizations.detail, name="organization-detail"),
    path("contributions/", contributions.index, name="contribution-list"),
    path("contributions/new/", contributions.new, name="contribution-new"),
    path("contributions/drafts/<uuid:token>/", contributions.edit, name="contribution-edit"),
    path(
        "contributions/drafts/<uuid:token>/discard/",
        contributions.discard,
        name="contribution-discard",
    ),
    path("contributions/<reference:reference>/", contributions.detail, name="contribution-detail"),
    path(
        "contributions/<reference:reference>/withdraw/",
        contributions.withdraw,
        name="contribution-withdraw",
    ),
    path(
        "contributions/<reference:reference>/history/",
        contributions.history,
        name="contribution-history",
    ),
    path("contributions/<reference:reference>/take/", reviews.take, name="contribution-take"),
    path("contributions/<reference:reference>/review/", reviews.edit, name="contribution-review"),
    path("contributions/<reference:reference>/decide/", reviews.decide, name="contribution-decide"),
    path("contributions/<reference:reference>/answer/", reviews.answer, name="contribution-answer"),
    path(
        "contributions/<reference:reference>/commitments/new/",
        commitments.new,
        name="commitment-new",
    ),
    path("commitments/<int:pk>/", commitments.progress, name="commitment-progress"),
]
