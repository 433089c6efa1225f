#!/usr/bin/env python3
"""Stands between a client and graph-sandbox, and checks with openapi-core what the client sends and what it gets.

  check_client.py OPENAPI.yaml SANDBOX-URL

The first line of its output is the address that clients use; it ends when its standard input does. Then it prints one line
for each operation that was used, one for each problem, and a last line of totals. Status: as check_sandbox.py.
"""
import http.client
import http.server
import re
import sys
import threading
import urllib.parse

from check_sandbox import Checker, ReceivedAnswer, SentRequest

# Besides what the description has: what HTTP itself and the sign-in need.
KNOWN_FIELDS = {
    "host", "authorization", "user-agent", "accept", "accept-encoding", "content-type", "content-length", "client-request-id",
    "return-client-request-id",
}


class Operations:
    """Which operation of the description a request is; openapi-core checks with one, and does not say with which."""

    def __init__(self, description):
        # Those without names first: "/me/photos/48x48" is no user.
        paths = sorted(description["paths"], key=lambda path: (path.count("{"), path))
        self.patterns = [
            (re.compile(re.sub(r"\\\{[^/]*?\\\}", "[^/]+", re.escape(path))), path, item)
            for path, item in ((path, description["paths"][path]) for path in paths)
        ]

    def name(self, method, target):
        path = target.partition("?")[0].removeprefix("/v1.0")
        for pattern, name, item in self.patterns:
            if pattern.fullmatch(path) and method.lower() in item:
                return f"{method} {name}"
        return None


class Middleman(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def pass_on(self):
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(length) if length else None
        fields = self.headers.items()
        sandbox = http.client.HTTPConnection(self.server.sandbox.hostname, self.server.sandbox.port, timeout=30)
        sandbox.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in fields:
            sandbox.putheader(name, value)
        sandbox.endheaders(body)
        answer = ReceivedAnswer(sandbox.getresponse())
        sandbox.close()
        with self.server.lock:
            self.check(fields, body, answer)
        self.send_response_only(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                self.send_header(name, value)
        if answer.status_code != 204:
            self.send_header("Content-Length", str(len(answer.data)))
        self.end_headers()
        self.wfile.write(answer.data)

    do_GET = do_PUT = do_PATCH = do_DELETE = do_POST = pass_on

    def check(self, fields, body, answer):
        checker, what = self.server.checker, f"{self.command} {self.path}"
        sent = SentRequest(self.command, self.path, fields, body)
        checker.request(sent, what)
        checker.answer(sent, answer, what)
        names = [name.lower() for name, _ in fields]
        for name in names:
            if name not in KNOWN_FIELDS:
                checker.problem(what, f"the field {name} has no business there")
            if names.count(name) > 1:
                checker.problem(what, f"the field {name} is there more than once")
        for name in ("authorization", "client-request-id", "user-agent"):
            if name not in names:
                checker.problem(what, f"the field {name} is missing")
        if (body is None) != ("content-type" not in names):
            checker.problem(what, "a content type and a body belong together")
        operation = self.server.operations.name(self.command, self.path)
        if operation is None:
            checker.problem(what, "no operation of the description")
        else:
            self.server.used.add(operation)

    def log_message(self, *_):
        pass


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 64
    checker = Checker(sys.argv[1])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Middleman)
    server.sandbox = urllib.parse.urlsplit(sys.argv[2])
    server.checker, server.operations, server.used = checker, Operations(checker.description), set()
    server.lock = threading.Lock()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    sys.stdin.read()
    server.shutdown()
    for operation in sorted(server.used):
        print(f"operation {operation}")
    return checker.done()


if __name__ == "__main__":
    sys.exit(main())
