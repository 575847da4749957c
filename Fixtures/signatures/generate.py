#!/usr/bin/env python3
"""Makes odd keys and signatures, and says of each whether a reader takes it.

    python3 generate.py DIRECTORY

It follows the Journal room's page Signatures alone, with whole numbers of any size and no library
for curves. The cases called "speccheck" are the twelve of Chalkias, Garillot and Nikolaenko, "Taming
the many EdDSAs" (2020), table 5, numbered as there.
"""

import hashlib
import json
import pathlib
import sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    (x, y), (u, v) = a, b
    t = D * x * u * y * v % P
    return (
        (x * v + u * y) * pow(1 + t, -1, P) % P,
        (y * v + x * u) * pow(1 - t, -1, P) % P,
    )


def times(n, a):
    sum = (0, 1)
    while n:
        if n & 1:
            sum = add(sum, a)
        a = add(a, a)
        n >>= 1
    return sum


def written(a):
    return (a[1] | (a[0] & 1) << 255).to_bytes(32, "little")


def point(key):
    """The point of a key; None when it is none. No spelling of a point is refused."""
    number = int.from_bytes(key, "little")
    y, sign = (number & (2**255 - 1)) % P, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P:
        return None
    return (x if x & 1 == sign else -x % P, y)


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


def is_valid(key, signature, message):
    if len(key) != 32 or len(signature) != 64 or point(key) is None:
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    x, y = times(number(r, key, message), point(key))
    return written(add(times(s, BASE), (-x % P, y))) == r


def signed(seed, message, shift=0):
    """An honest signature, `shift` added to its second half."""
    secret = hashlib.sha512(seed).digest()
    a = int.from_bytes(secret[:32], "little") & (1 << 254) - 8 | 1 << 254
    key = written(times(a, BASE))
    r = number(secret[32:], message)
    first = written(times(r, BASE))
    s = (r + number(first, key, message) * a) % L + shift
    return key, first + s.to_bytes(32, "little")


SPECCHECK = """
small key, small first half, second half 0
8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000
small key, mixed first half
9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa
f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04
mixed key, small first half
aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab
f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e
mixed key, mixed first half
9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79
cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d
9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009
right up to a point of small order
e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c
cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d
160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09
right up to a point of small order, unless the number is reduced after the product with 8
e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c
cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d
21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405
second half above L
85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40
442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623
e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514
second half far above L
85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40
442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623
8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22
first half spelled otherwise, hashed as it stands
9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41
f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff03be9678ac102edcd92b0210bb34d7428d12ffc5df5f37e359941266a4e35f0f
first half spelled otherwise, hashed as it should be spelled
9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41
f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffca8c5b64cd208982aa38d4936621a4775aa233aa0505711d8fdcfdaa943d4908
key spelled otherwise, hashed as it should be spelled
e96b7021eb39c1a163b6da4e3093dcd3f21387da4cc4572be588fafae23c155b
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04
key spelled otherwise, hashed as it stands
39a591f5321bbe07fd5a23dc2f39d025d74526615746727ceefd6e82ae65c06f
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04
""".strip().split("\n")


def speccheck():
    for place in range(0, len(SPECCHECK), 4):
        name, message, key, signature = SPECCHECK[place : place + 4]
        yield f"speccheck {place // 4}: {name}", *map(bytes.fromhex, (key, signature, message))


def little(number):
    return number.to_bytes(32, "little")


def ours():
    message = b"reseau"
    key, right = signed(bytes([1]) * 32, message)
    yield "right", key, right, message
    yield "of another message", key, right, message + b"\n"
    yield "L added to the second half", *signed(bytes([1]) * 32, message, L), message
    yield "a byte too many", key, right + b"\x00", message
    yield "a byte too few", key, right[:-1], message
    yield "key of 31 bytes", key[:-1], right, message
    yield "key that is no point", little(2), right, message
    # With a key of no order at all, whatever is 7 times the base point is a signature of anything.
    seven = written(times(7, BASE)) + little(7)
    for name, one in [
        ("1", little(1)), ("p + 1", little(P + 1)), ("1, with the sign of a negative 0", little(1 | 1 << 255)),
        ("p + 1, with the sign of a negative 0", little(P + 1 | 1 << 255)),
    ]:
        yield f"key whose y is {name}", one, seven, message
    zero = little(1) + little(0)
    yield "both halves of no order", little(1), zero, message
    yield "first half whose y is p + 1", little(1), little(P + 1) + little(0), message
    yield "first half with the sign of a negative 0", little(1), little(1 | 1 << 255) + little(0), message
    yield "first half that is no point", key, little(2) + right[32:], message
    yield "second half L - 1", little(1), written(times(L - 1, BASE)) + little(L - 1), message
    yield "second half L", little(1), little(1) + little(L), message


def main(folder):
    cases = [
        {"case": name, "key": key.hex(), "signature": signature.hex(), "message": message.hex(),
         "isValid": is_valid(key, signature, message)}
        for name, key, signature, message in [*speccheck(), *ours()]
    ]
    text = ",\n".join(json.dumps(case) for case in cases)
    (pathlib.Path(folder) / "odd.json").write_text("[\n" + text + "\n]\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
