from programs.models.area import Area
from programs.models.region import Region

__all__ = ["Area", "Region"]
