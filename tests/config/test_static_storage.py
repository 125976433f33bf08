"""Our own styles as they are served."""

from django.contrib.staticfiles.storage import staticfiles_storage

from config.static_storage import bare


def test_what_only_we_read_of_a_style_sheet_is_not_served():
    with staticfiles_storage.open(staticfiles_storage.stored_name("css/consejo.css")) as file:
        served = file.read().decode()

    assert "/*" not in served
    assert "\n  " not in served
    assert ".choice-cards {\ndisplay: grid;" in served


def test_what_the_browser_reads_stays():
    styles = (
        '/* a\n * b */\na > b,\n  c {\n  content: "x  y";\n}\n\n@media print {\n  a { b: c }\n}'
    )

    assert bare(styles) == '\na > b,\nc {\ncontent: "x  y";\n}\n@media print {\na { b: c }\n}'
