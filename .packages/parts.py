#!/usr/bin/env python3
"""Lists what is in a built program, with versions and licences.

    parts.py PROGRAM VERSION TIME OUTPUT
    parts.py --expression CYCLONEDX

The program's symbols tell which parts were linked: the modules of the Swift packages by the names
that theirs begin with, the others by one that each of them has (parts.json). Writes `copyright` (as
Debian wants it), `licences/` with each part's own texts, and `reseau.cdx.json` (CycloneDX 1.6). A
part whose version, licence or text can't be found ends it: what is handed on must be complete.
"""

import dataclasses
import datetime
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import uuid

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
CHECKOUTS = ROOT / ".build/checkouts"
SWIFT = "Apache-2.0 WITH Swift-exception"


@dataclasses.dataclass
class Part:
    name: str
    version: str
    licence: str  # an expression of SPDX
    copyright: str
    purl: str
    text: str


def main(program, version, time, output):
    output = pathlib.Path(output)
    parts = sorted(linked(program), key=lambda part: part.name.lower())
    licences = output / "licences"
    licences.mkdir(parents=True)
    for part in parts:
        (licences / f"{part.name}.txt").write_text(part.text)
    for name in common_licences(parts):
        text = pathlib.Path("/usr/share/common-licenses", name).read_text()
        (licences / f"{name}.txt").write_text(text)
    (output / "copyright").write_text(copyright_file(parts))
    bom = bill(parts, version, int(time), pathlib.Path(program).read_bytes())
    text = json.dumps(bom, ensure_ascii=False, indent=2)
    (output / "reseau.cdx.json").write_text(text + "\n")


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout


def end(sentence):
    sys.exit(f"parts.py: {sentence}")


def linked(program):
    """The parts whose symbols `program` has."""
    lines = run("nm", "--defined-only", program).splitlines()
    symbols = {line.split(" ", 2)[2] for line in lines}
    if "main" not in symbols:
        end(f"{program} has no symbols, which tell what is in it: build it with RESEAU_SYMBOLS=1")
    unknown = {name for name in map(module, symbols) if name} - known_modules()
    for package in pinned():
        if unknown & modules(package):
            unknown -= modules(package)
            yield swift_package(package)
    if unknown:
        end(f"no package is known that has {', '.join(sorted(unknown))}")
    for row in json.loads((HERE / "parts.json").read_text()):
        if any(map(re.compile(row["symbol"]).fullmatch, symbols)):
            yield other(row)


def module(symbol):
    """The module that this symbol describes, if it is the description of one."""
    match = re.fullmatch(r"\$s\d+(\w+)MXM", symbol)
    return match and match[1]


def known_modules():
    """The project's own modules, and those of the toolchain."""
    own = {folder.name for folder in (ROOT / "Sources").iterdir()}
    its = {file.stem for file in toolchain().glob("lib/swift_static/linux/*.swiftmodule")}
    return own | its


@functools.cache
def pinned():
    """The Swift packages that the build resolved, by name."""
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    return {pin["identity"]: pin for pin in pins}


@functools.cache
def modules(package):
    """The modules that a package may have: its targets, or the folders of its sources."""
    manifest = (CHECKOUTS / package / "Package.swift").read_text()
    names = re.findall(r"[tT]arget\(\s*name:\s*\"(\w+)\"", manifest)
    return {*names, *(folder.name for folder in (CHECKOUTS / package / "Sources").iterdir())}


def swift_package(name):
    pin, folder = pinned()[name], CHECKOUTS / name
    texts = [folder / file for file in ["LICENSE.txt", "NOTICE.txt"] if (folder / file).exists()]
    text = "\n".join(file.read_text() for file in texts)
    if "Apache License" not in text:
        end(f"{name}: {folder} has no licence that is known here")
    holders = re.findall(r"Copyright \(c\) .*", (folder / "Package.swift").read_text())
    holders = re.findall(r"^Copyright .* Project$", text, re.MULTILINE) or holders
    source = pin["location"].removeprefix("https://").removesuffix(".git")
    version = pin["state"]["version"]
    return Part(
        name, version, SWIFT if "Runtime Library Exception" in text else "Apache-2.0",
        re.sub(r"^Copyright (\(c\) )?", "", holders[0]) if holders else f"the authors of {name}",
        f"pkg:swift/{source}@{version}", text)


def other(row):
    """A part that is no Swift package."""
    if "within" in row:
        pin = pinned()[row["within"]]
        source = pin["location"].removeprefix("https://github.com/").removesuffix(".git")
        version = f"in {row['within']} {pin['state']['version']}"
        folder = "/".join(row["texts"][-1].split("/")[:2])
        purl = f"pkg:github/{source}@{pin['state']['version']}#{folder}"
        text = "\n".join(notice(CHECKOUTS / row["within"] / file) for file in row["texts"])
    elif "archive" in row:
        package, version, purl = debian(row["archive"])
        text = notice(pathlib.Path(f"/usr/share/doc/{package}/copyright"))
    elif "source" in row:
        version = re.search(r"Swift version ([\d.]+)", run("swift", "--version"))[1]
        purl = f"pkg:github/{row['source']}@swift-{version}-RELEASE"
        text = notice(toolchain() / "share/swift/LICENSE.txt")
    else:
        version, purl = "", f"pkg:generic/{row['name']}"
        text = notice(HERE / "licences" / f"{row['licence']}.txt")
    return Part(row["name"], version, row["licence"], row["copyright"], purl, text)


def notice(file):
    """The text of a licence; of a file of code, the comment that it begins with."""
    if not file.exists():
        end(f"{file}: this text of a licence is missing")
    text = file.read_text()
    if file.suffix not in [".c", ".cc"]:
        return text
    return re.match(r"\s*(/\*.*?\*/|(//[^\n]*\n)+)", text, re.DOTALL)[0].strip() + "\n"


def debian(archive):
    """The package that holds a static library, its version, and where its source is."""
    package = run("dpkg", "-S", f"*/{archive}").partition(":")[0]
    form = "${source:Package} ${source:Version} ${Architecture}"
    source, version, architecture = run("dpkg-query", "-W", f"-f={form}", package).split()
    purl = f"pkg:deb/debian/{source}@{version.replace(':', '%3A')}?arch={architecture}"
    return package, version, purl


@functools.cache
def toolchain():
    return pathlib.Path(run("sh", "-c", 'readlink -f "$(command -v swift)"').strip()).parent.parent


def common_licences(parts):
    """The long licences that the parts' own texts only name."""
    all_of_them = " ".join(part.licence for part in parts)
    return [name for name in ["GPL-3", "LGPL-2.1"] if name in all_of_them]


def copyright_file(parts):
    stanzas = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Réseau\n"
        "Comment: usr/bin/reseau is one static file. What is linked into it stands below, a part a\n"
        " paragraph, as linked/NAME; the texts of the parts are in licences/NAME.txt beside this\n"
        " file, and their versions and sources in reseau.cdx.json.",
        "Files: *\nCopyright: the authors of Réseau\nLicense: LicenseRef-Reseau\n"
        " The project states no licence for its own part of this program.",
    ]
    for part in parts:
        licence = part.licence.replace(" WITH ", "-with-").replace(" AND ", " and ")
        where = f" The text is in /usr/share/doc/reseau/licences/{part.name}.txt."
        for name in ["Apache-2.0", "LGPL-2.1", "GPL-3"]:
            if part.licence.startswith(name):
                where += f"\n On Debian systems {name} is in /usr/share/common-licenses/{name}, too."
        stanzas.append(f"Files: linked/{part.name}/*\nCopyright: {part.copyright}\n"
                       f"License: {licence}\n{where}")
    return "\n\n".join(stanzas) + "\n"


def bill(parts, version, time, program):
    """The parts as CycloneDX 1.6 has it."""
    root = f"reseau@{version}"
    when = datetime.datetime.fromtimestamp(time, datetime.timezone.utc)
    digest = hashlib.sha256(program).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        "metadata": {
            "timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application", "bom-ref": root, "name": "reseau", "version": version,
                "licenses": [{"license": {"name": "LicenseRef-Reseau"}}],
            },
        },
        "components": [
            {
                "type": "library", "bom-ref": f"part/{part.name}", "name": part.name,
                **({"version": part.version} if part.version else {}),
                "licenses": [{"expression": part.licence}],
                "copyright": part.copyright, "purl": part.purl,
            }
            for part in parts
        ],
        "dependencies": [{"ref": root, "dependsOn": [f"part/{part.name}" for part in parts]}],
    }


def expression(file):
    """The licences of all parts as one expression of SPDX."""
    components = json.loads(pathlib.Path(file).read_text())["components"]
    licences = {each["licenses"][0]["expression"] for each in components}
    return " AND ".join(["LicenseRef-Reseau", *sorted(licences)])


if __name__ == "__main__":
    if sys.argv[1] == "--expression":
        print(expression(sys.argv[2]))
    else:
        main(*sys.argv[1:])
