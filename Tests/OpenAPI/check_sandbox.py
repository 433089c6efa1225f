#!/usr/bin/env python3
"""Checks graph-sandbox against a description of Microsoft Graph's photo endpoints in OpenAPI, with openapi-core.

  check_sandbox.py OPENAPI.yaml sandbox URL   sends each operation to a running sandbox; requests and answers have to be valid
  check_sandbox.py OPENAPI.yaml log FILE      the requests in a sandbox's log have to be valid

Prints one line for each problem and a last line of totals. Status: 0 none, 1 some, 75 openapi-core is not installed.
"""
import base64
import http.client
import json
import struct
import sys
import urllib.parse
import uuid

try:
    from openapi_core import OpenAPI
    from openapi_core.datatypes import RequestParameters
    from werkzeug.datastructures import Headers, ImmutableMultiDict
    import yaml
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(75)


class SentRequest:
    """A request as openapi-core wants to see it."""

    def __init__(self, method, target, headers, body):
        path, _, query = target.partition("?")
        self.host_url = "https://graph.microsoft.com"
        self.path = path
        self.method = method.lower()
        self.body = body
        self.content_type = next((v for k, v in headers if k.lower() == "content-type"), "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(urllib.parse.parse_qsl(query, keep_blank_values=True)), header=Headers(headers)
        )


class ReceivedAnswer:
    """An answer as openapi-core wants to see it."""

    def __init__(self, response):
        self.status_code = response.status
        self.headers = Headers(response.getheaders())
        self.content_type = response.getheader("Content-Type", "").lower()
        self.data = response.read()


def causes(error):
    parts = []
    while error is not None:
        parts.append(f"{type(error).__name__}: {error}")
        for schema_error in getattr(error, "schema_errors", []):
            parts.append(f"{list(schema_error.absolute_path)}: {schema_error.message[:200]}")
        error = error.__cause__
    return " / ".join(parts)


class Checker:
    def __init__(self, description):
        with open(description, encoding="utf-8") as file:
            self.description = yaml.safe_load(file)
        self.openapi = OpenAPI.from_dict(self.description)
        self.problems = 0
        self.checked = 0
        self.answers = 0

    def problem(self, what, why):
        self.problems += 1
        print(f"{what}: {why}")

    def request(self, sent, what):
        self.checked += 1
        try:
            self.openapi.validate_request(sent)
        except Exception as error:
            self.problem(what, causes(error))

    def answer(self, sent, answer, what):
        self.answers += 1
        try:
            self.openapi.validate_response(sent, answer)
        except Exception as error:
            self.problem(f"{what} -> {answer.status_code}", causes(error))

    def done(self):
        print(f"{self.checked} requests and {self.answers} answers checked, {self.problems} problems")
        return 1 if self.problems else 0


class Sandbox:
    def __init__(self, url, checker):
        self.url = urllib.parse.urlsplit(url)
        self.checker = checker
        self.directory = json.loads(self.raw("GET", "/_sandbox/directory")[1])

    def raw(self, method, target, body=None, headers=()):
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=120)
        connection.request(method, target, body=body, headers=dict(headers))
        response = connection.getresponse()
        return response.status, response.read()

    def token(self, **claims):
        return json.loads(self.raw("POST", "/_sandbox/tokens", json.dumps(claims))[1])["access_token"]

    def settings(self, **settings):
        status, body = self.raw("PUT", "/_sandbox/settings", json.dumps(settings))
        assert status == 200, body

    def send(self, method, target, token, body=None, content_type=None, extra=()):
        headers = [("client-request-id", str(uuid.uuid4())), ("return-client-request-id", "true"), *extra]
        if content_type:
            headers.append(("Content-Type", content_type))
        if token:
            headers.append(("Authorization", f"Bearer {token}"))
        sent = SentRequest(method, "/v1.0" + target, headers, body)
        connection = http.client.HTTPConnection(self.url.hostname, self.url.port, timeout=120)
        connection.request(method, "/v1.0" + target, body=body, headers=dict(headers))
        answer = ReceivedAnswer(connection.getresponse())
        what = f"{method} {target}"
        self.checker.request(sent, what)
        self.checker.answer(sent, answer, what)
        return answer


def generated_jpeg():
    """A gray square of 64 x 64 in baseline JPEG, made here so that nothing of Headshot is in it."""
    quantization = b"\xff\xdb" + struct.pack(">HB", 67, 0) + bytes([16] * 64)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 64, 64, 1) + bytes([1, 0x11, 0])
    # One code for each table: no difference for DC, end of block for AC.
    tables = b"".join(
        b"\xff\xc4" + struct.pack(">HB", 20, kind) + bytes([1] + [0] * 15) + b"\x00" for kind in (0x00, 0x10)
    )
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + bytes([1, 0x00, 0, 63, 0])
    return b"\xff\xd8" + quantization + frame + tables + scan + bytes(64 * 2 // 8) + b"\xff\xd9"


def check_operations(sandbox):
    checker = sandbox.checker
    photo = generated_jpeg()
    directory = sandbox.directory
    user = directory["users"][0]
    guest = next(u for u in directory["users"] if u["isGuest"])
    group, team = directory["groups"][1], next(g for g in directory["groups"] if g["isTeam"])
    delegated = sandbox.token(
        scopes=["User.ReadWrite", "Contacts.ReadWrite", "Group.ReadWrite.All", "TeamSettings.ReadWrite.All"]
    )
    application = sandbox.token()

    def names(path):
        folder = user["contactFolders"][0]
        contact = folder["contacts"][0] if "ontact" in path and "older" in path else user["contacts"][0]
        return {
            "user-id": user["userPrincipalName"], "group-id": group["id"], "team-id": team["id"],
            "contact-id": contact["id"], "contactFolder-id": folder["id"], "profilePhoto-id": "64x64",
        }

    order = {"put": 0, "patch": 1, "get": 2, "post": 3, "delete": 4}
    operations = [
        (order[method], path, method)
        for path, item in checker.description["paths"].items() for method in item if method in order
    ]
    succeeded = set()
    for _, path, method in sorted(operations):
        target = path
        for name, value in names(path).items():
            target = target.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
        token = delegated if path.startswith(("/me", "/drive")) else application
        body = content_type = None
        if method in ("put", "patch"):
            body, content_type = photo, "image/jpeg"
            if not path.endswith("$value"):
                body, content_type = b'{"height": 64, "width": 64, "id": "64x64"}', "application/json"
        elif method == "post":
            one = {"id": "1", "method": "GET", "url": f"/users/{user['id']}/photo"}
            two = {
                "id": "2", "method": "PUT", "url": f"/users/{user['id']}/photo/$value", "dependsOn": ["1"],
                "headers": {"Content-Type": "image/jpeg"}, "body": base64.b64encode(photo).decode(),
            }
            body, content_type = json.dumps({"requests": [one, two]}).encode(), "application/json"
        elif method == "delete":
            # Something to delete: another operation may have been first.
            value = target if target.endswith("$value") else target + "/$value"
            sandbox.send("PUT", value, token, photo, "image/jpeg")
        answer = sandbox.send(method.upper(), target, token, body, content_type)
        if 200 <= answer.status_code < 300:
            succeeded.add((path, method))
        else:
            checker.problem(f"{method.upper()} {path}", f"answered {answer.status_code}: {answer.data[:200]}")
        if method == "get" and answer.content_type.startswith("image/") and answer.data != photo:
            checker.problem(f"GET {path}", "not the photo that was sent")
    if len(succeeded) != len(operations):
        checker.problem("operations", f"{len(succeeded)} of {len(operations)} succeeded")
    print(f"{len(succeeded)} of {len(operations)} operations succeeded")

    check_refusals(sandbox, photo, user, guest, group, application, delegated)


def check_refusals(sandbox, photo, user, guest, group, application, delegated):
    """The answers that are errors have to be valid too."""
    mine = f"/users/{user['id']}/photo"
    stranger = f"/users/{urllib.parse.quote(guest['userPrincipalName'], safe='')}/photo"
    expected = []

    def expect(status, method, target, token, body=None, content_type=None, extra=()):
        answer = sandbox.send(method, target, token, body, content_type, extra)
        if answer.status_code != status:
            sandbox.checker.problem(f"{method} {target}", f"answered {answer.status_code} instead of {status}")
        expected.append(status)

    expect(401, "GET", mine, None)
    expect(401, "GET", mine, "no.such.token")
    expect(401, "GET", mine, sandbox.token(expiresIn=-10))
    expect(401, "GET", mine, sandbox.token(audience="https://graph.microsoft.us"))
    expect(403, "PUT", mine + "/$value", sandbox.token(roles=["User.Read.All"]), photo, "image/jpeg")
    expect(403, "PUT", f"/groups/{group['id']}/photo/$value", sandbox.token(roles=["Group.ReadWrite.All"]), photo, "image/jpeg")
    expect(400, "GET", "/me/photo", application)
    expect(404, "GET", "/users/nobody/photo", application)
    expect(500, "PUT", mine + "/$value", application, photo, "application/octet-stream")
    expect(500, "PUT", mine + "/$value", application, base64.b64encode(photo), "image/jpeg")
    expect(400, "PUT", mine + "/$value", application, photo.replace(struct.pack(">HH", 64, 64), struct.pack(">HH", 23, 23)), "image/jpeg")
    expect(400, "PUT", mine + "/$value", application, bytes(4_000_000), "image/jpeg")
    expect(404, "PUT", stranger + "/$value", application, photo[:-2] + b"\xff\xd9" + bytes(100_000), "image/jpeg")
    expect(404, "GET", mine.replace("/photo", "/photos/120x120"), application)
    expect(200, "GET", stranger, application)
    sandbox.settings(missingPhoto="404")
    expect(404, "GET", stranger, application)
    for status in (400, 403, 405, 501):
        sandbox.settings(dimensions=str(status))
        expect(status, "PATCH", mine, application, b'{"height": 64, "width": 64, "id": "64x64"}', "application/json")
    for script, status in {
        "429": 429, "429-date": 429, "503": 503, "504": 504, "509": 509, "storage": 500, "not-an-image": 500, "expired": 401,
        "no-effect": 204, "stale": 200,
    }.items():
        sandbox.raw("PUT", "/_sandbox/faults", json.dumps({"script": [script]}))
        expect(status, "PUT", mine + "/$value", application, photo, "image/jpeg")
    print(f"{len(expected)} refusals and variations as expected")


def check_log(checker, path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if not record["target"].startswith("/v1.0/"):
                continue
            # Bodies are not in the log, but what JSON said is.
            body = None
            length = next((v for k, v in record["headers"] if k.lower() == "content-length"), "0")
            if record["bodyByteCount"] or length != "0":
                body = (record["bodyText"] or "").encode() or b"\xff"
            sent = SentRequest(record["method"], record["target"], [tuple(h) for h in record["headers"]], body)
            checker.request(sent, f"request {record['number']}: {record['method']} {record['target']}")


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("sandbox", "log"):
        print(__doc__, file=sys.stderr)
        return 64
    checker = Checker(sys.argv[1])
    if sys.argv[2] == "sandbox":
        check_operations(Sandbox(sys.argv[3], checker))
    else:
        check_log(checker, sys.argv[3])
    return checker.done()


if __name__ == "__main__":
    sys.exit(main())
