"""How an uploaded file comes in, before a form looks at it."""

from io import BytesIO

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from records.choices import LARGEST_FILE, LARGEST_TOGETHER


class OversizedFile(UploadedFile):
    """A file of which only the name and the size were kept.

    A form that looks at the size first says that it is too large; whoever reads it all the same
    gets an error, and never a part of the file that passes for the whole.
    """

    def read(self, *args):
        raise RequestDataTooBig("An uploaded file is larger than the site takes.")

    def chunks(self, chunk_size=None):
        return self.read()


class LimitedUploadHandler(FileUploadHandler):
    """Holds each file in memory while its form is looked at, up to the size that the site takes,
    and no more than ``LARGEST_TOGETHER`` of all that come with it.

    What comes beyond is read, so that the browser gets the form back with a message at the field,
    and dropped. A photo as it came, with the place where it was taken, is never on the disk.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = 0  # bytes, of the files before this one

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = BytesIO()
        self.room = min(LARGEST_FILE, LARGEST_TOGETHER - self.held)

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= self.room:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        is_whole = file_size <= self.room
        if is_whole:
            self.held += file_size
            self.file.seek(0)
        return (UploadedFile if is_whole else OversizedFile)(
            file=self.file if is_whole else BytesIO(),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
