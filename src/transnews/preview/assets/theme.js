// Before anything is painted: the theme that was chosen, and that there are scripts.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("transnews:theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* a page from disk may have no storage */ }

globalThis.turnTheme = () => { // to the other one, which is returned
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = (root.dataset.theme || (dark ? "dark" : "light")) === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  try { localStorage.setItem("transnews:theme", theme); } catch { /* it is forgotten, then */ }
  return theme;
};
