"use strict";
/* Draws the page's charts from the JSON in it, in the page's language and light, sharp in print. */
(function () {
  var data = JSON.parse(document.getElementById("chart-data").textContent);
  var drawn = [];

  function say(words) { return words[window.loomsight.language()] || words.en; }
  function word(key) { return say(data.words[key]); }
  function colour(name) { return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim(); }
  function rounded(value, digits) { return value === null ? "–" : value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }); }

  function text() { return { color: colour("soft"), fontSize: 13, fontFamily: getComputedStyle(document.body).fontFamily }; }
  function axisLine() { return { lineStyle: { color: colour("line") } }; }
  function grid() { return { lineStyle: { color: colour("line"), opacity: 0.6 } }; }
  /* Drawn, never HTML: a loom's name stays a name */
  function tooltip(trigger, formatter) {
    return {
      trigger: trigger, renderMode: "richText", confine: true, formatter: formatter,
      backgroundColor: colour("paper"), borderColor: colour("soft"), textStyle: { color: colour("ink"), fontSize: 13 },
      axisPointer: { type: "shadow", shadowStyle: { color: colour("line"), opacity: 0.35 } }
    };
  }
  function base() {
    return { animation: false, backgroundColor: "transparent", textStyle: text(), aria: { enabled: false } };
  }

  /* A night without cloth is a gap */
  function everyDay(nights) {
    var found = {};
    nights.forEach(function (night) { found[night.date] = night; });
    var days = [];
    var last = Date.parse(nights[nights.length - 1].date);
    for (var day = Date.parse(nights[0].date); day <= last; day += 86400000) {
      var date = new Date(day).toISOString().slice(0, 10);
      days.push(found[date] || { date: date, points: null, yield: null, coverage: null });
    }
    return days;
  }

  function trend() {
    var nights = everyDay(data.trend.nights);
    var dates = nights.map(function (night) { return night.date; });
    function series(field, paint) {
      return nights.map(function (night) {
        var thin = night.coverage !== null && night.coverage < data.trend.enough;
        return { value: night[field], itemStyle: thin ? { color: colour("paper"), borderColor: paint, borderWidth: 2 } : { color: paint, borderColor: paint, borderWidth: 2 } };
      });
    }
    var last = nights[nights.length - 1];
    return Object.assign(base(), {
      grid: [{ left: 56, right: 70, top: 34, height: 150 }, { left: 56, right: 70, top: 240, height: 90 }],
      title: [
        { text: word("trend.points"), left: 8, top: 0, textStyle: { color: colour("ink"), fontSize: 14, fontWeight: "bold" } },
        { text: word("trend.yield"), left: 8, top: 208, textStyle: { color: colour("ink"), fontSize: 14, fontWeight: "bold" } }
      ],
      tooltip: tooltip("axis", function (points) {
        var night = nights[points[0].dataIndex];
        return night.date + "\n" + word("trend.points") + "  " + rounded(night.points, 1) + "\n" + word("trend.yield") + "  " + rounded(night.yield, 1) +
          "\n◐ " + rounded(night.coverage, 1) + " %";
      }),
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      xAxis: [
        { type: "category", data: dates, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false }, axisLine: axisLine() },
        { type: "category", data: dates, gridIndex: 1, axisLabel: Object.assign(text(), { formatter: function (date) { return date.slice(5); } }), axisLine: axisLine() }
      ],
      yAxis: [
        { type: "value", gridIndex: 0, min: 0, splitNumber: 4, axisLabel: text(), splitLine: grid() },
        { type: "value", gridIndex: 1, min: 0, max: 100, splitNumber: 2, axisLabel: text(), splitLine: grid() }
      ],
      series: [
        {
          type: "line", xAxisIndex: 0, yAxisIndex: 0, data: series("points", colour("accent")), symbol: "circle", symbolSize: 8, connectNulls: true,
          lineStyle: { color: colour("accent"), width: 2 },
          /* Off the limit's line */
          label: { show: true, position: last.points > data.trend.limit ? "top" : "bottom", fontWeight: "bold", fontSize: 14, color: colour("ink"), formatter: function (point) { return point.dataIndex === nights.length - 1 ? rounded(last.points, 1) : ""; } },
          markLine: {
            silent: true, symbol: "none", data: [{ yAxis: data.trend.limit }], lineStyle: { color: colour("bad"), type: "dashed", width: 1.5 },
            label: { formatter: word("trend.limit") + " " + data.trend.limit, color: colour("bad"), position: "end" }
          }
        },
        { type: "bar", xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 26, data: series("yield", colour("bar")) }
      ]
    });
  }

  function looms() {
    var rows = data.looms;
    var top = Math.min(rows.length, 20);
    var most = 0;
    rows.slice(0, top).forEach(function (loom) { most = Math.max(most, loom.ratio || 0); });
    /* Long intervals of looms with little cloth must not flatten the others */
    var end = Math.max(2, Math.ceil(most * 1.6));
    return Object.assign(base(), {
      grid: { left: 10, right: rows.length > top ? 50 : 24, top: 8, bottom: 44, containLabel: true },
      tooltip: tooltip("item", function (point) {
        var loom = rows[point.dataIndex];
        return loom ? loom.name + (loom.worse ? "  ▲" : "") + "\n" + rounded(loom.ratio, 2) + "  (" + rounded(loom.low, 2) + " – " + rounded(loom.high, 2) + ")" : "";
      }),
      dataZoom: rows.length > top ? [{ type: "slider", yAxisIndex: 0, startValue: 0, endValue: top - 1, zoomLock: true, brushSelect: false, showDetail: false, right: 8, width: 18 }] : [],
      xAxis: { type: "value", min: 0, max: end, name: word("loom.axis"), nameLocation: "middle", nameGap: 28, axisLabel: text(), splitLine: grid() },
      yAxis: {
        type: "category", inverse: true, data: rows.map(function (loom) { return loom.name; }), axisTick: { show: false }, axisLine: axisLine(),
        axisLabel: Object.assign(text(), { color: colour("ink"), width: 180, overflow: "truncate", formatter: function (name, index) { return (rows[index] && rows[index].worse ? "▲ " : "") + name; } })
      },
      series: [{
        type: "scatter", symbolSize: 11, clip: true,
        data: rows.map(function (loom) { return { value: [loom.ratio === null ? "-" : Math.min(loom.ratio, end), loom.name], itemStyle: { color: colour(loom.worse ? "bad" : "accent") } }; }),
        markLine: {
          symbol: "none", silent: true, animation: false, label: { show: false },
          data: [{ xAxis: 1, lineStyle: { color: colour("ink"), type: "solid", width: 1.5 } }].concat(
            rows.filter(function (loom) { return loom.low !== null; }).map(function (loom) {
              var paint = { color: colour(loom.worse ? "bad" : "accent"), type: "solid", width: 2 };
              return [{ coord: [Math.min(loom.low, end), loom.name], lineStyle: paint }, { coord: [loom.high === null ? end : Math.min(loom.high, end), loom.name] }];
            }))
        }
      }]
    });
  }

  function kinds() {
    var sum = data.kinds.reduce(function (all, kind) { return all + kind.count; }, 0);
    var so = 0;
    var share = data.kinds.map(function (kind) { so += kind.count; return Math.round(1000 * so / sum) / 10; });
    var slanted = data.kinds.length > 8;
    /* The first slanted name reaches out to the left: 13 px a character, half of it a Latin one */
    var reach = !slanted ? 0 : Array.from(say(data.kinds[0].name)).reduce(function (all, letter) { return all + (letter > "\u00ff" ? 13 : 6.5); }, 0) * 0.8;
    return Object.assign(base(), {
      grid: { left: Math.max(10, reach - 30), right: 10, top: 40, bottom: 8, containLabel: true },
      tooltip: tooltip("axis", function (points) {
        var at = points[0].dataIndex;
        return say(data.kinds[at].name) + "\n" + word("kind.count") + "  " + data.kinds[at].count + "\n" + word("kind.share") + "  " + share[at];
      }),
      xAxis: {
        type: "category", data: data.kinds.map(function (kind) { return say(kind.name); }), axisLine: axisLine(), axisTick: { show: false },
        axisLabel: Object.assign(text(), { interval: 0, rotate: slanted ? 38 : 0, color: colour("ink") })
      },
      yAxis: [
        { type: "value", name: word("kind.count"), nameTextStyle: Object.assign(text(), { align: "left" }), minInterval: 1, boundaryGap: [0, "12%"], axisLabel: text(), splitLine: grid() },
        { type: "value", name: word("kind.share"), nameTextStyle: Object.assign(text(), { align: "right" }), min: 0, max: 100, axisLabel: text(), splitLine: { show: false } }
      ],
      series: [
        {
          type: "bar", barMaxWidth: 46, data: data.kinds.map(function (kind) { return { value: kind.count, itemStyle: { color: colour(kind.direction) } }; }),
          label: { show: true, position: "top", color: colour("ink"), fontWeight: "bold" }
        },
        { type: "line", yAxisIndex: 1, data: share, symbol: "circle", symbolSize: 6, lineStyle: { color: colour("soft"), width: 1.5 }, itemStyle: { color: colour("soft") } }
      ]
    });
  }

  var charts = {
    trend: { height: 360, option: trend },
    looms: { height: 70 + 24 * Math.min(20, data.looms.length), option: looms },
    kinds: { height: 320, option: kinds }
  };

  function draw(place, width) {
    var chart = charts[place.getAttribute("data-chart")];
    place.instance.resize({ width: width || "auto", height: chart.height });
    place.instance.setOption(chart.option(), true);
    place.setAttribute("aria-label", word((place.getAttribute("data-chart") + ".aria").replace(/^looms/, "loom").replace(/^kinds/, "kind")));
  }
  function drawAll(width) { drawn.forEach(function (place) { draw(place, width); }); }

  document.querySelectorAll("[data-chart]").forEach(function (place) {
    place.style.height = charts[place.getAttribute("data-chart")].height + "px";
    place.instance = window.echarts.init(place, null, { renderer: "svg" });
    drawn.push(place);
    draw(place);
  });
  document.addEventListener("loomsight:language", function () { drawAll(); });
  document.addEventListener("loomsight:light", function () { drawAll(); });
  window.addEventListener("beforeprint", function () { drawAll(640); });
  window.addEventListener("afterprint", function () { drawAll(); });
  window.addEventListener("resize", function () { drawAll(); });
})();
