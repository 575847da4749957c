#!/usr/bin/env python3
"""Makes the damaged fixtures and the manifest that tells what a reader must make of each.

    python3 generate.py DIRECTORY

`kind` is what the file is given as: an `open` segment, a whole `segment` from entry 1 on, a `head`,
a share's `mark`, or a mere file `name`. `expect` is the outcome: `reads N` (entries), `torn N` (as
many entries, and the rest is torn), or the error.
"""

import base64
import json
import pathlib
import sys
import zlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SITE = "toulouse-6htgz65x"


def member(content, level=9):
    deflate = zlib.compressobj(level, zlib.DEFLATED, 31, 9)
    return deflate.compress(content) + deflate.flush()


def line(seq, change='{"set":{"title":"Salle"}}', saw="", on="practice/a"):
    text = f'{{"seq":{seq},"at":"2026-11-24T08:00:00.000Z"{saw},"on":"{on}","change":{change}}}\n'
    return text.encode() if isinstance(text, str) else text


def flipped(data, place, bit=0):
    data = bytearray(data)
    data[place] ^= 1 << bit
    return bytes(data)


def lines(*seqs):
    return b"".join(line(seq) for seq in seqs)


def value(text):
    return line(1, '{"set":{"x":' + text + "}}")


THREE = [member(line(seq), 6) for seq in (1, 2, 3)]
OPEN = b"".join(THREE)
WHOLE = member(lines(1, 2, 3))


def segments():
    yield "whole", WHOLE, "reads 3"
    yield "split-members", member(lines(1, 2)[:70]) + member(lines(1, 2)[70:]), "reads 2"
    yield "empty", b"", "reads 0"
    yield "no-gzip", lines(1, 2), "damaged at 0"
    yield "truncated", WHOLE[:-9], "damaged at 0"
    yield "crc-mismatch", flipped(WHOLE, len(WHOLE) - 8), "damaged at 0"
    yield "length-mismatch", flipped(WHOLE, len(WHOLE) - 1, 7), "damaged at 0"
    yield "flipped-bit", flipped(WHOLE, 30), "damaged at 0"
    yield "bytes-behind", WHOLE + b"\x00" * 8, f"damaged at {len(WHOLE)}"
    yield "second-member-cut", OPEN[:-3], f"damaged at {len(THREE[0] + THREE[1])}"
    yield "bomb", member(b" " * (66 << 20)), "too large"
    yield "wrong-order", member(lines(1, 3, 2)), "out of order at line 2"
    yield "twice", member(lines(1, 1)), "out of order at line 2"
    yield "sees-itself", member(line(1, saw=f',"saw":{{"{SITE}":"1-0123456789abcdef"}}')), "out of order at line 1"
    yield "no-last-line-feed", member(lines(1, 2)[:-1]), "unfinished line"
    yield "crlf", member(lines(1).replace(b"\n", b"\r\n")), "line 1"
    yield "byte-order-mark", member(b"\xef\xbb\xbf" + line(1)), "line 1"
    yield "duplicate-keys", member(value('{"a":1,"a":2}')), "line 1"
    yield "duplicate-fields", member(line(1, '{"set":{"x":1,"x":2}}')), "line 1"
    yield "unknown-key", member(line(1, '{"move":{"x":"y"}}')), "line 1"
    yield "not-utf-8", member(value('"?"').replace(b"?", b"\xff")), "line 1"
    yield "overlong-utf-8", member(value('"?"').replace(b"?", b"\xc0\xaf")), "line 1"
    yield "lone-surrogate", member(value('"\\ud83d"')), "line 1"
    yield "surrogate-bytes", member(value('"?"').replace(b"?", b"\xed\xa0\x80")), "line 1"
    yield "raw-control", member(value('"\t"')), "line 1"
    yield "huge-number", member(value("1" + "0" * 400 + "e99999")), "reads 1"
    yield "huge-seq", member(lines(4294967296)), "line 1"
    yield "huge-position", member(line(1, '{"edit":{"x":[[2147483648,0,""]]}}')), "line 1"
    yield "nested-31", member(value("[" * 31 + "1" + "]" * 31)), "reads 1"
    yield "nested-32", member(value("[" * 32 + "1" + "]" * 32)), "line 1"
    yield "nested-deep", member(value('{"a":[' * 50_000 + "]}" * 50_000)), "line 1"
    yield "record-with-slashes", member(line(1, on="../../etc/passwd")), "line 1"
    yield "record-of-dots", member(line(1, on="practice/..")), "reads 1"
    yield "redacted", member(line(1, '"sha256:' + "0" * 64 + '"', on="member/a")), "reads 1"
    yield "redacted-badly", member(line(1, '"sha256:' + "0" * 63 + '"', on="member/a")), "line 1"
    yield "redacted-practice", member(line(1, '"sha256:' + "0" * 64 + '"')), "line 1"
    yield "saw-nothing", member(line(1, saw=',"saw":{}')), "line 1"
    yield "saw-number", member(line(1, saw=',"saw":{"lyon-p3x9k2m7":1}')), "line 1"
    yield "escape-in-time", member(line(1).replace(b"T08:", b"T08\\u003a")), "line 1"
    yield "white-space-behind", member(line(1).replace(b"}}}\n", b"}} }\n")), "line 1"
    yield "white-space-before", member(line(1).replace(b'change":', b'change": ')), "line 1"
    yield "empty-set", member(line(1, '{"set":{}}')), "line 1"
    yield "fields-unsorted", member(line(1, '{"set":{"b":1,"a":2}}')), "line 1"
    yield "elements-unsorted", member(line(1, '{"add":{"x":["b","a"]}}')), "line 1"
    yield "needless-escape", member(value('"\\/"')), "line 1"


def opens():
    yield "open-whole", OPEN, "reads 3"
    yield "open-torn-tail", OPEN[:-5], "torn 2"
    yield "open-torn-header", OPEN + b"\x1f\x8b", "torn 3"
    yield "open-zero-tail", OPEN + bytes(100), "torn 3"
    yield "open-crc-mismatch", flipped(OPEN, len(THREE[0]) - 8), "damaged at 0"
    yield "open-last-crc-mismatch", flipped(OPEN, len(OPEN) - 8), f"damaged at {len(THREE[0] * 2)}"
    # FLG asks for a file name: an inflater looks for its end and never sees the member.
    yield "open-runaway-member", flipped(OPEN, 3, 4), "damaged at 0"
    yield "open-gap", THREE[0] + THREE[2], "out of order at line 2"
    yield "open-starts-late", THREE[1] + THREE[2], "missing 1"


def head(changes=(), key=1, sign_with=1, tail="\n"):
    def pair(byte):
        return Ed25519PrivateKey.from_private_bytes(bytes([byte]) * 32)

    statement = {
        "format": 1,
        "network": "ec" * 32,
        "site": SITE,
        "name": "Toulouse",
        "key": base64.b64encode(pair(key).public_key().public_bytes_raw()).decode(),
        "edition": 1,
        "seq": 3,
        "chain": "0a" * 32,
        "clock": {},
        "at": "2026-11-24T08:00:00.000Z",
    }
    statement.update(changes)
    text = json.dumps(statement, ensure_ascii=False, separators=(",", ":"))
    signature = base64.b64encode(pair(sign_with).sign(text.encode())).decode()
    return (text[:-1] + f',"signature":"{signature}"}}' + tail).encode()


def heads():
    yield "head-right", head(), "reads"
    yield "head-forged", head(sign_with=2), "forged"
    yield "head-altered", head().replace(b'"seq":3', b'"seq":4'), "forged"
    yield "head-truncated", head()[:-20], "malformed"
    yield "head-future-format", head({"format": 2, "flavour": "new"}), "newer format 2"
    yield "head-format-0", head({"format": 0}), "malformed"
    yield "head-spaced", head(tail=" \n"), "malformed"
    yield "head-unknown-key", head({"more": 1}), "malformed"
    yield "head-dots-as-site", head({"site": "../../evil-00000000"}), "malformed"
    yield "head-huge-edition", head({"edition": 4294967296}), "malformed"
    yield "head-edition-0", head({"edition": 0}), "malformed"
    yield "head-key-too-short", head({"key": "AAAA"}), "malformed"
    yield "head-not-utf-8", head().replace(b"Toulouse", b"Toulous\xe9"), "malformed"
    yield "head-twice", head().replace(b'"seq":3', b'"seq":3,"seq":3'), "malformed"


def marks():
    good = '{"format":1,"name":"x","network":"' + "ec" * 32 + '"}\n'
    yield "mark-right", good.encode(), "reads"
    yield "mark-future-format", b'{"format":2,"shape":{}}\n', "newer format 2"
    yield "mark-truncated", good[:40].encode(), "damaged"
    yield "mark-not-json", b"\x00\x01", "damaged"
    yield "mark-other-network", good.replace("ec", "00").encode(), "other network"
    network = '"network":"' + "ec" * 32 + '"'
    yield "mark-other-order", ("{" + network + ',"format":1,"name":"x"}\n').encode(), "damaged"
    yield "mark-unknown-key", good.replace(',"name"', ',"more":1,"name"').encode(), "damaged"
    yield "mark-without-name", good.replace('"name":"x",', "").encode(), "damaged"
    yield "mark-twice", good.replace('"name":"x"', '"name":"x","name":"x"').encode(), "damaged"
    yield "mark-format-as-1.0", good.replace(":1,", ":1.0,").encode(), "damaged"
    yield "mark-needless-escape", good.replace('"x"', '"\\u0078"').encode(), "damaged"
    yield "mark-escaped-slash", good.replace('"x"', '"\\/"').encode(), "damaged"
    yield "mark-long-name", good.replace('"x"', '"' + "x" * 1001 + '"').encode(), "damaged"
    yield "mark-spaced", good.replace(":1,", ": 1,").encode(), "damaged"
    yield "mark-space-before", (" " + good).encode(), "damaged"
    yield "mark-byte-order-mark", ("\ufeff" + good).encode(), "damaged"
    yield "mark-no-line-feed", good[:-1].encode(), "damaged"
    yield "mark-two-line-feeds", (good + "\n").encode(), "damaged"
    yield "mark-crlf", good.replace("\n", "\r\n").encode(), "damaged"
    yield "mark-future-format-spaced", b'{ "format":2}\n', "damaged"


HASH = "0123456789abcdef"
HEAD = f"0000000001-0000000003-{HASH}-{HASH}"
SEGMENT = f"0000000001-0000000003-{HASH}-{HASH}-{HASH}"
NAMES = [
    "..", ".", "", "../reseau.json", f"..-00000000-{HEAD}.json", f"../x-00000000-{HEAD}.json",
    f"0000000001-0000000001-{HASH}-{HASH}-../../../../../e.jsonl.gz",
    f"{SITE}-{HEAD.replace('f', 'F')}.json", f"{SITE}-{HEAD}.json.part", f"{SITE}-{HEAD} (1).json",
    f"{SITE}-0000000001-{HASH}.json", f"0000000001-0000000003-{HASH}.jsonl.gz",
    f"{SEGMENT}.jsonl.gz~", f".{SEGMENT}.jsonl.gz", f"{SEGMENT}.jsonl.gz\u0000",
]


def main(folder):
    out = pathlib.Path(folder)
    manifest = []
    for kind, files in [("segment", segments()), ("open", opens()), ("head", heads()), ("mark", marks())]:
        for name, data, expect in files:
            suffix = ".jsonl.gz" if kind in ("segment", "open") else ".json"
            (out / (name + suffix)).write_bytes(data)
            manifest.append({"file": name + suffix, "kind": kind, "expect": expect})
    manifest += [{"name": name, "kind": "name", "expect": "ignored"} for name in NAMES]
    text = ",\n".join(json.dumps(entry, ensure_ascii=True) for entry in manifest)
    (out / "manifest.json").write_text("[\n" + text + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
