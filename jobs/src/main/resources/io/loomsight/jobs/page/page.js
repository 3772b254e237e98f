"use strict";
/* Language and light: what the reader chose is kept, where the browser lets a page keep anything. */
(function () {
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var chosen = kept("light");

  function kept(name) {
    try { return localStorage.getItem("loomsight." + name); } catch (refused) { return null; }
  }
  function keep(name, value) {
    try { localStorage.setItem("loomsight." + name, value); } catch (refused) { /* until it is closed */ }
  }
  function tell(what) {
    document.dispatchEvent(new CustomEvent("loomsight:" + what));
  }

  function speak(language) {
    root.setAttribute("data-language", language);
    root.setAttribute("lang", language);
    document.title = root.getAttribute("data-title-" + language);
    document.querySelectorAll("button[data-to]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-to") === language));
    });
    tell("language");
  }
  function isDark() {
    return chosen === "dark" || (chosen !== "light" && dark.matches);
  }
  function light() {
    root.setAttribute("data-light", isDark() ? "dark" : "light");
    press();
    tell("light");
  }
  function press() {
    document.querySelectorAll("button[data-light]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(isDark()));
    });
  }

  light();

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("button[data-to]").forEach(function (button) {
      button.addEventListener("click", function () {
        speak(button.getAttribute("data-to"));
        keep("language", button.getAttribute("data-to"));
      });
    });
    document.querySelectorAll("button[data-light]").forEach(function (button) {
      button.addEventListener("click", function () {
        chosen = isDark() ? "light" : "dark";
        keep("light", chosen);
        light();
      });
    });
    dark.addEventListener("change", light);
    press();
    var language = kept("language");
    if ((language === "zh" || language === "en") && document.querySelector("button[data-to]")) { speak(language); }
  });

  window.loomsight = {
    language: function () { return root.getAttribute("data-language"); },
    isDark: isDark
  };
})();
