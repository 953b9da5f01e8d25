# SPDX-FileCopyrightText: Madang developers
# SPDX-License-Identifier: MIT
"""Debian's nginx before a server, as it comes: a proxy_pass and nothing else, so that it buffers answers, speaks HTTP/1.0 to the
server and passes on no Upgrade; or with a location of one's own."""

import os
import socket
import subprocess
import tempfile
import time

PROGRAM = "/usr/sbin/nginx"
PATIENCE = 30.0
AS_IT_COMES = "location / { proxy_pass http://127.0.0.1:8787; }"
CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    {location}
  }}
}}
"""


class Nginx:
    """Starts with the block and ends with it; `port` is a free one of loopback."""

    def __init__(self, server_port, location=AS_IT_COMES):
        """`location` names the server as 127.0.0.1:8787, wherever it is."""
        self.port = _free_port()
        self._location = location.replace("127.0.0.1:8787", f"127.0.0.1:{server_port}")
        self._folder = None
        self._process = None

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="madang-nginx-")
        os.chmod(self._folder.name, 0o755)  # where root starts it, its worker is somebody else
        configuration = os.path.join(self._folder.name, "nginx.conf")
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(folder=self._folder.name, port=self.port, location=self._location))
        self._process = subprocess.Popen(
            [PROGRAM, "-p", self._folder.name, "-c", configuration, "-e", os.path.join(self._folder.name, "error.log")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait_until_it_listens()
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._folder.cleanup()

    def _wait_until_it_listens(self):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), PATIENCE).close()
                return
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self._process.kill()
                    raise
                time.sleep(0.02)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
