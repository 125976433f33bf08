"""Sound in WebM, whose parts are called elements: what is not needed to play it is blanked where it
stands, since the parts point to each other's places (see ``records.sounds``)."""

from records.sounds import DamagedSoundError, MovingPictureError, UnplayableSoundError

EBML, SEGMENT = 0x1A45DFA3, 0x18538067
INFO, TRACKS, CLUSTER = 0x1549A966, 0x1654AE6B, 0x1F43B675
SEEK_HEAD, SEEK = 0x114D9B74, 0x4DBB
TRACK, TRACK_TYPE, CODEC, CODEC_PRIVATE, AUDIO = 0xAE, 0x83, 0x86, 0x63A2, 0xE1
GROUP, BLOCK, SIMPLE_BLOCK = 0xA0, 0xA1, 0xA3
CUES, CUE, CUE_PLACE = 0x1C53BB6B, 0xBB, 0xB7
DOCUMENT_TYPE = 0x4282

# What is kept, by the part around it: all else, known or not, becomes nothing. Of a track, for one,
# that is its name and language; of the file, its title, date, and the names of the programs.
KEPT = {
    None: {EBML, SEGMENT},
    EBML: {0x4286, 0x42F7, 0x42F2, 0x42F3, DOCUMENT_TYPE, 0x4287, 0x4285},
    SEGMENT: {SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES},
    SEEK_HEAD: {SEEK},
    SEEK: {0x53AB, 0x53AC},  # which part, where
    INFO: {0x2AD7B1, 0x4489},  # the unit of time, the length
    TRACKS: {TRACK},
    TRACK: {
        *(TRACK_TYPE, CODEC, CODEC_PRIVATE, AUDIO),
        *(0xD7, 0x73C5),  # its numbers
        *(0xB9, 0x88, 0x55AA, 0x9C),  # how it is offered, how its frames are packed
        *(0x23E383, 0x56AA, 0x56BB),  # the length of a frame, delay, start before a jump
    },
    AUDIO: {0xB5, 0x78B5, 0x9F, 0x6264},  # rates, channels, bits
    CLUSTER: {0xE7, 0xA7, 0xAB, GROUP, SIMPLE_BLOCK},  # time, place, size before, sound
    GROUP: {BLOCK, 0x9B, 0xFB, 0x75A2},  # sound, length, what it builds on, silence
    CUES: {CUE},
    CUE: {0xB3, CUE_PLACE},  # at which time the sound is where
    CUE_PLACE: {0xF7, 0xF1, 0xF0, 0xB2, 0x5378},
}
OF_ANY_LENGTH = {SIMPLE_BLOCK, BLOCK, CODEC, CODEC_PRIVATE}
LONGEST_NUMBER = 8  # bytes; what is longer is none
VOID = b"\xec"
OPUS, VORBIS = b"A_OPUS", b"A_VORBIS"
VORBIS_COMMENTS = b"\x03vorbis" + bytes(8) + b"\x01"  # by nobody, none


def webm(data: bytes) -> bytes:
    clean = bytearray(data)
    found = set()
    _clean_elements(clean, 0, len(clean), None, found)
    if not {EBML, SEGMENT, TRACKS, CLUSTER, TRACK_TYPE, CODEC} <= found:
        raise DamagedSoundError
    return bytes(clean)


def _clean_elements(data, start, end, around, found):
    while start < end:
        name, place = _number(data, start, keeps_mark=True)
        size, body = _number(data, place, keeps_mark=False)
        stop = _end_of(data, name, body, end) if size is None else body + size
        if stop > end:
            raise DamagedSoundError
        if name not in KEPT[around]:
            data[start:stop] = _void(stop - start)
        else:
            found.add(name)
            _clean_element(data, body, stop, name, found)
        start = stop


def _clean_element(data, body, stop, name, found):
    if name in KEPT:
        _clean_elements(data, body, stop, name, found)
    elif name == TRACK_TYPE and int.from_bytes(data[body:stop], "big") != 2:
        raise MovingPictureError
    elif name == CODEC and bytes(data[body:stop]).rstrip(b"\0") not in (OPUS, VORBIS):
        raise UnplayableSoundError
    elif name == CODEC_PRIVATE:
        data[body:stop] = _head_of_sound(bytes(data[body:stop]))
    elif name not in OF_ANY_LENGTH and stop - body > LONGEST_NUMBER:
        raise DamagedSoundError


def _head_of_sound(head):
    """What Opus and Vorbis need before they begin, at its length: of the comments, none."""
    if head.startswith(b"OpusHead") and len(head) >= 19:
        needed = 21 + head[9] if head[18] else 19  # with a map of the channels, or without
        return head[:needed].ljust(len(head), b"\0")
    if not head.startswith(b"\x02"):  # and one more part, as Vorbis counts
        raise DamagedSoundError
    first, place = _laced(head, 1)
    comments, place = _laced(head, place)
    start, stop = place + first, place + first + comments
    if stop > len(head) or comments < len(VORBIS_COMMENTS):
        raise DamagedSoundError
    return head[:start] + VORBIS_COMMENTS.ljust(comments, b"\0") + head[stop:]


def _laced(head, place):
    """A length in bytes that are added up until one is less than 255, and the place after it."""
    length = 0
    while head[place : place + 1] == b"\xff":
        length, place = length + 255, place + 1
    if place == len(head):
        raise DamagedSoundError
    return length + head[place], place + 1


def _end_of(data, name, start, end):
    """The end of a part of unknown size: a recorder writes it before it knows."""
    if name == SEGMENT:
        return end
    if name != CLUSTER:
        raise DamagedSoundError
    while start < end:
        child, place = _number(data, start, keeps_mark=True)
        if child.bit_length() > 24:  # only what stands beside a cluster has a name of four bytes
            return start
        size, body = _number(data, place, keeps_mark=False)
        if size is None:
            raise DamagedSoundError
        start = body + size
    return start


def _number(data, start, *, keeps_mark):
    """A number of one to eight bytes, whose first byte tells how many, and the place after it.

    None for a size of ones only, which means unknown.
    """
    first = data[start] if start < len(data) else 0
    length = 9 - first.bit_length()
    if not first or start + length > len(data):
        raise DamagedSoundError
    value = int.from_bytes(data[start : start + length], "big")
    if keeps_mark:
        return value, start + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), start + length


def _void(length):
    """Nothing, of this length, which is two bytes at least."""
    if length < 9:
        return VOID + bytes([0x80 | (length - 2)]) + bytes(length - 2)
    return VOID + b"\x01" + (length - 9).to_bytes(7, "big") + bytes(length - 9)
