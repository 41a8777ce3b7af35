/* Everything on the page is made here: text is set as text, so that nothing in the data can become markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const plural = (number, noun) => (number === 1 ? `1 ${noun}` : `${number} ${noun}s`);
const milliseconds = (value) => (value === null ? "" : value >= 10000 ? `${(value / 1000).toFixed(1)} s` : `${value} ms`);
