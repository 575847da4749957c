"""A browser, and what a person does with it: reads, types, presses, follows links.

Things are found as people find them: a field by its label, a button and a link by their words.
Nothing waits for a time: each step waits for what it needs to see, and fails when it does not come.
"""

import json
import os
import pathlib
import shutil

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

PATIENCE = 15  # seconds until what does not come counts as missing
DESKTOP, PHONE = (1280, 900), (390, 844)
FINDER = pathlib.Path(__file__).with_name("finder.js").read_text(encoding="utf-8")
WATCH = pathlib.Path(__file__).with_name("watch.js").read_text(encoding="utf-8")


class Missing(AssertionError):
    """Something that did not come in time."""


class Browser:
    """A headless Chromium of its own, without anything that an earlier one kept."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        words = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        if os.geteuid() == 0:
            words.append("--no-sandbox")  # Chromium has no sandbox for root
        for word in words:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(
            service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_page_load_timeout(PATIENCE * 2)
        self.driver.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        self.resize(*DESKTOP)
        self.origin = ""

    def quit(self):
        self.driver.quit()

    def resize(self, width, height):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def darken(self, is_dark):
        """Says whether the person likes light letters on a dark ground."""
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]})

    def forget(self):
        """Leaves the page, and what the browser kept of it."""
        self.driver.get("about:blank")
        for what in ("Cookies", "Cache"):
            self.driver.execute_cdp_cmd(f"Network.clearBrowser{what}", {})
        self.requests()

    def come_in(self, page):
        """Opens the page by the address that the program prints."""
        self.origin = page.origin
        self.driver.get(page.address)
        self.wait("page", lambda: "key=" not in self.driver.current_url)

    def go(self, path):
        self.driver.get(self.origin + path)

    def reload(self):
        self._leaving(self.driver.refresh)

    def back(self):
        self._leaving(self.driver.back)

    def run(self, script, *given):
        return self.driver.execute_script(script, *given)

    def wait(self, what, condition):
        """Waits until `condition` holds, and returns what it returned."""
        def holds(_):
            try:
                return condition()
            except WebDriverException:
                return None  # the page changed under it: look again
        try:
            return WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(holds)
        except WebDriverException as error:
            raise Missing(f"no {what} in: {self.path}\n{self.text()[:600]}") from error

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.origin)

    def text(self):
        """What is read on the page, with plain spaces."""
        return self.run("return document.body ? document.body.innerText : ''") \
            .replace("\u00a0", " ").replace("\u202f", " ")

    def sees(self, words):
        """Waits until the page says `words`."""
        self.wait(f"“{words}”", lambda: words in self.text())

    def _find(self, what, words):
        return self.wait(
            f"{what} “{words}”",
            lambda: self.run(FINDER + "return find(...arguments)", what, words))

    def has(self, what, words):
        """Whether there is such a `link`, `button`, `field` or `heading` now."""
        return self.run(FINDER + "return find(...arguments)", what, words) is not None

    def heading(self):
        return self.wait("heading", lambda: self.run(
            "return document.querySelector('h1')?.innerText")).replace("\u00a0", " ")

    def value(self, label):
        return self._find("field", label).get_property("value")

    def fill(self, label, text):
        """Puts `text` in place of what a field held, as typed."""
        field = self._find("field", label)
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.DELETE)
        field.send_keys(text)

    def type(self, label, text):
        """Types at the end of what a field holds."""
        field = self._find("field", label)
        field.send_keys(Keys.CONTROL, Keys.END)
        field.send_keys(text)

    def choose(self, label, option):
        field = self._find("field", label)
        self.run(FINDER + "choose(...arguments)", field, option)

    def keys(self, *keys):
        """Keys for whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def focused(self):
        """What has the focus, as people know it."""
        return self.run(FINDER + "return named(document.activeElement)")

    def follow(self, words):
        self._leaving(self._find("link", words).click)

    def press(self, words):
        """Presses a button that leads to another page, or to the same one anew."""
        self._leaving(self._find("button", words).click)

    def press_beside(self, words):
        """Presses the button in the same box as `words`."""
        box = self.wait(f"box “{words}”", lambda: self.run(
            "return [...document.querySelectorAll('main .side')].find("
            "(each) => each.innerText.replace(/\\s+/g, ' ').includes(arguments[0]))", words))
        self._leaving(box.find_element("tag name", "button").click)

    def double_click(self, words):
        """Presses a button as people do who double-click everything."""
        button = self._find("button", words)
        self._leaving(ActionChains(self.driver).double_click(button).perform)

    def click(self, words):
        """Presses a button that stays on the page."""
        self._find("button", words).click()

    def _leaving(self, act):
        before = self.run("return window.visit")
        act()
        self.wait("new page", lambda: self.run(
            "return document.readyState === 'complete' && window.visit !== arguments[0]", before))

    def requests(self):
        """The addresses that were asked for since the last time, in order, with each one's end."""
        asked, blocked = {}, set()
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            given = message["params"]
            if message["method"] == "Network.requestWillBeSent":
                asked.setdefault(given["requestId"], given["request"]["url"])
            elif message["method"] == "Network.loadingFailed" and given.get("blockedReason"):
                blocked.add(given["requestId"])
        return [url for name, url in asked.items() if name not in blocked]

    def incidents(self):
        """What foreign script left behind: flags, dialogs, and what the page's policy forbade."""
        return self.run("return window.incidents")
