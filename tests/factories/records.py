"""Files as people send them, and files that are kept."""

from io import BytesIO

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from records import content, files, pdfs
from records.models import Attachment
from tests.factories.pdfs import pdf

PDF = pdfs.bare(pdf())


def picture(form="JPEG", mode="RGB", size=(40, 30), colour=None, **options):
    """The bytes of a picture of one colour; ``options`` go to Pillow."""
    return drawn(Image.new(mode, size, colour or 0), form, **options)


def drawn(image, form="JPEG", **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def telling_exif(orientation=1):
    """What a phone writes beside a picture: where, when, with what, and how it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Telefono de Ana"
    exif[ExifTags.Base.DateTime] = "2026:03:12 10:00:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "S"
    place[ExifTags.GPS.GPSLatitude] = (12.0, 2.0, 45.0)
    place[ExifTags.GPS.GPSLongitudeRef] = "W"
    place[ExifTags.GPS.GPSLongitude] = (77.0, 1.0, 30.0)
    return exif


def upload(data, name="file.jpg", content_type="image/jpeg"):
    """A file as a form gets it; by default it says that it is a photo, whatever it is."""
    return SimpleUploadedFile(name, data, content_type)


class AttachmentFactory(factory.django.DjangoModelFactory):
    """A kept file; ``data`` is what was sent."""

    class Meta:
        model = Attachment

    data = PDF

    @classmethod
    def _create(cls, model, *args, data):
        return files.store(content.check(upload(data)))
