"""The Django admin, opened as this house opens it."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    default_site = "config.administration.AdministrationSite"
