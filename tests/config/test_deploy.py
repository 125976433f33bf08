"""The files for a server name what there is."""

import re

from django.conf import settings
from django.core.management import get_commands

DEPLOY = settings.BASE_DIR / "deploy"


def test_each_setting_of_the_server_is_explained_in_the_readme():
    names = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "consejo.env").read_text(), re.MULTILINE))

    explained = set(re.findall(r"`([A-Z_]+)[`=]", (settings.BASE_DIR / "README.md").read_text()))

    assert {"DATABASE_URL", "ADMINS", "WEB_WORKERS"} <= names
    assert names - explained == set()


def test_what_runs_by_itself_are_commands_of_ours():
    asked = re.findall(r"deploy/manage (\w+)", (DEPLOY / "crontab").read_text())

    assert len(asked) == 8
    assert set(asked) - set(get_commands()) == set()
