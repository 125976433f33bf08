from django.urls import path

from alliances.views import alliances

app_name = "alliances"

urlpatterns = [
    path("alliances/", alliances.index, name="alliance-list"),
    path("alliances/<slug:slug>/", alliances.detail, name="alliance-detail"),
]
