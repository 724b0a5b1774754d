// Finds the number whose SHA-256 with the salt is the challenge. The digest is written out here,
// because browsers keep crypto.subtle from pages that did not come over HTTPS.
"use strict";

var K = new Uint32Array(64);
var START = new Uint32Array(8);

// The constants of FIPS 180-4: fractions of the roots of the first primes.
(function () {
  var found = 0;
  for (var n = 2; found < 64; n++) {
    var prime = true;
    for (var d = 2; d * d <= n; d++) {
      if (n % d === 0) {
        prime = false;
        break;
      }
    }
    if (prime) {
      if (found < 8) {
        START[found] = fraction(Math.sqrt(n));
      }
      K[found] = fraction(Math.cbrt(n));
      found++;
    }
  }
  function fraction(root) {
    return ((root - Math.floor(root)) * 4294967296) >>> 0;
  }
})();

function rotated(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function sha256(bytes) {
  var length = bytes.length;
  var blocks = ((length + 8) >> 6) + 1;
  var padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[length] = 0x80;
  var view = new DataView(padded.buffer);
  view.setUint32(blocks * 64 - 4, length * 8);
  var hash = Uint32Array.from(START);
  var w = new Uint32Array(64);
  for (var offset = 0; offset < padded.length; offset += 64) {
    for (var i = 0; i < 16; i++) {
      w[i] = view.getUint32(offset + i * 4);
    }
    for (; i < 64; i++) {
      var s0 = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      var s1 = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    var a = hash[0], b = hash[1], c = hash[2], d = hash[3];
    var e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    for (i = 0; i < 64; i++) {
      var big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      var t1 = (h + big1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      var big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      var t2 = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0;
      d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    hash[0] += a; hash[1] += b; hash[2] += c; hash[3] += d;
    hash[4] += e; hash[5] += f; hash[6] += g; hash[7] += h;
  }
  return Array.from(hash, function (word) {
    return word.toString(16).padStart(8, "0");
  }).join("");
}

function solve(task) {
  var encoder = new TextEncoder();
  for (var number = 0; number <= task.maxNumber; number++) {
    if (sha256(encoder.encode(task.salt + number)) === task.challenge) {
      return {
        algorithm: task.algorithm,
        challenge: task.challenge,
        number: number,
        salt: task.salt,
        signature: task.signature,
      };
    }
  }
  return null;
}

onmessage = function (event) {
  postMessage(solve(event.data));
};
