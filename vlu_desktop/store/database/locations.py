# SPDX-License-Identifier: Apache-2.0
"""Where a vault may not stand: a network's folder, a mapped drive, a folder that is copied to somebody's cloud.

SQLite can't keep a file whole that two computers write to over a network, and what a service has copied away can't be
called back. The reason is said, and what to do; nothing is written there.
"""

import contextlib
import ctypes
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

NETWORK_FILE_SYSTEMS = frozenset(
    "nfs nfs4 cifs smb2 smb3 smbfs ncpfs afs afpfs webdav davfs ceph glusterfs lustre beegfs gpfs ocfs2 gfs2 orangefs "
    "fuse.sshfs fuse.rclone fuse.gvfsd-fuse fuse.davfs2 fuse.davfs fuse.s3fs fuse.gcsfuse fuse.glusterfs "
    "fuse.ceph fuse.ceph-fuse fuse.cephfs fuse.onedriver fuse.google-drive-ocamlfuse "
    "fuse.goofys fuse.juicefs fuse.seadrive fuse.pcloud fuse.vmhgfs-fuse".split()
)
# A service that is known to be one by what it leaves, but not by name.
_UNNAMED = "a cloud"
# How the folders of a service are called, by themselves or with a name after: "OneDrive - Example Police".
_NAMED = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive", "googledrive": "Google Drive",
    "icloud": "iCloud", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "pcloud": "pCloud",
    "cloudstorage": _UNNAMED, "mobile documents": "iCloud", "box sync": "Box", "seafile": "Seafile",
}  # fmt: skip
# What a service leaves at the top of the folder that it copies; each begins with a point.
_LEFT = (
    (re.compile(r"\.dropbox(\.cache)?$"), "Dropbox"),
    (re.compile(r"\.tmp\.drive(upload|download)$"), "Google Drive"),
    (re.compile(r"\._?sync_[0-9a-f]+\.db$|\.owncloudsync\.log$|\.nextcloudsync\.log$"), "Nextcloud"),
    (re.compile(r"\.stfolder$"), "Syncthing"),
    (re.compile(r"\.sync$"), "Resilio Sync"),
)
_DRIVE_REMOTE = 4
_RECALLED = 0x00040000 | 0x00400000


def refuse_shared(vault: Path) -> None:
    """UserError where the vault's folder is not this computer's own."""
    why = why_not(vault)
    if why:
        raise UserError(why)


def why_not(vault: Path) -> str:
    """Why a vault may not stand at a path, and what to do; "" where it may."""
    given = vault.absolute()
    # As it was given and where it really is: a link may lead out of a folder of this computer, or into one.
    folders = {given.parent, Path(os.path.realpath(given.parent))}
    return next(
        (
            why
            for folder in folders
            for why in (_network(folder, vault.name), _cloud(folder, os.environ, vault.name))
            if why
        ),
        "",
    )


def named_service(folder: PurePath) -> str:
    """The service that a folder's name tells of."""
    for part in folder.parts:
        for name, service in _NAMED.items():
            if part.casefold() == name or part.casefold().startswith((f"{name} ", f"{name}-", f"{name}_")):
                return service
    return ""


def mounted_type(folder: PurePath, mounts: str) -> str:
    """The file system that a folder is on, from the text of /proc/mounts."""
    best, found = -1, ""
    for line in mounts.splitlines():
        words = line.split()
        if len(words) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), words[1])
        if folder.is_relative_to(point) and len(point) >= best:
            best, found = len(point), words[2]
    return found


def _network(folder: Path, file: str) -> str:
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return say("vault.on-a-network", file=file)
    if sys.platform == "win32":
        if ctypes.WinDLL("kernel32").GetDriveTypeW(ctypes.c_wchar_p(folder.anchor)) == _DRIVE_REMOTE:
            return say("vault.on-a-network-drive", file=file, drive=folder.drive)
    elif sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            kind = mounted_type(folder, Path("/proc/self/mounts").read_text(encoding="utf-8"))
            if kind in NETWORK_FILE_SYSTEMS:
                return say("vault.on-a-network-system", file=file, system=kind)
    return ""


def _cloud(folder: Path, environment: Mapping[str, str], file: str) -> str:
    service = named_service(folder) or _configured(folder, environment) or _left_there(folder)
    if service == _UNNAMED:
        return say("vault.copied-to-a-cloud", file=file)
    return say("vault.copied-by-a-service", file=file, service=service) if service else ""


def _configured(folder: Path, environment: Mapping[str, str]) -> str:
    """The service that has said for itself which folder it copies."""
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if environment.get(name) and folder.is_relative_to(environment[name]):
            return "OneDrive"
    for service, top in _told_tops(environment):
        if top and folder.is_relative_to(os.path.realpath(top)):
            return service
    return ""


def _told_tops(environment: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    home = Path.home()
    own = [Path(environment[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
    places = [home / ".dropbox", *own]
    for place in places:
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError, RecursionError):
            for account in json.loads((place / "info.json").read_text(encoding="utf-8")).values():
                yield "Dropbox", str(account.get("path", ""))
    for place in (home / ".config" / "Nextcloud", Path(environment.get("APPDATA") or home) / "Nextcloud"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = (place / "nextcloud.cfg").read_text(encoding="utf-8")
            for match in re.finditer(r"^.*\\localPath=(.+)$", text, re.MULTILINE):
                yield "Nextcloud", match[1].strip()


def _left_there(folder: Path) -> str:
    """The service whose traces are in the folder or above it."""
    for each in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            if getattr(each.stat(), "st_file_attributes", 0) & _RECALLED:
                return _UNNAMED
            # A folder of thousands is looked through at each opening: few of its names begin so.
            for name in [name for name in os.listdir(each) if name.startswith(".")]:
                for pattern, service in _LEFT:
                    if pattern.match(name):
                        return service
    return ""
