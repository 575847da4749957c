"""What all journeys have: homes in a folder of their own, a browser, and two languages."""

import contextlib
import functools
import pathlib
import tempfile
import unittest

from browser import Browser
from desk import Site


class Journey(unittest.TestCase):
    """A test in a browser. The browser is the class's, the homes are each test's."""

    lang = "fr"

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.maxDiff = 2000
        self.stack = contextlib.ExitStack()
        self.addCleanup(self.stack.close)
        self.folder = self.new_folder()
        self.browser.forget()

    def new_folder(self):
        """A folder that is gone after the test."""
        return pathlib.Path(self.stack.enter_context(
            tempfile.TemporaryDirectory(prefix="reseau-browser-")))

    def site(self, name="Toulouse", full=False):
        """A home with a network of its own; `full`: with the fixtures' records."""
        site = Site.found(self.new_folder(), name, self.lang)
        return site.fill() if full else site

    def serve(self, site, browser=None):
        """Opens the page of a home in the browser."""
        page = self.stack.enter_context(site.open())
        (browser or self.browser).come_in(page)
        return page

    def say(self, fr, en):
        """The words of the language that this run is in."""
        return {"fr": fr, "en": en}[self.lang]


def both(test):
    """Runs a journey in French, then in English, each from a fresh desk."""
    @functools.wraps(test)
    def run(self):
        for lang in ("fr", "en"):
            with self.subTest(lang=lang):
                self.lang = lang
                test(self)
    return run
