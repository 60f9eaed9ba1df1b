// Asking the server. Everything it knows comes from here.

/** The address of a question: address("blob", {run: 1, tag: "a", which: 0, item: 0}). */
export function address(route, words = {}) {
  const query = new URLSearchParams(words).toString();
  return `data/${route}${query ? `?${query}` : ""}`;
}

/** The answer. Throws an Error that says why there is none. */
export async function ask(route, words) {
  const answer = await fetch(address(route, words));
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error ?? `The server answered ${answer.status}.`);
  return found;
}

/** A number as JSON brought it: those that are not finite come as words. */
export const number = (value) => (typeof value === "number" ? value : Number(value));
