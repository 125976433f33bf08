"""Voice notes as phones and browsers write them, with a note beside the sound that tells too much.

``SOUND`` stands for what is heard; it is no real sound, but for that of ``wav``.
"""

NOTE = b"Ana, 11, Jr. Puno 5"
SOUND = b"\x51sound of a voice" * 8
OPUS_HEAD = b"OpusHead\x01\x01" + bytes(9)


def wav(note=NOTE):
    form = (1).to_bytes(2, "little") * 2 + (8000).to_bytes(4, "little") * 2 + b"\x01\0\x08\0"
    sound = bytes(range(100, 156)) * 40
    parts = _chunk(b"LIST", b"INFOIART" + note) + _chunk(b"fmt ", form) + _chunk(b"data", sound)
    return b"RIFF" + (len(parts) + 4).to_bytes(4, "little") + b"WAVE" + parts


def _chunk(name, body):
    return name + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def mp3(note=NOTE, frames=3):
    tag = b"ID3\x04\0\0" + bytes([0, 0, 0, len(note)]) + note
    frame = b"\xff\xf3\x48\xc0" + (SOUND * 2)[:188]  # MPEG 2, 32 kbit/s, 24 kHz: 192 bytes
    return tag + frame * frames + b"TAG" + note.ljust(125, b"\0")


def aac(note=NOTE, frames=3):
    length = 7 + len(SOUND)
    head = bytes([0xFF, 0xF1, 0x6C, 0x40 | length >> 11, length >> 3 & 0xFF, length << 5 & 0xE0])
    return (head + b"\xfc" + SOUND) * frames + b"TAG" + note.ljust(125, b"\0")


def ogg(note=NOTE, head=b"OpusHead", tags=b"OpusTags", serial=7):
    comments = tags + len(note).to_bytes(4, "little") + note + (1).to_bytes(4, "little")
    comments += len(note * 20).to_bytes(4, "little") + note * 20  # longer than one lace
    packets = [head + b"\x01\x01" + bytes(9), comments, SOUND, SOUND]
    return b"".join(_page(number, packet, serial) for number, packet in enumerate(packets))


def _page(number, packet, serial):
    laces = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    place = serial.to_bytes(4, "little") + number.to_bytes(4, "little")
    return b"OggS\0\0" + bytes(8) + place + bytes(4) + bytes([len(laces)]) + laces + packet


def m4a(note=NOTE, handler=b"soun", codec=b"mp4a"):
    media = _box(
        b"mdia",
        _box(b"mdhd", bytes(4) + b"\x11" * 8 + bytes(12)),
        _box(b"hdlr", bytes(8) + handler + bytes(12) + note),
        _box(
            b"minf",
            _box(b"smhd", bytes(8)),
            _box(b"stbl", _box(b"stsd", bytes(8) + _box(codec, bytes(28)))),
        ),
    )
    return b"".join(
        [
            _box(b"ftyp", b"M4A \0\0\0\0isom"),
            _box(b"mdat", SOUND),
            _box(
                b"moov",
                _box(b"mvhd", bytes(4) + b"\x11" * 8 + bytes(88)),
                _box(b"trak", _box(b"tkhd", bytes(4) + b"\x11" * 8 + bytes(72)), media),
                _box(b"udta", _box(b"\xa9xyz", b"+12.0456-077.0305/" + note)),
            ),
            _box(b"free", note),
        ]
    )


def _box(name, *parts):
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4, "big") + name + body


def webm(note=NOTE, track_type=2, known_sizes=False, hidden="", codec=b"A_OPUS", head=OPUS_HEAD):
    """As a browser's recorder writes it: the sizes of the whole and of its clusters unknown.

    ``hidden`` is the name of a part that holds the note on every level.
    """
    beside = _element(hidden, note) if hidden else b""
    cluster = _element("e7", b"\0") + _element("a3", b"\x81\0\0\x80" + SOUND) + beside
    unknown = bytes.fromhex("01ffffffffffffff")
    clusters = [
        _element("1f43b675", cluster)
        if known_sizes
        else bytes.fromhex("1f43b675") + unknown + cluster
        for _ in range(2)
    ]
    track = _element("83", bytes([track_type])) + _element("536e", note) + _element("86", codec)
    track += _element("63a2", head) + _element("e1", _element("9f", b"\x01") + beside) + beside
    cue = _element("b3", b"\0") + _element("b7", _element("f7", b"\x01") + beside) + beside
    parts = [
        _element("114d9b74", _element("4dbb", _element("53ac", b"\0") + beside) + beside),
        _element("1549a966", _element("bf", b"\x01\x02\x03\x04") + _element("4d80", note) + beside),
        _element("1654ae6b", _element("ae", track) + beside),
        *clusters,
        _element("1c53bb6b", _element("bb", cue) + beside),
        _element("1254c367", _element("7373", note)),
    ]
    return (
        _element("1a45dfa3", _element("4282", b"webm") + beside)
        + bytes.fromhex("18538067")
        + unknown
        + b"".join(parts)
        + beside
    )


def vorbis_head(note=NOTE):
    """The three parts before a Vorbis begins, of which the second holds the comments."""
    first, comments, setup = b"\x01vorbis" + bytes(23), b"\x03vorbis" + note * 20, b"\x05vorbis..."
    laces = bytes([2, len(first), 255, len(comments) - 255])
    return laces + first + comments + setup


def _element(name, body):
    return bytes.fromhex(name) + (0x10000000 | len(body)).to_bytes(4, "big") + body
