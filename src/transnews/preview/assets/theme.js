// Before anything is painted: the theme that was chosen, and that there are scripts.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("transnews:theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch { /* a page from disk may have no storage */ }
