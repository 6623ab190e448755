// Runs before anything else of an example, and shows what goes wrong with it, whatever that is.
function fail(what) {
  document.documentElement.dataset.state = "failed";
  addEventListener("DOMContentLoaded", () => tell(what), { once: true });
  if (document.readyState !== "loading") tell(what);
}

function tell(what) {
  const line = document.createElement("pre");
  line.className = "failed";
  line.textContent = String(what);
  document.getElementById("shown")?.append(line);
}

addEventListener("error", ({ error, message }) => fail(error ?? message));
addEventListener("unhandledrejection", ({ reason }) => fail(reason));
