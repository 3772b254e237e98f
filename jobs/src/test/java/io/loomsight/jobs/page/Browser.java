package io.loomsight.jobs.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loomsight.jobs.Services;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window, for the tests of one class; they are skipped without one. A test
 * fails where a page's console said an error that it did not ask for.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ChromeDriver driver;
  private Path downloads;

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(DRIVER);
    Services.require(
        "chromium",
        Files.isExecutable(DRIVER) && !program.equals(DRIVER),
        "Debian's packages chromium and chromium-driver");
    downloads = Files.createTempDirectory("loomsight-downloads-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.toFile());
    // A page that still scrolls by itself moves away under a click, and where Chromium changes the
    // frame on every load it now and then loses all that the new one keeps in localStorage
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        "--disable-features=RenderDocument");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toString()));
    options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    driver.manage().window().setSize(new Dimension(1280, 900));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    assertThat(complaints()).isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (driver != null) {
      driver.quit();
    }
  }

  /** Opens a file or an address. */
  public void open(Object address) {
    driver.get(address instanceof Path file ? file.toUri().toString() : address.toString());
    complaints();
  }

  /** Writes a page into a folder and opens it, in the light, as a reader who chose nothing yet. */
  public void show(Path folder, String html) {
    Path page = folder.resolve("page.html");
    try {
      Files.writeString(page, html);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    media("", "light");
    open(page);
    run("localStorage.clear()");
    reload();
  }

  /** Opens what is open anew. */
  public void reload() {
    driver.navigate().refresh();
  }

  /** Does something in a second tab with what is open, which is closed after it. */
  public void inAnotherTab(Runnable work) {
    String first = driver.getWindowHandle();
    String address = driver.getCurrentUrl();
    driver.switchTo().newWindow(WindowType.TAB);
    try {
      driver.get(address);
      work.run();
    } finally {
      driver.close();
      driver.switchTo().window(first);
    }
  }

  /** What the page's console said as an error since it was asked last. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().getName().equals("SEVERE"))
        .map(Object::toString)
        .toList();
  }

  public WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  public List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Clicks in the middle of an element, whatever lies there. */
  public void click(String css) {
    WebElement element = find(css);
    run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
    new Actions(driver).moveToElement(element).click().perform();
  }

  public void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  public void pressEscape() {
    press(Keys.ESCAPE);
  }

  /** Runs a function body in the page. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The same, its result as text. */
  public String text(String script, Object... arguments) {
    return String.valueOf(run(script, arguments));
  }

  /** Waits until a condition in the page holds. */
  public void until(String condition) {
    new WebDriverWait(driver, PATIENCE).until(page -> run("return Boolean(" + condition + ")"));
  }

  /** Shows the page as on paper, in the light or in the dark; an empty medium is the screen. */
  public void media(String medium, String light) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", light))));
    // The page hears of it with the next picture
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
  }

  /** The page as a PDF on A4. */
  public byte[] printed() {
    Map<String, Object> pdf =
        driver.executeCdpCommand(
            "Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    return Base64.getDecoder().decode(String.valueOf(pdf.get("data")));
  }

  /** What axe finds that keeps people out, of weight serious or critical. */
  public List<String> barriers() {
    run(Resource.text(Browser.class, "/axe.min.js") + "; window.axe = axe;");
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            window.axe.run(document, { resultTypes: ['violations'] }).then(
              result => done(result.violations
                .filter(one => one.impact === 'serious' || one.impact === 'critical')
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | '))),
              failure => done(['axe: ' + failure]));
            """);
    return found instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** A picture of what is seen, for people. */
  public void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.copy(
          new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)),
          file,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The file that the page lets its reader keep, once it is there. */
  public Path downloaded() {
    return new WebDriverWait(driver, PATIENCE)
        .until(
            page -> {
              File[] files =
                  downloads
                      .toFile()
                      .listFiles(
                          file ->
                              file.length() > 0 && file.getName().matches("[^.].*(?<!download)"));
              return files == null || files.length == 0 ? null : files[0].toPath();
            });
  }
}
