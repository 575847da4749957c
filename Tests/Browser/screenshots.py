"""Takes a picture of each page, on a desk and on a phone, over the fixtures' network.

    screenshots.py DIR      as `Tests/Browser/run --screenshots DIR` calls it
"""

import base64
import pathlib
import sys
import tempfile

from browser import DESKTOP, PHONE, Browser
from pages import all_pages
from scene import busy


def picture(browser):
    """The whole page, as far down as it goes."""
    taken = browser.driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True})
    return base64.b64decode(taken["data"])


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    try:
        for lang in ("fr", "en"):
            with tempfile.TemporaryDirectory(prefix="reseau-browser-") as home:
                site = busy(home, lang)
                with site.open() as page:
                    browser.come_in(page)
                    for kind, size in {"desk": DESKTOP, "phone": PHONE}.items():
                        browser.resize(*size)
                        for name, path in all_pages(site).items():
                            browser.go(path)
                            (folder / f"{name}-{kind}-{lang}.png").write_bytes(picture(browser))
    finally:
        browser.quit()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1])
