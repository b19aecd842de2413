"""The HTML page in a real browser: what happens when someone points, clicks, types, folds, prints."""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import govdoc

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
SAMPLES = Path(__file__).parents[2] / "samples"
FLAGS = (
    "headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "disable-quic", "no-first-run",
    "disable-background-networking", "disable-component-update", "disable-sync", "window-size=1400,900",
)  # fmt: skip
HOSTILE = (
    "一、整治</script><img src=x onerror=alert(1)><svg onload=alert(2)>。"
    "（责任单位：市<img src=x onerror=alert(3)>局）\n"
)


def missing() -> str:
    """What is missing for these tests; empty if nothing is."""
    if not (CHROMIUM and DRIVER):
        return "chromium and chromedriver are not installed: run tests/render/install.sh"
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "selenium is not installed: pip install selenium"
    return ""


pytestmark = [pytest.mark.render, pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")]


class Browser:
    """A browser window, and what a reader does in it."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver = driver
        self.folder = folder

    def open(self, data: bytes) -> None:
        """Show a page in a wide window, scripts on."""
        self.window(1400, 900)
        self.command("Emulation.setScriptExecutionDisabled", value=False)
        self.media()
        path = self.folder / "page.html"
        path.write_bytes(data)
        self.driver.get(path.as_uri())

    def command(self, name: str, **parameters: Any) -> Any:
        return self.driver.execute_cdp_cmd(name, parameters)

    def window(self, width: int, height: int, phone: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.command("Emulation.setDeviceMetricsOverride", **size)

    def media(self, kind: str = "screen", scheme: str = "light") -> None:
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.command("Emulation.setEmulatedMedia", media=kind, features=features)

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", selector))

    def shown(self, selector: str) -> list[str]:
        """The texts of the elements that can be seen."""
        return [element.text for element in self.all(selector) if element.is_displayed()]

    def click(self, selector: str) -> None:
        self.all(selector)[0].click()

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    def point_at(self, selector: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).move_to_element(self.all(selector)[0]).perform()

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def complaints(self) -> list[str]:
        """What the browser's console says: errors and breaches of the page's own policy."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def style(self, selector: str, name: str) -> str:
        return str(
            self.run(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name
            )
        )


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=str(DRIVER)))
    yield Browser(driver, tmp_path_factory.mktemp("page"))
    driver.quit()


@pytest.fixture
def browser(window: Browser) -> Iterator[Browser]:
    """A window with the sample notice; at the end, the console must have nothing to say."""
    window.open(govdoc.dumps(govdoc.load(SAMPLES / "notice.txt"), "html"))
    yield window
    assert window.complaints() == []


AGENCY = "//button[span='市财政局']"


def test_choosing_an_agency_dims_what_is_not_its_work(browser: Browser) -> None:
    browser.driver.find_element("xpath", AGENCY).click()
    assert browser.shown("#status") == ["市财政局：2项任务（责任1、配合1）"]
    assert [row.split()[0] for row in browser.shown("#tasks tbody tr")] == ["2", "7"]
    assert browser.shown("a.hit") == ["市财政局", "市财政局"]
    bright = browser.run(
        "return Array.from(document.querySelectorAll('section > .leaf'))"
        ".filter(leaf => getComputedStyle(leaf).opacity === '1').map(leaf => leaf.textContent.slice(0, 4))"
    )
    assert bright == ["一、摸清", "（二）编", "1.按照", "三、多方", "1.对列"]


def test_choosing_it_again_or_pressing_escape_shows_all(browser: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    tasks = len(browser.all("#tasks tbody tr"))
    button = browser.driver.find_element("xpath", AGENCY)
    for undo in (button.click, lambda: browser.press(Keys.ESCAPE), lambda: browser.click("#reset")):
        button.click()
        assert len(browser.shown("#tasks tbody tr")) < tasks
        undo()
        assert len(browser.shown("#tasks tbody tr")) == tasks
        assert not browser.all(".filtering, .hit, .lit")


def test_roles_narrow_the_choice(browser: Browser) -> None:
    browser.click("[data-role=l]")
    assert browser.shown("#status") == ["3项任务（牵头3）"]
    browser.driver.find_element("xpath", "//button[span='市政务服务局']").click()
    assert browser.shown("#status") == ["市政务服务局：1项任务（牵头1）"]


def test_typing_narrows_the_list_of_agencies(browser: Browser) -> None:
    browser.all("#seek")[0].send_keys("自然")
    assert browser.shown(".bodies span:first-child") == ["市自然资源局"]


def test_pointing_at_a_name_tells_role_and_full_name(browser: Browser) -> None:
    browser.point_at("article a.m.l")
    assert browser.shown("#tip") == ["牵头：市住房城乡建设局（未认出）"]
    browser.point_at("#tasks a.m.s")
    assert browser.shown("#tip") == ["配合：市财政局（未认出）"]
    browser.point_at("h1")
    assert browser.shown("#tip") == []


def test_clicking_a_name_in_the_text_chooses_it(browser: Browser) -> None:
    browser.click("article a.m.s")
    assert browser.shown("#status")[0].startswith("市财政局：")


def test_columns_sort_both_ways_with_empty_cells_last(browser: Browser) -> None:
    heads = [head.text.split()[0] for head in browser.all("#tasks th")]
    column = heads.index("完成时限") + 1

    def deadlines() -> list[str]:
        return [cell.text for cell in browser.all(f"#tasks td:nth-child({column})") if cell.text]

    for expected in (["2024年5月底前", "2024年6月底前"], ["2024年6月底前", "2024年5月底前"]):
        browser.click(f"#tasks th:nth-child({column}) button")
        assert deadlines() == expected
        assert browser.all("#tasks tbody tr:first-child td")[column - 1].text == expected[0]


def test_the_keyboard_reaches_the_text_first_and_every_control(browser: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.all("body")[0].send_keys(Keys.TAB)
    assert browser.driver.switch_to.active_element.text == "跳到正文"
    browser.press(Keys.ENTER)
    assert browser.driver.switch_to.active_element.get_attribute("id") == "text"
    browser.run("document.querySelector('[data-role=s]').focus()")
    browser.press(Keys.SPACE)
    assert browser.shown("#status") == ["2项任务（配合2）"]


def test_on_a_phone_outline_and_filter_fold_and_nothing_overflows(browser: Browser) -> None:
    browser.window(360, 740, phone=True)
    browser.driver.refresh()
    assert browser.shown("#outline a, .bodies button") == []
    assert browser.run("return document.documentElement.scrollWidth") == 360
    browser.click("#outline summary")
    assert len(browser.shown("#outline a")) == 13
    browser.click("#outline a[href='#u5']")
    assert browser.shown("#outline a") == []


def test_dark_follows_the_system(browser: Browser) -> None:
    light = browser.style(".paper", "backgroundColor")
    browser.media(scheme="dark")
    assert light == "rgb(255, 255, 255)"
    assert browser.style(".paper", "backgroundColor") != light


def test_paper_carries_text_and_lists_but_no_controls(browser: Browser) -> None:
    browser.media("print", "dark")
    assert browser.shown("#outline, #filter, .jumps, .skip") == []
    assert browser.style(".paper", "backgroundColor") == "rgb(255, 255, 255)"
    assert base64.b64decode(browser.command("Page.printToPDF")["data"]).startswith(b"%PDF")


def test_it_reads_without_its_script(browser: Browser) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.driver.refresh()
    assert browser.shown("#filter, #tip") == []
    assert len(browser.shown("#outline a")) == 13
    assert len(browser.shown("#tasks tbody tr")) == 9


def test_hostile_words_stay_words(browser: Browser) -> None:
    browser.open(govdoc.dumps(govdoc.parse(HOSTILE), "html"))
    assert "</script><img src=x onerror=alert(1)><svg onload=alert(2)>" in browser.all("article")[0].text
    browser.point_at("article a.m")
    assert browser.shown("#tip") == ["责任：市<imgsrc=xonerror=alert（3）>局（未认出）"]
    assert browser.run("return document.querySelectorAll('img, article svg, article b').length") == 0


def test_should_markup_ever_get_in_the_policy_keeps_it_from_acting(browser: Browser) -> None:
    data = govdoc.dumps(govdoc.parse("一、整治。"), "html")
    smuggled = b'<main id="text"><script>window.evil = 1</script><img src="x" onerror="window.evil = 1">'
    browser.open(data.replace(b'<main id="text"', smuggled + b"<main", 1))
    assert browser.run("return window.evil") is None
    assert browser.complaints() != []


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_every_sample_fits_every_window(browser: Browser, sample: Path) -> None:
    if sample.name == "README.md":
        return
    browser.open(govdoc.dumps(govdoc.load(sample), "html"))
    for width in (320, 800, 1100, 1600):
        browser.window(width, 800)
        assert browser.run("return document.documentElement.scrollWidth <= innerWidth"), width
