from programs.models.area import Area
from programs.models.project import Project, ProjectRegion
from programs.models.region import Region

__all__ = ["Area", "Project", "ProjectRegion", "Region"]
