"""Who does not come in: other sites' pages, other names for this machine, and who has no cookie."""

import contextlib
import http.client
import http.server
import os
import pathlib
import subprocess
import threading
import unittest

import desk as desk_module
from journey import Journey

CLAIRE = "member/claire-dubois"


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """A site somewhere else: it serves one page, and notes whoever calls."""

    page, calls = b"", []

    def do_GET(self):
        type(self).calls.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(type(self).page)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def elsewhere(page=""):
    """Serves `page` on another port: another origin, and as `localhost` another site, too."""
    handler = type("Handler", (Elsewhere,), {"page": page.encode(), "calls": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port, handler.calls
    finally:
        server.shutdown()
        server.server_close()


def ask(page, path, host=None, cookie=None, method="GET"):
    """The status and the text of an answer."""
    line = http.client.HTTPConnection("127.0.0.1", page.port, timeout=10)
    headers = {"Host": host or f"127.0.0.1:{page.port}"}
    if cookie:
        headers["Cookie"] = cookie
    line.request(method, path, headers=headers)
    answer = line.getresponse()
    try:
        return answer.status, answer.read().decode()
    finally:
        line.close()


class TheDoor(Journey):

    def setUp(self):
        super().setUp()
        self.home = self.site(full=True)
        self.page = self.serve(self.home)

    def test_a_form_of_another_site_is_refused(self):
        token = self.browser.run("return document.body.dataset.token")
        before = self.home.dump()
        form = f"""<!doctype html><h1>Gagnez un voyage</h1>
          <form method="post" action="{self.page.origin}/{CLAIRE}/edit">
          <input name="token" value="{token}"><input name="phone" value="0000">
          <input name="was.phone" value="+33 5 36 49 10 01"><button>Jouer</button></form>"""
        with elsewhere(form) as (port, _):
            for host in ("127.0.0.1", "localhost"):  # with our cookie, and without
                self.browser.driver.get(f"http://{host}:{port}")
                self.browser.press("Jouer")
                self.browser.sees("reseau open")
        self.assertEqual(self.home.dump(), before)

    def test_another_site_can_neither_read_nor_frame_the_page(self):
        script = f"""<!doctype html><h1>Ailleurs</h1><p id="said">…</p>
          <iframe src="{self.page.origin}/member"></iframe><script>
          fetch("{self.page.origin}/member", {{ credentials: "include" }})
            .then((answer) => answer.text(), () => "nothing")
            .then((text) => {{ document.getElementById("said").textContent = "read: " + text; }})
          </script>"""
        with elsewhere(script) as (port, _):
            for host in ("127.0.0.1", "localhost"):
                self.browser.driver.get(f"http://{host}:{port}")
                self.browser.sees("read: nothing")
                self.browser.driver.switch_to.frame(0)
                self.assertNotIn("Claire Dubois", self.browser.text())
                self.browser.driver.switch_to.default_content()

    def test_a_link_on_another_site_shows_nothing_of_the_home(self):
        link = f'<!doctype html><h1>Ailleurs</h1><a href="{self.page.origin}/member">ici</a>'
        with elsewhere(link) as (port, _):
            self.browser.driver.get(f"http://localhost:{port}")
            self.browser.follow("ici")
            self.assertNotIn("Claire Dubois", self.browser.text())

    def test_who_has_no_cookie_stays_out(self):
        for path in ("/", "/member", f"/{CLAIRE}", "/search?q=claire", "/?key=", "/?key=0000"):
            status, text = ask(self.page, path)
            self.assertEqual(status, 403, path)
            self.assertNotIn("Claire", text)
        self.browser.driver.delete_all_cookies()
        self.browser.go("/member")
        self.browser.sees("reseau open")

    def test_another_name_for_this_machine_is_refused_even_with_the_cookie(self):
        cookie = "; ".join(
            f"{each['name']}={each['value']}" for each in self.browser.driver.get_cookies())
        self.assertEqual(ask(self.page, "/member", cookie=cookie)[0], 200)
        for host in (f"rebound.example:{self.page.port}", "127.0.0.1", f"[::1]:{self.page.port}"):
            status, text = ask(self.page, "/member", host=host, cookie=cookie)
            self.assertEqual(status, 403, host)
            self.assertNotIn("Claire", text)

    def test_a_key_serves_once_and_is_not_the_cookie(self):
        key = self.page.address.partition("key=")[2]
        [cookie] = self.browser.driver.get_cookies()
        self.assertNotEqual(cookie["value"], key)
        for _ in range(2):
            status, text = ask(self.page, f"/?key={key}")
            self.assertEqual(status, 403)
            self.assertNotIn("Claire", text)

    def test_the_browser_comes_in_by_a_file_that_is_gone_then(self):
        desk, stand = self.new_folder(), self.new_folder()
        opener = stand / "xdg-open"
        opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> {stand}/given\n')
        opener.chmod(0o755)
        program = subprocess.Popen(
            [desk_module.PROGRAM, "--home", self.home.home, "--lang", "fr", "open"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "HOME": str(desk), "PATH": f"{stand}:{os.environ['PATH']}"})
        self.addCleanup(program.communicate)
        self.addCleanup(program.terminate)
        given = stand / "given"
        self.browser.wait("file", lambda: given.exists() and given.read_text().endswith("\n"))
        path = pathlib.Path(given.read_text().strip())
        self.assertEqual(path.parent, desk)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        arguments = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
        key = path.read_text().partition("key=")[2].partition('"')[0]
        self.assertEqual(len(key), 64)
        self.assertNotIn(key, arguments)

        self.browser.driver.get(f"file://{path}")
        driver = self.browser.driver
        self.browser.wait(
            "page", lambda: driver.current_url.startswith("http://127.0.0.1:")
            and driver.current_url.endswith("/"))
        self.browser.sees("Toulouse")
        self.browser.reload()
        self.browser.sees("Toulouse")
        self.assertFalse(path.exists())

    def test_scripts_cannot_read_the_cookie(self):
        self.assertEqual(self.browser.run("return document.cookie"), "")
        [cookie] = self.browser.driver.get_cookies()
        self.assertTrue(cookie["httpOnly"])
        self.assertEqual(cookie["sameSite"], "Strict")
        self.assertNotIn("key=", self.browser.driver.current_url)


if __name__ == "__main__":
    unittest.main()
