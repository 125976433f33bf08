"""Sound files, without what phones write beside the sound.

A voice note may carry the place where it was recorded, the name of the phone's owner, a picture and
the time. Each kind of file is read part by part; what is not known to be needed for the sound is
dropped, or blanked where the parts must stay at their places. The sound itself is not touched
(``docs/decisions/0008-private-files.md`` says why it is not drawn anew like a picture).

Sources: RFC 3533 and 7845 (Ogg, Opus), the Vorbis I specification, ISO/IEC 14496-12 (MP4), RFC 8794
and 9559 (Matroska, of which WebM is a part), ISO/IEC 11172-3 and 13818-7 (MP3, AAC).
"""

from collections.abc import Callable, Iterator

BITRATES = {  # kbit/s of MP3, by index
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}  # Hz
TAGS_AT_THE_END = (b"TAG", b"APETAGEX", b"LYRICS", b"ID3", b"3DI")
LONGEST_FRAME = 8192  # bytes; of AAC, whose length has 13 bits


class DamagedSoundError(ValueError):
    """The parts of the file are not what its beginning says."""


class UnplayableSoundError(ValueError):
    """Sound that no browser plays."""


class MovingPictureError(ValueError):
    """There is more than sound in it: a video shows faces."""


def mp3(data: bytes) -> bytes:
    return _frames(data, _mp3_length)


def aac(data: bytes) -> bytes:
    return _frames(data, _aac_length)


def _frames(data, length_of: Callable[[bytes, int], int | None]):
    """The frames of sound alone. What is behind them may be a tag or the piece of a frame."""
    place = start = _after_id3(data)
    while length := length_of(data, place):
        place += length
    rest = data[place:].lstrip(b"\0")
    if place == start or (len(rest) > LONGEST_FRAME and not rest.startswith(TAGS_AT_THE_END)):
        raise DamagedSoundError
    return data[start:place]


def _after_id3(data):
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return size + (20 if data[5] & 0x10 else 10)


def _mp3_length(data, place):
    head = data[place : place + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, bitrate, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return None
    is_first = version == 3
    kbits = BITRATES[1 if is_first else 2][bitrate]
    length = (144 if is_first else 72) * kbits * 1000 // RATES[version][rate] + (head[2] >> 1 & 1)
    return length if place + length <= len(data) else None


def _aac_length(data, place):
    head = data[place : place + 7]
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return None
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 and place + length <= len(data) else None


def wav(data: bytes) -> bytes:
    """The form of the sound and the sound."""
    kept = {}
    place = 12
    while place + 8 <= len(data) and len(kept) < 2:
        name = data[place : place + 4]
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if name in (b"fmt ", b"data"):  # a recorder that was stopped leaves a size beyond the end
            kept[name] = data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
    if not (kept.get(b"fmt ") and kept.get(b"data")):
        raise DamagedSoundError
    body = b"".join(
        name + len(part).to_bytes(4, "little") + part + b"\0" * (len(part) % 2)
        for name, part in ((name, kept[name]) for name in (b"fmt ", b"data"))
    )
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WAVE" + body


def ogg(data: bytes) -> bytes:
    """Opus or Vorbis, one stream, with its comments blanked at their places."""
    pages = list(_ogg_pages(data))
    if len(pages) < 3:
        raise DamagedSoundError
    if len({data[page[0] + 14 : page[0] + 18] for page in pages}) > 1:
        raise MovingPictureError
    first, comments = data[pages[0][1] :], data[pages[1][1] :]
    if first.startswith(b"OpusHead") and comments.startswith(b"OpusTags"):
        blank = b"OpusTags" + bytes(8)
    elif first.startswith(b"\x01vorbis") and comments.startswith(b"\x03vorbis"):
        blank = b"\x03vorbis" + bytes(8) + b"\x01"
    else:
        raise MovingPictureError
    clean = bytearray(data[: pages[-1][2]])
    for start, body, end, length, is_over in _with_packet(data, pages[1:]):
        clean[body : body + length] = blank[:length].ljust(length, b"\0")
        blank = blank[length:]
        clean[start + 22 : start + 26] = bytes(4)
        clean[start + 22 : start + 26] = _ogg_sum(clean[start:end]).to_bytes(4, "little")
        if is_over:
            return bytes(clean)
    raise DamagedSoundError


def _ogg_pages(data) -> Iterator[tuple[int, int, int]]:
    """Where each whole page starts, where its body does, and its end."""
    start = 0
    while data[start : start + 5] == b"OggS\0" and start + 27 <= len(data):
        body = start + 27 + data[start + 26]
        end = body + sum(data[start + 27 : body])
        if end > len(data):
            return
        yield start, body, end
        start = end


def _with_packet(data, pages):
    """The pages that the first packet of these goes over, and how long it is in each."""
    for start, body, end in pages:
        length = 0
        is_over = False
        for lace in data[start + 27 : body]:
            length += lace
            if lace < 255:
                is_over = True
                break
        yield start, body, end, length, is_over


def _sum_of_byte(value):
    value <<= 24
    for _ in range(8):
        value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


SUMS = [_sum_of_byte(value) for value in range(256)]


def _ogg_sum(page):
    total = 0
    for byte in page:
        total = (total << 8 & 0xFFFFFFFF) ^ SUMS[total >> 24 ^ byte]
    return total
