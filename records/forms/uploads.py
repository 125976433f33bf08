"""How an uploaded file comes in, before a form looks at it."""

from io import BytesIO
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from records.choices import LARGEST_FILE


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
    """Keeps a file while its form is looked at, up to the size that the site takes.

    What is beyond it is read, so that the browser gets the form back with a message at the field,
    but not kept. The file has no name on the disk: a photo as it came, with the place where it was
    taken, is gone with the request, even if the server dies.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file = SpooledTemporaryFile(  # noqa: SIM115 (lives as long as the request)
            max_size=settings.FILE_UPLOAD_MAX_MEMORY_SIZE, dir=settings.FILE_UPLOAD_TEMP_DIR
        )

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= LARGEST_FILE:
            self.file.write(raw_data)

    def file_complete(self, file_size):
        if file_size > LARGEST_FILE:
            self.file.close()
            return self._uploaded(OversizedFile, BytesIO(), file_size)
        self.file.seek(0)
        return self._uploaded(UploadedFile, self.file, file_size)

    def _uploaded(self, kind, file, size):
        return kind(
            file,
            self.file_name,
            self.content_type,
            size,
            self.charset,
            self.content_type_extra,
        )

    def upload_interrupted(self):
        if hasattr(self, "file"):
            self.file.close()
