"use strict";
/* Roll maps: zoom and move; a click on a mark shows the defect's picture large. */
(function () {
  var LEAST = { warp: [11, 5], weft: [5, 11], area: [5, 5] };
  var MOST = 40;

  function Map(frame) {
    var svg = frame.querySelector("svg.map");
    var whole = svg.getAttribute("viewBox").split(" ").map(Number);
    var view = whole.slice();

    function scale() { return whole[2] / view[2]; }
    function show() {
      view[2] = Math.min(view[2], whole[2]);
      view[3] = Math.min(view[3], whole[3]);
      view[0] = Math.min(Math.max(view[0], 0), whole[2] - view[2]);
      view[1] = Math.min(Math.max(view[1], 0), whole[3] - view[3]);
      svg.setAttribute("viewBox", view.map(function (number) { return number.toFixed(2); }).join(" "));
      svg.style.setProperty("--scale", String(scale()));
      frame.classList.toggle("zoomed", scale() > 1.001);
      svg.querySelectorAll("[data-true]").forEach(grow);
    }
    /* Marks are drawn larger than they are where they could not be seen: less so the nearer one looks */
    function grow(mark) {
      var truly = mark.getAttribute("data-true").split(" ").map(Number);
      var least = LEAST[mark.classList.contains("warp") ? "warp" : mark.classList.contains("weft") ? "weft" : "area"];
      var width = Math.max(truly[2], least[0] / scale());
      var height = Math.max(truly[3], least[1] / scale());
      var x = truly[0] + truly[2] / 2;
      var y = truly[1] + truly[3] / 2;
      if (mark.tagName === "ellipse") {
        mark.setAttribute("rx", width / 2);
        mark.setAttribute("ry", height / 2);
      } else {
        mark.setAttribute("x", x - width / 2);
        mark.setAttribute("y", y - height / 2);
        mark.setAttribute("width", width);
        mark.setAttribute("height", height);
      }
      var label = mark.parentNode.querySelector && mark.parentNode.tagName === "a" ? mark.parentNode.querySelector("text") : null;
      if (label) {
        label.setAttribute("x", x + width / 2 + 2 / scale());
        label.setAttribute("y", y + 3 / scale());
      }
    }
    function zoom(factor, at) {
      var wanted = Math.min(Math.max(scale() * factor, 1), MOST);
      var fx = at ? (at[0] - view[0]) / view[2] : 0.5;
      var fy = at ? (at[1] - view[1]) / view[3] : 0.5;
      var x = view[0] + fx * view[2];
      var y = view[1] + fy * view[3];
      view[2] = whole[2] / wanted;
      view[3] = whole[3] / wanted;
      view[0] = x - fx * view[2];
      view[1] = y - fy * view[3];
      show();
    }
    function place(event) {
      var box = svg.getBoundingClientRect();
      return [view[0] + (event.clientX - box.left) / box.width * view[2], view[1] + (event.clientY - box.top) / box.height * view[3]];
    }

    frame.querySelectorAll("[data-zoom]").forEach(function (button) {
      button.addEventListener("click", function () {
        var what = button.getAttribute("data-zoom");
        if (what === "whole") { view = whole.slice(); show(); } else { zoom(what === "in" ? 2 : 0.5); }
      });
    });
    svg.addEventListener("wheel", function (event) {
      if (event.ctrlKey) {
        event.preventDefault();
        zoom(event.deltaY < 0 ? 1.3 : 1 / 1.3, place(event));
      }
    }, { passive: false });

    var grip = null;
    var moved = false;
    svg.addEventListener("pointerdown", function (event) {
      moved = false;
      if (scale() > 1.001 && event.button === 0) { grip = { x: event.clientX, y: event.clientY, view: view.slice() }; }
    });
    window.addEventListener("pointermove", function (event) {
      if (!grip) { return; }
      var box = svg.getBoundingClientRect();
      moved = moved || Math.abs(event.clientX - grip.x) + Math.abs(event.clientY - grip.y) > 4;
      view[0] = grip.view[0] - (event.clientX - grip.x) / box.width * view[2];
      view[1] = grip.view[1] - (event.clientY - grip.y) / box.height * view[3];
      show();
    });
    window.addEventListener("pointerup", function () { grip = null; });
    svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
    svg.addEventListener("click", function (event) {
      if (moved) { event.preventDefault(); event.stopPropagation(); moved = false; }
    }, true);
    window.addEventListener("beforeprint", function () { view = whole.slice(); show(); });
  }

  var dialog = document.getElementById("defect");
  var shown = null;

  function open(figure) {
    shown = figure;
    var place = dialog.querySelector(".shown");
    place.textContent = "";
    var copy = figure.cloneNode(true);
    copy.removeAttribute("id");
    place.appendChild(copy);
    step(-1).forEach(function (button) { button.disabled = !beside(-1); });
    step(1).forEach(function (button) { button.disabled = !beside(1); });
    if (!dialog.open) { dialog.showModal(); }
  }
  function step(by) { return Array.from(dialog.querySelectorAll("[data-step=\"" + by + "\"]")); }
  function beside(by) {
    var figures = Array.from(shown.parentNode.querySelectorAll("figure"));
    return figures[figures.indexOf(shown) + by] || null;
  }
  function go(by) { var next = beside(by); if (next) { open(next); } }

  if (dialog && dialog.showModal) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest("svg.map a[href^=\"#\"]");
      var figure = link ? document.getElementById(link.getAttribute("href").slice(1)) : event.target.closest(".gallery figure");
      if (figure) {
        event.preventDefault();
        open(figure);
      }
    });
    dialog.querySelector("[data-close]").addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) { if (event.target === dialog) { dialog.close(); } });
    dialog.querySelectorAll("[data-step]").forEach(function (button) {
      button.addEventListener("click", function () { go(Number(button.getAttribute("data-step"))); });
    });
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "ArrowRight") { go(1); } else if (event.key === "ArrowLeft") { go(-1); }
    });
  }
  document.querySelectorAll("[data-map]").forEach(function (frame) { Map(frame); });
})();
