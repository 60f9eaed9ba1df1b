"""A browser, driven: the few commands of WebDriver that the tests need, sent to chromedriver."""

import json
import shutil
import subprocess
import time
import urllib.error
import urllib.request

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name under which the protocol sends elements
PATIENCE = 60.0  # seconds for what ought to happen at once
KEYS = {"right": "\ue014", "enter": "\ue007", "escape": "\ue00c", "tab": "\ue004"}


class Browser:
    """A window. To be used in a `with` block.   profile: a folder for what the browser writes."""

    def __init__(self, profile):
        command = [DRIVER, "--port=0", f"--log-path={profile / 'driver.log'}"]
        self._driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = next(line for line in self._driver.stdout if "started successfully on port" in line)
        self._address = f"http://127.0.0.1:{line.rsplit(' ', 1)[1].strip().rstrip('.')}/session"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--user-data-dir={profile / 'profile'}"]
        options = {"binary": BROWSER, "args": arguments}
        capabilities = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        try:
            session = self._send("", {"capabilities": {"alwaysMatch": capabilities}})
        except BaseException:
            self._driver.terminate()
            raise
        self._address += f"/{session['sessionId']}"

    def __enter__(self):
        return self

    def __exit__(self, *error):
        try:
            self._send("", method="DELETE")
        finally:
            self._driver.terminate()
            self._driver.wait()
            self._driver.stdout.close()

    def _send(self, path, body=None, method="POST"):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise AssertionError(json.load(error)["value"]["message"]) from None

    def open(self, url):
        """Show a page."""
        self._send("/url", {"url": url})

    def size(self, width, height):
        """Give the window another size, in pixels."""
        screen = {"deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, **screen)

    def command(self, name, **parameters):
        """A command of the browser's own protocol."""
        return self._send("/goog/cdp/execute", {"cmd": name, "params": parameters})

    def run(self, script, *arguments):
        """What a piece of JavaScript returns: `return 1 + arguments[0]`."""
        return self._send("/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        """The element of a CSS selector; waits until it is there."""
        self.until(f"return document.querySelector({json.dumps(selector)}) !== null")
        return self._send("/element", {"using": "css selector", "value": selector})

    def click(self, selector):
        """Click on an element."""
        self._send(f"/element/{self.find(selector)[ELEMENT]}/click")

    def type(self, selector, text):
        """Type into an element."""
        self._send(f"/element/{self.find(selector)[ELEMENT]}/value", {"text": text})

    def drag(self, selector, start, end):
        """Drag over an element.   start, end: pixels to the right of its middle."""
        origin = self.find(selector)
        move = {"type": "pointerMove", "duration": 50, "origin": origin, "y": 0}
        steps = [{**move, "x": start}, {"type": "pointerDown", "button": 0}, {**move, "x": (start + end) // 2},
                 {**move, "x": end}, {"type": "pointerUp", "button": 0}]
        self._send("/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})

    def until(self, script, *arguments):
        """Wait until a piece of JavaScript returns something true; returns it."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"this never became true: {script}"
            time.sleep(0.02)
        return found

    def complaints(self):
        """What the page's console says that is worse than information."""
        lines = self._send("/se/log", {"type": "browser"})
        return [line["message"] for line in lines if line["level"] in ("WARNING", "SEVERE")]
