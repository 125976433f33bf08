from records.models.record import Record

__all__ = ["Record"]
