const themes = ["auto", "light", "dark"];

function makeThemeButton() {
  const root = document.documentElement;
  const button = make("button", { type: "button", class: "theme" });
  const show = () => { button.textContent = `Colours: ${root.dataset.theme ?? "auto"}`; };
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
    if (next === "auto") delete root.dataset.theme; else root.dataset.theme = next;
    show();
  });
  show();
  return button;
}
