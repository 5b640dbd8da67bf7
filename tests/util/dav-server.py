#!/usr/bin/env python3
"""dav-server.py: a real WebDAV server for a test, as long as the test lives.

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

  dav-server.py KIND FOLDER [--auth basic|digest [--public]] [--certificate FILE] [--port N]

KIND is apache, nginx, lighttpd or rclone. FOLDER/data is served at /dav/ on a port of the loopback alone; FOLDER/run
holds all else, as access.log of Apache (which request of its connection, method, status, bytes that came, kind of
HTTP, bytes of the body that went out). The user is "ann", the password "open sesame", which --public wants for writing
alone (Apache). With a certificate (PEM with its key; Apache) it speaks TLS and HTTP/2.

Prints the address once the server answers, and stops it when standard input ends: so it never outlives its test,
whatever becomes of that. Exit status 77: that server isn't installed.
"""

import argparse
import base64
import contextlib
import hashlib
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time

USER, PASSWORD, REALM = "ann", "open sesame", "notanda"
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin"
NOT_INSTALLED = 77


def find(name):
    program = shutil.which(name, path=PATH)
    if not program:
        print(f"{name} is not installed", file=sys.stderr)
        sys.exit(NOT_INSTALLED)
    return program


def find_modules(program, *folders):
    """The folder of a server's modules, which lies beside it."""
    usr = pathlib.Path(program).resolve().parent.parent
    for folder in folders:
        if (usr / folder).is_dir():
            return usr / folder
    print(f"{program} has no modules in {usr}", file=sys.stderr)
    sys.exit(NOT_INSTALLED)


def write_passwords(run, auth):
    if auth == "digest":
        word = hashlib.md5(f"{USER}:{REALM}:{PASSWORD}".encode()).hexdigest()
        line = f"{USER}:{REALM}:{word}"
    else:
        line = f"{USER}:{{SHA}}" + base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (run / "passwords").write_text(line + "\n")


def apache(args, data, run):
    program = find("apache2")
    modules = find_modules(program, "lib/apache2/modules")
    names = ["mpm_event", "authz_core", "authn_core", "authn_file", "authz_user", "auth_basic", "auth_digest",
             "dav", "dav_fs", "alias", "setenvif"]
    if args.certificate:
        names += ["ssl", "http2"]
    lines = [f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names]
    lines += [f"ServerRoot {run}", f"PidFile {run}/pid", f"Listen 127.0.0.1:{args.port}", "ServerName site.test",
              f"ErrorLog {run}/error.log", f'CustomLog {run}/access.log "%k %m %s %{{Content-Length}}i %H %B"',
              f"DocumentRoot {run}", f"DavLockDB {run}/locks", f"Alias /dav {data}",
              "KeepAlive On", "MaxKeepAliveRequests 0", "KeepAliveTimeout 60"]
    if args.certificate:
        lines += ["SSLEngine On", f"SSLCertificateFile {run}/certificate.pem", "Protocols h2 http/1.1"]
    lines += [f"<Directory {data}>", "Dav On"]
    if args.auth:
        lines += [f"AuthType {args.auth.capitalize()}", f"AuthName {REALM}", f"AuthUserFile {run}/passwords"]
        require = ["Require valid-user"]
        lines += ["<LimitExcept GET OPTIONS PROPFIND>", *require, "</LimitExcept>"] if args.public else require
    else:
        lines += ["Require all granted"]
    lines += ["</Directory>"]
    (run / "apache.conf").write_text("\n".join(lines) + "\n")
    return [program, "-f", f"{run}/apache.conf", "-DFOREGROUND"]


def nginx(args, data, run):
    program = find("nginx")
    module = find_modules(program, "lib/nginx/modules") / "ngx_http_dav_ext_module.so"
    if not module.exists():
        print("nginx has no dav-ext module", file=sys.stderr)
        sys.exit(NOT_INSTALLED)
    auth = f"auth_basic {REALM}; auth_basic_user_file {run}/passwords;" if args.auth else ""
    paths = "".join(f"{kind}_temp_path {run}/{kind};\n" for kind in ("proxy", "fastcgi", "uwsgi", "scgi"))
    (run / "nginx.conf").write_text(f"""\
load_module {module};
daemon off;
pid {run}/pid;
error_log {run}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {run}/incoming;
  {paths}
  server {{
    listen 127.0.0.1:{args.port};
    client_max_body_size 64m;
    location /dav/ {{
      alias {data}/;
      dav_methods PUT DELETE MKCOL COPY MOVE;
      dav_ext_methods PROPFIND OPTIONS;
      {auth}
    }}
  }}
}}
""")
    return [program, "-c", f"{run}/nginx.conf", "-p", str(run), "-e", f"{run}/error.log"]


def lighttpd(args, data, run):
    program = find("lighttpd")
    if not (find_modules(program, "lib/lighttpd") / "mod_webdav.so").exists():
        print("lighttpd has no mod_webdav", file=sys.stderr)
        sys.exit(NOT_INSTALLED)
    kind = args.auth or "basic"
    backend = "htdigest" if kind == "digest" else "htpasswd"
    require = f'auth.require = ("" => ("method" => "{kind}", "realm" => "{REALM}", "require" => "valid-user"))'
    (run / "lighttpd.conf").write_text(f"""\
server.modules = ("mod_alias", "mod_auth", "mod_authn_file", "mod_webdav")
server.document-root = "{run}"
server.bind = "127.0.0.1"
server.port = {args.port}
server.errorlog = "{run}/error.log"
server.upload-dirs = ("{run}")
alias.url = ("/dav/" => "{data}/")
auth.backend = "{backend}"
auth.backend.{backend}.userfile = "{run}/passwords"
$HTTP["url"] =~ "^/dav(/|$)" {{
  webdav.activate = "enable"
  {require if args.auth else ""}
}}
""")
    return [program, "-D", "-f", f"{run}/lighttpd.conf"]


def rclone(args, data, run):
    command = [find("rclone"), "serve", "webdav", str(data), "--addr", f"127.0.0.1:{args.port}", "--baseurl", "/dav",
               "--config", f"{run}/rclone.conf", "--cache-dir", f"{run}/cache", "--dir-cache-time", "1s"]
    return command + (["--user", USER, "--pass", PASSWORD] if args.auth else [])


KINDS = {"apache": apache, "nginx": nginx, "lighttpd": lighttpd, "rclone": rclone}


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def as_nobody(folder):
    """The arguments that start a program as who may do nothing, and the folder that is theirs: servers refuse root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def answers(port, process):
    for _ in range(1000):
        if process.poll() is not None:
            return False
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        time.sleep(0.02)
    return False


def stop(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)   # the group that was made for it
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--auth", choices=["basic", "digest"])
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--certificate")
    parser.add_argument("--port", type=int)
    args = parser.parse_args()
    args.port = args.port or free_port()
    folder = args.folder.resolve()
    data, run = folder / "data", folder / "run"
    for path in (data, run):
        path.mkdir(parents=True, exist_ok=True)
    write_passwords(run, args.auth)
    if args.certificate:
        shutil.copy(args.certificate, run / "certificate.pem")
    command = KINDS[args.kind](args, data, run)
    with open(run / "output.log", "ab") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                   cwd=run, env={"PATH": PATH, "HOME": str(run), "LC_ALL": "C.UTF-8"}, **as_nobody(folder))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        if not answers(args.port, process):
            print((run / "output.log").read_text(errors="replace"), file=sys.stderr)
            return 1
        print(f"http{'s' if args.certificate else ''}://127.0.0.1:{args.port}/dav/", flush=True)
        sys.stdin.read()
    finally:
        stop(process)
    return 0


sys.exit(main())
