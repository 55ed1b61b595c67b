#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Tries what packages.py made, as root in a bare Debian that may be thrown away: `sh try-packages.sh FOLDER`.
# Installs the .deb, opens the example without a screen, makes a court's paper of it, removes the package and looks for
# what is left; then does the same with the portable archive.
set -eu
folder="$1"
work="$(mktemp -d)"
export HOME="$work/home" QT_QPA_PLATFORM=offscreen DEBIAN_FRONTEND=noninteractive

# What lies on the disk under this program's name, but for the package manager's own notes and what is tried here.
everything() {
  find / -xdev \( -path /proc -o -path /sys -o -path /var -o -path "$work" -o -path "$folder" \) -prune -o -name '*vlu*' -print | sort
}

try() {
  program="$1" place="$2"
  mkdir -p "$HOME" "$place"
  "$program" example "$place/casebook" | sed -n 's/^passphrase: //p' > "$place/passphrase"
  "$program" document "$place/casebook/casebook.vlu" CVL/2024/0017 social-history --passphrase-file "$place/passphrase" \
    --court "Porth Maddow Crown Court" --recipient "Porth Maddow Crown Court" --purpose Sentence --near harmless --out "$place/court.pdf"
  test "$(head -c 5 "$place/court.pdf")" = "%PDF-"
  # The window stays open until it is ended.
  code=0
  timeout 60 "$program" --example || code=$?
  test "$code" = 124
  rm -rf "$HOME"
}

everything > "$work.before"
apt-get -qq update
apt-get -qq install -y --no-install-recommends "$folder"/*.deb > "$work.apt"
try vlu-desktop "$work/installed"
apt-get -qq purge -y vlu-desktop > "$work.apt"
everything > "$work.after"
cmp "$work.before" "$work.after"
echo "The package: installed, used, removed, nothing left."

mkdir -p "$work/portable"
tar -xzf "$folder"/*.tar.gz -C "$work/portable"
try "$(echo "$work"/portable/*/vlu-desktop)" "$work/unpacked"
echo "The archive: unpacked, used."
