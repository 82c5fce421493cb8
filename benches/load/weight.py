"""weight.py BASE PATH: what a first visit loads before pictures: the page, its style sheets and its scripts with
what they import. Prints bytes as they are and as the server compresses them."""

import re
import sys
import urllib.parse
import urllib.request

BASE, PATH = sys.argv[1:]
STYLES = re.compile(r'<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+)"[^>]*rel="stylesheet"')
SCRIPTS = re.compile(r'<script[^>]*src="([^"]+)"')
IMPORTS = re.compile(r'@import\s+(?:url\()?["\']([^"\']+)|(?:^|;)\s*import\s+(?:[^"\';]+from\s+)?["\']([^"\']+)', re.M)


def load(path, encoding):
    request = urllib.request.Request(BASE + path, headers={"Accept-Encoding": encoding})
    return urllib.request.urlopen(request, timeout=30).read()


def found(pattern, text):
    return ["".join(match) if isinstance(match, tuple) else match for match in pattern.findall(text)]


def main():
    page = load(PATH, "identity").decode()
    waiting = found(STYLES, page) + found(SCRIPTS, page)
    seen = []
    while waiting:
        path = waiting.pop(0).replace("&amp;", "&")
        if path in seen:
            continue
        seen.append(path)
        text = load(path, "identity").decode()
        waiting += [urllib.parse.urljoin(path, imported) for imported in found(IMPORTS, text)]
    for name, encoding in [("plain", "identity"), ("gzip", "gzip")]:
        sizes = [len(load(path, encoding)) for path in [PATH, *seen]]
        print(f"{name} {sum(sizes)}")
        print(f"page-{name} {sizes[0]}")


main()
