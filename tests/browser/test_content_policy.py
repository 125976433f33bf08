"""What somebody smuggles into a page does not run; test_every_page.py asks for our own."""

import pytest

pytestmark = pytest.mark.browser


def test_a_script_written_inside_a_page_does_not_run(browser, base_url):
    page = browser.new_page(base_url=base_url)
    page.goto("/")

    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'it ran'";
            document.body.append(script);
            const broken = "<img src=x onerror='document.title = 1'>";
            document.body.insertAdjacentHTML("beforeend", broken);
        }"""
    )

    title = page.title()
    page.context.close()
    assert "·" in title
