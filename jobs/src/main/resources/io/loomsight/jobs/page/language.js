(function () {
  var root = document.documentElement;
  var buttons = document.querySelectorAll("button[data-to]");
  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      var language = button.getAttribute("data-to");
      root.setAttribute("data-language", language);
      root.setAttribute("lang", language);
      document.title = root.getAttribute("data-title-" + language);
      buttons.forEach(function (other) {
        other.setAttribute("aria-pressed", String(other === button));
      });
    });
  });
})();
