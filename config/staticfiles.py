"""Which of the static files that libraries bring are served."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class ServedFilesConfig(StaticFilesConfig):
    """Leaves out what no page asks for; compressing it would take most of a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "bootstrap-*.css*",
        "bootstrap.css*",
        "bootstrap.rtl*",
        "bootstrap/js/*",
        "django_htmx/ext/*",
        "htmx-2.js",
        "htm*-4*",
        # The admin asks for the packed ones.
        "jquery.js",
        "select2.full.js",
        "xregexp.js",
    ]
