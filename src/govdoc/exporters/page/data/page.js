
(function () {
  "use strict";
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const one = (selector, root) => (root || document).querySelector(selector);
  const panel = one("#filter"), tip = document.createElement("div");
  const state = { agency: "", roles: new Set() };
  const names = { l: "牵头", r: "责任", s: "配合", g: "指导" };

  // Whether "3l" is among what is asked for: that agency or any, in one of these roles or any.
  const fits = (token) =>
    (!state.agency || token.slice(0, -1) === state.agency) && (!state.roles.size || state.roles.has(token.slice(-1)));
  const tokens = (element) => (element.dataset.t || "").split(" ").filter(Boolean);
  const tokensOf = (link) =>
    Object.keys(names).filter((role) => link.classList.contains(role)).map((role) => link.hash.slice(2) + role);

  function clear() {
    document.body.classList.remove("filtering");
    ["lit", "above", "near", "hit", "on"].forEach((name) => all("." + name).forEach((each) => each.classList.remove(name)));
    all("#tasks tbody tr").forEach((row) => { row.hidden = false; });
  }

  function light(unit) {
    unit.classList.add("lit");
    all("section", unit).forEach((below) => below.classList.add("lit"));
    for (let up = unit.parentElement.closest("section"); up && up.closest(".paper"); up = up.parentElement.closest("section")) {
      up.classList.add("above");
    }
  }

  // A part lights only what belongs to no unit; a table only its rows that name the agency.
  function lightAll() {
    all(".paper section[data-t]").filter((unit) => tokens(unit).some(fits)).forEach(light);
    all(".paper a.m").filter((link) => tokensOf(link).some(fits)).forEach((link) => {
      link.classList.add("hit");
      const leaf = link.closest(".leaf");
      if (leaf) leaf.classList.add("near");
    });
    all("#outline a").forEach((link) => {
      const unit = document.getElementById(link.hash.slice(1));
      if (unit && (unit.matches(".lit, .above") || unit.matches(".part") && one(".lit, .near", unit))) link.classList.add("on");
    });
  }

  function apply() {
    clear();
    const active = state.agency || state.roles.size;
    all("[data-a]", panel).forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.a === state.agency)));
    all("[data-role]", panel).forEach((each) => each.setAttribute("aria-pressed", String(state.roles.has(each.dataset.role))));
    one("#reset").hidden = !active;
    one("#status").textContent = active ? report() : "";
    if (active) {
      document.body.classList.add("filtering");
      lightAll();
    }
  }

  // Hides the tasks of others and says what is left.
  function report() {
    const counts = {};
    let shown = 0;
    all("#tasks tbody tr").forEach((row) => {
      const found = tokens(row).filter(fits);
      row.hidden = !found.length;
      shown += found.length ? 1 : 0;
      new Set(found.map((token) => token.slice(-1))).forEach((role) => { counts[role] = (counts[role] || 0) + 1; });
    });
    const button = state.agency && one('[data-a="' + state.agency + '"] span', panel);
    const roles = Object.keys(names).filter((role) => counts[role]).map((role) => names[role] + counts[role]).join("、");
    return (button ? button.textContent + "：" : "") + shown + "项任务" + (roles ? "（" + roles + "）" : "");
  }

  function choose(agency) {
    state.agency = state.agency === agency ? "" : agency;
    apply();
  }

  function seek() {
    const wanted = one("#seek").value.trim().toLowerCase();
    all(".bodies li").forEach((item) => {
      const row = document.getElementById("a" + one("button", item).dataset.a);
      item.hidden = !(row.cells[0].textContent + " " + row.cells[2].textContent).toLowerCase().includes(wanted);
    });
  }

  function reset() {
    state.agency = "";
    state.roles.clear();
    one("#seek").value = "";
    seek();
    apply();
  }

  function startFilter() {
    panel.hidden = false;
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.a) choose(button.dataset.a);
      if (button.dataset.role) {
        const role = button.dataset.role;
        if (!state.roles.delete(role)) state.roles.add(role);
        apply();
      }
      if (button.id === "reset") {
        reset();
        one("#seek").focus({ preventScroll: true });
      }
    });
    one("#seek").addEventListener("input", seek);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { hideTip(); reset(); }
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a.m");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link.hash.slice(2));
    });
  }

  // Names in the task table carry no hint of their own: it is made from the list of agencies.
  function hintOf(link) {
    if (link.title) {
      link.dataset.hint = link.title;
      link.removeAttribute("title");
    }
    if (!link.dataset.hint && link.classList.contains("m")) {
      const row = one(link.hash);
      const roles = Object.keys(names).filter((role) => link.classList.contains(role)).map((role) => names[role]);
      link.dataset.hint = roles.join("、") + "：" + row.cells[0].textContent + "（" + row.cells[1].textContent + "）";
    }
    return link.dataset.hint;
  }

  function showTip(event) {
    const link = event.target.closest && event.target.closest("a.m, a.short, a.flag");
    if (!link) return hideTip();
    tip.textContent = hintOf(link);
    tip.hidden = false;
    const at = link.getClientRects()[0], width = tip.offsetWidth;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    const above = at.top - tip.offsetHeight - 6;
    tip.style.left = left + window.scrollX + "px";
    tip.style.top = (above > 4 ? above : at.bottom + 6) + window.scrollY + "px";
  }

  function hideTip() {
    tip.hidden = true;
  }

  function startTips() {
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    document.body.append(tip);
    ["pointerover", "focusin"].forEach((name) => document.addEventListener(name, showTip));
    document.addEventListener("focusout", hideTip);
  }

  function sort(table, head) {
    const column = head.cellIndex, rising = head.getAttribute("aria-sort") !== "ascending";
    const words = new Intl.Collator("zh-CN", { numeric: true });
    const key = (row) => row.cells[column].textContent.trim();
    const rows = all("tbody tr", table).map((row) => [key(row), row]);
    // Empty cells stay last in both directions.
    rows.sort(([a], [b]) => (!a - !b) || (rising ? words.compare(a, b) : words.compare(b, a)));
    all("th", table).forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    one("tbody", table).append(...rows.map((row) => row[1]));
  }

  function startSorting() {
    all("table.sortable").forEach((table) => all("th", table).forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.title = "按此列排序";
      head.replaceChildren(button);
      button.addEventListener("click", () => sort(table, head));
    }));
  }

  // On a narrow screen the outline and the filter begin folded, and the outline folds again after a jump.
  function startFolding() {
    const narrow = window.matchMedia("(max-width: 47.99rem)"), middle = window.matchMedia("(max-width: 77.99rem)");
    const fold = () => {
      all("#outline details").forEach((each) => { each.open = !narrow.matches; });
      all("#filter details").forEach((each) => { each.open = !middle.matches; });
    };
    fold();
    [narrow, middle].forEach((query) => query.addEventListener("change", fold));
    all("#outline a").forEach((link) => link.addEventListener("click", () => {
      if (narrow.matches) one("#outline details").open = false;
    }));
  }

  // Shows in the outline where the reader is.
  function startFollowing() {
    const links = new Map(all("#outline a").map((link) => [link.hash.slice(1), link]));
    const heads = all(".paper section").map((unit) => unit.firstElementChild).filter(Boolean);
    const watcher = new IntersectionObserver((entries) => entries.forEach((entry) => {
      const link = entry.isIntersecting && links.get(entry.target.parentElement.id);
      if (!link) return;
      links.forEach((each) => each.removeAttribute("aria-current"));
      link.setAttribute("aria-current", "true");
    }), { rootMargin: "0px 0px -75% 0px" });
    heads.forEach((head) => watcher.observe(head));
  }

  if (panel) startFilter();
  startTips();
  startSorting();
  startFolding();
  startFollowing();
})();
