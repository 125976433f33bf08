from django.urls import path

from accounts.views import invitations, languages

app_name = "accounts"

urlpatterns = [
    path("language/", languages.choose, name="language"),
    path("invitations/<str:token>/", invitations.accept, name="invitation"),
    path("invitations/<int:pk>/revoke/", invitations.revoke, name="invitation-revoke"),
]
