"""Gateways for tests: one that does as it is told, a web server and a mail server that do too."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gongkai.notices.gateways import Outcome
from gongkai.notices.rules.states import Answer


class Scripted:
    """Answers what `script` says of the n-th message handed over, and keeps the messages."""

    is_real = True
    knows_repeats = True
    script = staticmethod(lambda n: Outcome(Answer.TAKEN))
    sent = []

    @classmethod
    def begin(cls):
        cls.script = staticmethod(lambda n: Outcome(Answer.TAKEN, gateway_id=f"G{n}"))
        cls.sent, cls.knows_repeats = [], True

    @classmethod
    def always(cls, answer, **more):
        cls.script = staticmethod(lambda n: Outcome(answer, **more))

    def send(self, message):
        type(self).sent.append(message)
        return type(self).script(len(self.sent))


class _Web(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append((dict(self.headers), body))
        status, headers, told, delay = self.server.answer
        time.sleep(delay)
        if status is None:  # hang up without a word
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *args):
        pass


class Web(ThreadingHTTPServer):
    """An address that answers every request alike."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Web)
        self.seen = []
        self.says({"accepted": True, "id": "S-1"})

    def says(self, told, status=200, delay=0, **headers):
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = (status, named, body, delay)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/send"


class _Smtp(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as smtplib asks for."""

    def handle(self):
        self.say("220 test")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.data()
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say(self.server.replies.get(verb, "250 ok"))

    def data(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.server.mails.append("\n".join(lines))
        told = self.server.replies.get("DATA", "250 kept")
        if told is not None:  # None: the line drops before the answer
            self.say(told)

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class Smtp(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it gets and says what `replies` has for a verb."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Smtp)
        self.mails, self.replies = [], {}


@contextmanager
def served(server):
    """The server at work in a thread of its own."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
