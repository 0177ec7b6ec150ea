'use strict';

// Sends a file in parts, by the protocol tus 1.0.0 with creation and checksum: after a cut, a reload or a night it goes on where it
// stopped. The server knows a file again by the SHA-256 of its content, whatever it is called by then.
const PartedUpload = (() => {
  const PART = 2 << 20;
  const AT_ONCE = 3;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const VERSION = { 'Tus-Resumable': '1.0.0' };

  /* Browsers reckon it themselves only where pages come by https, and only of what is in memory as a whole. */
  const { firstWords, constants } = (() => {
    const primes = [];
    for (let candidate = 2; primes.length < 64; candidate++) {
      if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate);
    }
    const fraction = root => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
    return { firstWords: primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime))), constants: Uint32Array.from(primes, prime => fraction(Math.cbrt(prime))) };
  })();

  class Sha256 {
    #state = Uint32Array.from(firstWords);
    #words = new Uint32Array(64);
    #rest = new Uint8Array(64);
    #filled = 0;
    #length = 0;

    update(bytes) {
      this.#length += bytes.length;
      let at = 0;
      if (this.#filled > 0) {
        at = Math.min(64 - this.#filled, bytes.length);
        this.#rest.set(bytes.subarray(0, at), this.#filled);
        this.#filled += at;
        if (this.#filled < 64) return this;
        this.#block(this.#rest, 0);
      }
      for (; at + 64 <= bytes.length; at += 64) this.#block(bytes, at);
      this.#rest.set(bytes.subarray(at));
      this.#filled = bytes.length - at;
      return this;
    }

    digest() {
      const bits = this.#length * 8;
      const end = new Uint8Array((this.#filled < 56 ? 64 : 128) - this.#filled);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(end.length - 4, bits >>> 0);
      this.update(end);
      const digest = new DataView(new ArrayBuffer(32));
      this.#state.forEach((word, at) => digest.setUint32(at * 4, word));
      return new Uint8Array(digest.buffer);
    }

    #block(bytes, at) {
      const words = this.#words;
      for (let i = 0; i < 16; i++, at += 4) words[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
      for (let i = 16; i < 64; i++) {
        const early = words[i - 15];
        const late = words[i - 2];
        const first = (early >>> 7 | early << 25) ^ (early >>> 18 | early << 14) ^ early >>> 3;
        const second = (late >>> 17 | late << 15) ^ (late >>> 19 | late << 13) ^ late >>> 10;
        words[i] = words[i - 16] + first + words[i - 7] + second | 0;
      }
      let [a, b, c, d, e, f, g, h] = this.#state;
      for (let i = 0; i < 64; i++) {
        const first = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + constants[i] + words[i] | 0;
        const second = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
        h = g;
        g = f;
        f = e;
        e = d + first | 0;
        d = c;
        c = b;
        b = a;
        a = first + second | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { this.#state[i] += word; });
    }
  }

  const base64 = bytes => btoa(String.fromCharCode(...bytes));
  const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const piece = async (file, from) => new Uint8Array(await file.slice(from, from + PART).arrayBuffer());

  /* What the server says against a file; anything else may be better in a moment. */
  class Refused extends Error {}

  let sending = 0;
  const waiting = [];

  async function turn(work) {
    if (sending >= AT_ONCE) await new Promise(go => { waiting.push(go); });
    sending += 1;
    try {
      return await work();
    } finally {
      sending -= 1;
      waiting.shift()?.();
    }
  }

  async function fingerprint(file, signal) {
    const all = new Sha256();
    for (let at = 0; at < file.size; at += PART) {
      signal.throwIfAborted();
      all.update(await piece(file, at));
    }
    return hex(all.digest());
  }

  /* After a pause, or as soon as the line is back. */
  const pause = (seconds, signal) => new Promise(go => {
    const timer = setTimeout(go, seconds * 1000);
    addEventListener('online', go, { once: true });
    signal.addEventListener('abort', () => { clearTimeout(timer); go(); }, { once: true });
  });

  /* By a request that tells how far it is. */
  function ask(method, address, headers, body, signal, onProgress) {
    return new Promise((answer, lost) => {
      const request = new XMLHttpRequest();
      request.open(method, address);
      Object.entries({ ...VERSION, Accept: 'text/plain', ...headers }).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = event => onProgress?.(event.loaded);
      request.onload = () => answer(request);
      request.onerror = () => lost(new Error('lost'));
      request.onabort = () => lost(signal.reason);
      signal.addEventListener('abort', () => request.abort(), { once: true });
      signal.throwIfAborted();
      request.send(body);
    });
  }

  // An upload that is not there any more is announced anew; where nothing can be announced, nothing will be better in a moment.
  const refusals = new Set([400, 403, 413, 415, 422]);
  const closed = new Set([404, 410]);

  function expect(answer, ...statuses) {
    if (statuses.includes(answer.status)) return answer;
    if (refusals.has(answer.status) || (statuses.includes(201) && closed.has(answer.status))) {
      throw new Refused(answer.getResponseHeader('Content-Type')?.startsWith('text/plain') ? answer.responseText : '');
    }
    throw new Error(String(answer.status));
  }

  const offset = answer => Number(answer.getResponseHeader('Upload-Offset'));

  /* Until the file is whole, or another answer than the expected one comes. */
  async function goOn(file, sha256, options, onStart) {
    const { address, token, signal, onProgress } = options;
    const secret = { 'X-XSRF-TOKEN': token };
    const metadata = `filename ${base64(new TextEncoder().encode(file.name))},sha256 ${base64(new TextEncoder().encode(sha256))}`;
    const begun = expect(await ask('POST', address, { ...secret, 'Upload-Length': file.size, 'Upload-Metadata': metadata }, null, signal), 200, 201);
    if (begun.status === 200) return;
    const place = begun.getResponseHeader('Location');
    let at = offset(begun);
    onStart(place);
    do {
      const bytes = await piece(file, at);
      const from = at;
      const answer = expect(await ask('PATCH', place, {
        ...secret,
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': from,
        'Upload-Checksum': `sha256 ${base64(new Sha256().update(bytes).digest())}`,
      }, bytes, signal, loaded => onProgress(from + loaded)), 204, 409, 460);
      // Another window may send the same file; and what arrived otherwise is sent once more.
      if (answer.status !== 460) at = offset(answer);
      onProgress(at);
      options.onPart();
      if (answer.status === 204 && at === file.size) return;
    } while (at <= file.size);
  }

  /**
   * Sends a file, however often the line is cut. Rejects with a Refused that says why, or with the reason of the signal.
   * options: address, token, signal, onProgress(bytes), onWaiting(), onChecked(sha256)
   */
  async function send(file, options) {
    await turn(async () => {
      const { signal } = options;
      const sha256 = await fingerprint(file, signal);
      options.onChecked(sha256);
      let failures = 0;
      let place = null;
      const onPart = () => { failures = 0; };
      while (true) {
        try {
          await goOn(file, sha256, { ...options, onPart }, at => { place = at; });
          return;
        } catch (problem) {
          if (signal.aborted) {
            if (place) await fetch(`${place}/removal`, { method: 'POST', redirect: 'manual', headers: { 'X-XSRF-TOKEN': options.token } });
            throw signal.reason;
          }
          if (problem instanceof Refused || problem instanceof DOMException) throw problem;
          options.onWaiting();
          await pause(PAUSES[Math.min(failures, PAUSES.length - 1)], signal);
          failures += 1;
        }
      }
    });
  }

  return { send, Refused };
})();
