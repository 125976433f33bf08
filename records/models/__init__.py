from records.models.attachment import Attachment
from records.models.record import Record

__all__ = ["Attachment", "Record"]
