"""Where private files are kept: at no address, under names that say nothing."""

import re
import secrets
from collections.abc import Iterator

from django.core.files.storage import FileSystemStorage, Storage, storages

FOLDER = re.compile(r"[0-9a-f]{2}")
NAME = re.compile(r"[0-9a-f]{40}")


class PrivateStorage(FileSystemStorage):
    """A folder that only the site's own user may read (modes 0700 and 0600).

    Nothing in it has an address: a file leaves by ``records.files.serve``, from the view of the
    record that it belongs to.
    """

    def __init__(self, *, location):
        super().__init__(
            location=location, file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def url(self, name: str) -> str:
        raise ValueError("A private file has no address.")

    def folders(self) -> Iterator[list[str]]:
        """The names of all files, a folder at a time.

        What doesn't have a name of ours is passed over, so that nobody loses other files by naming
        the wrong folder in the settings.
        """
        if not self.exists(""):
            return
        for folder in sorted(filter(FOLDER.fullmatch, self.listdir("")[0])):
            yield [f"{folder}/{name}" for name in self.listdir(folder)[1] if NAME.fullmatch(name)]


def private_storage() -> Storage:
    return storages["private"]


def random_name(attachment, filename: str) -> str:
    """A new name, in one of 256 folders. The uploader's is dropped: it may name a child."""
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name}"
