"""The first hour, as somebody lives it who has just typed `make run`: clicked through in a browser."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.program import playground
from tests.street import LENA, NIA

CHROMIUM = shutil.which("chromium")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.wire,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

PATIENCE = 30_000  # milliseconds; a busy machine is no failure
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        await opened.close()


@pytest.fixture
def screens(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where pictures go: aside, or with --screens into the documentation."""
    folder = Path(request.config.getoption("screens") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def press(page: Page, label: str) -> None:
    """Press the newest button with this label, and wait until the page has heard of it."""
    button = page.get_by_role("button", name=label, exact=True).last
    await button.click()


async def sees(page: Page, text: str) -> None:
    await expect(page.get_by_test_id("messages")).to_contain_text(text, timeout=PATIENCE)


async def becomes(page: Page, person: int) -> None:
    tab = page.get_by_test_id(f"person-{person}")
    await tab.click()
    await expect(tab).to_have_attribute("aria-current", "true", timeout=PATIENCE)


async def types(page: Page, words: str) -> None:
    await page.get_by_test_id("composer").fill(words)
    await page.get_by_test_id("send").click()


async def comes_in(page: Page) -> None:
    """Let Nia open her invite and come in, up to the first question."""
    await becomes(page, LENA)
    await sees(page, "Here is the invite for Nia.")
    # A long link takes two lines; between them there is nothing to press.
    await page.get_by_role("link", name="start=").first.click(position={"x": 20, "y": 8})
    await page.get_by_role("dialog").get_by_role("button", name="Nia").click()
    await sees(page, "Is that you?")


async def says_who_she_is(page: Page) -> None:
    for label in ("Yes, I'm Nia", "Mine", "Yes", "After school"):
        await press(page, label)
    await sees(page, "can see how you feel")
    await press(page, "Start")
    await sees(page, "how are you right now?")


@pytest.mark.thorough
async def test_a_class_in_the_browser(browser: Browser, tmp_path: Path, screens: Path) -> None:
    page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type]  # a ViewportSize
    async with playground(tmp_path) as address:
        await page.goto(address)
        await becomes(page, LENA)
        await sees(page, "Here is the invite for Nia.")
        await page.screenshot(path=screens / "invite-390.png")
        await comes_in(page)
        await page.screenshot(path=screens / "join-390.png")
        await says_who_she_is(page)
        await page.screenshot(path=screens / "feelings-390.png")
        await press(page, "😤 Frustrated")
        await press(page, "Stuck")
        await sees(page, "✓ Stuck")
        await page.screenshot(path=screens / "words-390.png")
        await press(page, "Done")
        await sees(page, "Lena sees the feeling, not these words.")
        await types(page, "i dont get fractons and everybody else is done")
        await sees(page, "A goal for it?")
        await page.screenshot(path=screens / "checkin-390.png")

        await becomes(page, LENA)
        await types(page, "/today")
        await sees(page, "Nia (stuck)")
        await page.screenshot(path=screens / "coach-390.png")
        await page.set_viewport_size(DESK)  # type: ignore[arg-type]
        await page.screenshot(path=screens / "coach-1280.png")
        await becomes(page, NIA)
        await page.screenshot(path=screens / "checkin-1280.png")

    stored = sqlite3.connect(tmp_path / "playground.db").execute(
        "select journal_entry from emotion_check_ins join users on users.id = user_id where display_name = 'Nia'"
    )
    assert stored.fetchall() == [("i dont get fractons and everybody else is done",)]

    async with playground(tmp_path) as address:
        await page.goto(address)
        await becomes(page, NIA)
        await types(page, "/today")
        await sees(page, "You said how you are: Stuck.")


@pytest.mark.thorough
async def test_an_evening_in_the_browser(browser: Browser, tmp_path: Path, screens: Path) -> None:
    page = await browser.new_page(viewport=PHONE)  # type: ignore[arg-type]  # a ViewportSize
    async with playground(tmp_path) as address:
        await page.goto(address)
        await comes_in(page)
        await says_who_she_is(page)
        await press(page, "I'd rather not say today")
        await sees(page, "A goal for it?")
        await types(page, "/habits")
        await press(page, "Make a habit")
        await sees(page, "Something small works best.")
        await types(page, "read 10 minutes")
        for label in ("Read one chapter", "5 pages, in a quiet corner", "After brushing my teeth", "A warm drink"):
            await press(page, label)
        for label in ("Every day", "Save", "Remind me at …", "16:00"):
            await press(page, label)
        for label in ("Check-in", "No reminder", "Your day", "No reminder"):
            await press(page, label)
        await sees(page, "Okay. Your day: no reminder.")
        await page.screenshot(path=screens / "reminders-390.png")

        at_four = datetime.now(UTC).replace(hour=16, minute=0, second=0, microsecond=0)  # noqa: TID251
        at_four += timedelta(days=at_four < datetime.now(UTC))  # noqa: TID251
        await page.request.post(f"{address}/clock", data={"to": at_four.isoformat()})
        await sees(page, "After brushing my teeth, as you planned.")
        await page.screenshot(path=screens / "reminder-390.png")
        await press(page, "Done")
        await sees(page, "Your treat: A warm drink")
