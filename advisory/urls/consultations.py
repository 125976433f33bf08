"""The addresses of what the council is asked."""

from django.urls import path

from advisory.views import (
    consultation_papers,
    consultations,
    cycle,
    drafts,
    extensions,
    joint_answers,
    no_opinions,
)

urlpatterns = [
    path("areas/<slug:slug>/consultations/", cycle.of_area, name="consultation-of-area"),
    path("projects/<slug:slug>/consultations/", cycle.of_project, name="consultation-of-project"),
    path("consultations/", consultations.index, name="consultation-list"),
    path("consultations/new/", consultations.new, name="consultation-new"),
    path("consultations/papers/<int:pk>/", consultation_papers.show, name="consultation-paper"),
    path(
        "consultations/papers/<int:pk>/remove/",
        consultation_papers.remove,
        name="consultation-paper-remove",
    ),
    path("consultations/<int:pk>/", consultations.detail, name="consultation-detail"),
    path("consultations/<int:pk>/edit/", consultations.edit, name="consultation-edit"),
    path("consultations/<int:pk>/discard/", consultations.discard, name="consultation-discard"),
    path("consultations/<int:pk>/close/", consultations.close, name="consultation-close"),
    path("consultations/<int:pk>/more-time/", extensions.new, name="consultation-extend"),
    path("consultations/<int:pk>/reply/", drafts.reply, name="consultation-reply"),
    path("consultations/<int:pk>/no-opinion/", no_opinions.new, name="consultation-no-opinion"),
    path(
        "consultations/<int:pk>/no-opinion/withdraw/",
        no_opinions.withdraw,
        name="consultation-no-opinion-withdraw",
    ),
    path("consultations/<int:pk>/answer/", joint_answers.edit, name="consultation-answer"),
    path(
        "consultations/<int:pk>/answer/paper/",
        joint_answers.paper,
        name="consultation-answer-paper",
    ),
    path("consultations/<int:pk>/history/", consultations.history, name="consultation-history"),
]
