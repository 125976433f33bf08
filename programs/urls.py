from django.urls import path

from programs.views import areas

app_name = "programs"

urlpatterns = [
    path("areas/", areas.index, name="area-list"),
    path("areas/<slug:slug>/", areas.detail, name="area-detail"),
]
