from django.urls import path

from alliances.views import (
    activities,
    agreements,
    alliances,
    matrix,
    partners,
    parts,
    project_partners,
)

app_name = "alliances"

urlpatterns = [
    path("partners/", partners.index, name="partner-list"),
    path("partners/new/", partners.new, name="partner-new"),
    path("partners/<slug:slug>/", partners.detail, name="partner-detail"),
    path("partners/<slug:slug>/edit/", partners.edit, name="partner-edit"),
    path("partners/<slug:slug>/history/", partners.history, name="partner-history"),
    path("alliances/", alliances.index, name="alliance-list"),
    path("alliances/matrix/", matrix.show, name="matrix"),
    path("alliances/new/", alliances.new, name="alliance-new"),
    path("alliances/<slug:slug>/", alliances.detail, name="alliance-detail"),
    path("alliances/<slug:slug>/edit/", alliances.edit, name="alliance-edit"),
    path("alliances/<slug:slug>/history/", alliances.history, name="alliance-history"),
    path("alliances/<slug:slug>/step/<slug:verb>/", alliances.step, name="alliance-step"),
    path("alliances/<slug:slug>/lines/new/", parts.new_line, name="line-new"),
    path("alliances/<slug:slug>/agreements/new/", agreements.new, name="agreement-new"),
    path("alliances/<slug:slug>/focal-points/new/", parts.new_focal_point, name="focalpoint-new"),
    path("alliances/<slug:slug>/commitments/new/", parts.new_commitment, name="commitment-new"),
    path("alliances/<slug:slug>/activities/new/", activities.new, name="activity-new"),
    path("lines/<int:pk>/edit/", parts.edit_line, name="line-edit"),
    path("lines/<int:pk>/remove/", parts.remove_line, name="line-remove"),
    path("agreements/<int:pk>/edit/", agreements.edit, name="agreement-edit"),
    path("agreements/<int:pk>/remove/", agreements.remove, name="agreement-remove"),
    path("agreements/<int:pk>/document/", agreements.document, name="agreement-document"),
    path("agreements/<int:pk>/amendments/new/", agreements.amend, name="amendment-new"),
    path("amendments/<int:pk>/edit/", agreements.edit_amendment, name="amendment-edit"),
    path("amendments/<int:pk>/remove/", agreements.remove_amendment, name="amendment-remove"),
    path("amendments/<int:pk>/document/", agreements.amendment_document, name="amendment-document"),
    path("focal-points/<int:pk>/edit/", parts.edit_focal_point, name="focalpoint-edit"),
    path("focal-points/<int:pk>/remove/", parts.remove_focal_point, name="focalpoint-remove"),
    path("alliance-commitments/<int:pk>/edit/", parts.edit_commitment, name="commitment-edit"),
    path(
        "alliance-commitments/<int:pk>/remove/", parts.remove_commitment, name="commitment-remove"
    ),
    path("alliance-commitments/<int:pk>/evidence/", parts.evidence, name="commitment-evidence"),
    path("projects/<slug:slug>/partners/", project_partners.index, name="projectpartner-list"),
    path("projects/<slug:slug>/partners/new/", project_partners.new, name="projectpartner-new"),
    path("project-partners/<int:pk>/edit/", project_partners.edit, name="projectpartner-edit"),
    path("activities/", activities.index, name="activity-list"),
    path("activities/<int:pk>/", activities.detail, name="activity-detail"),
    path("activities/<int:pk>/edit/", activities.edit, name="activity-edit"),
    path("activities/<int:pk>/remove/", activities.remove, name="activity-remove"),
    path("activities/<int:pk>/history/", activities.history, name="activity-history"),
    path("activity-papers/<int:pk>/", activities.paper, name="activity-paper"),
]
