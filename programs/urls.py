from django.urls import path

from programs.views import areas, projects

app_name = "programs"

urlpatterns = [
    path("areas/", areas.index, name="area-list"),
    path("areas/<slug:slug>/", areas.detail, name="area-detail"),
    path("projects/", projects.index, name="project-list"),
    path("projects/new/", projects.new, name="project-new"),
    path("projects/<slug:slug>/", projects.detail, name="project-detail"),
    path("projects/<slug:slug>/edit/", projects.edit, name="project-edit"),
    path("projects/<slug:slug>/history/", projects.history, name="project-history"),
]
