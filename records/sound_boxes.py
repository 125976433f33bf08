"""Sound in MP4, whose parts are called boxes: what is not needed to play it is blanked where it
stands, since the parts point to each other's places (see ``records.sounds``)."""

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
