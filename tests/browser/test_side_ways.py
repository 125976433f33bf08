"""The side ways of the loop: another day, a no, two who say the same, words taken back."""

import pytest
from playwright.sync_api import expect

from advisory.models import Contribution
from tests.browser import acts
from tests.browser.words import es
from tests.factories.advisory import days, submitted, today, under_review

pytestmark = pytest.mark.browser
both_ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def main(page):
    return page.get_by_role("main")


@both_ways
def test_the_day_is_moved_and_after_a_no_there_is_a_better_answer(
    visit, mandate, representative, coordinator, javascript
):
    contribution = submitted(mandate=mandate, words="Queremos un recreo más largo.")
    page_of_it = contribution.get_absolute_url()
    child = visit(representative, javascript=javascript)
    team = visit(coordinator, javascript=javascript, width=1280)

    # The answer takes longer: the child reads the new day, and why.
    team.goto(page_of_it)
    acts.take(team)
    team.get_by_role("link", name=es("Move the day")).click()
    team.get_by_label(es("When will there be an answer?")).fill((today() + days(45)).isoformat())
    team.get_by_label(es("Why does it take longer?")).fill("La UGEL responde en un mes.")
    team.get_by_role("button", name=es("Move the day")).click()
    expect(team.get_by_role("status")).to_have_text(es("The day is moved. The author reads why."))
    child.goto(page_of_it)
    expect(main(child)).to_contain_text("La UGEL responde en un mes.")
    expect(child.locator(".steps")).to_contain_text(acts.in_words(today() + days(45)))

    # It is not accepted; the child says no to the answer, and why.
    acts.decide(team, "Not accepted", "El horario es del ministerio.")
    acts.publish(team, "No podemos. El horario lo pone el ministerio.")
    child.reload()
    expect(main(child)).to_contain_text(es("No, we will not do it."))
    acts.judge(child, understood="Yes", satisfied="No", words="¿Y si solo es los viernes?")
    expect(main(child)).to_contain_text("¿Y si solo es los viernes?")
    expect(child.locator("[aria-current=step]")).to_contain_text(es("Being read", "step"))

    # The desk says so; a part of it is accepted, with a promise.
    team.goto("/")
    expect(main(team)).to_contain_text(es("The answer got a “no”"))
    team.goto(page_of_it)
    expect(main(team)).to_contain_text("¿Y si solo es los viernes?")
    acts.decide(
        team, "Partly accepted", "Hay acuerdo.", promise="Probar un viernes.", due_on=today()
    )
    acts.publish(team, "Vamos a probar los viernes.")
    child.reload()
    expect(main(child)).to_contain_text(es("Yes, we will do a part of it."))
    expect(main(child)).to_contain_text("Probar un viernes.")
    child.get_by_role("group").filter(has_text=es("No, we will not do it.")).locator(
        "summary"
    ).click()
    expect(child.get_by_text("No podemos. El horario lo pone el ministerio.")).to_be_visible()
    assert Contribution.objects.get().state == "answered"


@both_ways
def test_who_wants_the_same_supports_it_and_who_says_the_same_is_answered_together(
    visit, mandate, representative, other_representative, coordinator, javascript
):
    first = under_review(
        mandate=mandate, owner=coordinator, words="Queremos agua limpia en el baño del colegio."
    )
    child = visit(other_representative, javascript=javascript)
    team = visit(coordinator, javascript=javascript, width=1280)

    # While writing, another child finds the first one and supports it; and sends their own too.
    child.goto("/contributions/new/")
    child.get_by_label(es("Your words")).fill("En mi colegio falta agua limpia.")
    child.get_by_text(es("The whole council"), exact=True).click()
    if not javascript:
        child.get_by_role("button", name=es("See similar ones")).click()
    child.locator("#similar").get_by_role("link", name=first.words).click()
    child.get_by_role("button", name=es("We support this too")).click()
    expect(child.get_by_role("button", name=es("We do not support it any more"))).to_be_visible()
    child.goto("/")
    child.get_by_role("link", name="En mi colegio falta agua limpia.").click()
    child.get_by_role("button", name=es("Send it")).click()
    expect(child.get_by_role("heading", level=1)).to_have_text(es("We got it. Thank you!"))
    second = Contribution.objects.get(words="En mi colegio falta agua limpia.")

    # Staff join the two; the second is no task of its own any more.
    team.goto(second.get_absolute_url())
    team.get_by_role("link", name=es("Answer it with another one")).click()
    team.get_by_role("button", name=f"{es('Join with this one')} {first.reference}").click()
    expect(team.get_by_role("status")).to_have_text(es("Joined. Both authors get the same answer."))
    expect(team.get_by_role("link", name=es("Decide"), exact=True)).to_have_count(0)
    child.goto(second.get_absolute_url())
    expect(main(child)).to_contain_text(es("Others said the same. We answer all of you together."))

    # One answer, and each reads it on the page of their own.
    team.get_by_role("link", name=first.reference).click()
    acts.decide(team, "Deferred", "Este año no hay fondos.")
    expect(main(team)).to_contain_text(second.reference)
    acts.publish(team, "Este año no alcanza. En marzo lo vemos otra vez.")
    author = visit(representative, javascript=javascript)
    author.goto(first.get_absolute_url())
    child.reload()
    for page in (author, child):
        expect(main(page)).to_contain_text(es("Not now. We will look at it again later."))
        expect(main(page)).to_contain_text("En marzo lo vemos otra vez.")
    expect(main(author)).to_contain_text("1 organización apoya esto")
    expect(main(child)).not_to_contain_text(first.words)

    # Who supported it changes their mind.
    child.goto(first.get_absolute_url())
    child.get_by_role("button", name=es("We do not support it any more")).click()
    expect(child.get_by_role("button", name=es("We support this too"))).to_be_visible()
    author.reload()
    expect(main(author)).not_to_contain_text("apoya esto")


@both_ways
def test_a_draft_is_sent_later_and_taken_back(
    visit, representative, other_representative, javascript
):
    child = visit(representative, javascript=javascript)
    child.goto("/contributions/new/")
    child.get_by_label(es("Your words")).fill("Que haya menos tarea.")
    child.get_by_role("button", name=es("Save for later")).click()
    expect(child.get_by_role("status").first).to_contain_text(
        es("Saved. Only you can see it until you send it.")
    )

    # Sent another day: the receipt has a number and a day.
    child.goto("/")
    child.get_by_role("link", name="Que haya menos tarea.").click()
    child.get_by_text(es("The whole council"), exact=True).click()
    child.get_by_role("button", name=es("Send it")).click()
    expect(main(child)).to_contain_text(f"AP-{today().year}-0001")
    expect(main(child)).to_contain_text(acts.in_words(today() + days(30)))
    print_it = child.get_by_role("button", name=es("Print it"))
    expect(print_it).to_be_visible(visible=javascript)  # who has no script prints by the menu

    # Taken back, after being asked: the others find it no more.
    child.get_by_role("link", name=es("See how it goes")).click()
    child.get_by_role("link", name=es("Take it back")).click()
    child.get_by_role("button", name=es("Yes, take it back")).click()
    expect(child.get_by_role("status")).to_have_text(
        es("You took it back. Nobody will work on it.")
    )
    other = visit(other_representative, javascript=javascript)
    assert other.goto(f"/contributions/AP-{today().year}-0001/").status == 404
    assert Contribution.objects.get().state == "withdrawn"
