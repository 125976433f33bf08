"""Voice notes: known by their content, kept without what phones write beside the sound."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from records import content, sounds
from records.choices import PAPERS, SOUNDS, FileKind
from tests.factories.records import PDF, upload
from tests.factories.sounds import (
    NOTE,
    OPUS_HEAD,
    SOUND,
    aac,
    m4a,
    mp3,
    ogg,
    vorbis_head,
    wav,
    webm,
)
from tests.strategies import modest

MAKERS = {
    FileKind.WAV: wav,
    FileKind.MP3: mp3,
    FileKind.AAC: aac,
    FileKind.OGG: ogg,
    FileKind.M4A: m4a,
    FileKind.WEBM: webm,
}
DAMAGED = "This voice note is damaged or not complete. Record it again, or choose another one."
VIDEO = "A video can't be kept here. Send only the voice, or a photo."
NOT_ALLOWED = (
    "This kind of file can't be kept here. Choose a photo (JPEG, PNG or WebP), a voice note or a"
    " PDF."
)
of_each_kind = pytest.mark.parametrize(
    ("kind", "make"), MAKERS.items(), ids=[kind.name for kind in MAKERS]
)


def check(data):
    return content.check(upload(data, "Ana.jpg", "image/jpeg"), SOUNDS)


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        check(data)
    return caught.value.messages


def kept_or_sentences(data):
    try:
        return check(data).content
    except ValidationError as error:
        return error.messages


def test_every_kind_of_sound_is_tried_here():
    assert set(MAKERS) == set(SOUNDS)


@of_each_kind
def test_a_voice_note_is_known_by_its_content_and_tells_nothing_but_the_voice(kind, make):
    data = make()
    assert NOTE in data

    checked = check(data)

    assert checked.kind == kind
    assert NOTE not in checked.content
    assert (SOUND if kind != FileKind.WAV else bytes(range(100, 156)) * 40) in checked.content


@of_each_kind
def test_what_is_kept_would_be_kept_again_as_it_is(kind, make):
    once = check(make())

    assert check(once.content) == once


@of_each_kind
def test_a_voice_note_that_broke_off_at_once_is_refused(kind, make):
    data = make()

    assert refusal(data[:44]) in ([DAMAGED], [NOT_ALLOWED])


def test_the_place_of_a_phones_recording_is_gone():
    assert b"+12.0456-077.0305/" in m4a()
    assert b"\x11" * 8 in m4a()  # the times at which it was recorded

    kept = check(m4a()).content

    assert b"+12.0456" not in kept
    assert b"\x11" * 8 not in kept
    assert len(kept) == len(m4a())  # the parts stay where the others look for them


def test_a_recording_of_a_browser_is_kept_whether_or_not_it_knew_its_length():
    for data in (webm(), webm(known_sizes=True)):
        kept = check(data).content

        assert kept.count(SOUND) == 2
        assert len(kept) == len(data)


@pytest.mark.parametrize(
    "name",
    [
        "ec",  # nothing, in which a program may write what it likes
        "bf",  # a sum over what stands around it
        "73a4",  # the number of the recording
        "22b59c",  # a language
        "4444",  # known to nobody
        "1f00aa55",
    ],
)
@pytest.mark.parametrize("known_sizes", [True, False])
def test_whatever_a_recording_has_beside_the_sound_is_blank_on_every_level(name, known_sizes):
    data = webm(hidden=name, known_sizes=known_sizes)
    assert data.count(NOTE) > 10

    kept = check(data).content

    assert NOTE not in kept
    assert kept.count(SOUND) == 2
    assert len(kept) == len(data)


def test_the_comments_before_a_vorbis_in_a_webm_are_blank():
    head = vorbis_head()
    assert head.count(NOTE) == 20

    kept = check(webm(codec=b"A_VORBIS", head=head)).content

    assert NOTE not in kept
    assert b"\x01vorbis" in kept
    assert b"\x03vorbis" + bytes(8) + b"\x01\0" in kept
    assert b"\x05vorbis..." in kept


def test_what_hangs_behind_the_head_of_an_opus_in_a_webm_is_blank():
    kept = check(webm(head=OPUS_HEAD + NOTE)).content

    assert OPUS_HEAD + bytes(len(NOTE)) in kept


@pytest.mark.parametrize(
    "data",
    [
        webm(hidden="4489"),  # a length of the recording that is no number
        webm(codec=b"A_VORBIS", head=b"\x02\xff\xff"),
        webm(codec=b"A_VORBIS", head=b"\x02\x01\x40\x01vorbis"),
        webm(codec=b"A_OPUS", head=b"Ana"),
    ],
)
def test_a_webm_whose_numbers_are_none_is_refused(data):
    assert refusal(data) == [DAMAGED]


def test_the_comments_of_an_ogg_are_blank_and_its_sum_is_right():
    kept = check(ogg()).content
    page = kept[kept.index(b"OpusTags") - 29 :]
    _start, _body, end = next(sounds._ogg_pages(page))

    assert page[29:45] == b"OpusTags" + bytes(8)
    assert sounds._ogg_sum(page[:22] + bytes(4) + page[26:end]) == int.from_bytes(
        page[22:26], "little"
    )


def test_the_sum_of_an_ogg_page_is_that_of_the_specification():
    assert sounds._ogg_sum(b"123456789") == 0x89A1897F  # CRC-32/MPEG-2 begins otherwise


def test_a_vorbis_is_a_sound_too():
    kept = check(ogg(head=b"\x01vorbis", tags=b"\x03vorbis")).content

    assert b"\x03vorbis" + bytes(8) + b"\x01\0" in kept
    assert NOTE not in kept


@pytest.mark.parametrize(
    "data",
    [
        m4a(handler=b"vide"),
        m4a(handler=b"text"),
        webm(track_type=1),
        ogg(head=b"\x80theora"),
        ogg() + ogg(serial=8),
    ],
)
def test_a_video_is_refused_since_it_shows_faces(data):
    assert refusal(data) == [VIDEO]


@pytest.mark.parametrize(
    "data", [m4a(codec=b"samr"), webm(codec=b"A_AC3"), b"#!AMR\n" + bytes(60), PDF, b"hola"]
)
def test_what_no_browser_plays_and_what_is_no_sound_is_refused(data):
    assert refusal(data) == [NOT_ALLOWED]


@of_each_kind
def test_where_a_paper_is_asked_for_a_sound_is_none(kind, make):
    with pytest.raises(ValidationError, match="Choose a photo"):
        content.check(upload(make()), PAPERS)


@pytest.mark.parametrize("deep", ["1654ae6b", "ae"])
def test_parts_within_parts_without_end_are_refused(deep):
    head, _sep, _rest = webm().partition(bytes.fromhex("1549a966"))
    nested = b"".join(
        bytes.fromhex(deep) + (0x10000000 | 8 * left).to_bytes(4, "big")
        for left in range(9000, 0, -1)
    )

    assert refusal(head + nested) == [DAMAGED]


@modest
@given(
    st.sampled_from([make() for make in MAKERS.values()]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
    st.floats(0.3, 1),
)
def test_whatever_bytes_are_wrong_it_is_kept_or_refused_with_a_sentence(data, changes, length):
    damaged = bytearray(data)
    for place, value in changes:
        damaged[int(place * len(data))] = value
    damaged = bytes(damaged[: int(length * len(data))])

    outcome = kept_or_sentences(damaged)

    assert len(outcome) <= len(damaged)  # one sentence, or content
