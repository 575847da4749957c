#!/usr/bin/env python3
"""Makes the fixtures of format 1: a share, a home's journals, and the dump that both amount to.

An independent program: it was written from the format's documents alone (EntryFormat,
SegmentFormat, ShareFormat, Merging, Membership) and shares no line with what reads its files.
Needs the package `cryptography`. What it makes is committed and never changes; run it to see that
it still makes the same, in an empty folder:

    python3 generate.py DIRECTORY

(Another zlib may compress to other bytes, and so to other names: as valid, but not the same.)
"""

import base64
import hashlib
import json
import pathlib
import sys
import zlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# JSON -----------------------------------------------------------------------------------------


class Number(str):
    """A number, kept as its author wrote it."""


def read(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


def write(value, sort):
    """JSON without white space and with the fewest escapes."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, bool) or value is None or isinstance(value, (int, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(write(element, sort) for element in value) + "]"
    keys = sorted(value) if sort else list(value)
    return "{" + ",".join(write(key, sort) + ":" + write(value[key], sort) for key in keys) + "}"


def write_change(change):
    """What a change does, in its one spelling; the record's name stands outside of it."""

    def part(name, spell):
        fields = sorted((f, v) for f, v in change.get(name, {}).items() if v or name == "edit")
        fields = [(f, v) for f, v in change.get(name, {}).items()] if name == "set" else fields
        if not fields:
            return []
        inner = ",".join(write(f, sort=True) + ":" + spell(v) for f, v in sorted(fields, key=lambda p: p[0]))
        return [f'"{name}":{{{inner}}}']

    def spelled(value):
        return write(value, sort=True)

    def spelled_elements(value):
        return write(sorted(set(value)), sort=True)

    parts = part("set", spelled) + part("add", spelled_elements)
    parts += part("remove", spelled_elements) + part("edit", spelled)
    if "delete" in change:
        parts.append('"delete":true')
    if "salt" in change:
        parts.append('"salt":' + write(change["salt"], sort=True))
    return "{" + ",".join(parts) + "}"


# Keys and names -------------------------------------------------------------------------------

BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def base32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(BASE32[int(bits[place : place + 5], 2)] for place in range(0, len(bits), 5))


def private(byte):
    return Ed25519PrivateKey.from_private_bytes(bytes([byte]) * 32)


def public(key):
    return key.public_key().public_bytes_raw()


def b64(data):
    return base64.b64encode(data).decode()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def site_id(slug, key):
    return slug + "-" + base32(hashlib.sha256(public(key)).digest()[:5])


# Journals -------------------------------------------------------------------------------------


def time(milliseconds):
    """A moment of 2026-11-24 from 08:00 on."""
    minutes, rest = divmod(milliseconds, 60_000)
    return f"2026-11-24T{8 + minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}Z"


class Journal:
    def __init__(self, site):
        self.site = site
        self.lines = []
        self.told = {}  # what earlier entries have seen of other sites
        self.seen = {}  # what the site has merged
        self.known = {}  # the journals of the sites that it has heard of
        self.entries = []

    def merge(self, other, seq=None):
        """Merges another journal up to an entry, and all that it has seen."""
        seq = len(other.lines) if seq is None else seq
        clock = other.entries[seq - 1]["clock"]
        self.known.update(other.known)
        self.known[other.site] = other
        for site, number in clock.items():
            if site != self.site:
                self.seen[site] = max(self.seen.get(site, 0), number)

    def write(self, at, change, by=None, redacted=False):
        seq = len(self.lines) + 1
        news = {s: n for s, n in sorted(self.seen.items()) if n > self.told.get(s, 0)}
        self.told.update(news)
        raw = write_change(change)
        if redacted:
            raw = f'"sha256:{sha(raw.encode())}"'
        line = f'{{"seq":{seq},"at":"{time(at)}"'
        if by is not None:
            line += ',"by":' + write(by, sort=False)
        if news:
            line += ',"saw":' + write(self.points(news), sort=False)
        line += f',"on":"{change["on"]}","change":{raw}}}'
        self.lines.append(line)
        self.entries.append(
            {
                "site": self.site,
                "seq": seq,
                "at": time(at),
                "clock": {**self.told, self.site: seq},
                "change": None if redacted else {"on": change["on"], **read(raw)},
            }
        )

    def points(self, clock):
        """A clock as it is written: each site's number, and the start of the chain's hash there."""
        return {s: f"{n}-{self.known[s].chain(n)[:16]}" for s, n in sorted(clock.items())}

    def chain(self, seq):
        state = hashlib.sha256(self.site.encode()).digest()
        for line in self.lines[:seq]:
            start = line.index(',"change":') + len(',"change":')
            value = line[start:-1]
            if not value.startswith('"sha256:'):
                value = f'"sha256:{sha(value.encode())}"'
            state = hashlib.sha256(state + (line[:start] + value + "}").encode()).digest()
        return state.hex()

    def content(self, first, last):
        return "".join(line + "\n" for line in self.lines[first - 1 : last]).encode()


def member(content, level=9):
    deflate = zlib.compressobj(level, zlib.DEFLATED, 31, 9)
    return deflate.compress(content) + deflate.flush()


def segment(journal, first, last, cuts=()):
    """A whole segment's name and file; its members end after `cuts` bytes of content."""
    content = journal.content(first, last)
    bounds = [0, *cuts, len(content)]
    file = b"".join(member(content[a:b]) for a, b in zip(bounds, bounds[1:]))
    start, end = journal.chain(first - 1)[:16], journal.chain(last)[:16]
    return f"{first:010}-{last:010}-{start}-{end}-{sha(file)[:16]}.jsonl.gz", file


def head(journal, key, name, network, edition, seq, clock, at):
    statement = {
        "format": 1,
        "network": network,
        "site": journal.site,
        "name": name,
        "key": b64(public(key)),
        "edition": edition,
        "seq": seq,
        "chain": journal.chain(seq),
        "clock": journal.points(clock),
        "at": time(at),
    }
    text = write(statement, sort=False)
    signature = b64(key.sign(text.encode()))
    file = (text[:-1] + f',"signature":"{signature}"}}\n').encode()
    point = f"{seq:010}-{journal.chain(seq)[:16]}"
    return f"{journal.site}-{edition:010}-{point}-{sha(file)[:16]}.json", file


# Membership -----------------------------------------------------------------------------------


def invitation(id, key, site, role="site", expires="2027-11-24T08:00:00.000Z"):
    return {
        "on": f"invitation/{id}",
        "set": {"key": b64(public(key)), "site": site, "role": role, "expires": expires},
    }


def join(site, name, key, invited_with, network, role="site"):
    message = f"reseau join 1\n{network}\n{site}\n{b64(public(key))}\n{role}"
    return {
        "on": f"site/{site}",
        "set": {
            "name": name,
            "role": role,
            "key": b64(public(key)),
            "invitation": b64(public(invited_with)),
            "proof": b64(invited_with.sign(message.encode())),
        },
    }


def code(network, seed, expires, site, network_name, role=0):
    def name(text):
        return bytes([len(text.encode())]) + text.encode()

    body = bytes([role]) + bytes.fromhex(network) + seed + expires.to_bytes(6, "big")
    body += name(site) + name(network_name)
    body += hashlib.sha256(b"reseau1-" + body).digest()[:4]
    return "reseau1-" + base32(body)


# The naive merge ------------------------------------------------------------------------------


def has_seen(later, earlier):
    return later is not earlier and later["clock"].get(earlier["site"], 0) >= earlier["seq"]


def live_values(entries, field):
    sets = [e for e in entries if field in e["change"].get("set", {})]
    live = [e for e in sets if not any(has_seen(other, e) for other in sets)]
    live.sort(key=lambda e: (e["at"], e["site"].encode(), e["seq"]), reverse=True)
    values = []
    for entry in live:
        value = write(entry["change"]["set"][field], sort=True)
        if value not in values:
            values.append(value)
    return values


def elements(entries, field):
    adds = [(x, e) for e in entries for x in e["change"].get("add", {}).get(field, [])]
    removes = [(x, e) for e in entries for x in e["change"].get("remove", {}).get(field, [])]
    kept = {
        x
        for x, add in adds
        if not any(x == y and (has_seen(r, add) or r is add) for y, r in removes)
    }
    return sorted(kept)


class Text:
    """The sequence of items, and for each what inserted and deleted it."""

    def __init__(self, entries, field):
        self.events = [e for e in entries if field in e["change"].get("edit", {})]
        broken = True
        while broken is not None:
            broken = self.merge(field)
            self.events = [event for event in self.events if event is not broken]

    def merge(self, field):
        """Applies all events; returns the first that must be set aside instead."""
        self.items = []
        for event in sorted(self.events, key=lambda e: sum(e["clock"].values())):
            for position, deleted, inserted in event["change"]["edit"][field]:
                if int(position) + int(deleted) > len(self.visible(event)):
                    return event
                self.apply(event, int(position), int(deleted), inserted)
        return None

    def is_inserted(self, item, event):
        return item["by"] is event or has_seen(event, item["by"])

    def is_visible(self, item, event):
        gone = any(d is event or has_seen(event, d) for d in item["deleted"])
        return self.is_inserted(item, event) and not gone

    def visible(self, event):
        return [item for item in self.items if self.is_visible(item, event)]

    def place(self, item):
        """Where an item stands; the start (None) stands at -1."""
        return next((p for p, other in enumerate(self.items) if other is item), -1)

    def right(self, item):
        """Where a right neighbour stands; the end (None) stands behind all."""
        return len(self.items) if item is None else self.place(item)

    def apply(self, event, position, deleted, inserted):
        for item in self.visible(event)[position : position + deleted]:
            item["deleted"].append(event)
        for offset, scalar in enumerate(inserted):
            before = self.visible(event)[: position + offset]
            left = before[-1] if before else None
            start = self.place(left) + 1
            after = [i for i in self.items[start:] if self.is_inserted(i, event)]
            right = after[0] if after else None
            new = {"scalar": scalar, "left": left, "right": right, "by": event, "deleted": []}
            self.items.insert(self.find(new, start), new)

    def find(self, new, scan):
        place, holding = scan, False
        while scan < self.right(new["right"]):
            other = self.items[scan]
            if self.place(other["left"]) < self.place(new["left"]):
                break
            if other["left"] is new["left"]:
                ours, theirs = new["by"]["site"].encode(), other["by"]["site"].encode()
                if other["right"] is new["right"] and ours < theirs:
                    break
                holding = self.right(other["right"]) < self.right(new["right"])
            scan += 1
            if not holding:
                place = scan
        return place

    @property
    def text(self):
        return "".join(item["scalar"] for item in self.items if not item["deleted"])

    @property
    def is_to_reread(self):
        changed, paragraph = {}, 0
        for item in self.items:
            if item["scalar"] == "\n" and not item["deleted"]:
                paragraph += 1
                continue
            events = list(item["deleted"])
            if item["scalar"] != "\n":
                events.append(item["by"])
            for event in events:
                changed.setdefault(paragraph, []).append(event)
        return any(
            self.is_unsettled(one, other)
            for events in changed.values()
            for one in events
            for other in events
        )

    def is_unsettled(self, one, other):
        if one is other or has_seen(one, other) or has_seen(other, one):
            return False
        return not any(has_seen(e, one) and has_seen(e, other) for e in self.events)


def fields(entries, part):
    return {field for e in entries for field in e["change"].get(part, {})}


def line(record, entries):
    changes = [e for e in entries if "delete" not in e["change"]]
    deletes = [e for e in entries if "delete" in e["change"]]
    if all(any(has_seen(delete, change) for delete in deletes) for change in changes):
        return None
    shown, conflicts, reread = {}, {}, []
    for field in fields(entries, "set"):
        values = live_values(entries, field)
        if len(values) > 1:
            conflicts[field] = "[" + ",".join(values) + "]"
        if values[0] != "null":
            shown[field] = values[0]
    for field in fields(entries, "add"):
        if elements(entries, field):
            shown[field] = write(elements(entries, field), sort=True)
    for field in fields(entries, "edit"):
        text = Text(entries, field)
        if text.text:
            shown[field] = write(text.text, sort=True)
        if text.is_to_reread:
            reread.append(field)

    def object(members):
        pairs = (write(k, sort=True) + ":" + members[k] for k in sorted(members))
        return "{" + ",".join(pairs) + "}"

    members = {"record": write(record, sort=True)}
    if conflicts:
        members["conflicts"] = object(conflicts)
    if shown:
        members["fields"] = object(shown)
    if reread:
        members["reread"] = write(sorted(reread), sort=True)
    return object(members)


def dump(journals):
    by_record = {}
    for journal in journals:
        for entry in journal.entries:
            if entry["change"] is not None:
                by_record.setdefault(entry["change"]["on"], []).append(entry)
    lines = (line(record, by_record[record]) for record in sorted(by_record))
    return "".join(text + "\n" for text in lines if text is not None)


# The story ------------------------------------------------------------------------------------

NETWORK_NAME = "Réseau Valmérac"
SALT = b64(bytes(range(16)))


def story():
    keys = {"toulouse": private(1), "lyon": private(2), "pau": private(4)}
    ids = {slug: site_id(slug, key) for slug, key in keys.items()}
    toulouse, lyon, pau = (Journal(ids[slug]) for slug in keys)
    guests = {"lyon": private(17), "pau": private(18), "brest": private(19)}

    founding = {"name": NETWORK_NAME, "founder": toulouse.site, "key": b64(public(keys["toulouse"]))}
    toulouse.write(0, {"on": "network/reseau", "set": founding})
    network = sha(toulouse.lines[0].encode())
    own = {"name": "Toulouse", "role": "lead", "key": b64(public(keys["toulouse"]))}
    toulouse.write(1, {"on": f"site/{toulouse.site}", "set": own})
    for place, name in enumerate(["Lyon", "Pau", "Brest"]):
        key = guests[name.lower()]
        toulouse.write(1000 + place, invitation(f"00000000000{place}", key, name))

    lyon.write(60_000, join(lyon.site, "Lyon", keys["lyon"], guests["lyon"], network))
    pau.write(61_000, join(pau.site, "Pau", keys["pau"], guests["pau"], network))

    # Toulouse: members, practices, a project.
    anne, room, train = "member/0c9h2vd8kq4w", "practice/4h7k2m9qpx3w", "practice/train.v1"
    toulouse.write(120_000, {"on": anne, "set": {"name": "Anne-Lise Çelik", "phone": "01 40 25 11 07", "visible": True}, "add": {"languages": ["français", "türkçe"], "skills": ["voyages"]}, "salt": SALT})
    toulouse.write(180_000, {"on": room, "set": {"title": "Réserver une salle", "status": "draft", "owner": anne}, "add": {"tags": ["réunion", "salle"]}, "edit": {"body": [[0, 0, "Appeler l'accueil.\nDire l'heure.\n😀 Dire merci.\n"]]}}, by=anne)
    toulouse.write(181_000, {"on": train, "set": {"title": "Prendre le train", "theme": "voyages"}, "edit": {"body": [[0, 0, "Réserver tôt."]]}}, by=anne)
    toulouse.write(182_000, {"on": "practice/gone", "set": {"title": "À oublier"}})
    toulouse.write(183_000, {"on": "project/Salles-2027", "set": {"title": "Salles 2027", "hours": Number("12.50"), "due": "2027-03-01"}, "add": {"participants": [anne], "practices": [room]}, "edit": {"aim": [[0, 0, "a"], [1, 0, "c"], [1, 0, "b"], [0, 1, "A"]]}})

    # Lyon and Pau take that in, and work on it without each other.
    lyon.merge(toulouse)
    pau.merge(toulouse)
    lyon.write(300_000, {"on": room, "set": {"title": "Réserver une salle de réunion"}, "remove": {"tags": ["salle"]}, "edit": {"body": [[19, 13, "Donner l'heure exacte."], [8, 10, "le standard"]]}}, by="member/lea")
    lyon.write(301_000, {"on": "member/lea", "set": {"name": "Léa", "site": "Lyon", "flavour": {"a": "\u0000\"\\\u2028", "b": [Number("1"), Number("1.0"), None]}}, "salt": SALT})
    lyon.write(302_000, {"on": train, "delete": True})
    lyon.write(303_000, {"on": "practice/gone", "delete": True})
    pau.write(300_000, {"on": room, "set": {"title": "Réserver la salle"}, "add": {"tags": ["salle", "e\u0301cran", "écran"]}, "edit": {"body": [[47, 0, "Fermer la porte.\n"], [0, 7, "Écrire à"]]}})
    pau.write(305_000, {"on": train, "set": {"review": "2027-01-01"}, "edit": {"body": [[9, 3, "longtemps avant"]]}})
    pau.write(306_000, {"on": "member/parti", "set": {"name": "Quelqu'un"}, "salt": SALT}, redacted=True)
    pau.write(307_000, {"on": "recipe/unknown-kind", "set": {"x": Number("1e2"), "y": None}, "add": {"z": []}})

    # A broken writer's edit, set aside everywhere; the rest of its entry counts.
    pau.write(308_000, {"on": "practice/broken", "edit": {"body": [[0, 0, "bon"]]}})
    pau.write(309_000, {"on": "practice/broken", "set": {"title": "Essai"}, "edit": {"body": [[0, 0, "x"], [99, 0, "mauvais"]]}})
    pau.write(310_000, {"on": "practice/broken", "edit": {"body": [[3, 0, "."]]}})

    # Toulouse edits while the others do.
    toulouse.write(300_000, {"on": room, "set": {"title": "Réserver une salle", "status": "validated"}, "edit": {"body": [[33, 14, ""]]}})
    toulouse.write(301_000, {"on": train, "edit": {"body": [[13, 0, " Ou jamais."]]}})
    toulouse.write(302_000, {"on": "erasure/00000000erase", "set": {"record": "member/parti"}})
    toulouse.merge(lyon, 4)
    toulouse.write(400_000, {"on": anne, "set": {"phone": None}, "add": {"skills": ["salles"]}, "remove": {"languages": ["türkçe"]}, "salt": SALT})

    # Pau merges all, and settles one of two texts; Lyon comes late with an old edit.
    pau.merge(toulouse)
    pau.merge(lyon, 4)
    pau.write(500_000, {"on": room, "edit": {"body": []}})
    pau.write(501_000, {"on": "practice/late", "edit": {"body": [[0, 0, "un\n"]]}})
    lyon.merge(pau, 3)
    lyon.write(450_000, {"on": room, "set": {"status": "proposed"}, "edit": {"body": [[0, 0, "* "]]}})
    lyon.write(502_000, {"on": "practice/late", "edit": {"body": [[0, 0, "deux\n"]]}})
    toulouse.merge(pau)
    toulouse.write(600_000, {"on": "practice/late", "set": {"title": "Tard"}, "edit": {"body": [[3, 0, "trois\n"], [0, 2, "UN"]]}})
    return network, keys, guests, (toulouse, lyon, pau)


def main(folder):
    network, keys, guests, journals = story()
    toulouse, lyon, pau = journals
    out = pathlib.Path(folder)

    def put(path, data):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)

    # The share: a longer tail beside a shorter one, a superseded head, alien files.
    mark = {"format": 1, "name": NETWORK_NAME, "network": network}
    put("share/reseau.json", (write(mark, sort=True) + "\n").encode())
    put("share/heads/desktop.ini", b"[.ShellClassInfo]\n")
    put("share/segments/readme.txt", b"not a segment\n")
    size = {journal.site: len(journal.lines) for journal in journals}
    cuts = {toulouse.site: [(1, 6, ()), (7, 9, ()), (7, size[toulouse.site], ())]}
    cuts[lyon.site] = [(1, size[lyon.site], ())]
    cuts[pau.site] = [(1, 3, (1, 200, 201)), (4, size[pau.site], ())]
    for journal in journals:
        for first, last, bounds in cuts[journal.site]:
            name, file = segment(journal, first, last, bounds)
            put(f"share/segments/{journal.site}/{name}", file)
    names = {toulouse.site: "Toulouse", lyon.site: "Lyon", pau.site: "Pau"}
    for journal, key in zip(journals, keys.values()):
        name, file = head(journal, key, names[journal.site], network, 2, size[journal.site], journal.seen, 700_000)
        put(f"share/heads/{name}", file)
        if journal is not toulouse:
            put(f"home/heads/{journal.site}.json", file)
    name, file = head(toulouse, keys["toulouse"], "Toulouse", network, 1, 9, {}, 200_000)
    put(f"share/heads/{name}", file)

    # Toulouse's home: a sealed segment and an open one of three appends; the others as received.
    name, file = segment(toulouse, 1, 6)
    put(f"home/journals/{toulouse.site}/{name}", file)
    ends = [6, 9, 10, size[toulouse.site]]
    appends = (member(toulouse.content(a + 1, b), 6) for a, b in zip(ends, ends[1:]))
    put(f"home/journals/{toulouse.site}/open.jsonl.gz", b"".join(appends))
    for journal in (lyon, pau):
        for first, last, bounds in cuts[journal.site]:
            name, file = segment(journal, first, last, bounds)
            put(f"home/journals/{journal.site}/{name}", file)

    put("expected-dump.jsonl", dump(journals).encode())
    expires = 1_827_043_200_000  # 2027-11-24T08:00:00.000Z
    text = code(network, bytes([19]) * 32, expires, "Brest", NETWORK_NAME)
    put("invitation-code.txt", (text + "\n").encode())
    chains = {j.site: [j.chain(seq) for seq in range(size[j.site] + 1)] for j in journals}
    put("expected-chains.json", (json.dumps(chains, indent=1, sort_keys=True) + "\n").encode())


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
