"""A back end of Chinwag in Python: run it with `python3 backend.py` while `chinwag dev` runs."""

import base64
import hashlib
import hmac
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request

SERVER = os.environ.get("CHINWAG_URL", "http://127.0.0.1:8080")
APP = os.environ.get("CHINWAG_APP", "demo")
KEY = os.environ.get("CHINWAG_KEY", "sk_test_demo")


def call(method, path, body=None):
    """One call of the REST API. Ids may hold anything, so encode each: quote(id, safe="")."""
    request = urllib.request.Request(
        f"{SERVER}/v1/{APP}{path}",
        method=method,
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
        data=None if body is None else json.dumps(body).encode(),
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        # "code" is for programs, "message" for people, "reasons" names the field.
        told = json.load(error)
        raise RuntimeError(f"{method} {path}: {told['code']}: {told['message']}") from error


def user_token(user):
    """What a user's browser proves itself with: a JWT (HS256) under the secret key."""

    def encoded(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    claims = {"tokenType": "user", "iss": APP, "sub": user, "exp": int(time.time()) + 24 * 60 * 60}
    parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT"}, claims)]
    signed = ".".join(encoded(part) for part in parts)
    return f"{signed}.{encoded(hmac.digest(KEY.encode(), signed.encode(), hashlib.sha256))}"


def is_genuine(timestamp, signature, body):
    """Whether a webhook comes from our server: over the body as it came, before it is parsed."""
    expected = hmac.new(KEY.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest().upper()
    return hmac.compare_digest(signature, expected)


call("PUT", "/users", {"alice": {"name": "Alice"}, "bob": {"name": "Bob", "role": "seller"}})
path = "/conversations/" + urllib.parse.quote("order-17 (python)", safe="")
call("PUT", path, {"participants": ["alice", "bob"], "subject": "Blue bicycle"})
# With a key of its own, a message may be sent again after a failure, and lands once.
message = {"type": "UserMessage", "sender": "alice", "text": "Is it *still* available?", "idempotencyKey": "first"}
call("POST", f"{path}/messages", [message])
for said in reversed(call("GET", f"{path}/messages?limit=10")["data"]):
    print(f"{said['senderId']}: {said['text']}")

print(f"token: {user_token('alice')}")

BODY = b'{"id":"evt_1","type":"user.created"}'
SIGNATURE = hmac.new(KEY.encode(), b"1700000000000." + BODY, hashlib.sha256).hexdigest().upper()
print("webhook:", str(is_genuine("1700000000000", SIGNATURE, BODY)).lower())
print("forged:", str(is_genuine("1700000000001", SIGNATURE, BODY)).lower())
