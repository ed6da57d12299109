"""People with a real browser; axe-core (WCAG 2.2 A, AA) sees each kind of page."""

import re
from contextlib import contextmanager
from typing import ClassVar

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.portal.office import Clerk

CHROMIUM = "/usr/bin/chromium"
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)


class Person:
    """Somebody with a browser of their own."""

    seen: ClassVar = set()
    """Kinds of pages axe has looked at; the second of a kind tells nothing new."""

    def __init__(self, chromium, portal, out, widths=WIDTHS):
        self.at, self.out, self.axe = portal.url, out, Axe()
        self.widths = widths
        self.page = chromium.new_context().new_page()
        self.page.set_default_timeout(60_000)
        self.faults = []

    def go(self, path, state=""):
        self.page.goto(self.at + path)
        self.look(state)

    def press(self, words):
        # A form may send its files by script first, and leave the page after that.
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words, exact=True).first.click()
        self.look()

    def look(self, state=""):
        """Let axe look at the page at both widths, and keep a picture of it.

        ``state`` names what is different from the page's first look.
        """
        place = re.sub(r"[0-9a-f-]{36}|TN-[^/?]+", "…", self.page.url)
        kind = place, self.page.title(), self.page.locator("form").count(), state
        if kind in self.seen:
            return
        self.seen.add(kind)
        for width in self.widths:
            self.page.set_viewport_size({"width": width, "height": 800})
            found = self.axe.run(self.page, options={"runOnly": RULES})
            self.faults += [
                f"{place} {width}: {one['id']} {one['nodes'][0]['html'][:200]}"
                for one in found.response["violations"]
            ]
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults.append(f"{place} {width}: {wide} pixels wide")
            name = re.sub(r"\W+", "-", place.partition("://")[2].partition("/")[2])
            self.page.screenshot(path=self.out / f"{name or 'home'}{state}-{width}.png")

    def text(self):
        return self.page.inner_text("body")


class Clerks(Person):
    """An account of the back office, signed in through the page."""

    def __init__(self, chromium, portal, out, role):
        super().__init__(chromium, portal, out)
        clerk = Clerk(portal, f"{role}.c", role)
        self.go("/can-bo/dang-nhap")
        self.page.fill("#login", clerk.login)
        self.page.fill("#password", clerk.password)
        self.press("Đăng nhập")


@contextmanager
def started():
    """A browser without a window."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS) as chromium,
    ):
        Person.seen.clear()
        yield chromium
