// Runs before anything is painted: whoever has chosen light or dark sees nothing else first.
try {
  const chosen = localStorage.getItem("chinwag-docs-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage, it is as the reader's system has it.
}
