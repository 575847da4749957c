"""A visit stays light: page, style, script and icon together, on a slow and old machine."""

import unittest
import urllib.request

from journey import Journey
from pages import all_pages
from scene import busy

MOST_BYTES, MOST_REQUESTS = 150_000, 5


class Weight(Journey):

    def test_no_visit_is_heavier_than_it_may_be(self):
        site = busy(self.new_folder(), self.lang)
        page = self.serve(site)
        browser = self.browser
        cookies = "; ".join(
            f"{each['name']}={each['value']}" for each in browser.driver.get_cookies())

        def size(address):
            asked = urllib.request.Request(address, headers={"Cookie": cookies})
            opener = urllib.request.build_opener(Anything)
            with opener.open(asked) as answer:
                return len(answer.read()) + len(str(answer.headers))

        for name, path in all_pages(site).items():
            browser.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
            browser.requests()
            browser.go(path)
            asked = [each for each in browser.requests() if each.startswith(page.origin)]
            icon = browser.run("return document.querySelector('link[rel=icon]').href")
            weight = sum(size(each) for each in {*asked, icon})
            with self.subTest(page=name, bytes=weight, requests=len(asked)):
                self.assertLessEqual(weight, MOST_BYTES)
                self.assertLessEqual(len(asked), MOST_REQUESTS)
                self.assertGreater(len(asked), 2)


class Anything(urllib.request.HTTPErrorProcessor):
    """Takes every status for an answer: a page that says “not found” has a weight, too."""

    def http_response(self, request, response):
        return response


if __name__ == "__main__":
    unittest.main()
