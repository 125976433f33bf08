"""Sound in files of nested parts, MP4 and WebM: what is not needed is blanked where it stands,
since the parts point to each other's places (see ``records.sounds``)."""

from records.sounds import DamagedSoundError, MovingPictureError, UnplayableSoundError

# What an MP4 keeps, by the part around it.
KEPT = {
    b"": {b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"sidx", b"mfra"},
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"edts", b"mdia"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"smhd", b"dinf", b"stbl"},
    b"moof": {b"mfhd", b"traf"},
    b"stbl": {
        *(b"stsd", b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64"),
        *(b"ctts", b"stss", b"sdtp", b"sgpd", b"sbgp", b"saiz", b"saio"),
    },
}
WITH_TIMES = {b"mvhd", b"tkhd", b"mdhd"}
CODECS = {b"mp4a", b"Opus", b"alac", b".mp3"}  # AMR, which old phones write, plays in no browser


def mp4(data: bytes) -> bytes:
    clean = bytearray(data)
    found = set()
    _blank_boxes(clean, 0, len(clean), b"", found)
    if not {b"moov", b"mdat", b"stsd"} <= found:
        raise DamagedSoundError
    return bytes(clean)


def _blank_boxes(data, start, end, around, found):
    while start < end:
        size = int.from_bytes(data[start : start + 4], "big")
        name = bytes(data[start + 4 : start + 8])
        body = start + 8
        if size == 1:
            size, body = int.from_bytes(data[body : body + 8], "big"), start + 16
        stop = end if size == 0 else start + size
        if not body <= stop <= end:
            raise DamagedSoundError
        if name not in KEPT[around]:
            data[start + 4 : start + 8] = b"free"
            data[body:stop] = bytes(stop - body)
        else:
            found.add(name)
            _clean_box(data, body, stop, name, found)
        start = stop


def _clean_box(data, body, stop, name, found):
    if name in KEPT:
        _blank_boxes(data, body, stop, name, found)
    elif name in WITH_TIMES:
        length = 16 if data[body] else 8
        if body + 4 + length > stop:
            raise DamagedSoundError
        data[body + 4 : body + 4 + length] = bytes(length)
    elif name == b"hdlr":
        if data[body + 8 : body + 12] != b"soun":
            raise MovingPictureError
        data[body + 24 : stop] = bytes(stop - body - 24)
    elif name == b"stsd" and bytes(data[body + 12 : body + 16]) not in CODECS:
        raise UnplayableSoundError


EBML, SEGMENT = 0x1A45DFA3, 0x18538067
INFO, TRACKS, CLUSTER = 0x1549A966, 0x1654AE6B, 0x1F43B675
TRACK, TRACK_TYPE, SOUND_TRACK = 0xAE, 0x83, 2
# Beside the sound: tags, files, chapters; the name of a track, of the file, of the programs.
DROPPED = {0x1254C367, 0x1941A469, 0x1043A770}
BLANKED = {0x536E, 0x7BA9, 0x4461, 0x4D80, 0x5741, 0x7384}
OPENED = {None: {SEGMENT}, SEGMENT: {INFO, TRACKS}, TRACKS: {TRACK}}  # by the part around it
OF_SEGMENT = {0x114D9B74, INFO, TRACKS, CLUSTER, 0x1C53BB6B, *DROPPED}
CHECKSUM, VOID = 0xBF, 0xEC


def webm(data: bytes) -> bytes:
    clean = bytearray(data)
    found = set()
    _blank_elements(clean, 0, len(clean), None, found)
    if not {EBML, SEGMENT, TRACKS, CLUSTER, TRACK_TYPE} <= found:
        raise DamagedSoundError
    return bytes(clean)


def _blank_elements(data, start, end, around, found):
    while start < end:
        name, place = _number(data, start, keeps_mark=True)
        size, body = _number(data, place, keeps_mark=False)
        stop = _end_of(data, name, body, end) if size is None else body + size
        if stop > end:
            raise DamagedSoundError
        found.add(name)
        if name in DROPPED:
            data[start:stop] = _void(stop - start)
        elif name == CHECKSUM:
            data[start] = VOID  # it would not be true any more
        elif name in BLANKED:
            data[body:stop] = bytes(stop - body)
        elif name == TRACK_TYPE and int.from_bytes(data[body:stop], "big") != SOUND_TRACK:
            raise MovingPictureError
        elif name in OPENED.get(around, ()):
            _blank_elements(data, body, stop, name, found)
        start = stop


def _end_of(data, name, start, end):
    """The end of a part of unknown size: a recorder writes it before it knows."""
    if name == SEGMENT:
        return end
    if name != CLUSTER:
        raise DamagedSoundError
    while start < end:
        child, place = _number(data, start, keeps_mark=True)
        if child in OF_SEGMENT:
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
    """Nothing, of this length: at least nine bytes, as all that is dropped has."""
    if length < 9:
        return b"\xec" + bytes([0x80 | (length - 2)]) + bytes(length - 2)
    return b"\xec\x01" + (length - 9).to_bytes(7, "big") + bytes(length - 9)
