"""record.py PORT TARGET LOG: passes requests on to a Meilisearch server and logs the bodies of searches, one a line."""

import http.server
import sys
import urllib.error
import urllib.request

PORT, TARGET, LOG = int(sys.argv[1]), sys.argv[2].rstrip("/"), sys.argv[3]
NOT_PASSED = {"host", "connection", "content-length", "accept-encoding", "transfer-encoding"}


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.body()
        if self.path.startswith("/multi-search"):
            with open(LOG, "ab") as log:
                log.write(body + b"\n")
        headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED}
        request = urllib.request.Request(TARGET + self.path, data=body or None, headers=headers, method=self.command)
        try:
            reply = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            reply = error
        content = reply.read()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.headers.get("Content-Type", "application/json"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Recorder).serve_forever()
