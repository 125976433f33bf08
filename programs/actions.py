"""What happens to projects."""

from collections.abc import Iterable

from django.utils.text import slugify

from programs.choices import PROJECT_PAGES
from programs.models import Project, Region
from records.addresses import free_address
from records.refusals import or_refused


@or_refused()
def save_project(*, project: Project, regions: Iterable[Region]) -> Project:
    """Save a project and where it is; a new one gets a free address after its name.

    The row is written even where only the regions change, so that its version tells of it.
    Raises ``Refused``.
    """
    if project.pk is None:
        project.slug = free_address(Project, slugify(project.name) or "project", PROJECT_PAGES)
    project.save()
    project.regions.set(regions)
    return project
