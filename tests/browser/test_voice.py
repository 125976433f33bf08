"""A child speaks or draws instead of writing."""

import pytest
from playwright.sync_api import expect

from advisory.models import Contribution, Enclosure
from tests.browser.words import es
from tests.factories.records import picture
from tests.factories.sounds import wav

pytestmark = pytest.mark.browser

# Whether a sound is one that this browser plays: its length, once it has read the beginning.
PLAYS = """(sound) => new Promise((tell) => {
    sound.onloadedmetadata = () => tell(true);
    sound.onerror = () => tell(sound.error.message);
    sound.preload = "metadata";
    sound.load();
})"""


def button(page, text):
    return page.get_by_role("button", name=es(text))


def choose(page, data, name, kind):
    file = {"name": name, "mimeType": kind, "buffer": data}
    page.get_by_label(es("Do you want to add something?")).set_input_files(file)


def send(page):
    page.get_by_text(es("The whole council"), exact=True).click()
    button(page, "Send it").click()


def test_a_voice_is_recorded_heard_kept_and_sent_without_a_word_typed(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")

    button(page, "Record your voice").click()
    expect(page.locator("[data-voice-time]")).to_have_text("0:01")
    button(page, "That is all").click()
    assert page.locator("[data-voice-sound]").evaluate(PLAYS) is True
    button(page, "Add my voice").click()
    sound = page.locator("#enclosures audio")
    expect(sound).to_be_visible()
    expect(button(page, "Record your voice")).to_be_visible()

    assert sound.evaluate(PLAYS) is True
    voice = Enclosure.objects.select_related("attachment").get()
    assert (voice.kind, voice.attachment.content_type) == ("voice", "audio/webm")
    assert voice.attachment.size < 40_000
    send(page)
    expect(page.locator("main audio")).to_be_visible()
    contribution = Contribution.objects.get()
    assert (contribution.words, contribution.state) == ("", "submitted")
    assert contribution.enclosures.count() == 1


def test_what_was_recorded_is_thrown_away_and_nothing_is_sent(visit, representative):
    page = visit(representative)
    page.goto("/contributions/new/")

    button(page, "Record your voice").click()
    expect(page.locator("[data-voice-time]")).to_have_text("0:01")
    button(page, "That is all").click()
    button(page, "Throw it away").click()

    expect(button(page, "Record your voice")).to_be_visible()
    assert not Enclosure.objects.exists()


def test_two_taps_open_the_microphone_once_and_it_is_closed_afterwards(visit, representative):
    page = visit(representative)
    page.add_init_script("""
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        window.opened = [];
        navigator.mediaDevices.getUserMedia = async (wanted) => {
            await new Promise((later) => setTimeout(later, 500)); // a slow phone
            const stream = await ask(wanted);
            window.opened.push(...stream.getTracks());
            return stream;
        };
    """)
    page.goto("/contributions/new/")
    button(page, "Record your voice").click()
    button(page, "That is all").click()
    button(page, "Throw it away").click()

    button(page, "Record your voice").dblclick()
    expect(page.locator("[data-voice-time]")).to_have_text("0:01")
    button(page, "That is all").click()

    expect(button(page, "Add my voice")).to_be_visible()
    assert page.evaluate("opened.map((track) => track.readyState)") == ["ended", "ended"]


def test_a_microphone_that_is_refused_is_told_with_another_way(visit, representative):
    page = visit(representative)
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no'))"
    )
    page.goto("/contributions/new/")

    button(page, "Record your voice").click()

    expect(page.get_by_role("alert")).to_contain_text(
        es(
            "We can’t hear you: this page may not use the microphone. Allow it in your browser, or"
            " record with your phone and choose the file above."
        )
    )


def test_files_are_added_and_taken_away_while_writing_and_nothing_typed_is_lost(
    visit, representative
):
    page = visit(representative)
    page.goto("/contributions/new/")
    words = page.get_by_label(es("Your words"))
    words.fill("Mi dibujo de la cancha")

    choose(page, picture(size=(900, 600)), "dibujo.jpg", "image/jpeg")
    photo = page.get_by_alt_text(es("Photo %(number)s of your draft", number=1))
    expect(photo).to_be_visible()
    assert photo.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 480
    choose(page, b"hola", "hola.txt", "text/plain")
    expect(page.locator("#enclosures").get_by_role("alert")).to_be_visible()
    choose(page, wav(), "voz.wav", "audio/wav")
    expect(page.locator("#enclosures audio")).to_be_visible()
    page.get_by_role("button", name=es("Take away")).first.click()

    expect(photo).to_have_count(0)
    expect(words).to_have_value("Mi dibujo de la cancha")
    assert list(Enclosure.objects.values_list("kind", flat=True)) == ["voice"]


def test_without_a_script_a_photo_comes_with_the_form_and_stays_when_something_is_missing(
    visit, representative
):
    page = visit(representative, javascript=False)
    page.goto("/contributions/new/")
    expect(button(page, "Record your voice")).to_be_hidden()

    choose(page, picture(), "dibujo.jpg", "image/jpeg")
    page.get_by_role("button", name=es("Add it"), exact=True).click()
    expect(page.get_by_alt_text(es("Photo %(number)s of your draft", number=1))).to_be_visible()
    choose(page, wav(), "voz.wav", "audio/wav")
    button(page, "Send it").click()
    expect(page.get_by_role("alert")).to_contain_text(es("Choose who may read it."))
    expect(page.locator("#enclosures audio")).to_be_visible()
    send(page)

    expect(page.locator("main audio")).to_be_visible()
    contribution = Contribution.objects.get()
    assert contribution.state == "submitted"
    assert contribution.enclosures.count() == 2
