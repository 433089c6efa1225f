#!/usr/bin/env python3
"""A gateway that shows what it was sent, in whichever part of whichever answer it is told.

  echoing_server.py SHAPES.json

SHAPES.json is an object; its names are segments of paths, and its values answers:

  {"status": "400 Bad Request", "headers": [["request-id", "ECHO"]], "body": "{\\"error\\": \\"ECHO\\"}"}

ECHO stands for all that the request had in it that may be secret: the values of its header fields, and of its form. It comes
in four spellings, one after the other: as it was sent, percent-encoded, in base 64, and without its first character.

The first line of its output is its address; it ends when its standard input does. Then it prints what it was sent and might
have shown, each value on a line as JSON.
"""
import base64
import json
import socketserver
import sys
import threading
import urllib.parse

HARMLESS = {"host", "accept", "accept-encoding", "content-length", "content-type", "user-agent", "client-request-id",
            "metadata", "connection"}


class Gateway(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, shapes):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.shapes = shapes
        self.lock = threading.Lock()
        self.seen = set()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            while self.exchange():
                pass
        except OSError:
            pass

    def exchange(self):
        line = self.rfile.readline().decode("latin-1").split()
        if len(line) != 3:
            return False
        values = []
        length, is_form = 0, False
        while (field := self.rfile.readline().decode("latin-1").rstrip("\r\n")):
            name, _, value = field.partition(":")
            name, value = name.lower(), value.strip()
            length = int(value) if name == "content-length" else length
            is_form = is_form or name == "content-type" and "urlencoded" in value
            if name not in HARMLESS:
                values.append(value.removeprefix("Bearer "))
        body = self.rfile.read(length)
        if is_form:
            pairs = urllib.parse.parse_qsl(body.decode("latin-1"))
            values += [v for n, v in pairs if n in
                       ("client_secret", "client_assertion", "refresh_token", "device_code", "assertion")]
        with self.server.lock:
            self.server.seen.update(values)
        shape = next((self.server.shapes[part] for part in line[1].split("/") if part in self.server.shapes), None)
        self.wfile.write(self.answer(shape or {"status": "404 Not Found", "body": ""}, values))
        return True

    @staticmethod
    def answer(shape, values):
        spellings = []
        for value in values:
            spellings += [value, urllib.parse.quote_plus(value), base64.b64encode(value.encode()).decode(), value[1:]]
        echo = " , ".join(spellings)
        body = shape.get("body", "")
        body = body.replace("ECHO", json.dumps(echo)[1:-1] if body.startswith("{") else echo).encode()
        head = [f"HTTP/1.1 {shape['status']}", f"Content-Length: {len(body)}"]
        head += [f"{name}: {value.replace('ECHO', echo)}" for name, value in shape.get("headers", [])]
        return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    with open(sys.argv[1], encoding="utf-8") as file:
        server = Gateway(json.load(file))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()
    with server.lock:
        for value in sorted(server.seen):
            print(json.dumps(value))
    return 0


if __name__ == "__main__":
    sys.exit(main())
