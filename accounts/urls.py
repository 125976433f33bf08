from django.urls import path

from accounts.views import languages

app_name = "accounts"

urlpatterns = [
    path("language/", languages.choose, name="language"),
]
