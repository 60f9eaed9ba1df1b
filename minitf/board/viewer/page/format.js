// Numbers, times and axes, as people read them.

/** A value, to as many digits as help: 0.01234, 12.5, 1.2e-7. */
export function value(x) {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  const text =
    size >= 1e6 || size < 1e-4
      ? x
          .toExponential(3)
          .replace(/\.?0+e/, "e")
          .replace("e+", "e")
      : String(Number(x.toPrecision(5)));
  return text.replace("-", "−");
}

/** A step or a count: 12 000 rather than 12000, and 1.2M on an axis. */
export const whole = (x) => Math.round(x).toLocaleString("en").replaceAll(",", "\u2009");

/** A large number in few letters. */
export function short(x) {
  const size = Math.abs(x);
  for (const [unit, letter] of [
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ]) {
    if (size >= unit) return `${Number((x / unit).toPrecision(4))}${letter}`;
  }
  return value(x);
}

/** Seconds as a duration: 340 ms, 12.5 s, 3 min 20 s, 2 h 5 min. */
export function duration(seconds) {
  const size = Math.abs(seconds);
  if (size === 0) return "0 s";
  if (size < 1) return `${Number((seconds * 1000).toPrecision(3))} ms`;
  if (size < 60) return `${Number(seconds.toPrecision(3))} s`;
  const [large, small, factor] =
    size < 3600 ? ["min", "s", 60] : size < 86400 ? ["h", "min", 3600] : ["d", "h", 86400];
  const count = Math.trunc(seconds / factor);
  const rest = Math.round((Math.abs(seconds) % factor) / (factor / (factor === 86400 ? 24 : 60)));
  return rest ? `${count} ${large} ${rest} ${small}` : `${count} ${large}`;
}

/** Seconds since 1970 as a moment of the reader's own day. */
export function moment(seconds, span = 0) {
  const when = new Date(seconds * 1000);
  const pad = (x) => String(x).padStart(2, "0");
  const clock = `${pad(when.getHours())}:${pad(when.getMinutes())}`;
  if (span && span < 600) return `${clock}:${pad(when.getSeconds())}`;
  if (span && span < 86400) return clock;
  return `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())} ${clock}`;
}

/** Round numbers between two limits, about `count` of them. */
export function ticks(low, high, count) {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(count, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({length: Math.max(last - first + 1, 0)}, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** Ticks for durations, whose round numbers are those of clocks. */
export function timeTicks(low, high, count) {
  const rough = (high - low) / Math.max(count, 1);
  const step = [60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200, 86400].find((size) => size >= rough);
  if (rough < 20 || !step) return ticks(low, high, count);
  const first = Math.ceil(low / step);
  return Array.from({length: Math.max(Math.floor(high / step) - first + 1, 0)}, (_, i) => (first + i) * step);
}

/** Round numbers on a logarithmic scale: powers of ten, about `count`, and 2 and 5 between where there is room. */
export function logTicks(low, high, count) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const decades = Array.from({length: last - first + 1}, (_, i) => first + i);
  const inside = (factors, stride) =>
    decades
      .filter((power) => (power - first) % stride === 0)
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(6))))
      .filter((x) => x >= low && x <= high);
  const fine = inside([1, 2, 5], 1);
  if (fine.length < 3) return ticks(low, high, count).filter((x) => x > 0);
  return fine.length <= 1.5 * count ? fine : inside([1], Math.max(1, Math.round((last - first) / count)));
}
