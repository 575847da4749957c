#!/usr/bin/env python3
"""Makes the inputs that the fuzzer starts from (Tests/Fuzz/run).

    python3 generate.py DIRECTORY

Files called found-* are none of these: the fuzzer found them. What the first byte of an input
means stands with each property in Tests/Fuzz/Properties.
"""

import base64
import hashlib
import json
import pathlib
import sys
import zlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

AT = "2026-11-24T08:00:00.000Z"


def member(content, level=9):
    deflate = zlib.compressobj(level, zlib.DEFLATED, 31, 9)
    return deflate.compress(content) + deflate.flush()


def line(seq, change='{"on":"practice/a","set":{"title":"Salle"}}', saw="", by=""):
    return f'{{"seq":{seq},"at":"{AT}"{by}{saw},"change":{change}}}'.encode()


def lines():
    yield "title", line(1)
    yield "author", line(7, by=',"by":"member/0c9"')
    yield "saw", line(2, saw=',"saw":{"lyon-p3x9k2m7":41,"pau-00000000":4294967295}')
    yield "empty-saw", line(2, saw=',"saw":{}')
    yield "last-seq", line(4294967295)
    yield "huge-seq", line(4294967296)
    yield "redacted", line(3, '"sha256:' + "0123456789abcdef" * 4 + '"')
    yield "redacted-badly", line(3, '"sha256:' + "0123456789ABCDEF" * 4 + '"')
    yield "set-values", line(4, '{"on":"a/b","set":{"a":null,"b":[1,-2.5e+3,true],"c":{"y":0,"x":""}}}')
    yield "elements", line(5, '{"on":"a/b","add":{"tags":["é","e\u0301",""]},"remove":{"x":[]}}')
    yield "edit", line(6, '{"on":"a/b","edit":{"body":[[0,0,"Un\\n"],[3,1,"\\ud83d\\ude00"]],"log":[]}}')
    yield "huge-position", line(6, '{"on":"a/b","edit":{"body":[[2147483647,2147483647,""]]}}')
    yield "delete", line(8, '{"on":"member/x","delete":true,"salt":"EBESExQVFhcYGRobHB0eHw=="}')
    yield "escapes", line(9, '{"on":"a/b","set":{"x":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u20ac"}}')
    yield "same-field-twice", line(9, '{"on":"a/b","set":{"x":1,"x":2}}')
    yield "many-fields", line(9, '{"on":"a/b","set":{' + ",".join(f'"f{n}":{n}' for n in range(20)) + "}}")
    yield "nested", line(9, '{"on":"a/b","set":{"x":' + "[" * 30 + "]" * 30 + "}}")
    yield "unknown-part", line(9, '{"on":"a/b","move":{}}')
    yield "half-surrogate", line(9, '{"on":"a/b","set":{"x":"\\ud83d"}}')
    yield "not-unicode", line(9, '{"on":"a/b","set":{"x":"?"}}').replace(b"?", b"\xff\xc3")
    yield "spaces", b' { "seq" : 1 } '
    yield "nothing", b""


def segments():
    three = b"".join(line(seq) + b"\n" for seq in (1, 2, 3))
    yield "gzip", b"\0" + member(three)
    yield "gzip-members", b"\0" + member(three[:40], 6) + member(b"") + member(three[40:], 1)
    yield "gzip-torn", b"\0" + member(three)[:-9]
    yield "gzip-zeros-behind", b"\0" + member(three) + bytes(16)
    yield "gzip-bomb", b"\0" + member(bytes(1 << 20))
    yield "gzip-half-bomb", b"\0" + member(bytes(1 << 19)) * 2
    yield "gzip-empty-members", b"\0" + member(b"") * 20
    yield "gzip-header", b"\0\x1f\x8b\x08\x1f" + bytes(20)
    yield "gzip-stored", b"\0" + member(three, 0)
    yield "lines", b"\1\0\0\0\1" + three
    yield "lines-from-2", b"\1\0\0\0\2" + line(2) + b"\n" + line(3) + b"\n"
    yield "lines-unfinished", b"\1\0\0\0\1" + three[:-1]
    yield "lines-empty-line", b"\1\0\0\0\1" + three + b"\n"
    yield "lines-gap", b"\1\0\0\0\1" + line(1) + b"\n" + line(3) + b"\n"
    yield "lines-sees-itself", b"\1\0\0\0\1" + line(1, saw=',"saw":{"toulouse-6htgz65x":1}') + b"\n"
    yield "members", b"\2\0\0\0\1" + b"\x05hello\x00\x03 \n!"


def head(name="Toulouse", clock=',"lyon-p3x9k2m7":41', edition=2, seq=3, form=1):
    key = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    statement = (
        f'{{"format":{form},"network":"{"ec" * 32}","site":"toulouse-6htgz65x","name":'
        f'{json.dumps(name, ensure_ascii=False)},"key":"{public}","edition":{edition},"seq":{seq},'
        f'"chain":"{"5a" * 32}","clock":{{{clock[1:]}}},"at":"{AT}"'
    )
    signature = base64.b64encode(key.sign((statement + "}").encode())).decode()
    return f'{statement},"signature":"{signature}"}}\n'.encode()


def heads():
    yield "file", b"\0" + head()
    yield "file-empty-clock", b"\0" + head(clock="")
    yield "file-last-numbers", b"\0" + head(edition=4294967295, seq=4294967295)
    yield "file-long-name", b"\0" + head(name="e" + "\u0301" * 999)
    yield "file-too-long-name", b"\0" + head(name="e" + "\u0301" * 1000)
    yield "file-newer", b"\0" + head(form=2)
    yield "file-edition-0", b"\0" + head(edition=0)
    yield "file-forged", b"\0" + head().replace(b'"seq":3', b'"seq":4')
    yield "file-spaced", b"\0" + head().replace(b",", b", ")
    yield "file-sees-itself", b"\0" + head(clock=',"toulouse-6htgz65x":9')
    yield "name-head", b"\1toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.json"
    yield "name-segment", b"\0010000000001-0000000003-5583c09aff70e468.jsonl.gz"
    yield "name-site", b"\1saint0etienne0du0rou-0123abcd"
    yield "name-dots", b"\1../toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.json"
    yield "name-combining", "\1toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.json\u0301".encode()
    yield "name-upper", b"\1TOULOUSE-6htgz65x-0000000002-d088fa3cb043e2a0.JSON"
    yield "parts", b"\2\3\0\0\0\1\xff\xff\xff\xff\0\0\0\2\1" + "Toulouse é".encode() + bytes(range(60))


def values():
    for name, text in {
        "string": '"Réserver"', "number": "-12.50e+03", "words": "[true,false,null]",
        "object": ' { "b" : 1 , "a" : [ ] } ', "escapes": '"\\u00e9\\ud83d\\ude00\\/\\n"',
        "combining-keys": '{"\u00e9":1,"e\u0301":2}', "same-key": '{"a":1,"\\u0061":2}',
        "deep": "[" * 32 + "]" * 32, "shallow": "[" * 31 + "1" + "]" * 31,
        "many-keys": "{" + ",".join(f'"k{n}":{n}' for n in range(40)) + "}",
        "leading-zero": "01", "half-number": "1.", "control": '"\t"', "comma": "[1,]",
    }.items():
        yield name, text.encode()


def marks():
    network = "ec" * 32
    yield "right", f'{{"format":1,"name":"Réseau Sud","network":"{network}"}}\n'.encode()
    yield "other-order", f' {{"network":"{network}","more":[{{}}],"format":1}}'.encode()
    yield "other-network", f'{{"format":1,"name":"Est","network":"{"00" * 32}"}}\n'.encode()
    yield "long-name", f'{{"format":1,"name":"{"n" * 2000}","network":"{"00" * 32}"}}\n'.encode()
    yield "newer", b'{"format":2,"shape":{}}'
    yield "huge-format", b'{"format":4294967296}'
    yield "format-0", f'{{"format":0,"network":"{network}"}}'.encode()
    yield "array", b"[]"
    yield "cut", b'{"format":1,"na'
    yield "nothing", b""


ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def base32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[place:place + 5], 2)] for place in range(0, len(bits), 5))


def payload(role=0, site="Toulouse", name="Réseau Sud", expires=1795507200000):
    parts = bytes([role]) + bytes([0xEC]) * 32 + bytes(range(32)) + expires.to_bytes(6, "big")
    for text in (site, name):
        parts += bytes([len(text.encode())]) + text.encode()
    return parts


def code(content):
    check = hashlib.sha256(b"reseau1-" + content).digest()[:4]
    return ("reseau1-" + base32(content + check)).encode()


def codes():
    yield "code", b"\0" + code(payload())
    yield "code-upper", b"\0" + code(payload(role=1)).upper()
    yield "code-in-mail", b"\0" + b" - ".join([code(payload())[:20], code(payload())[20:]])
    yield "code-mistyped", b"\0" + code(payload())[:-1] + b"z"
    yield "code-short", b"\0reseau1-0000"
    yield "code-other-version", b"\0reseau2-0000"
    yield "code-foreign", b"\0" + code(payload()).replace(b"0", b"u", 1)
    yield "parts", b"\1" + payload()
    yield "parts-lead", b"\1" + payload(role=1, site="", name="")
    yield "parts-role-2", b"\1" + payload(role=2)
    yield "parts-late", b"\1" + payload(expires=(1 << 48) - 1)
    yield "parts-long-name", b"\1" + payload(site="n" * 255)
    yield "parts-behind", b"\1" + payload() + b"\0"


def texts():
    yield "nothing", b""
    # site, act (3 and more: write), how many steps, and for each position, deleted, inserted …
    one = bytes([0, 3, 1, 0, 0, 2, 0, 1])
    yield "one", b"\1" + one
    yield "two-apart", b"\1" + one + bytes([1, 3, 1, 0, 0, 1, 2])
    yield "heard", b"\1" + one + bytes([1, 0, 0, 1, 3, 1, 1, 1, 1, 3])
    yield "both-delete", b"\1" + one + bytes([1, 0, 0, 1, 3, 1, 0, 2, 0, 0, 3, 1, 0, 1, 0])
    yield "three-at-one-place", b"\1" + b"".join(bytes([n, 3, 1, 0, 0, 2, n, 4]) for n in (0, 1, 2))
    yield "settled", b"\1" + one + bytes([1, 3, 1, 0, 0, 1, 2, 0, 0, 1, 0, 3, 0])
    yield "lines", b"\1" + bytes([0, 3, 2, 0, 0, 4, 0, 3, 1, 3, 2, 1, 1, 3, 0]) * 4
    yield "foreign", b"\0" + bytes([1, 0, 0, 0, 1, 1, 0, 0, 1, 65]) * 5
    yield "foreign-far", b"\0" + bytes([255, 255, 255, 0, 0, 255, 255, 255, 255, 0, 127, 255, 255, 255, 8, 1, 65])


def main(folder):
    for name, inputs in {
        "line": lines, "segment": segments, "head": heads, "value": values, "mark": marks,
        "code": codes, "text": texts,
    }.items():
        target = pathlib.Path(folder) / name
        target.mkdir(parents=True, exist_ok=True)
        for title, data in inputs():
            (target / title).write_bytes(data)


main(sys.argv[1])
