"use strict";
/* One defect at a time: judged by keys, kept in the browser, saved as the CSV that loomsight review --import takes. */
(function () {
  var page = JSON.parse(document.getElementById("review-data").textContent);
  var cards = Array.from(document.querySelectorAll(".card"));
  if (cards.length === 0) { return; }
  var nights = "loomsight.review.";
  var store = nights + page.factory + "." + page.date;
  var keptDays = 30;
  var said = {};
  var unkept = {}; // by defect, what the browser does not keep: true while it would be lost with the page
  var at = 0;
  var chosenByKey = false;
  var reviewer = document.getElementById("reviewer");
  var note = document.getElementById("note");
  var kind = document.getElementById("kind");
  var message = document.getElementById("message");

  /* What the browser keeps for all tabs of this night, under what this one could not have it keep */
  function recall() {
    var kept = said;
    try { kept = JSON.parse(localStorage.getItem(store)) || said; } catch (refused) { /* what is known here */ }
    Object.keys(unkept).forEach(function (defect) {
      if (said[defect]) { kept[defect] = said[defect]; } else { delete kept[defect]; }
    });
    said = kept;
  }
  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(said));
      unkept = {};
    } catch (refused) { /* said on the page */ }
    document.getElementById("unkept").hidden = Object.keys(unkept).length === 0;
  }
  function change(defect, label) {
    recall();
    if (label) { said[defect] = label; } else { delete said[defect]; }
    unkept[defect] = true;
    keep();
  }
  /* Other nights are forgotten whose every decision was saved or sent so long ago */
  function forget() {
    var before = new Date(Date.now() - keptDays * 86400000).toISOString();
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf(nights) === 0 && key !== store && isSaved(localStorage.getItem(key), before)) { localStorage.removeItem(key); }
      });
    } catch (refused) { /* nothing is kept */ }
  }
  function isSaved(night, before) {
    try {
      return Object.values(JSON.parse(night)).every(function (label) { return label.saved < before; });
    } catch (broken) { return false; }
  }
  function id(card) { return card.getAttribute("data-defect"); }
  function word() { return said[id(cards[at])]; }

  function show() {
    cards.forEach(function (card, index) {
      card.hidden = index !== at;
      var tile = document.getElementById("tile-" + id(card));
      var verdict = said[id(card)] ? said[id(card)].verdict : "";
      tile.setAttribute("data-verdict", verdict);
      tile.classList.toggle("now", index === at);
      if (index === at) { tile.setAttribute("aria-current", "true"); } else { tile.removeAttribute("aria-current"); }
    });
    var card = cards[at];
    card.setAttribute("data-verdict", word() ? word().verdict : "");
    if (document.activeElement !== kind) { kind.value = word() ? word().kind : ""; }
    if (document.activeElement !== note) { note.value = word() ? word().note : ""; }
    document.getElementById("done").textContent = String(Object.keys(said).filter(isHere).length);
    document.getElementById("place").textContent = String(at + 1);
    document.querySelectorAll("[data-act=accept], [data-act=refuse]").forEach(function (button) {
      var verdict = button.getAttribute("data-act") === "accept" ? "DEFECT" : "FALSE_ALARM";
      button.setAttribute("aria-pressed", String(Boolean(word()) && word().verdict === verdict));
    });
    document.querySelectorAll("[data-act=save], [data-act=send]").forEach(function (button) {
      button.disabled = Object.keys(said).filter(isHere).length === 0;
    });
    var tile = document.getElementById("tile-" + id(card));
    if (tile.scrollIntoViewIfNeeded) { tile.scrollIntoViewIfNeeded(false); }
  }
  function isHere(defect) { return cards.some(function (card) { return id(card) === defect; }); }
  function go(by) {
    at = Math.min(Math.max(at + by, 0), cards.length - 1);
    show();
  }
  function judge(verdict, named, stay) {
    change(id(cards[at]), {
      verdict: verdict, kind: verdict === "DEFECT" ? named : "", note: note.value, reviewer: reviewer.value.trim(), at: new Date().toISOString()
    });
    if (stay) { show(); } else { go(1); }
  }
  function name() {
    kind.blur();
    judge("DEFECT", kind.value, true);
  }
  function leave(by) {
    kind.blur();
    go(by);
  }
  function likely(number) {
    var kinds = cards[at].getAttribute("data-likely").split(" ");
    return kinds[number - 1] || "";
  }
  function act(what) {
    if (what === "accept") { judge("DEFECT", kind.value); }
    if (what === "refuse") { judge("FALSE_ALARM", ""); }
    if (what === "clear") { change(id(cards[at])); show(); }
    if (what === "rename") { kind.focus(); }
    if (what === "back") { go(-1); }
    if (what === "next") { go(1); }
    if (what === "save") { save(); }
    if (what === "send") { send(); }
  }

  /* RFC 4180; what a spreadsheet would take for a formula gets an apostrophe, which the import takes off again */
  function cell(text) {
    var plain = String(text).replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
    if (/^[=+\-@]/.test(plain)) { plain = "'" + plain; }
    return /[",]/.test(plain) ? "\"" + plain.replace(/"/g, "\"\"") + "\"" : plain;
  }
  function csv() {
    var lines = ["defectId,verdict,kind,reviewer,reviewedAt,note"];
    cards.forEach(function (card) {
      var label = said[id(card)];
      if (label) {
        lines.push([id(card), label.verdict, label.kind, label.reviewer, label.at, label.note].map(cell).join(","));
      }
    });
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }
  /* What a file or the server gets, by defect, to tell afterwards what has been decided anew since */
  function leaving() {
    recall();
    var labels = {};
    cards.forEach(function (card) { labels[id(card)] = JSON.stringify(said[id(card)]); });
    return labels;
  }
  function left(labels) {
    var when = new Date().toISOString();
    recall();
    Object.keys(labels).forEach(function (defect) {
      if (JSON.stringify(said[defect]) !== labels[defect]) { return; }
      if (said[defect]) { said[defect].saved = when; }
      if (said[defect] || unkept[defect]) { unkept[defect] = false; }
    });
    keep();
  }
  function save() {
    var labels = leaving();
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.download = "labels-" + page.factory + "-" + page.date + ".csv";
    document.body.appendChild(link);
    link.click();
    link.remove();
    left(labels);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }
  function send() {
    var token = document.getElementById("token");
    var labels = leaving();
    tell("…", "");
    fetch("reviews", {
      method: "POST", headers: { "Content-Type": "text/csv; charset=utf-8", Authorization: "Bearer " + token.value.trim() }, body: csv(), cache: "no-store"
    }).then(function (answer) {
      return answer.text().then(function (text) {
        if (answer.ok) { left(labels); tell(page.words.sent, text); } else { tell(page.words.refused, text); }
      });
    }).catch(function (failure) { tell(page.words.refused, String(failure)); });
  }
  function tell(words, detail) {
    message.textContent = (typeof words === "string" ? words : words[window.loomsight.language()]) + (detail ? "\n" + detail : "");
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-act]");
    if (button && !button.disabled) { act(button.getAttribute("data-act")); }
    var tile = event.target.closest("[data-tile]");
    if (tile) { at = Number(tile.getAttribute("data-tile")); show(); }
    var offered = event.target.closest("[data-kind]");
    if (offered) { judge("DEFECT", offered.getAttribute("data-kind")); }
  });
  /* A key that is held down says its word once; only arrows go on */
  document.addEventListener("keydown", function (event) {
    if (event.repeat && /^([a-z0-9]|enter)$/i.test(event.key) && !event.target.closest("input")) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.target.closest("input, textarea, select")) {
      if (event.key === "Escape" || event.key === "Enter") { event.target.blur(); }
      return;
    }
    var key = event.key.toLowerCase();
    var acts = { a: "accept", f: "refuse", u: "clear", n: "rename", arrowleft: "back", arrowright: "next" };
    if (acts[key]) {
      event.preventDefault();
      act(acts[key]);
    } else if (/^[1-3]$/.test(key) && likely(Number(key))) {
      judge("DEFECT", likely(Number(key)));
    }
  });
  /* Keys in the closed list only choose, and Enter takes; what is picked in the open list is taken at once */
  ["mousedown", "keyup"].forEach(function (end) { kind.addEventListener(end, function () { chosenByKey = false; }); });
  kind.addEventListener("keydown", function (event) {
    chosenByKey = !event.altKey && [" ", "F4", "Enter"].indexOf(event.key) < 0;
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    var by = { Escape: 0, ArrowLeft: -1, ArrowRight: 1 };
    if (event.key in by) {
      event.preventDefault();
      leave(by[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      name();
    }
  });
  kind.addEventListener("change", function () { if (!chosenByKey) { name(); } });
  note.addEventListener("change", function () {
    if (word()) { change(id(cards[at]), Object.assign({}, word(), { note: note.value, saved: undefined })); }
  });
  window.addEventListener("beforeunload", function (event) {
    if (Object.values(unkept).some(Boolean)) {
      event.preventDefault();
      event.returnValue = true;
    }
  });
  reviewer.addEventListener("change", function () {
    try { localStorage.setItem("loomsight.reviewer", reviewer.value); } catch (refused) { /* asked again */ }
  });
  window.addEventListener("storage", function (event) {
    if (event.key === store) { recall(); show(); }
  });
  try { reviewer.value = localStorage.getItem("loomsight.reviewer") || ""; } catch (refused) { /* asked again */ }
  if (/^https?:$/.test(location.protocol)) { document.querySelectorAll(".served").forEach(function (part) { part.hidden = false; }); }
  document.addEventListener("loomsight:language", function () { message.textContent = ""; speakOptions(); });
  function speakOptions() {
    Array.from(kind.options).forEach(function (option) { option.textContent = option.getAttribute("data-" + window.loomsight.language()); });
  }
  recall();
  forget();
  at = Math.max(0, cards.findIndex(function (card) { return !said[id(card)]; }));
  speakOptions();
  show();
})();
