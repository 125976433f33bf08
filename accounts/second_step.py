"""How django-allauth's second step of the sign-in behaves here: a code of an app, or a key."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from accounts import qr_codes


class SecondStepAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self):
        """What the app on the phone calls this site."""
        return _("Council workspace")

    def get_totp_label(self, user):
        return user.get_username()

    def build_totp_svg(self, url):
        return qr_codes.svg(url)

    def encrypt(self, text):
        """Who gets hold of a copy of the database can make no codes with it."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()


def _box():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(key.encode()).digest())) for key in keys])
