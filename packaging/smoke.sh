#!/bin/sh
# Smoke test of the frozen program (`make app`) in a bare Debian without Python:
#     sh packaging/smoke.sh [dist/RetSAM]
# Debian's debootstrap makes the smallest Debian there is in build/bare, once; a few libraries that
# every desktop has are added. There, on a screen that nobody sees, a person's keys are pressed.
# Exit status 77: it cannot be done here (not root, not Debian, no network).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
app=${1:-$here/dist/RetSAM}
bare=${RETSAM_BARE:-$here/build/bare}
[ -x "$app/retsam-gui" ] || { echo "There is no $app/retsam-gui: make app builds it."; exit 77; }
[ "$(id -u)" = 0 ] || { echo "This needs root, for chroot."; exit 77; }

if [ ! -e "$bare/.ready" ]; then
    command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null 2>&1 || true
    command -v debootstrap >/dev/null || { echo "debootstrap is missing."; exit 77; }
    debootstrap --variant=minbase stable "$bare" >/dev/null || { echo "No Debian to be had."; exit 77; }
    # libegl1, libgl1, fontconfig: the system's own on every desktop. The others press keys and look.
    DEBIAN_FRONTEND=noninteractive chroot "$bare" sh -c 'apt-get update -qq && apt-get install -y \
        -qq --no-install-recommends libegl1 libgl1 fontconfig fonts-dejavu-core \
        xvfb xdotool fluxbox sqlite3' >/dev/null
    touch "$bare/.ready"
fi

mounted=""
for place in proc dev; do
    mountpoint -q "$bare/$place" || { mount --bind "/$place" "$bare/$place"; mounted="$mounted $place"; }
done
finish() {
    for place in $mounted; do umount --lazy "$bare/$place" || true; done
    rm -rf "$bare/opt/RetSAM"
}
trap finish EXIT
rm -rf "$bare/opt/RetSAM" "$bare/root/smoke"
cp -a "$app" "$bare/opt/RetSAM"
cp "$here/packaging/smoke-inside.sh" "$bare/root/smoke-inside.sh"
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root/smoke LANG=C.UTF-8 \
    chroot "$bare" sh /root/smoke-inside.sh /opt/RetSAM
