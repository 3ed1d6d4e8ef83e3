"use strict";
(() => {
  // Opens the details of a target that an address names.
  const reveal = () => {
    const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const details = named && named.matches("article.target") ? named.querySelector("details") : null;
    if (details) {
      details.open = true;
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  const block = document.getElementById("pictures");
  if (!block || typeof echarts === "undefined") {
    return;
  }

  const pictures = JSON.parse(block.textContent);
  const drawn = new Map();
  const fontFamily = getComputedStyle(document.body).fontFamily;

  // Axes of years show plain years; tooltips show the words that come with each point.
  const complete = (option) => {
    for (const axis of [option.xAxis, option.yAxis]) {
      if (axis && axis.years) {
        axis.axisLabel = { ...axis.axisLabel, formatter: (value) => (Number.isInteger(value) ? String(value) : "") };
      }
    }
    option.textStyle = { fontFamily, color: "#1d2733" };
    option.animation = false;
    option.tooltip = {
      trigger: "item", renderMode: "richText", confine: true,
      formatter: (point) => (point.data && point.data.words) || point.name,
    };
    return option;
  };

  const draw = (canvas) => {
    const picture = pictures[canvas.dataset.picture];
    if (drawn.has(canvas) || !picture || canvas.clientWidth === 0) {
      return;
    }
    const chart = echarts.init(canvas, null, { renderer: "svg" });
    const option = complete(picture.option);
    chart.setOption(picture.narrow ? { baseOption: option, media: [{ query: { maxWidth: 520 }, option: picture.narrow }] } : option);
    chart.on("click", (point) => {
      if (point.data && point.data.target) {
        location.hash = "#target-" + encodeURIComponent(point.data.target);
      }
    });
    drawn.set(canvas, chart);
    sized.observe(canvas);
  };

  const sized = new ResizeObserver((entries) => {
    for (const entry of entries) {
      if (entry.target.clientWidth > 0) {
        drawn.get(entry.target).resize();
      }
    }
  });
  // Pictures in the open are drawn at once, those inside details when these are opened.
  const canvases = [...document.querySelectorAll(".canvas")];
  canvases.forEach(draw);
  document.addEventListener("toggle", (event) => event.target.querySelectorAll(".canvas").forEach(draw), true);

  // On paper every picture is shown, at the width of the page.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = canvases.map((canvas) => canvas.closest("details")).filter((d) => d && !d.open);
    opened.forEach((details) => { details.open = true; });
    canvases.forEach((canvas) => {
      draw(canvas);
      // The picture is else drawn anew with the next frame of the screen, which comes after the printing.
      const chart = drawn.get(canvas);
      chart?.resize({ width: Math.min(canvas.clientWidth, 660) });
      chart?.getZr().flush();
    });
  });
  addEventListener("afterprint", () => {
    opened.forEach((details) => { details.open = false; });
    drawn.forEach((chart) => chart.resize({ width: "auto" }));
  });
})();
