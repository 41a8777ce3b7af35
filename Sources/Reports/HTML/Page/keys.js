const PAGE = 10;

function moveIn(grid, event) {
  const cell = event.target.closest(".cell");
  if (!cell) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    openCell(cell);
    return;
  }
  const next = target(grid, cell, event);
  if (!next) return;
  event.preventDefault();
  focusCell(grid, next);
}

function target(grid, cell, event) {
  const rows = [...grid.querySelectorAll(".row")].filter((row) => row.row && !row.hidden);
  const { row, column } = placeOf(cell);
  const line = rows.indexOf(row);
  const at = (line, column) => cellAt(rows[Math.max(0, Math.min(line, rows.length - 1))], column);
  switch (event.key) {
    case "ArrowRight": return at(line, column + 1);
    case "ArrowLeft": return at(line, column - 1);
    case "ArrowDown": return at(line + 1, column);
    case "ArrowUp": return at(line - 1, column);
    case "PageDown": return at(line + PAGE, column);
    case "PageUp": return at(line - PAGE, column);
    case "Home": return at(event.ctrlKey ? 0 : line, 0);
    case "End": return at(event.ctrlKey ? rows.length - 1 : line, Infinity);
    default: return null;
  }
}

function focusCell(grid, cell) {
  for (const other of grid.querySelectorAll('.cell[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}
